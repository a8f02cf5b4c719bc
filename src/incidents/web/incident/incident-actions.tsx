/** What can be done with an incident as it stands; each also by one key. */
import { Button, Menu } from '@mantine/core';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import {
  acknowledgeIncident,
  closeIncident,
  declareMajor,
  incidentWorkers,
  isOpen,
  restoreIncident,
  resumeIncident,
  workersAndReporter,
  type Incident,
} from '#incidents/rules';
import { useKeys, useMay, useWords, type KeyMap } from '#platform/web';
import type { DialogueName } from './incident-dialogues.tsx';
import { useIncidentDeed } from './use-incident-deed.ts';

interface Action {
  readonly id: string;
  readonly key?: string;
  readonly run: () => void;
  readonly isRunning?: boolean;
}

export function IncidentActions({ row, onAsk }: { readonly row: Incident; readonly onAsk: (of: DialogueName) => void }) {
  const t = useWords();
  const may = useMay();
  const acknowledge = useIncidentDeed(acknowledgeIncident);
  const resume = useIncidentDeed(resumeIncident);
  const restore = useIncidentDeed(restoreIncident);
  const close = useIncidentDeed(closeIncident);
  const works = may(incidentWorkers);
  const speaks = may(workersAndReporter, { ownerId: row.reporterId });
  const leads = may(declareMajor.may);
  const open = isOpen(row);
  const isAlive = open || row.status === 'resolved';
  const now = (id: string, key: string, deed: ReturnType<typeof useIncidentDeed>): Action => ({
    id,
    key,
    isRunning: deed.isRunning,
    run: () => void deed.run({ id: row.id }, t(`incidents.did.${id}`)),
  });
  const ask = (id: DialogueName, key?: string): Action => ({ id, key, run: () => onAsk(id) });

  const first: readonly Action[] = [
    ...(works && open && row.acknowledgedAt === null ? [now('acknowledge', 'a', acknowledge)] : []),
    ...(works && row.status === 'on-hold' ? [now('resume', 'g', resume)] : []),
    ...(works && open && row.status !== 'on-hold' ? [ask('hold', 'h')] : []),
    ...(works && open && row.restoredAt === null ? [now('restore', 'b', restore)] : []),
    ...(works && open ? [ask('resolve', 'r')] : []),
    ...(speaks && row.status === 'resolved' ? [now('close', 'x', close)] : []),
    ...(speaks && (row.status === 'resolved' || row.status === 'closed') ? [ask('reopen', 'o')] : []),
  ];
  const others: readonly Action[] = [
    ...(works && isAlive ? [ask('edit', 'e'), ask('priority', 'p')] : []),
    ...(leads && open ? [ask('major', 'm')] : []),
    ...(leads && isAlive && row.isMajor ? [ask('standDown')] : []),
    ...(works ? [ask('times')] : []),
    ...(works && open ? [ask('merge')] : []),
    ...(speaks && open ? [ask('cancel')] : []),
  ];
  const keys: KeyMap = Object.fromEntries(
    [...first, ...others].flatMap(({ id, key, run }) => (key ? [[key, { does: t(`incidents.do.${id}`), run }]] : [])),
  );
  useKeys(keys);
  // What is to be done next stands out: seeing it, going on, then solving it.
  const main = first.find(({ id }) => ['acknowledge', 'resume', 'resolve', 'close'].includes(id))?.id;

  return (
    <>
      {first.map(({ id, key, run, isRunning }) => (
        <Button
          key={id}
          variant={id === main ? 'filled' : 'default'}
          loading={isRunning}
          onClick={run}
          title={key ? `${key.toUpperCase()}` : undefined}
        >
          {t(`incidents.do.${id}`)}
        </Button>
      ))}
      {others.length > 0 ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" aria-label={t('incidents.more')} px={8}>
              <IconDots size={18} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map(({ id, key, run }) => (
              <Menu.Item key={id} onClick={run} rightSection={key ? <kbd>{key.toUpperCase()}</kbd> : null}>
                {t(`incidents.do.${id}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </>
  );
}
