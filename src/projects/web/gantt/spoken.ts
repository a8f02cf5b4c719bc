/** What a screen reader is told: one sentence for the row in focus, one for the effect of each change. */
import { barState } from './bar-shape.ts';
import type { Chart } from './chart.ts';
import { CLASH, has, MILESTONE, SUMMARY } from './plan-model.ts';

/** "Cabling, 11 Feb to 23 Feb, critical, 3 days late, 40 % done, 2 predecessors". */
export function spokenRow(chart: Chart, task: number): string {
  const { model, say, dates, zone } = chart;
  const { network } = model;
  const facts = model.tasks[task]!;
  const start = dates.day(zone.toCivil(network.start[task]!));
  const finish = dates.day(zone.toCivil(network.finish[task]!));
  let predecessors = 0;
  for (let link = 0; link < model.linkCount; link++) if (model.linkTo[link] === task) predecessors++;
  const parts = [
    facts.name,
    has(model, task, MILESTONE) ? say('spokenMilestone', { date: finish }) : say('spokenDates', { start, finish }),
    ...(has(model, task, SUMMARY) ? [say('spokenSummary')] : []),
    ...(network.isCritical[task] ? [say('spokenCritical')] : []),
    say(`state-${barState(model, task, chart.statusDate)}`),
    say('percentDone', { percent: Math.round(model.percent[task]!) }),
    ...(predecessors > 0 ? [say('spokenPredecessors', { count: predecessors })] : []),
    ...(has(model, task, CLASH) ? [say('spokenClash')] : []),
  ];
  return parts.join(', ');
}

/** A polite live region: what is said twice in a row is said again. */
export class Announcer {
  private readonly region: HTMLElement;
  private turn = 0;

  constructor(parent: HTMLElement) {
    this.region = document.createElement('div');
    this.region.className = 'gantt-spoken';
    this.region.setAttribute('role', 'status');
    this.region.setAttribute('aria-live', 'polite');
    parent.append(this.region);
  }

  say(text: string): void {
    this.turn++;
    this.region.textContent = this.turn % 2 === 0 ? text : `${text}\u00a0`;
  }
}
