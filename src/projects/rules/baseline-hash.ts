/** What makes a baseline verifiable: one hash over all that it promises. */
import { canonical } from '#platform/kit';
import type { BaselineTask } from './baseline.ts';
import { sha256 } from './sha-256.ts';

export type PromisedTask = Pick<BaselineTask, 'taskId' | 'startAt' | 'finishAt' | 'durationMinutes' | 'workMinutes'>;

/** SHA-256 over the promised rows as canonical JSON, in the order of task ids. */
export const baselineHash = (promises: readonly PromisedTask[]): string =>
  sha256(
    canonical(
      promises
        .map(({ taskId, startAt, finishAt, durationMinutes, workMinutes }) => ({ taskId, startAt, finishAt, durationMinutes, workMinutes }))
        .toSorted((left, right) => (left.taskId < right.taskId ? -1 : 1)),
    ),
  );
