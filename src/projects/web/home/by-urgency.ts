/** Work in the order in which it presses. What is blocked waits for others, however late it is. */
import type { z } from 'zod';
import type { myWork } from '#projects/rules';

export type MyTask = z.output<typeof myWork.result>['items'][number];
export const piles = ['late', 'week', 'next', 'waiting'] as const;
export type Pile = (typeof piles)[number];

export function pileOf(task: Pick<MyTask, 'status' | 'urgency'>): Pile {
  if (task.status === 'blocked') return 'waiting';
  return task.urgency === 'late' ? 'late' : task.urgency === 'later' ? 'next' : 'week';
}

export const byUrgency = (tasks: readonly MyTask[]): readonly { readonly pile: Pile; readonly tasks: readonly MyTask[] }[] =>
  piles.map((pile) => ({ pile, tasks: tasks.filter((task) => pileOf(task) === pile) })).filter((each) => each.tasks.length > 0);
