/** "Why this date?" in words: each step of the engine's explanation as a sentence and the task to go to. */
import { explain, type Plan, type PlanFacts, type Reason, TICKS_PER_DAY } from '#engine';
import { lostTime, type LostTime } from '#projects/rules';
import type { Say } from './chart.ts';

export interface WhySentence {
  /** The task whose date this is. */
  readonly task: string;
  readonly headline: string;
  readonly because: string;
  /** What else the calendars put between the cause and the date: who was away, which holidays, which free days. */
  readonly meanwhile: readonly string[];
  /** The other task involved, if there is one. */
  readonly other?: string;
}

export interface WhyTongue {
  readonly say: Say;
  readonly moment: (at: number) => string;
  readonly duration: (ticks: number, isElapsed: boolean) => string;
  /** `Tue 8 Dec`, of the civil clock. */
  readonly day: (civil: number) => string;
  /** Why somebody is away, of their absence that begins about that day; empty where the reader may not know. */
  readonly absence?: (personId: string, firstDay: number) => string;
}

/** From this date back to its root, at most `most` steps. */
export function whySentences(
  plan: Plan,
  facts: PlanFacts,
  task: string,
  side: 'start' | 'finish',
  tongue: WhyTongue,
  most = 12,
): WhySentence[] {
  const taskOf = new Map(facts.tasks.map((each) => [each.id, each]));
  const nameOf = (id: string | undefined) => (id && taskOf.get(id)?.name) || id || '';
  return explain(plan, facts, task, side)
    .filter((step) => step.reason.kind !== 'duration' || (taskOf.get(step.task)?.duration ?? 0) > 0)
    .slice(0, most)
    .map((step) => ({
      task: step.task,
      headline: tongue.say(step.side === 'start' ? 'whyStart' : 'whyFinish', { name: nameOf(step.task), date: tongue.moment(step.at) }),
      because: because(step.reason, step.task, step.at, facts, nameOf, tongue),
      meanwhile: lostTime(plan, facts, step).map((each) => lostWords(each, facts, tongue)),
      other: step.reason.task,
    }));
}

function because(
  reason: Reason,
  task: string,
  at: number,
  facts: PlanFacts,
  nameOf: (id: string | undefined) => string,
  tongue: WhyTongue,
): string {
  const { say, moment, duration } = tongue;
  const values = { other: nameOf(reason.task), date: moment(reason.date ?? at) };
  switch (reason.kind) {
    case 'link': {
      const link = facts.links.find((each) => each.id === reason.link);
      return say(`why-link-${link?.kind ?? 'FS'}`, { ...values, lag: link ? lagWords(link, say, duration) : '' });
    }
    case 'constraint':
      return say(`why-constraint-${reason.constraint ?? 'SNET'}`, values);
    case 'calendar': {
      const calendar = facts.calendars.find((each) => each.id === (reason.calendar ?? facts.calendar));
      return say('why-calendar', { ...values, calendar: calendar?.name ?? reason.calendar ?? '' });
    }
    case 'resource':
      return say('why-resource', {
        ...values,
        resource: facts.resources?.find((each) => each.id === reason.resource)?.name ?? reason.resource ?? '',
      });
    case 'duration': {
      const own = facts.tasks.find((each) => each.id === task);
      return say('why-duration', { ...values, duration: duration(own?.duration ?? 0, own?.elapsed ?? false) });
    }
    default:
      return say(`why-${reason.kind}`, values);
  }
}

function lagWords(link: PlanFacts['links'][number], say: Say, duration: WhyTongue['duration']): string {
  const lag = link.lag ?? 0;
  if (lag === 0) return '';
  const isPercent = link.lagKind === 'percent' || link.lagKind === 'elapsed-percent';
  const text = isPercent ? `${Math.abs(lag) / 10} %` : duration(Math.abs(lag), link.lagKind === 'elapsed');
  return say(lag > 0 ? 'whyLag' : 'whyLead', { lag: text });
}

function lostWords({ kind, person, name, from, to, days }: LostTime, facts: PlanFacts, { say, day, absence }: WhyTongue): string {
  const dayText = (date: number) => day(date * TICKS_PER_DAY);
  const span = from === to ? dayText(from) : `${dayText(from)} – ${dayText(to)}`;
  if (kind === 'free') return say('whyFree', { span, days });
  if (person === undefined) return say('whyHoliday', { name: name ?? '', span, days });
  const why = absence?.(person, from) ?? '';
  const who = facts.resources?.find((each) => each.id === person)?.name ?? person;
  return say('whyAway', { name: who, span, days, kind: why === '' ? '' : ` (${why})` });
}
