/** The page of a plan: chart, toolbar, the menu of a bar and the reasons for its dates; a list instead of the chart on narrow screens. */
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { shortDuration } from '#projects/rules';
import { contributors } from '#platform/kit';
import { EmptyState, ErrorState, PageSkeleton, showToast, useAddress, useLanguage, useMay, usePathParams, useWords } from '#platform/web';
import { Button } from '@mantine/core';
import { PasteReportDialogue } from '../paste/lazy-paste-report.tsx';
import type { PasteReport } from '../paste/paste-report.ts';
import { usePlanInHand } from '../project/plan-in-hand.tsx';
import type { ColumnId } from '../table/columns.ts';
import { openCell, writeOpened } from '../table/opened-cell.ts';
import type { OpenedCell } from '../table/overtaken-cell.ts';
import { useWriting } from '../table/use-writing.ts';
import { BarMenu } from './bar-menu.tsx';
import { carryOut } from './carry-out.ts';
import type { Say } from './chart.ts';
import { civilZone } from './civil-zone.ts';
import { chartSvg } from './export-svg.ts';
import './gantt.css';
import type { Intent } from './intent.ts';
import type { Command } from './keyboard-commands.ts';
import { openFile } from './open-file.ts';
import { firstOpenTask, isOpenAndCritical, LIST_ZOOMS, PlanList } from './plan-list.tsx';
import { has, SUMMARY } from './plan-model.ts';
import { PlanToolbar } from './plan-toolbar.tsx';
import { saveFile } from './print-chart.ts';
import { dateWords } from './time-units.ts';
import { useChart } from './use-chart.ts';
import { WhyPanel } from './why-panel.tsx';

/** Rather than tenths of a second, so that the line of today stands still while one looks at it. */
const nowTick = () => Math.floor(Date.now() / 60_000) * 10;

