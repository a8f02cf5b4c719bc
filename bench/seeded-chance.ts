/** A sequence between 0 and 1 that is the same for the same seed on every machine (a 32-bit xorshift with a multiplied output). */
export function seededChance(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (Math.imul(state, 1_597_334_677) >>> 0) / 4_294_967_296;
  };
}
