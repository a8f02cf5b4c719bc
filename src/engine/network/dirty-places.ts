/** A set of places in the order of computing, taken out first to last or last to first; what is put in ahead is still met on the way. */
export class DirtyPlaces {
  private words: Int32Array;
  private low = Infinity;
  private high = -1;

  constructor(places: number) {
    this.words = new Int32Array((places >> 5) + 1);
  }

  add(place: number): void {
    const word = place >> 5;
    this.words[word]! |= 1 << (place & 31);
    if (word < this.low) this.low = word;
    if (word > this.high) this.high = word;
  }

  /** The first place, taken out; -1 when there is none. */
  takeFirst(): number {
    for (; this.low <= this.high; this.low++) {
      const bits = this.words[this.low]!;
      if (bits === 0) continue;
      const bit = 31 - Math.clz32(bits & -bits);
      this.words[this.low] = bits & ~(1 << bit);
      return (this.low << 5) + bit;
    }
    return this.empty();
  }

  /** The last place, taken out; -1 when there is none. */
  takeLast(): number {
    for (; this.high >= this.low; this.high--) {
      const bits = this.words[this.high]!;
      if (bits === 0) continue;
      const bit = 31 - Math.clz32(bits);
      this.words[this.high] = bits & ~(1 << bit);
      return (this.high << 5) + bit;
    }
    return this.empty();
  }

  private empty(): number {
    this.low = Infinity;
    this.high = -1;
    return -1;
  }
}
