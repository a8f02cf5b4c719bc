/** One rota: whom it calls now, where nobody would come, its timeline, its layers, and what it takes from people. */
import { Alert, Badge, Button } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useMemo, useState, type ReactNode } from 'react';
import { calendar } from '#calendar/rules';
import { changeRota, endRota, removeRota, resumeRota, rota } from '#duty/rules';
import { team } from '#people/rules';
import { managers, type Row } from '#platform/kit';
import {
  ConfirmButton,
  FormDialogue,
  GoLink,
  HistoryPanel,
  loadAllWords,
  Loaded,
  nameOfField,
  PageFrame,
  RecordSections,
  RemoveButton,
  Section,
  useDeed,
  useFormat,
  useGo,
  useMay,
  useOne,
  usePathParams,
  useWords,
} from '#platform/web';
import { dutyTakers } from '../../rules/who-may.ts';
import styles from '../duty.module.css';
import { LayersSection } from '../layer/layers-section.tsx';
import OverrideForm from '../override-form.tsx';
import { TimelineSection, type NewOverride } from '../timeline/timeline-section.tsx';
import { useOnDuty } from '../use-on-duty.ts';
import { dateIn } from '../zoned.ts';
import { GapsSection } from './gaps-section.tsx';
import { NowSection } from './now-section.tsx';
import RotaForm from './rota-form.tsx';

export default function RotaPage() {
  const { rotaId } = usePathParams();
  const found = useOne(rota, rotaId);
  return <Loaded query={found}>{(row) => <OneRota row={row} />}</Loaded>;
}

function OneRota({ row }: { readonly row: Row<typeof rota> }) {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const format = useFormat();
  const end = useDeed(endRota);
  const resume = useDeed(resumeRota);
  const [isEditing, setEditing] = useState(false);
  const [overriding, setOverriding] = useState<NewOverride | null>(null);
  const now = useOnDuty(row.id);
  const today = useMemo(() => dateIn(row.zone, new Date()), [row.zone]);
  const mayPutIn = may(dutyTakers);
  return (
    <PageFrame
      title={
        <span className="titled">
          {row.name} {row.isActive ? null : <Badge color="gray">{t('duty.ended')}</Badge>}
        </span>
      }
      about={row.notes}
      actions={
        <>
          {mayPutIn && row.isActive ? (
            <Button leftSection={<IconPlus size={16} />} onClick={() => setOverriding(nextHours())}>
              {t('duty.newOverride')}
            </Button>
          ) : null}
          {may(managers) ? (
            <>
              <Button variant="default" onClick={() => setEditing(true)}>
                {t('duty.edit')}
              </Button>
              {row.isActive ? (
                <ConfirmButton
                  question={t('duty.endQuestion', { name: row.name })}
                  confirm={t('duty.end')}
                  onConfirm={() => void end.run({ id: row.id }, { version: row.version, said: t('duty.rotaEnded', { name: row.name }) })}
                >
                  {t('duty.end')}
                </ConfirmButton>
              ) : (
                <Button
                  variant="default"
                  loading={resume.isRunning}
                  onClick={() => void resume.run({ id: row.id }, { version: row.version, said: t('duty.resumed', { name: row.name }) })}
                >
                  {t('duty.resume')}
                </Button>
              )}
              <RemoveButton
                deed={removeRota}
                record={row}
                question={t('duty.removeRotaQuestion', { name: row.name })}
                said={t('duty.rotaRemoved', { name: row.name })}
                onDone={() => go('/rotas')}
              />
            </>
          ) : null}
        </>
      }
    >
      {row.endedAt === null ? (
        <div className="record-columns">
          <div>
            <NowSection row={row} now={now.data?.items[0]} />
          </div>
          <div>
            <GapsSection rotaId={row.id} zone={row.zone} mayClose={mayPutIn} onClose={(gap) => setOverriding(closing(gap))} />
            <RecordSections of="rota" id={row.id} />
          </div>
        </div>
      ) : (
        <Alert color="gray" mb={20}>
          {t('duty.endedSince', { at: format.instant(row.endedAt) })}
        </Alert>
      )}
      <TimelineSection row={row} today={today} onOverride={setOverriding} />
      <div className={`record-columns ${styles['apart']}`}>
        <div>
          <FactsSection row={row} />
        </div>
        <div>
          <LayersSection rotaId={row.id} today={today} />
        </div>
      </div>
      <RotaHistory row={row} mayUndo={may(changeRota.may)} />
      {isEditing ? (
        <FormDialogue isWide title={t('duty.edit')} onClose={() => setEditing(false)}>
          <RotaForm record={row} onDone={() => setEditing(false)} />
        </FormDialogue>
      ) : null}
      {overriding ? (
        <FormDialogue isWide title={t('duty.newOverride')} onClose={() => setOverriding(null)}>
          <OverrideForm of={row} initial={overriding} onDone={() => setOverriding(null)} />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}

const closing = (gap: {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly missing: readonly { readonly level: number }[];
}): NewOverride => ({
  startsAt: gap.startsAt,
  endsAt: gap.endsAt,
  level: gap.missing[0]?.level ?? 1,
});

/** From the next full hour for eight. */
function nextHours(): NewOverride {
  const hour = 3_600_000;
  const from = Math.ceil(Date.now() / hour) * hour;
  return { startsAt: new Date(from).toISOString(), endsAt: new Date(from + 8 * hour).toISOString() };
}

function FactsSection({ row }: { readonly row: Row<typeof rota> }) {
  const t = useWords();
  const of = useOne(team, row.teamId);
  const hours = useOne(calendar, row.coverageCalendarId);
  const next = useOne(rota, row.nextRotaId);
  const facts: readonly { readonly field: string; readonly shown: ReactNode }[] = [
    { field: 'teamId', shown: of.data ? <GoLink to={`/teams/${of.data.id}`}>{of.data.name}</GoLink> : null },
    { field: 'zone', shown: row.zone },
    {
      field: 'coverageCalendarId',
      shown: hours.data ? <GoLink to={`/calendars/${hours.data.id}`}>{hours.data.name}</GoLink> : t('duty.roundTheClock'),
    },
    { field: 'escalationMinutes', shown: row.escalationMinutes },
    { field: 'nextRotaId', shown: next.data ? <GoLink to={`/rotas/${next.data.id}`}>{next.data.name}</GoLink> : t('duty.nobody') },
    { field: 'restMinutes', shown: row.restMinutes },
  ];
  return (
    <Section title={t('duty.rota')}>
      <dl className="facts">
        {facts.map(({ field, shown }) => (
          <div key={field}>
            <dt>{nameOfField(rota, field)}</dt>
            <dd>{shown}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** Shown when it is asked for: it may tell of deeds of any room, whose words are fetched then. */
function RotaHistory({ row, mayUndo }: { readonly row: Row<typeof rota>; readonly mayUndo: boolean }) {
  const t = useWords();
  const [isShown, setShown] = useState(false);
  return (
    <Section
      title={t('duty.history')}
      actions={
        isShown ? null : (
          <Button size="xs" variant="default" onClick={() => void loadAllWords().then(() => setShown(true))}>
            {t('duty.showHistory')}
          </Button>
        )
      }
    >
      {isShown ? <HistoryPanel thing={rota} id={row.id} mayUndo={mayUndo} /> : null}
    </Section>
  );
}
