/** The columns of the grid: what each shows, how wide it is, and whether it can be written into. */
import type { Chart } from './chart.ts';
import type { BarShape } from './bar-shape.ts';
import { durationOf } from './task-duration.ts';

export type ColumnId = 'number' | 'name' | 'duration' | 'start' | 'finish' | 'percent' | 'predecessors' | 'resources' | 'critical';

export interface Column {
  readonly id: ColumnId;
  readonly width: number;
  readonly isEditable: boolean;
  /** Long texts are cut off with dots and told whole on hovering. */
  readonly isCropped?: boolean;
  readonly text: (chart: Chart, task: number, shape: BarShape) => string;
}

const dayOf = (chart: Chart, at: number): string => chart.dates.short(chart.zone.toCivil(at));

export const COLUMNS: readonly Column[] = [
  { id: 'number', width: 52, isEditable: false, text: (chart, task) => chart.model.tasks[task]!.number },
  { id: 'name', width: 232, isEditable: true, isCropped: true, text: (chart, task) => chart.model.tasks[task]!.name },
  { id: 'duration', width: 72, isEditable: true, text: durationText },
  { id: 'start', width: 104, isEditable: true, text: (chart, task) => dayOf(chart, chart.model.network.start[task]!) },
  { id: 'finish', width: 104, isEditable: true, text: (chart, task) => dayOf(chart, chart.model.network.finish[task]!) },
  { id: 'percent', width: 52, isEditable: true, text: (chart, task) => `${Math.round(chart.model.percent[task]!)} %` },
  { id: 'predecessors', width: 96, isEditable: true, isCropped: true, text: (chart, task) => chart.model.tasks[task]!.predecessors ?? '' },
  { id: 'resources', width: 130, isEditable: true, isCropped: true, text: resourcesText },
  {
    id: 'critical',
    width: 40,
    isEditable: false,
    text: (chart, task) => (chart.model.network.isCritical[task] ? chart.say('criticalShort') : ''),
  },
];

export const GRID_WIDTH = COLUMNS.reduce((sum, column) => sum + column.width, 0);
export const columnIndex = (id: ColumnId): number => COLUMNS.findIndex((column) => column.id === id);

/** Who works on it; whoever is only asked for by skill or team has yet to be named. */
function resourcesText(chart: Chart, task: number): string {
  const { resources = '', unfilled = 0 } = chart.model.tasks[task]!;
  return [resources, unfilled > 0 ? chart.say('unfilled', { count: unfilled }) : ''].filter((each) => each !== '').join(' · ');
}

function durationText(chart: Chart, task: number): string {
  const { ticks, isElapsed, isEstimated } = durationOf(chart.model, task, chart.workingTime);
  return `${chart.durationText(ticks, isElapsed)}${isEstimated ? '?' : ''}`;
}
