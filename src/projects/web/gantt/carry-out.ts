/** From what somebody wants of the chart to deeds of the room. Answers null, or the sentence that says why not. */
import { TICKS_PER_MINUTE, type LinkKind } from '#engine';
import { instantOf } from '#calendar/rules';
import {
  changeTask,
  createTask,
  indentTask,
  linkTasks,
  moveTask,
  outdentTask,
  parseDuration,
  parseLinkText,
  removeLink,
  removeTask,
  removeTasks,
  reportProgress,
  setAssignees,
  setPredecessors,
  type Task,
  type Tongue,
} from '#projects/rules';
import type { z } from 'zod';
import { parseDay, parsePercent } from './cell-text.ts';
import type { Say } from './chart.ts';
import { civilZone } from './civil-zone.ts';
import type { ColumnId } from './grid-columns.ts';
import type { Intent } from './intent.ts';
import { has, SUMMARY } from './plan-model.ts';
import type { PlanSession } from './plan-session.ts';
import { readPeople } from './read-people.ts';
import { startOfDay } from './time-units.ts';

export interface Wording {
  readonly say: Say;
  readonly tongue: Tongue;
}

/** Intents that change the plan; those that only open something are the page's own. */
export type PlanIntent = Exclude<Intent, { readonly kind: 'why' | 'menu' | 'open-cell' | 'undo' | 'redo' | 'paste' }>;

/** The general change of a task takes any of its fields; their shapes are checked when it is decided. */
const fields = (input: { readonly id: string } & Partial<Task>) => input as z.input<typeof changeTask.input>;

export async function carryOut(intent: PlanIntent, session: PlanSession, { say, tongue }: Wording): Promise<string | null> {
  const { id: projectId } = session.project;
  const idOf = (index: number) => session.plan.model.tasks[index]!.id;
  const nameOf = (index: number) => session.plan.model.tasks[index]!.name;
  switch (intent.kind) {
    case 'move':
      return session.do(
        moveTask,
        { id: idOf(intent.task), startAt: instantOf(intent.start) },
        { said: say('saidMoved', { name: nameOf(intent.task) }), isShown: intent.isShown },
      );
    case 'set-duration':
      return session.do(changeTask, fields({ id: idOf(intent.task), durationMinutes: intent.duration / TICKS_PER_MINUTE }), {
        said: say('saidDuration', { name: nameOf(intent.task) }),
        isShown: intent.isShown,
      });
    case 'set-progress':
      return session.do(
        reportProgress,
        { id: idOf(intent.task), percentComplete: intent.percent },
        { said: say('saidProgress', { name: nameOf(intent.task), percent: intent.percent }) },
      );
    case 'link':
      return linkThem(session, say, idOf(intent.from), idOf(intent.to), intent.link, { from: nameOf(intent.from), to: nameOf(intent.to) });
    case 'remove-link': {
      const link = session.plan.network.facts.links[intent.link];
      return link ? session.do(removeLink, { id: link.id }, { said: say('saidUnlinked') }) : null;
    }
    case 'insert': {
      const before = session.plan.model.count > 0 ? session.records.task.get(idOf(intent.before)) : undefined;
      const siblings = session.plan.rows.filter(({ task }) => task.parentId === (before?.parentId ?? null)).map(({ task }) => task.id);
      const afterId = before ? (siblings[siblings.indexOf(before.id) - 1] ?? null) : undefined;
      return session.do(
        createTask,
        { projectId, parentId: before?.parentId ?? null, afterId, name: say('newTask') },
        { said: say('saidAdded'), waits: true },
      );
    }
    case 'remove': {
      const ids = intent.tasks.map(idOf);
      const said = say('saidRemoved', { count: ids.length });
      return ids.length === 1 ? session.do(removeTask, { id: ids[0]! }, { said }) : session.do(removeTasks, { projectId, ids }, { said });
    }
    case 'indent':
    case 'outdent':
      return session.do(
        intent.kind === 'indent' ? indentTask : outdentTask,
        { projectId, ids: intent.tasks.map(idOf) },
        { said: say('saidOutline') },
      );
    case 'edit-cell':
      return writeCell(session, { say, tongue }, intent.task, intent.column, intent.text);
  }
}

