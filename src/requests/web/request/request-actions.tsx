/** What can be done with a request as it stands; each also by one key. */
import {
  closeRequest,
  isRequestOpen,
  requestWorkers,
  resumeRequest,
  takeRequest,
  workedStatuses,
  workersAndRequester,
  type ServiceRequest,
} from '#requests/rules';
import { RecordActions, useMay, useMe, useWords, type LastingDeed, type RecordAction } from '#platform/web';
import { useRequestDeed } from '../use-request-deed.ts';
import type { DialogueName } from './request-dialogues.tsx';

export function RequestActions({ row, onAsk }: { readonly row: ServiceRequest; readonly onAsk: (of: DialogueName) => void }) {
  const t = useWords();
  const may = useMay();
  const me = useMe();
  const take = useRequestDeed(takeRequest);
  const resume = useRequestDeed(resumeRequest);
  const close = useRequestDeed(closeRequest);
  const works = may(requestWorkers);
  const speaks = may(workersAndRequester, { ownerId: row.requesterId });
  const isWorked = works && workedStatuses.includes(row.status);
  const now = (id: string, key: string, deed: LastingDeed): RecordAction => ({
    id,
    name: t(`requests.do.${id}`),
    key,
    isRunning: deed.isRunning,
    run: () => void deed.run({ id: row.id }, t(`requests.did.${id}`)),
  });
  const ask = (id: DialogueName, key?: string): RecordAction => ({
    id,
    name: t(`requests.do.${id}`),
    key,
    run: () => onAsk(id),
  });
  const first: readonly RecordAction[] = [
    ...(isWorked && me.personId !== null && row.personId !== me.personId ? [now('take', 'a', take)] : []),
    ...(isWorked && row.status === 'waiting' ? [now('resume', 'g', resume)] : []),
    ...(isWorked && row.status !== 'waiting' ? [ask('hold', 'h')] : []),
    ...(isWorked ? [ask('fulfil', 'f')] : []),
    ...(speaks && row.status === 'fulfilled' ? [now('close', 'x', close)] : []),
    ...(speaks && (row.status === 'fulfilled' || row.status === 'closed') ? [ask('reopen', 'o')] : []),
  ];
  const others: readonly RecordAction[] = [
    ...(works && isRequestOpen(row) ? [ask('incident', 'i')] : []),
    ...(speaks && isRequestOpen(row) ? [ask('cancel')] : []),
  ];
  return <RecordActions first={first} others={others} next={['take', 'resume', 'fulfil', 'close']} />;
}
