/** What can be done with a request as it stands; each also by one key. */
import { Button, Menu } from '@mantine/core';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
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
import { useKeys, useMay, useMe, useWords } from '#platform/web';
import { useRequestDeed } from '../use-request-deed.ts';
import type { DialogueName } from './request-dialogues.tsx';

interface Action {
  readonly id: string;
  readonly key?: string;
  readonly run: () => void;
  readonly isRunning?: boolean;
}

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
  const now = (id: string, key: string, deed: ReturnType<typeof useRequestDeed>): Action => ({
    id,
    key,
    isRunning: deed.isRunning,
    run: () => void deed.run({ id: row.id }, t(`requests.did.${id}`)),
  });
  const ask = (id: DialogueName, key?: string): Action => ({ id, key, run: () => onAsk(id) });
  const first: readonly Action[] = [
    ...(isWorked && me.personId !== null && row.personId !== me.personId ? [now('take', 'a', take)] : []),
    ...(isWorked && row.status === 'waiting' ? [now('resume', 'g', resume)] : []),
    ...(isWorked && row.status !== 'waiting' ? [ask('hold', 'h')] : []),
    ...(isWorked ? [ask('fulfil', 'f')] : []),
    ...(speaks && row.status === 'fulfilled' ? [now('close', 'x', close)] : []),
    ...(speaks && (row.status === 'fulfilled' || row.status === 'closed') ? [ask('reopen', 'o')] : []),
  ];
  const others: readonly Action[] = [
    ...(works && isRequestOpen(row) ? [ask('incident', 'i')] : []),
    ...(speaks && isRequestOpen(row) ? [ask('cancel')] : []),
  ];
  useKeys(
    Object.fromEntries([...first, ...others].flatMap(({ id, key, run }) => (key ? [[key, { does: t(`requests.do.${id}`), run }]] : []))),
  );
  const main = first.find(({ id }) => ['take', 'resume', 'fulfil', 'close'].includes(id))?.id;
  return (
    <>
      {first.map(({ id, key, run, isRunning }) => (
        <Button key={id} variant={id === main ? 'filled' : 'default'} loading={isRunning} onClick={run} title={key?.toUpperCase()}>
          {t(`requests.do.${id}`)}
        </Button>
      ))}
      {others.length > 0 ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" aria-label={t('requests.more')} px={8}>
              <IconDots size={18} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map(({ id, key, run }) => (
              <Menu.Item key={id} onClick={run} rightSection={key ? <kbd>{key.toUpperCase()}</kbd> : null}>
                {t(`requests.do.${id}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </>
  );
}
