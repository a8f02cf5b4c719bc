/** What I have asked for and where my voice is awaited; for those who work here, what is open, all there ever was, and the figures. */
import { Button, SegmentedControl } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { askers, requestStaff } from '#requests/rules';
import { PageFrame, useAddress, useGo, useMay, useWords } from '#platform/web';
import { AllRequests } from './all-requests.tsx';
import { MeasuresSection } from './measures-section.tsx';
import { MyRequests } from './my-requests.tsx';
import { Queue } from './queue.tsx';

const tabs = ['open', 'mine', 'all', 'measures'] as const;
type Tab = (typeof tabs)[number];

export default function RequestsPage() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const sees = may(requestStaff);
  const [{ show }, setAddress] = useAddress({ show: '' });
  const shown: Tab = !sees ? 'mine' : (tabs.find((each) => each === show) ?? 'open');
  return (
    <PageFrame
      title={t(sees ? 'requests.requests' : 'requests.mine')}
      about={t(sees ? 'requests.requestsAbout' : 'requests.mineAbout')}
      actions={
        may(askers) ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => go('/requests/ask')}>
            {t('requests.ask')}
          </Button>
        ) : null
      }
      bar={
        sees ? (
          <SegmentedControl
            size="xs"
            aria-label={t('requests.which')}
            data={tabs.map((value) => ({ value, label: t(`requests.tab.${value}`) }))}
            value={shown}
            onChange={(next) => setAddress({ show: next })}
          />
        ) : null
      }
    >
      {shown === 'mine' ? <MyRequests /> : shown === 'open' ? <Queue /> : shown === 'all' ? <AllRequests /> : <MeasuresSection />}
    </PageFrame>
  );
}
