/** Every rota: who is on duty now, who is next, and where the next gap is. */
import { Badge, Button, Switch } from '@mantine/core';
import IconPhoneCall from '@tabler/icons-react/dist/esm/icons/IconPhoneCall.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useState } from 'react';
import { coverageDays, rota, type OnDutyRow } from '#duty/rules';
import { team } from '#people/rules';
import { managers } from '#platform/kit';
import {
  EmptyState,
  FormDialogue,
  GoLink,
  PageFrame,
  ThingTable,
  useAddress,
  useAll,
  useGo,
  useMay,
  useWords,
  type Translate,
} from '#platform/web';
import styles from '../duty.module.css';
import { whyOf } from '../gap-words.ts';
import { useOnDuty } from '../use-on-duty.ts';
import { useZoned, type ZonedFormat } from '../zoned.ts';
import RotaForm from './rota-form.tsx';

export default function RotasPage() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const [isCreating, setCreating] = useState(false);
  const [{ ended }, setAddress] = useAddress({ ended: false });
  const teams = useAll(team);
  const now = useOnDuty();
  const rowOf = new Map((now.data?.items ?? []).map((row) => [row.rotaId, row]));
  return (
    <PageFrame
      title={t('duty.onCall')}
      about={t('duty.onCallAbout')}
      actions={
        may(managers) ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
            {t('duty.newRota')}
          </Button>
        ) : null
      }
    >
      <ThingTable
        thing={rota}
        label={t('duty.rotas')}
        sort="name"
        query={{ isActive: ended ? 'true,false' : 'true' }}
        actions={
          <Switch label={t('duty.showEnded')} checked={ended} onChange={(event) => setAddress({ ended: event.currentTarget.checked })} />
        }
        onOpen={(row) => go(`/rotas/${row.id}`)}
        empty={
          <EmptyState
            icon={IconPhoneCall}
            title={t('duty.noRotas')}
            action={may(managers) ? <Button onClick={() => setCreating(true)}>{t('duty.newRota')}</Button> : null}
          >
            {t('duty.noRotasAbout')}
          </EmptyState>
        }
        columns={[
          {
            field: 'name',
            width: 'minmax(120px, 1.2fr)',
            render: (row) => (
              <span className="titled">
                <GoLink to={`/rotas/${row.id}`}>{row.name}</GoLink>
                {row.isActive ? null : <Badge color="gray">{t('duty.ended')}</Badge>}
              </span>
            ),
          },
          {
            field: 'teamId',
            isSortable: false,
            isWideOnly: true,
            width: 'minmax(110px, 1fr)',
            render: (row) => teams.data?.find((each) => each.id === row.teamId)?.name ?? '',
          },
          {
            field: 'now',
            title: t('duty.onDutyNow'),
            isSortable: false,
            width: 'minmax(120px, 1.2fr)',
            render: ({ id }) => <Now row={rowOf.get(id)} />,
          },
          {
            field: 'next',
            title: t('duty.next'),
            isSortable: false,
            isWideOnly: true,
            width: 'minmax(220px, 2.1fr)',
            render: ({ id }) => <Next row={rowOf.get(id)} />,
          },
          {
            field: 'nextGap',
            title: t('duty.nextGap'),
            isSortable: false,
            isWideOnly: true,
            width: 'minmax(180px, 1.5fr)',
            render: ({ id }) => <NextGap row={rowOf.get(id)} />,
          },
        ]}
      />
      {isCreating ? (
        <FormDialogue isWide title={t('duty.newRota')} onClose={() => setCreating(false)}>
          <RotaForm
            onDone={(path) => {
              setCreating(false);
              if (path) go(path);
            }}
          />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}

const namesOf = (people: readonly { readonly name: string }[]): string => people.map((each) => each.name).join(', ');

function Now({ row }: { readonly row: OnDutyRow | undefined }) {
  const t = useWords();
  const zoned = useZoned(row?.zone ?? 'UTC');
  if (!row) return null;
  return (
    <span className={styles['gapLine']}>
      {row.nextGap ? <b className={styles['gapMark']} title={t('duty.gap')} data-narrow /> : null}
      <span className={styles['cut']}>{nowText(row, t, zoned)}</span>
    </span>
  );
}

/** Whoever is called first, and where they are on duty when that is another rota. */
function nowText({ rotaId, ask }: OnDutyRow, t: Translate, zoned: ZonedFormat): string {
  const first = ask?.steps[0];
  if (!ask || !first) return t('duty.nobodyEver');
  const name = namesOf(first.people);
  if (ask.isWaiting) return `${t('duty.nobodyNow')}, ${t('duty.waitsFor', { name, time: zoned.moment(ask.from) })}`;
  return first.rotaId === rotaId ? name : `${name} (${first.rotaName})`;
}

function Next({ row }: { readonly row: OnDutyRow | undefined }) {
  const t = useWords();
  const zoned = useZoned(row?.zone ?? 'UTC');
  return row?.next ? <>{t('duty.waitsFor', { name: namesOf(row.next.people), time: zoned.moment(row.next.at) })}</> : null;
}

function NextGap({ row }: { readonly row: OnDutyRow | undefined }) {
  const t = useWords();
  const zoned = useZoned(row?.zone ?? 'UTC');
  if (!row) return null;
  if (!row.nextGap) return <span className={styles['soft']}>{t('duty.noGap', { days: coverageDays })}</span>;
  return (
    <span className={styles['gapLine']}>
      <Badge color="red">{t('duty.gap')}</Badge>
      <span title={whyOf(row.nextGap, t)}>{zoned.moment(row.nextGap.startsAt)}</span>
    </span>
  );
}
