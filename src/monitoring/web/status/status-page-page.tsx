/** One status page as its readers see it, with its address for those who keep it. */
import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import {
  changeStatusPage,
  monitorKeepers,
  removeStatusPage,
  renewStatusAddress,
  statusOfPage,
  statusPage,
  type StatusPage,
} from '#monitoring/rules';
import {
  ConfirmButton,
  CopyField,
  FormDialogue,
  Loaded,
  PageFrame,
  RemoveButton,
  useDeed,
  useGo,
  useMay,
  useOne,
  usePathParams,
  useView,
  useWords,
} from '#platform/web';
import styles from '../monitoring.module.css';
import { StatusPageForm } from './status-page-form.tsx';
import { StatusView } from './status-view.tsx';

const dependsOn = ['status-page', 'outage', 'monitor', 'incident', 'incident-entry', 'window', 'change', 'service'];

export default function StatusPagePage() {
  const { pageId } = usePathParams();
  const found = useOne(statusPage, pageId);
  return <Loaded query={found}>{(row) => <OnePage row={row} />}</Loaded>;
}

function OnePage({ row }: { readonly row: StatusPage }) {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const [isEditing, setEditing] = useState(false);
  const status = useView(statusOfPage, { id: row.id }, { dependsOn });
  const renew = useDeed(renewStatusAddress);
  const address = row.token === null ? '' : `${location.origin}/status/${row.token}`;
  return (
    <PageFrame
      width="narrow"
      title={
        <span className="titled">
          {row.title}
          <Badge color={row.isPublic ? 'blue' : 'gray'}>{t(row.isPublic ? 'monitoring.publicNow' : 'monitoring.onlyInside')}</Badge>
        </span>
      }
      about={row.about}
      actions={
        may(monitorKeepers) && may(changeStatusPage.may) ? (
          <>
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('monitoring.changeStatusPage')}
            </Button>
            <RemoveButton
              deed={removeStatusPage}
              record={row}
              question={t('monitoring.removeStatusPageQuestion', { name: row.title })}
              said={t('monitoring.statusPageRemoved', { name: row.title })}
              onDone={() => go('/status-pages')}
            />
          </>
        ) : null
      }
    >
      {row.isPublic && row.token ? (
        <div className={styles['stateLine']}>
          <CopyField label={t('monitoring.publicAddress')} description={t('monitoring.addressOf')} value={address} />
          <Button size="xs" variant="default" component="a" href={address} target="_blank" rel="noreferrer">
            {t('monitoring.openPublic')}
          </Button>
          {may(monitorKeepers) ? (
            <ConfirmButton
              question={t('monitoring.renewAddressQuestion')}
              onConfirm={async () => void (await renew.run({ id: row.id }, { said: t('monitoring.addressRenewed') }))}
            >
              {t('monitoring.renewAddress')}
            </ConfirmButton>
          ) : null}
        </div>
      ) : null}
      <Loaded query={status}>{(data) => <StatusView status={data} />}</Loaded>
      {isEditing ? (
        <FormDialogue title={t('monitoring.changeStatusPage')} mayClickAway={false} onClose={() => setEditing(false)}>
          <StatusPageForm record={row} onDone={() => setEditing(false)} onCancel={() => setEditing(false)} />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}
