/** Problems ranked by what they cost in a month, and incidents that look as if they came from one. */
import { Button, SegmentedControl } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconRepeat from '@tabler/icons-react/dist/esm/icons/IconRepeat.mjs';
import { useState } from 'react';
import { service, textOfMinutes } from '#operations/rules';
import { learnersMayWrite, problem, problemKey, problemRanking, type RankedProblem } from '#problems/rules';
import {
  EmptyState,
  FilterInput,
  FormDialogue,
  GoLink,
  Loaded,
  nameOfField,
  PageFrame,
  useAddress,
  useAll,
  useFormat,
  useGo,
  useLanguage,
  useMay,
  useView,
  useWords,
  VirtualTable,
} from '#platform/web';
import styles from '../problems.module.css';
import own from './problem.module.css';
import { problemSources } from './depends-on.ts';
import { hoursText } from './hours.ts';
import ProblemForm from './problem-form.tsx';
import { ProblemMark } from './problem-mark.tsx';
import { RepeatList } from './repeat-list.tsx';
import { Trend } from './trend.tsx';

const shown = ['unsolved', 'known-errors', 'solved', 'all'] as const;

export default function ProblemsPage() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const [{ show }, setAddress] = useAddress({ show: 'unsolved' });
  const [isOpening, setOpening] = useState(false);
  const which = shown.find((each) => each === show);
  return (
    <PageFrame
      title={t('problems.problems')}
      about={t(show === 'repeats' ? 'problems.repeatsAbout' : 'problems.problemsAbout')}
      actions={
        may(learnersMayWrite) ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpening(true)}>
            {t('problems.newProblem')}
          </Button>
        ) : null
      }
      bar={
        <SegmentedControl
          className={styles['views']}
          size="xs"
          aria-label={t('problems.problemView')}
          data={[...shown, 'repeats'].map((value) => ({ value, label: t(`problems.problemView.${value}`) }))}
          value={which ?? 'repeats'}
          onChange={(value) => setAddress({ show: value })}
        />
      }
    >
      {which ? <Ranking show={which} onNew={() => setOpening(true)} /> : <RepeatList />}
      {isOpening ? (
        <FormDialogue isWide title={t('problems.newProblem')} onClose={() => setOpening(false)}>
          <ProblemForm
            onDone={(path) => {
              setOpening(false);
              if (path) go(path);
            }}
          />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}

function Ranking({ show, onNew }: { readonly show: (typeof shown)[number]; readonly onNew: () => void }) {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const format = useFormat();
  const language = useLanguage();
  const [{ q }, setAddress] = useAddress({ show: 'unsolved', q: '' });
  const [typed, setTyped] = useState(q);
  const search = useDebouncedCallback((text: string) => setAddress({ q: text }, { replace: true }), 200);
  const wanted = typed.trim().toLowerCase();
  const found = useView(problemRanking, { show }, { dependsOn: problemSources });
  const services = useAll(service);
  const nameOf = new Map((services.data ?? []).map((each) => [each.id, each.name]));
  return (
    <Loaded query={found}>
      {({ items: all, figures }) => {
        const items = all.filter((each) =>
          `${problemKey(each)} ${each.title} ${nameOf.get(each.serviceId ?? '') ?? ''}`.toLowerCase().includes(wanted),
        );
        const most = Math.max(1, ...items.map((each) => each.monthly.downMinutes));
        if (all.length === 0)
          return (
            <EmptyState
              icon={IconRepeat}
              title={t(show === 'unsolved' ? 'problems.noProblems' : 'problems.noneSuch')}
              action={
                show === 'unsolved' && may(learnersMayWrite) ? (
                  <>
                    <Button onClick={onNew}>{t('problems.newProblem')}</Button>
                    <Button ml={8} variant="default" onClick={() => setAddress({ show: 'repeats' })}>
                      {t('problems.problemView.repeats')}
                    </Button>
                  </>
                ) : null
              }
            >
              {show === 'unsolved' ? t('problems.noProblemsAbout') : null}
            </EmptyState>
          );
        return (
          <>
            <dl className={styles['tiles']}>
              {(['unsolved', 'knownErrors'] as const).map((each) => (
                <div key={each}>
                  <dt>{t(`problems.figure.${each}`)}</dt>
                  <dd>{format.number(figures[each])}</dd>
                </div>
              ))}
              <div>
                <dt>{t('problems.figure.toKnown')}</dt>
                <dd>{figures.medianMinutesToKnownError === null ? '–' : spanText(figures.medianMinutesToKnownError, language)}</dd>
              </div>
              <div>
                <dt>{t('problems.figure.recurred', { count: format.number(figures.resolved) })}</dt>
                <dd>{format.number(figures.recurred)}</dd>
              </div>
            </dl>
            <div className="filter-bar">
              <FilterInput
                value={q}
                onChange={(text) => {
                  setTyped(text);
                  search(text.trim());
                }}
              />
            </div>
            {items.length === 0 ? <p className="no-lines">{t('shell.nothingFound')}</p> : null}
            <VirtualTable
              label={t('problems.problems')}
              rows={items}
              onOpen={(row) => go(`/problems/${row.id}`)}
              columns={[
                { id: 'number', title: nameOfField(problem, 'number'), width: '86px', isWideOnly: true, render: (row) => problemKey(row) },
                {
                  id: 'title',
                  title: nameOfField(problem, 'title'),
                  width: 'minmax(170px, 4fr)',
                  render: (row) => <GoLink to={`/problems/${row.id}`}>{row.title}</GoLink>,
                },
                {
                  id: 'status',
                  title: nameOfField(problem, 'status'),
                  width: '150px',
                  isWideOnly: true,
                  render: (row) => <ProblemMark status={row.status} />,
                },
                {
                  id: 'service',
                  title: nameOfField(problem, 'serviceId'),
                  width: 'minmax(110px, 1fr)',
                  isWideOnly: true,
                  render: (row) => nameOf.get(row.serviceId ?? '') ?? '',
                },
                {
                  id: 'recurring',
                  title: t('problems.column.recurring'),
                  width: 'minmax(110px, 1.4fr)',
                  render: (row) => <Bar row={row} most={most} />,
                },
                {
                  id: 'incidents',
                  title: t('problems.column.incidents'),
                  width: '90px',
                  isNumber: true,
                  isWideOnly: true,
                  render: (row) => format.number(row.incidents),
                },
                {
                  id: 'trend',
                  title: t('problems.column.trend'),
                  width: '140px',
                  isWideOnly: true,
                  render: (row) => <Trend months={row.months} />,
                },
              ]}
            />
            <p className={own['note']}>{t('problems.hoursAbout')}</p>
          </>
        );
      }}
    </Loaded>
  );
}

function Bar({ row, most }: { readonly row: RankedProblem; readonly most: number }) {
  const t = useWords();
  const format = useFormat();
  const down = hoursText(row.monthly.downMinutes, format);
  return (
    <span className={own['bar']} title={t('problems.recurringOf', { down, open: hoursText(row.monthly.openMinutes, format) })}>
      <span>{down}</span>
      <i style={{ inlineSize: `${(row.monthly.downMinutes * 100) / most}%` }} />
    </span>
  );
}

/** From two days on whole days, below hours and minutes. */
export function spanText(minutes: number, language: 'en' | 'de'): string {
  const whole = minutes >= 2880 ? Math.round(minutes / 1440) * 1440 : Math.round(minutes);
  return textOfMinutes(whole, language);
}
