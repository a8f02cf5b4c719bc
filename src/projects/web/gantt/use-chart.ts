/** Draws a plan in hand as a chart: made once per plan, language and width; whatever changes later is told to it. */
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { PlanInHand } from '../project/plan-in-hand.tsx';
import type { Say } from './chart.ts';
import { GanttView, type GanttOptions } from './gantt-view.ts';
import { suggestPeople } from './suggest-people.ts';
import type { ChartState, OnIntent } from './intent.ts';
import { printsAs } from './print-chart.ts';

export interface ChartWishes {
  readonly say: Say;
  readonly locale: string;
  readonly durationText: GanttOptions['durationText'];
  /** Rather than tenths of a second, so that the line of today stands still while one looks at it. */
  readonly today: number;
  readonly isReadOnly: boolean;
  readonly isCompact: boolean;
  readonly pixelsPerDay: number;
  readonly showsCritical: boolean;
  readonly showsBaseline: boolean;
  readonly isNarrow: boolean;
  readonly onIntent: OnIntent;
  readonly onState: (state: ChartState, pixelsPerDay: number) => void;
}

export interface HeldChart {
  readonly host: RefObject<HTMLDivElement | null>;
  readonly view: RefObject<GanttView | null>;
  readonly state: ChartState | null;
}

export function useChart(hand: PlanInHand | null, wishes: ChartWishes): HeldChart {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<GanttView | null>(null);
  const [state, setState] = useState<ChartState | null>(null);
  const wished = useRef(wishes);
  // Before the effects below, which read it.
  useLayoutEffect(() => {
    wished.current = wishes;
  });
  const session = hand?.session;
  const plan = hand?.plan;
  const { locale, isNarrow, isReadOnly, isCompact } = wishes;
  const isEmpty = plan?.model.count === 0;

  useEffect(() => {
    if (!host.current || !session || isEmpty) return undefined;
    const { plan: first } = session;
    const { today, pixelsPerDay, showsCritical, showsBaseline, ...wish } = wished.current;
    let isReady = false;
    const made = new GanttView(host.current, {
      model: first.model,
      offsets: first.offsets,
      workingTime: first.workingTime,
      bands: first.bands,
      today,
      statusDate: first.facts.statusDate,
      // What is said and done is asked for when it is: words may come after the chart.
      say: (id, values) => wished.current.say(id, values),
      durationText: (ticks, isElapsed) => wished.current.durationText(ticks, isElapsed),
      findPeople: suggestPeople(session),
      onIntent: (intent) => wished.current.onIntent(intent),
      locale: wish.locale,
      label: wish.say('chartLabel', { name: session.project.name }),
      isReadOnly: wish.isReadOnly,
      isCompact: wish.isCompact,
      pixelsPerDay: pixelsPerDay > 0 ? pixelsPerDay : undefined,
      onState: (next) => {
        setState(next);
        if (isReady) wished.current.onState(next, made.chart.scale.pixelsPerDay);
      },
    });
    made.show({ showsCritical, showsFloat: showsCritical, showsBaseline });
    isReady = true;
    view.current = made;
    const endPrinting = printsAs(made.chart, session.project.name);
    return () => {
      endPrinting();
      view.current = null;
      made.destroy();
    };
  }, [session, locale, isNarrow, isEmpty]);

  useEffect(() => {
    if (!plan || !view.current) return;
    view.current.setModel(plan.model);
    view.current.setBackground({
      bands: plan.bands,
      workingTime: plan.workingTime,
      isReadOnly,
      rowHeight: isCompact ? 28 : 36,
    });
  }, [plan, isReadOnly, isCompact]);

  const revision = hand?.revision;
  useEffect(() => view.current?.datesChanged(), [revision]);
  const news = hand?.newsOfOthers ?? 0;
  useEffect(() => {
    if (news > 0) view.current?.announcer.say(wished.current.say('changedByOthers'));
  }, [news]);
  return { host, view, state };
}
