/** Secrets by which programs act for oneself. Each is shown once. */
import { Alert, Badge, Button, Radio, Select, TextInput } from '@mantine/core';
import IconKey from '@tabler/icons-react/dist/esm/icons/IconKey.mjs';
import { useState, type FormEvent } from 'react';
import type { Row } from '#platform/kit';
import { apiToken, createApiToken, removeApiToken } from '#access/rules';
import {
  CopyField,
  EmptyState,
  GoLink,
  PageFrame,
  sentenceOf,
  useDeed,
  useFormat,
  useList,
  useMe,
  useWords,
  VirtualTable,
  FormDialogue,
} from '#platform/web';
import { removeColumn } from './remove-column.tsx';

export default function TokensPage() {
  const t = useWords();
  const format = useFormat();
  const me = useMe();
  const [isMaking, setMaking] = useState(false);
  const { rows, isLoading } = useList(apiToken, { membershipId: me.membershipId, sort: '-createdAt' });
  const remove = useDeed(removeApiToken);
  const make = <Button onClick={() => setMaking(true)}>{t('access.newToken')}</Button>;
  return (
    <PageFrame
      title={t('access.tokens')}
      about={
        <>
          {t('access.tokensAbout')} <GoLink to="/admin/api">{t('access.toApi')}</GoLink>
        </>
      }
      actions={rows.length ? make : null}
    >
      {rows.length === 0 && !isLoading ? (
        <EmptyState icon={IconKey} title={t('access.noTokens')} action={make}>
          {t('access.noTokensAbout')}
        </EmptyState>
      ) : (
        <VirtualTable
          label={t('access.tokens')}
          rows={rows}
          rowHeight={44}
          columns={[
            { id: 'name', title: t('field.name'), render: (row) => row.name, width: 'minmax(140px, 2fr)' },
            { id: 'hint', title: t('access.tokenHint'), render: (row) => <code>{row.hint}…</code>, isWideOnly: true, width: '140px' },
            {
              id: 'scope',
              title: t('access.tokenScope'),
              render: (row) => <Badge color={row.scope === 'write' ? 'orange' : 'keel'}>{t(`access.api-token.scope.${row.scope}`)}</Badge>,
              width: '140px',
            },
            {
              id: 'expiresAt',
              title: t('access.expires'),
              render: (row) => (row.expiresAt ? format.instant(row.expiresAt) : t('access.never')),
              isWideOnly: true,
            },
            removeColumn<Row<typeof apiToken>>({
              label: t('access.removeToken'),
              question: (row) => t('access.removeTokenQuestion', { name: row.name }),
              onConfirm: (row) => remove.run({ id: row.id }, { version: row.version }),
            }),
          ]}
        />
      )}
      {isMaking ? <NewToken onClose={() => setMaking(false)} /> : null}
    </PageFrame>
  );
}

const lifetimes = { '30': 30, '90': 90, '365': 365, never: null } as const;

function NewToken({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const { run, isRunning, problem } = useDeed(createApiToken);
  const [name, setName] = useState('');
  const [scope, setScope] = useState<'read' | 'write'>('read');
  const [lifetime, setLifetime] = useState<keyof typeof lifetimes>('90');
  const [token, setToken] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const days = lifetimes[lifetime];
    const expiresAt = days === null ? null : new Date(Date.now() + days * 86_400_000).toISOString();
    const { answer } = await run({ name, scope, expiresAt }, { isQuiet: true });
    setToken((answer as { token?: string | null } | null)?.token ?? null);
  }

  return (
    <FormDialogue title={t('access.newToken')} onClose={onClose} mayClickAway={!token}>
      {token ? (
        <div className="form-stack">
          <Alert color="green" role="status">
            {t('access.tokenOnce')}
          </Alert>
          <CopyField label={t('access.token')} value={token} />
          <div className="button-row">
            <Button onClick={onClose}>{t('shell.close')}</Button>
          </div>
        </div>
      ) : (
        <form className="form-stack" onSubmit={(event) => void submit(event)}>
          {problem ? (
            <Alert color="red" role="alert">
              {sentenceOf(problem)}
            </Alert>
          ) : null}
          <TextInput
            label={t('field.name')}
            description={t('access.tokenNameHelp')}
            required
            withAsterisk={false}
            data-autofocus
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Radio.Group label={t('access.tokenScope')} value={scope} onChange={(value) => setScope(value as 'read' | 'write')}>
            <div className="form-stack">
              <Radio mt={8} value="read" label={t('access.api-token.scope.read')} description={t('access.scopeReadAbout')} />
              <Radio value="write" label={t('access.api-token.scope.write')} description={t('access.scopeWriteAbout')} />
            </div>
          </Radio.Group>
          <Select
            label={t('access.lifetime')}
            allowDeselect={false}
            value={lifetime}
            onChange={(value) => setLifetime((value ?? '90') as keyof typeof lifetimes)}
            data={Object.entries(lifetimes).map(([value, days]) => ({
              value,
              label: days === null ? t('access.never') : t('access.days', { count: days }),
            }))}
          />
          <div className="button-row">
            <Button variant="default" onClick={onClose}>
              {t('shell.cancel')}
            </Button>
            <Button type="submit" loading={isRunning} disabled={!name.trim()}>
              {t('shell.create')}
            </Button>
          </div>
        </form>
      )}
    </FormDialogue>
  );
}
