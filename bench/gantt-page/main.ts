/** The bench page: the real chart and the real engine on a made plan. `?tasks=10000&locale=de&dark`. */
import { setupI18n } from '@lingui/core';
import { compile, edit, run, TICKS_PER_DAY, type Network } from '../../src/engine/index.ts';
import { emptyShape, shapeBar } from '../../src/projects/web/gantt/bar-shape.ts';
import { GanttView } from '../../src/projects/web/gantt/gantt-view.ts';
import { durationEdits, moveEdits } from '../../src/projects/web/gantt/plan-preview.ts';
import { planModel } from '../../src/projects/web/gantt/plan-model.ts';
import { formatDuration } from '../../src/projects/rules/duration-text.ts';
import { words as german } from '../../src/projects/web/gantt/words.de.ts';
import { words as english } from '../../src/projects/web/gantt/words.en.ts';
import '../../src/projects/web/gantt/gantt.css';
import { madePlan } from './made-plan.ts';

const asked = new URLSearchParams(location.search);
const locale = asked.get('locale') ?? 'en';
const host = document.getElementById('plan')!;
host.style.cssText = 'position: fixed; inset: 0';
if (asked.has('dark')) document.documentElement.dataset['mantineColorScheme'] = 'dark';
document.body.style.margin = '0';

const i18n = setupI18n({ locale, messages: { [locale]: locale === 'de' ? german : english } });

const lengths = { minutesPerDay: 480, minutesPerWeek: 2_400, daysPerMonth: 20 };
const plan = madePlan(Number(asked.get('tasks') ?? 200));
const network: Network = compile(plan.facts);
run(network);
const office = network.calendarOf(1);
let view: GanttView | undefined;

/** What is measured: from the dates at hand to the chart on the screen. */
function render(): void {
  view?.destroy();
  view = new GanttView(host, {
    model: planModel(plan.rows(network), network),
    workingTime: office,
    today: plan.statusDate + 4_000,
    statusDate: plan.statusDate,
    bands: [
      { kind: 'freeze', name: 'Quarter end', from: plan.statusDate + 17 * TICKS_PER_DAY, to: plan.statusDate + 21 * TICKS_PER_DAY },
      { kind: 'maintenance', name: 'Network window', from: plan.statusDate - 12 * TICKS_PER_DAY, to: plan.statusDate - 10 * TICKS_PER_DAY },
    ],
    say: (id, values) => i18n._(`projects.gantt.${id}`, values as Record<string, unknown>),
    locale: locale === 'de' ? 'de-DE' : 'en-GB',
    label: 'Made plan',
    durationText: (duration, isElapsed) =>
      formatDuration({ minutes: duration / 10, isElapsed, isEstimated: false }, lengths, locale === 'de' ? 'de' : 'en'),
    pixelsPerDay: asked.has('zoom') ? Number(asked.get('zoom')) : undefined,
    onIntent(intent) {
      if (intent.kind === 'move' && !intent.isShown) edit(network, moveEdits(network, intent.task, intent.start).change);
      if (intent.kind === 'set-duration' && !intent.isShown) edit(network, durationEdits(network, intent.task, intent.duration).change);
      view?.datesChanged();
      return null;
    },
  });
  if (asked.has('critical')) view.show({ showsCritical: true, showsFloat: true });
}

/** Where a bar is on the screen. */
function barOf(task: number): { readonly x: number; readonly y: number; readonly width: number } {
  const { chart, frame } = view!;
  const pane = frame.pane.getBoundingClientRect();
  const { x, width } = shapeBar(chart.model, task, chart.scale, chart.zone, chart.statusDate, emptyShape());
  return { x: pane.x + x, y: pane.y + chart.rows.rowOf[task]! * chart.rowHeight, width };
}

render();
Object.assign(globalThis, {
  bench: { render, network, barOf, run: () => run(network), view: () => view, fullRuns: (on: boolean) => (view!.chart.recomputesAll = on) },
});
