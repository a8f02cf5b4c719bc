/** What is open and due next, and all that ever was. Whoever only told of incidents sees their own. */
import { Button, SegmentedControl } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useState } from 'react';
import { openIncidents, reporters } from '#incidents/rules';
import { FormDialogue, PageFrame, useAddress, useGo, useMay, useWords } from '#platform/web';
import { AllIncidents } from './all-incidents.tsx';
import { OpenList } from './open-list.tsx';
import ReportForm from './report-form.tsx';

export default function IncidentsPage() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const [isReporting, setReporting] = useState(false);
  const [{ show }, setAddress] = useAddress({ show: 'open' });
  const works = may(openIncidents.may);
  return (
    <PageFrame
      title={t(works ? 'incidents.incidents' : 'incidents.mine')}
      about={t(works ? 'incidents.incidentsAbout' : 'incidents.mineAbout')}
      actions={
        may(reporters) ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setReporting(true)}>
            {t('incidents.report')}
          </Button>
        ) : null
      }
      bar={
        works ? (
          <SegmentedControl
            size="xs"
            aria-label={t('incidents.which')}
            data={[
              { value: 'open', label: t('incidents.open') },
              { value: 'all', label: t('incidents.all') },
            ]}
            value={show === 'all' ? 'all' : 'open'}
            onChange={(next) => setAddress({ show: next })}
          />
        ) : null
      }
    >
      {works && show !== 'all' ? (
        <OpenList onReport={() => setReporting(true)} />
      ) : (
        <AllIncidents works={works} onReport={() => setReporting(true)} />
      )}
      {isReporting ? (
        <FormDialogue title={t('incidents.report')} onClose={() => setReporting(false)}>
          <ReportForm
            onDone={(path) => {
              setReporting(false);
              if (path) go(path);
            }}
          />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}