const linkThem = (
  session: PlanSession,
  say: Say,
  fromId: string,
  toId: string,
  kind: LinkKind,
  names: { readonly from: string; readonly to: string },
) => session.do(linkTasks, { projectId: session.project.id, fromId, toId, kind }, { said: say('saidLinked', names) });

async function writeCell(
  session: PlanSession,
  { say, tongue }: Wording,
  index: number,
  column: ColumnId,
  text: string,
): Promise<string | null> {
  const { id, name } = session.plan.model.tasks[index]!;
  const { options } = session.project;
  const { network } = session.plan;
  const zone = civilZone(session.plan.offsets);
  const said = say('saidChanged', { name });
  const isDated = column === 'duration' || column === 'start' || column === 'finish';
  if (isDated && has(session.plan.model, index, SUMMARY)) return say('refused-summary');
  switch (column) {
    case 'name':
      return text.trim() === '' ? say('refused-name') : session.do(changeTask, fields({ id, name: text.trim() }), { said });
    case 'duration': {
      const typed = parseDuration(text, options, tongue);
      if (!typed || typed.minutes < 0) return say('refused-duration');
      const { minutes: durationMinutes, isElapsed, isEstimated } = typed;
      return session.do(changeTask, fields({ id, durationMinutes, isElapsed, isEstimated }), { said });
    }
    case 'start': {
      const start = network.start[index]!;
      const day = parseDay(text, zone.toCivil(start));
      if (day === null) return say('refused-date');
      return session.do(moveTask, { id, startAt: instantOf(network.calendarOf(index).nextStart(zone.toInstant(day))) }, { said });
    }
    case 'finish': {
      // As when the end of the bar is dragged: the task gets longer or shorter.
      const day = parseDay(text, zone.toCivil(network.finish[index]!));
      if (day === null) return say('refused-date');
      const calendar = network.calendarOf(index);
      const evening = calendar.previousFinish(zone.toInstant(startOfDay(day) + 14_400));
      const duration = calendar.between(network.start[index]!, evening);
      if (duration < 0) return say('refused-date');
      return session.do(changeTask, fields({ id, durationMinutes: duration / TICKS_PER_MINUTE }), { said });
    }
    case 'percent': {
      const percent = parsePercent(text);
      if (percent === null) return say('refused-percent');
      return session.do(reportProgress, { id, percentComplete: percent }, { said: say('saidProgress', { name, percent }) });
    }
    case 'predecessors':
      return writePredecessors(session, { say, tongue }, id, text, said);
    case 'resources':
      return writeResources(session, say, id, text, said);
    default:
      return null;
  }
}

async function writePredecessors(
  session: PlanSession,
  { say, tongue }: Wording,
  id: string,
  text: string,
  said: string,
): Promise<string | null> {
  const typed = parseLinkText(text, session.project.options, tongue);
  if ('wrong' in typed) return say('refused-predecessors', { text: typed.wrong });
  const idOf = new Map([...session.records.task.values()].map((task) => [task.number, task.id]));
  const predecessors = [];
  for (const { number, kind, lag, lagKind } of typed.links) {
    const fromId = idOf.get(number);
    if (fromId === undefined) return say('refused-unknown-task', { number });
    predecessors.push({ fromId, kind, lag, lagKind });
  }
  return session.do(setPredecessors, { id, predecessors }, { said });
}

/** `Asha Rao; Ben 50 %`: whoever is not named is taken off, whoever is new is put to it. */
async function writeResources(session: PlanSession, say: Say, id: string, text: string, said: string): Promise<string | null> {
  const read = await readPeople(session, text);
  if ('wrong' in read) return say(read.wrong, { name: read.name });
  return session.do(setAssignees, { id, assignees: [...read.people] }, { said });
}
