/** What all layers of the chart share: the model, the scales and what is switched on. The view owns it and changes it; layers read it. */
import type { Tick, Ticks, WorkingTime } from '#engine';
import type { CivilZone } from './civil-zone.ts';
import type { LinkIndex } from './link-index.ts';
import type { OutlineRows } from './outline-rows.ts';
import type { PlanModel } from './plan-model.ts';
import type { FindSuggestions } from './suggestions.ts';
import type { TimeScale } from './time-scale.ts';
import type { DateWords } from './time-units.ts';

/** A message of the chart in the reader's language; ids are those of words.en.ts without `projects.gantt.`. */
export type Say = (id: string, values?: Readonly<Record<string, unknown>>) => string;

/** A stretch of time with a name behind the bars: a freeze, a maintenance window, a business peak. */
export interface Band {
  readonly kind: 'freeze' | 'soft-freeze' | 'maintenance' | 'peak';
  readonly name: string;
  readonly from: Tick;
  readonly to: Tick;
}

export interface Chart {
  model: PlanModel;
  rows: OutlineRows;
  links: LinkIndex;
  scale: TimeScale;
  zone: CivilZone;
  say: Say;
  dates: DateWords;
  /** `3d`, as it can be typed again. */
  durationText: (duration: Ticks, isElapsed: boolean) => string;
  /** Who may be meant by what is typed into the cell of those who work on a task. */
  findPeople?: FindSuggestions;
  bands: readonly Band[];
  /** When the project works: the ground is shaded elsewhere. */
  workingTime: WorkingTime | null;
  today: Tick;
  /** Up to which progress is reported; `today` when the plan has none. */
  statusDate: Tick;
  hasStatusDate: boolean;
  rowHeight: number;
  gridWidth: number;
  showsBaseline: boolean;
  showsCritical: boolean;
  showsFloat: boolean;
  showsLinks: boolean;
  isReadOnly: boolean;
  /** Each step of a drag computes the whole plan instead of repairing what it touches. */
  recomputesAll: boolean;
}

/** The part of the content that is in sight, in content pixels of the chart (without the grid), and the rows drawn. */
export interface Sight {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly first: number;
  readonly end: number;
}

export function element<K extends keyof HTMLElementTagNameMap>(name: K, className: string, parent?: Element): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.className = className;
  parent?.append(made);
  return made;
}

export function svgElement<K extends keyof SVGElementTagNameMap>(name: K, className: string, parent?: Element): SVGElementTagNameMap[K] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  if (className) made.setAttribute('class', className);
  parent?.append(made);
  return made;
}