export default function PlanPage() {
  const { projectId } = usePathParams();
  const { hand, problem, retry } = usePlanInHand();
  const t = useWords();
  const language = useLanguage();
  const mayDo = useMay();
  const isNarrow = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const [address, setAddress] = useAddress({ critical: false, baseline: true, scale: 0, q: '', compact: true, task: '' });
  const [menu, setMenu] = useState<{ readonly task: number; readonly at: DOMRect } | null>(null);
  /** The task whose dates are explained beside the chart. */
  const [whyId, setWhyId] = useState<string | null>(null);
  const [listZoom, setListZoom] = useState(0);
  const [report, setReport] = useState<PasteReport | null>(null);
  const say: Say = useCallback((id, values) => t(`projects.gantt.${id}`, values), [t]);
  const mayChange = mayDo(contributors, { scopeId: projectId });
  const session = hand?.session;
  const plan = hand?.plan;

  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const dates = useMemo(() => dateWords(locale), [locale]);
  const project = session?.project;
  const durationText = useCallback(
    (ticks: number, isElapsed: boolean) =>
      project ? shortDuration({ minutes: ticks / 10, isElapsed, isEstimated: false }, project.options, language) : '',
    [project, language],
  );
  const writing = useWriting();
  const opened = useRef<OpenedCell | null>(null);

  const onIntent = async (intent: Intent): Promise<string | null> => {
    if (!session || !hand) return null;
    if (intent.kind === 'menu') {
      setMenu({ task: intent.task, at: intent.at });
      return null;
    }
    if (intent.kind === 'why') {
      setMenu(null);
      setWhyId(session.plan.model.tasks[intent.task]!.id);
      view.current?.showTask(intent.task);
      return null;
    }
    if (intent.kind === 'undo') return (await hand.undo()) ? null : say('nothingToUndo');
    if (intent.kind === 'redo') return (await hand.redo()) ? null : say('nothingToRedo');
    if (intent.kind === 'paste') {
      const { pasteIntoChart } = await import('../paste/paste-rows.ts');
      setReport(await pasteIntoChart(hand, intent, writing));
      return null;
    }
    if (intent.kind === 'open-cell') {
      const column = intent.column === 'resources' ? 'assignees' : (intent.column as ColumnId);
      opened.current = openCell(hand, session.plan.model.tasks[intent.task]!.id, column, writing);
      return null;
    }
    const before = new Set(session.records.task.keys());
    const cell = intent.kind === 'edit-cell' ? opened.current : null;
    const refusal =
      cell && intent.kind === 'edit-cell'
        ? await writeOpened(hand, cell, intent.text, writing, async () => {
            // Rows may have come and gone since it was opened.
            const task = session.plan.network.indexOf.get(cell.record.id);
            return task === undefined ? null : carryOut({ ...intent, task }, session, { say, tongue: language });
          })
        : await carryOut(intent, session, { say, tongue: language });
    if (refusal !== null) view.current?.datesChanged();
    // A cell says it beside itself.
    if (refusal !== null && intent.kind !== 'edit-cell') showToast({ kind: 'problem', text: refusal });
    if (refusal === null && intent.kind === 'insert') {
      const made = session.plan.model.tasks.findIndex((task) => !before.has(task.id));
      // After the next drawing, when the new row is there.
      if (made >= 0 && isNarrow) setAddress({ task: session.plan.model.tasks[made]!.id });
      else if (made >= 0) setTimeout(() => view.current?.keys.editName(made), 60);
    }
    return refusal;
  };

  const { host, view, state } = useChart(hand, {
    say,
    locale,
    durationText,
    today: nowTick(),
    isReadOnly: !mayChange,
    isCompact: address.compact,
    pixelsPerDay: address.scale,
    showsCritical: address.critical,
    showsBaseline: address.baseline,
    isNarrow,
    onIntent,
    onState: (next, pixelsPerDay) => {
      setAddress(
        { critical: next.showsCritical, baseline: next.showsBaseline, scale: Math.round(pixelsPerDay * 100) / 100 },
        { replace: true },
      );
      const focused = next.focusedTask === null ? undefined : session?.plan.model.tasks[next.focusedTask]?.id;
      setWhyId((shown) => (shown === null || focused === undefined ? shown : focused));
    },
  });

  const isWhyOpen = whyId !== null;
  // The panel takes room from the chart: its task is looked for again when the chart has its new width.
  useEffect(() => {
    if (!isWhyOpen) return undefined;
    const timer = setTimeout(() => {
      const focused = view.current?.state.focusedTask ?? null;
      if (focused !== null) view.current?.showTask(focused);
    }, 80);
    return () => clearTimeout(timer);
  }, [view, isWhyOpen]);

  const matches = useCallback(
    (task: number) => {
      const wanted = address.q.trim().toLowerCase();
      const facts = plan?.model.tasks[task];
      return wanted === '' || `${facts?.number} ${facts?.name} ${facts?.resources ?? ''}`.toLowerCase().includes(wanted);
    },
    [address.q, plan],
  );
  useEffect(() => view.current?.setFilter(address.q.trim() === '' ? undefined : matches), [view, address.q, matches]);

  if (problem) return <ErrorState problem={problem} retry={retry} />;
  if (!hand || !session || !plan || !project) return <PageSkeleton />;
  const zone = civilZone(plan.offsets);
  const command = (wanted: Command) => {
    if (view.current) view.current.keys.carryOut(wanted);
    // An empty plan and the list have no chart.
    else if (wanted.do === 'insert') void onIntent({ kind: 'insert', before: firstOpenTask(plan.model) });
    else if (wanted.do === 'undo' || wanted.do === 'redo') void onIntent({ kind: wanted.do });
    else if (wanted.do === 'critical') setAddress({ critical: !address.critical }, { replace: true });
    else if (wanted.do === 'zoom') setListZoom((zoom) => Math.max(0, Math.min(LIST_ZOOMS.length - 1, zoom + wanted.direction)));
  };
  const fileName = project.key.toLowerCase();
  const shift = (days: number) => {
    if (menu) moveByDays(menu.task, days);
  };
  const moveByDays = (task: number, days: number) => {
    const calendar = plan.network.calendarOf(task);
    const start = zone.toInstant(zone.toCivil(plan.network.start[task]!) + days * 14_400);
    void onIntent({ kind: 'move', task, start: days > 0 ? calendar.nextStart(start) : calendar.nextStart(start), isShown: false });
  };
  const why = whyId === null ? undefined : plan.network.indexOf.get(whyId);
  const closeWhy = () => {
    setWhyId(null);
    focusChart();
  };
  const focusChart = () => view.current?.frame.scroller.focus({ preventScroll: true });

  return (
    <div className="plan-page">
      <header className="plan-head">
        <h1>{project.name}</h1>
        <span className="plan-facts">
          {`${dates.short(zone.toCivil(plan.network.projectStart))} – ${dates.short(zone.toCivil(plan.network.projectFinish))}`}
          {plan.network.conflicts.length > 0 ? ` · ⚠ ${say('conflicts', { count: plan.network.conflicts.length })}` : ''}
        </span>
        {plan.model.count > 0 ? (
          <PlanToolbar
            say={say}
            state={state}
            mayChange={mayChange}
            isNarrow={isNarrow}
            isCritical={address.critical}
            filter={address.q}
            onFilter={(q) => setAddress({ q }, { replace: true })}
            onCommand={command}
            onPrint={() => globalThis.print()}
            onSvg={() => {
              if (view.current)
                saveFile(
                  `${fileName}.svg`,
                  'image/svg+xml',
                  chartSvg(view.current.chart, {
                    title: project.name,
                    width: 2_000,
                    columns: ['number', 'name', 'duration', 'start', 'finish', 'percent'],
                  }),
                );
            }}
            onCsv={() => openFile(`/api/v1/projects/${project.id}/export?format=csv&language=${language}`)}
            onCompact={() => setAddress({ compact: !address.compact })}
          />
        ) : null}
      </header>
      {plan.model.count === 0 ? (
        <EmptyState
          title={say('emptyTitle')}
          action={mayChange ? <Button onClick={() => command({ do: 'insert' })}>{say('addTask')}</Button> : null}
        >
          {say('emptyText')}
        </EmptyState>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape in the chart closes what stands beside it
        <div
          className="plan-main"
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.defaultPrevented && why !== undefined) closeWhy();
          }}
        >
          {isNarrow ? (
            <PlanList
              plan={plan}
              say={say}
              dates={dates}
              label={say('phoneLabel', { name: project.name })}
              statusDate={plan.facts.statusDate ?? nowTick()}
              shows={(task) => matches(task) && (!address.critical || isOpenAndCritical(plan, task))}
              isWhole={address.q.trim() === '' && !address.critical}
              days={LIST_ZOOMS[listZoom]!}
              onOpen={(task, at) => setMenu({ task, at })}
            />
          ) : (
            <div className="plan-chart" ref={host} />
          )}
          {why === undefined ? null : (
            <WhyPanel
              plan={plan}
              task={why}
              say={say}
              moment={(at) => dates.moment(zone.toCivil(at))}
              day={dates.weekday}
              duration={durationText}
              onShow={(id) => {
                const task = plan.network.indexOf.get(id);
                if (task === undefined) return;
                view.current?.showTask(task);
                setWhyId(id);
              }}
              onClose={closeWhy}
            />
          )}
        </div>
      )}
      <PasteReportDialogue report={report} onClose={() => setReport(null)} />
      {menu && plan.model.tasks[menu.task] ? (
        <BarMenu
          say={say}
          name={plan.model.tasks[menu.task]!.name}
          dates={`${dates.weekday(zone.toCivil(plan.network.start[menu.task]!))} – ${dates.weekday(zone.toCivil(plan.network.finish[menu.task]!))}`}
          start={zone.toCivil(plan.network.start[menu.task]!)}
          percent={plan.model.percent[menu.task]!}
          at={menu.at}
          mayChange={mayChange}
          isSummary={has(plan.model, menu.task, SUMMARY)}
          onShift={shift}
          onLengthen={(days) =>
            void onIntent({
              kind: 'set-duration',
              task: menu.task,
              duration: Math.max(0, (plan.network.facts.tasks[menu.task]!.duration ?? 0) + days * project.options.minutesPerDay * 10),
              isShown: false,
            })
          }
          onStart={(civil) =>
            void onIntent({
              kind: 'move',
              task: menu.task,
              start: plan.network.calendarOf(menu.task).nextStart(zone.toInstant(civil)),
              isShown: false,
            })
          }
          onPercent={(percent) => void onIntent({ kind: 'set-progress', task: menu.task, percent })}
          onLink={() => {
            setMenu(null);
            view.current?.showTask(menu.task);
            command({ do: 'link-mode' });
            focusChart();
          }}
          onWhy={() => void onIntent({ kind: 'why', task: menu.task })}
          onOpen={() => {
            setMenu(null);
            setAddress({ task: plan.model.tasks[menu.task]!.id });
          }}
          onRemove={() => {
            setMenu(null);
            void onIntent({ kind: 'remove', tasks: [menu.task] });
          }}
          onClose={() => {
            setMenu(null);
            focusChart();
          }}
        />
      ) : null}
    </div>
  );
}
