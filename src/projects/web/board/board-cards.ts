/** The cards of a board: open work of the plan, in columns and lanes. */
import { bySiblingOrder, type SnapshotTask, type TaskStatus } from '#projects/rules';
import { tickOf } from '#calendar/rules';
import { has, SUMMARY } from '../gantt/plan-model.ts';
import type { PlanInHand } from '../project/plan-in-hand.tsx';

export interface Card {
  readonly task: SnapshotTask;
  readonly key: string;
  readonly finish: number;
  readonly isCritical: boolean;
  readonly isLate: boolean;
  readonly personIds: readonly string[];
  readonly people: string;
  /** Whole days since it was begun, of what is being done. */
  readonly ageDays: number;
  readonly summaryId: string | null;
}

const ticksPerDay = 14_400;

export function cardsOf({ plan, session }: PlanInHand, now: number): readonly Card[] {
  const assigned = Map.groupBy(session.records.assignment.values(), (each) => each.taskId);
  return plan.rows.flatMap(({ task }, index) => {
    if (has(plan.model, index, SUMMARY) || !task.isActive) return [];
    const finish = plan.network.finish[index]!;
    const isOpen = task.status !== 'done';
    return [
      {
        task,
        key: `${session.project.key}-${task.number}`,
        finish,
        isCritical: plan.network.isCritical[index] === 1,
        isLate: isOpen && (finish < now || (task.deadline !== null && finish > tickOf(task.deadline))),
        personIds: (assigned.get(task.id) ?? []).map((each) => each.personId).filter((id) => id !== null),
        people: plan.model.tasks[index]!.resources ?? '',
        ageDays: isOpen && task.actualStart ? Math.max(0, Math.floor((now - tickOf(task.actualStart)) / ticksPerDay)) : 0,
        summaryId: task.parentId,
      },
    ];
  });
}

export interface BoardChoice {
  readonly q: string;
  readonly isMine: boolean;
  readonly isLate: boolean;
  readonly isCritical: boolean;
  readonly lanes: string;
}

export const chosenCards = (cards: readonly Card[], choice: BoardChoice, personId: string | null): readonly Card[] =>
  cards.filter(
    (card) =>
      (choice.q === '' || `${card.key} ${card.task.name} ${card.people}`.toLowerCase().includes(choice.q.toLowerCase())) &&
      (!choice.isMine || (personId !== null && card.personIds.includes(personId))) &&
      (!choice.isLate || card.isLate) &&
      (!choice.isCritical || card.isCritical),
  );

export interface Lane {
  readonly id: string;
  readonly name: string | null;
  readonly cards: readonly Card[];
}

/** By assignee a card stands in the lane of each of its people; `null` names the lane of those without any. */
export function lanesOf(cards: readonly Card[], lanes: string, nameOf: (kind: 'person' | 'task', id: string) => string): readonly Lane[] {
  if (lanes !== 'people' && lanes !== 'summary') return [{ id: 'all', name: null, cards }];
  const idsOf = (card: Card) => (lanes === 'people' ? (card.personIds.length > 0 ? card.personIds : ['']) : [card.summaryId ?? '']);
  const ids = [...new Set(cards.flatMap(idsOf))];
  const kind = lanes === 'people' ? 'person' : 'task';
  return ids
    .map((id) => ({ id, name: id === '' ? null : nameOf(kind, id), cards: cards.filter((card) => idsOf(card).includes(id)) }))
    .toSorted((left, right) => (kind === 'task' ? 0 : (left.name ?? '\uFFFF').localeCompare(right.name ?? '\uFFFF')));
}

/** In a column: what finishes first comes first; of what is done, the latest. */
export const columnOf = (cards: readonly Card[], status: TaskStatus): readonly Card[] =>
  cards
    .filter((card) => card.task.status === status)
    .toSorted((left, right) =>
      status === 'done'
        ? (right.task.actualFinish ?? '').localeCompare(left.task.actualFinish ?? '')
        : left.finish - right.finish || bySiblingOrder(left.task, right.task),
    );

/** Whoever has more tasks begun at once than this gets a word about it. */
export const fewAtOnce = 3;

export const overloaded = (doing: readonly Card[]): readonly { readonly personId: string; readonly count: number }[] =>
  [
    ...Map.groupBy(
      doing.flatMap((card) => card.personIds),
      (id) => id,
    ),
  ]
    .map(([personId, ids]) => ({ personId, count: ids.length }))
    .filter(({ count }) => count > fewAtOnce);
