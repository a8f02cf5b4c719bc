/** What is changed when, in lanes of services, with freezes, maintenance windows, peaks and milestones on the same axis. */
import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import IconChevronLeft from '@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs';
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import { useMemo, useState } from 'react';
import { windowKinds } from '#calendar/rules';
import { changeSchedule, changePlanners, type ChangeSchedule } from '#changes/rules';
import { person } from '#people/rules';
import { EmptyState, FormDialogue, Loaded, PageFrame, useAddress, useGo, useMay, useMe, useOne, useView, useWords } from '#platform/web';
import ChangeForm from '../change/change-form.tsx';
import { useClock } from '../clock.ts';
import { collisionSources } from '../depends-on.ts';
import { addDays, axisOf, mondayOf } from './axis.ts';
import { Agenda } from './agenda.tsx';
import styles from './calendar.module.css';
import { ChosenChange } from './chosen-change.tsx';
import { Lanes } from './lanes.tsx';
import { useMoving } from './use-moving.ts';

const spans = [7, 14, 28] as const;
const whose = ['busy', 'mine', 'all'] as const;

export default function CalendarPage() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const me = useMe();
  const clock = useClock();
  const isNarrow = useMediaQuery('(max-width: 47.99em)');
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const [address, setAddress] = useAddress({ from: '', days: 14, lanes: 'busy' });
  const first = address.from || mondayOf(today);
  const days = spans.find((each) => each === address.days) ?? 14;
  const calendar = useView(
    changeSchedule,
    { from: first, to: addDays(first, days - 1) },
    { dependsOn: [...collisionSources, 'task', 'project'] },
  );
  const themselves = useOne(person, me.personId);
  const axis = useMemo(() => axisOf(first, days, clock.zone), [first, days, clock.zone]);
  const moves = useMoving();
  const [chosen, setChosen] = useState<string | null>(null);
  const [drafting, setDrafting] = useState<Readonly<Record<string, string>> | null>(null);
  const step = (by: number) => setAddress({ from: addDays(first, by * days) });

  const isShown =
    ({ services, changes }: ChangeSchedule) =>
    (id: string): boolean => {
      const lane = services.find((each) => each.id === id);
      if (!lane || address.lanes === 'all') return lane !== undefined;
      if (address.lanes === 'mine')
        return me.personId !== null && (lane.ownerId === me.personId || (lane.teamId !== null && lane.teamId === themselves.data?.teamId));
      return changes.some((each) => each.serviceId === id);
    };
  return (
    <PageFrame
      title={t('changes.calendar')}
      about={t('changes.calendarAbout')}
      actions={may(changePlanners) ? <Button onClick={() => setDrafting({})}>{t('changes.newChange')}</Button> : null}
    >
      <div className="filter-bar">
        <ActionIcon variant="default" size={30} aria-label={t('changes.earlier')} onClick={() => step(-1)}>
          <IconChevronLeft size={18} />
        </ActionIcon>
        <Button size="xs" variant="default" onClick={() => setAddress({ from: '' })}>
          {t('changes.today')}
        </Button>
        <ActionIcon variant="default" size={30} aria-label={t('changes.later')} onClick={() => step(1)}>
          <IconChevronRight size={18} />
        </ActionIcon>
        <strong aria-live="polite">
          {clock.day(`${first}T12:00:00Z`)} – {clock.day(`${addDays(first, days - 1)}T12:00:00Z`)}
        </strong>
        <div className="filter-end">
          <SegmentedControl
            size="xs"
            aria-label={t('changes.span')}
            data={spans.map((each) => ({ value: String(each), label: t('changes.weeks', { count: each / 7 }) }))}
            value={String(days)}
            onChange={(value) => setAddress({ days: Number(value) })}
          />
          <SegmentedControl
            size="xs"
            aria-label={t('changes.lanes')}
            data={whose.map((each) => ({ value: each, label: t(`changes.lanes.${each}`) }))}
            value={address.lanes}
            onChange={(value) => setAddress({ lanes: value })}
          />
        </div>
      </div>
      <Loaded query={calendar}>
        {(found) => {
          const lanes = found.services.filter((each) => isShown(found)(each.id));
          const shown = found.changes.find((each) => each.id === (moves.moving?.change.id ?? chosen));
          if (isNarrow) return <Agenda axis={axis} calendar={found} isShown={isShown(found)} />;
          return (
            <>
              {lanes.length === 0 && found.bands.length === 0 ? (
                <EmptyState title={t('changes.nothingThen')}>{t('changes.nothingThenAbout')}</EmptyState>
              ) : (
                <Lanes
                  axis={axis}
                  calendar={found}
                  lanes={lanes}
                  chosen={chosen}
                  moves={moves}
                  mayPlan={may(changePlanners)}
                  onChoose={setChosen}
                  onNew={(serviceId, plannedStart, plannedEnd) =>
                    setDrafting({ serviceId, ...(plannedStart && plannedEnd ? { plannedStart, plannedEnd } : {}) })
                  }
                />
              )}
              {shown ? (
                <ChosenChange
                  key={shown.id}
                  change={shown}
                  moves={moves}
                  onClose={() => {
                    moves.putBack();
                    setChosen(null);
                  }}
                />
              ) : null}
              <Legend />
            </>
          );
        }}
      </Loaded>
      {drafting ? (
        <FormDialogue isWide mayClickAway={false} title={t('changes.newChange')} onClose={() => setDrafting(null)}>
          <ChangeForm
            initial={drafting}
            onDone={(path) => {
              setDrafting(null);
              if (path) go(path);
            }}
          />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}

function Legend() {
  const t = useWords();
  return (
    <>
      <ul className={styles['legend']} aria-label={t('changes.legend')}>
        {windowKinds.map((kind) => (
          <li key={kind}>
            <span className={styles['mark']} data-kind={kind} aria-hidden="true" />
            {t(`changes.window.${kind}`)}
          </li>
        ))}
        <li>
          <span className={styles['diamond']} aria-hidden="true" />
          {t('changes.milestone')}
        </li>
        <li>▲ {t('changes.clash')}</li>
        <li>✕ {t('changes.refusedThere')}</li>
        <li>
          <span className={styles['tail']} aria-hidden="true" />
          {t('changes.heldLegend')}
        </li>
      </ul>
      <p className={styles['keys']}>{t('changes.keysAbout')}</p>
    </>
  );
}
