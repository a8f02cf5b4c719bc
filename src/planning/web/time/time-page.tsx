/** My week: what I worked on, day by day, whatever it was. */
import { ActionIcon, Button } from '@mantine/core';
import IconChevronLeft from '@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs';
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import IconClock from '@tabler/icons-react/dist/esm/icons/IconClock.mjs';
import { useMemo } from 'react';
import { dateOf, dayOf, weekdayOf } from '#calendar/rules';
import { removeTimeEntry, stopTimer, timeSheet } from '#planning/rules';
import {
  EmptyState,
  GoLink,
  Loaded,
  PageFrame,
  pathOf,
  Section,
  useAddress,
  useDeed,
  useFormat,
  useLanguage,
  useMe,
  useView,
  useWords,
} from '#platform/web';
import { today } from '../shown-range.ts';
import { spentText } from './spent-text.ts';
import styles from './time.module.css';
import { useTimer } from './use-timer.ts';

interface Subject {
  readonly thing: string;
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

const placeOf = ({ thing, id }: Subject, projectId: string | null): string =>
  thing === 'task' ? `/projects/${projectId}/tasks/${id}` : (pathOf(thing, id) ?? '/time');

export default function TimePage() {
  const t = useWords();
  const me = useMe();
  const format = useFormat();
  const language = useLanguage();
  const now = useMemo(() => today(), []);
  const [{ week }, setAddress] = useAddress({ week: '' });
  const day = dayOf(/^\d{4}-\d\d-\d\d$/.test(week) ? week : now);
  const monday = day - weekdayOf(day);
  const days = Array.from({ length: 7 }, (_, place) => dateOf(monday + place));
  const sheet = useView(timeSheet, { from: days[0]!, to: days[6]! }, { dependsOn: ['time-entry'] });
  const { running, minutes } = useTimer();
  const stop = useDeed(stopTimer);
  const removal = useDeed(removeTimeEntry);
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return (
    <PageFrame title={t('planning.time')} about={t('planning.timeAbout')}>
      <div className={styles['walk']}>
        <ActionIcon variant="default" aria-label={t('planning.time.weekBefore')} onClick={() => setAddress({ week: dateOf(monday - 7) })}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <strong>{t('planning.time.weekOf', { from: format.day(days[0]), to: format.day(days[6]) })}</strong>
        <ActionIcon variant="default" aria-label={t('planning.time.weekAfter')} onClick={() => setAddress({ week: dateOf(monday + 7) })}>
          <IconChevronRight size={16} />
        </ActionIcon>
        {running ? (
          <Button size="xs" color="red" loading={stop.isRunning} onClick={() => void stop.run({ id: running.id })}>
            {t('planning.time.stop', { time: spentText(minutes) })}
          </Button>
        ) : null}
      </div>
      {me.personId === null ? (
        <EmptyState icon={IconClock} title={t('planning.time.noPerson')} />
      ) : (
        <Loaded query={sheet}>
          {({ items }) => {
            const rows = [...Map.groupBy(items, (each) => each.subject.id).values()];
            const sum = (of: typeof items): number => of.reduce((total, each) => total + each.minutes, 0);
            return rows.length === 0 ? (
              <EmptyState icon={IconClock} title={t('planning.time.emptyWeek')}>
                {t('planning.time.emptyWeekAbout')}
              </EmptyState>
            ) : (
              <>
                {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
                <div className={styles['scroller']} tabIndex={0} role="group" aria-label={t('planning.time')}>
                  <table className={styles['sheet']}>
                    <thead>
                      <tr>
                        <th scope="col">{t('planning.time.workedOn')}</th>
                        {days.map((each) => (
                          <th key={each} scope="col" aria-current={each === now ? 'date' : undefined}>
                            {weekday.format(new Date(`${each}T00:00:00Z`))} {Number(each.slice(8))}
                          </th>
                        ))}
                        <th scope="col">{t('planning.time.total')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {rows.map((of) => (
                        <tr key={of[0]!.subject.id}>
                          <th scope="row">
                            <GoLink to={placeOf(of[0]!.subject, of[0]!.projectId)}>
                              {of[0]!.subject.key} {of[0]!.subject.name}
                            </GoLink>
                          </th>
                          {days.map((each) => {
                            const spent = sum(of.filter((entry) => entry.on === each));
                            return <td key={each}>{spent > 0 ? spentText(spent) : ''}</td>;
                          })}
                          <td>{spentText(sum(of))}</td>
                        </tr>
                      ))}
                    </tbody>
                    <tfoot>
                      <tr>
                        <th scope="row">{t('planning.time.total')}</th>
                        {days.map((each) => {
                          const spent = sum(items.filter((entry) => entry.on === each));
                          return <td key={each}>{spent > 0 ? spentText(spent) : ''}</td>;
                        })}
                        <td>{spentText(sum(items))}</td>
                      </tr>
                    </tfoot>
                  </table>
                </div>
                <Section title={t('planning.time.entries')}>
                  <ul className={styles['entries']}>
                    {items.map((each) => (
                      <li key={each.id}>
                        <span>{format.day(each.on)}</span>
                        <b>{spentText(each.minutes)}</b>
                        <span>
                          {each.subject.key} {each.note}
                        </span>
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          color="red"
                          aria-label={t('planning.time.removeOf', { time: spentText(each.minutes), name: each.subject.key })}
                          onClick={() => void removal.run({ id: each.id }, { version: each.version, said: t('planning.time.removed') })}
                        >
                          {t('planning.time.remove')}
                        </Button>
                      </li>
                    ))}
                  </ul>
                </Section>
              </>
            );
          }}
        </Loaded>
      )}
    </PageFrame>
  );
}
