/** What can be done with an incident as it stands; each also by one key. */
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
import { RecordActions, useMay, useWords, type LastingDeed, type RecordAction } from '#platform/web';
import type { DialogueName } from './incident-dialogues.tsx';
import { useIncidentDeed } from './use-incident-deed.ts';

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
  const now = (id: string, key: string, deed: LastingDeed): RecordAction => ({
    id,
    name: t(`incidents.do.${id}`),
    key,
    isRunning: deed.isRunning,
    run: () => void deed.run({ id: row.id }, t(`incidents.did.${id}`)),
  });
  const ask = (id: DialogueName, key?: string): RecordAction => ({
    id,
    name: t(`incidents.do.${id}`),
    key,
    run: () => onAsk(id),
  });

  const first: readonly RecordAction[] = [
    ...(works && open && row.acknowledgedAt === null ? [now('acknowledge', 'a', acknowledge)] : []),
    ...(works && row.status === 'on-hold' ? [now('resume', 'g', resume)] : []),
    ...(works && open && row.status !== 'on-hold' ? [ask('hold', 'h')] : []),
    ...(works && open && row.restoredAt === null ? [now('restore', 'b', restore)] : []),
    ...(works && open ? [ask('resolve', 'r')] : []),
    ...(speaks && row.status === 'resolved' ? [now('close', 'x', close)] : []),
    ...(speaks && (row.status === 'resolved' || row.status === 'closed') ? [ask('reopen', 'o')] : []),
  ];
  const others: readonly RecordAction[] = [
    ...(works && isAlive ? [ask('edit', 'e'), ask('priority', 'p')] : []),
    ...(leads && open ? [ask('major', 'm')] : []),
    ...(leads && isAlive && row.isMajor ? [ask('standDown')] : []),
    ...(works ? [ask('times')] : []),
    ...(works && open ? [ask('merge')] : []),
    ...(speaks && open ? [ask('cancel')] : []),
  ];
  return <RecordActions first={first} others={others} next={['acknowledge', 'resume', 'resolve', 'close']} />;
}
