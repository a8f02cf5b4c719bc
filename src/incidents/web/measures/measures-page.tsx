/** What the department's operations come to: incidents, changes and deployments, alerts and pages. */
import { Button, SegmentedControl, Select } from '@mantine/core';
import IconUpload from '@tabler/icons-react/dist/esm/icons/IconUpload.mjs';
import { useMemo } from 'react';
import { service } from '#operations/rules';
import { managers } from '#platform/kit';
import { PageFrame, useAddress, useAll, useGo, useMay, useWords } from '#platform/web';
import { ChangesTab } from './changes-tab.tsx';
import { IncidentsTab } from './incidents-tab.tsx';
import styles from './measures.module.css';
import { PagingTab } from './paging-tab.tsx';
import { daysOf, periodChoices, type PeriodChoice } from './shown-period.ts';

const tabs = { incidents: IncidentsTab, changes: ChangesTab, paging: PagingTab } as const;
type TabName = keyof typeof tabs;

export default function MeasuresPage() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const now = useMemo(() => new Date(), []);
  const [address, setAddress] = useAddress({ of: 'incidents', weeks: '52', service: '', by: '', behind: '' });
  const choice = (periodChoices as readonly string[]).includes(address.weeks) ? (address.weeks as PeriodChoice) : '52';
  const of = address.of in tabs ? (address.of as TabName) : 'incidents';
  const Tab = tabs[of];
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const query = { ...daysOf(choice, now), zone, ...(address.service ? { serviceId: address.service } : {}) };
  const services = useAll(service);
  return (
    <PageFrame
      title={t('incidents.measures')}
      about={t('incidents.measuresAbout')}
      actions={
        may(managers) ? (
          <Button variant="default" leftSection={<IconUpload size={16} />} onClick={() => go('/incidents/import')}>
            {t('incidents.importPast')}
          </Button>
        ) : null
      }
    >
      <div className={styles['controls']}>
        <SegmentedControl
          size="xs"
          aria-label={t('incidents.measures')}
          data={Object.keys(tabs).map((value) => ({ value, label: t(`incidents.measures.of.${value}`) }))}
          value={of}
          // What is compared, and what lies behind, is of the one before.
          onChange={(value) => setAddress({ of: value, by: '', behind: '' })}
        />
        <Select
          size="xs"
          allowDeselect={false}
          aria-label={t('incidents.measures.period')}
          data={periodChoices.map((value) => ({ value, label: t(`incidents.measures.period.${value}`) }))}
          value={choice}
          onChange={(value) => setAddress({ weeks: value ?? '52' })}
        />
        <Select
          size="xs"
          clearable
          searchable
          aria-label={t('incidents.measures.service')}
          placeholder={t('incidents.measures.allServices')}
          data={(services.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={address.service || null}
          onChange={(value) => setAddress({ service: value ?? '' })}
        />
      </div>
      <Tab query={query} onShowAll={choice === 'all' ? null : () => setAddress({ weeks: 'all' })} />
    </PageFrame>
  );
}
