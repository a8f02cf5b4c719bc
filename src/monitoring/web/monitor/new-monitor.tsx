/** A new monitor. One that is pushed answers with the address for its job, told once. */
import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { createMonitor, type MonitorKind } from '#monitoring/rules';
import { CopyField, useWords, type CreateFormProps } from '#platform/web';
import { MonitorForm } from './monitor-form.tsx';

interface Made {
  readonly id: string;
  readonly kind: MonitorKind;
  readonly token: string | null;
}

export default function NewMonitor({ onDone, serviceId }: CreateFormProps & { readonly serviceId?: string }) {
  const [made, setMade] = useState<Made | null>(null);
  if (made?.token) return <PushAddress token={made.token} onDone={() => onDone(`/monitors/${made.id}`)} />;
  return (
    <MonitorForm
      deed={createMonitor}
      initial={serviceId ? { serviceId } : {}}
      onDone={(answer) => {
        const { token, id } = answer as Made;
        if (token) setMade(answer as Made);
        else onDone(`/monitors/${id}`);
      }}
      onCancel={() => onDone()}
    />
  );
}

export function PushAddress({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  const t = useWords();
  const address = `${location.origin}/api/v1/monitors/push/${token}`;
  return (
    <div className="form-stack">
      <Alert color="green" role="status">
        {t('monitoring.tokenOnce')}
      </Alert>
      <CopyField label={t('monitoring.pushAddress')} value={address} />
      <CopyField label={t('monitoring.pushCommand')} value={`curl -fsS '${address}'`} />
      <div className="button-row">
        <Button onClick={onDone}>{t('shell.close')}</Button>
      </div>
    </div>
  );
}
