/**
 * The tasks that may come next, best first: a binary heap of task numbers by key, ties by number.
 * Keys are read when a task is added and must not change while it waits.
 */
export type WaitingHeap = {
  readonly size: () => number;
  readonly add: (task: number) => void;
  readonly take: () => number;
  readonly clear: () => void;
};

export function waitingHeap(capacity: number, key: { readonly [task: number]: number }): WaitingHeap {
  const heap = new Int32Array(capacity + 1);
  let size = 0;
  const before = (one: number, other: number): boolean => {
    const first = key[one] as number;
    const second = key[other] as number;
    return first < second || (first === second && one < other);
  };
  return {
    size: () => size,
    clear: () => {
      size = 0;
    },
    add: (task) => {
      let at = size++;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!before(task, heap[parent] as number)) break;
        heap[at] = heap[parent] as number;
        at = parent;
      }
      heap[at] = task;
    },
    take: () => {
      const best = heap[0] as number;
      const last = heap[--size] as number;
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= size) break;
        if (child + 1 < size && before(heap[child + 1] as number, heap[child] as number)) child++;
        if (!before(heap[child] as number, last)) break;
        heap[at] = heap[child] as number;
        at = child;
      }
      heap[at] = last;
      return best;
    },
  };
}
