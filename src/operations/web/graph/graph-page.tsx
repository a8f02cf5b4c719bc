/** The graph of everything: services among themselves, or all around one, and what follows when one of it fails. */
import { Button, Select } from '@mantine/core';
import IconUpload from '@tabler/icons-react/dist/esm/icons/IconUpload.mjs';
import IconSitemap from '@tabler/icons-react/dist/esm/icons/IconSitemap.mjs';
import { assetImpact, dependencyGraph, service, serviceImpact } from '#operations/rules';
import { managers } from '#platform/kit';
import { EmptyState, Loaded, PageFrame, useAddress, useAll, useGo, useMay, useView, useWords } from '#platform/web';
import styles from '../operations.module.css';
import { StateMark } from '../state-mark.tsx';
import GraphDrawing from './graph-drawing.tsx';

const dependsOn = ['service', 'asset', 'dependency'];

export default function GraphPage() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const [{ around, fails }, setAddress] = useAddress({ around: '', fails: '' });
  const services = useAll(service, { sort: 'name' });
  const graph = useView(dependencyGraph, around ? { around } : {}, { dependsOn });
  const failing = graph.data?.nodes.find((node) => node.id === fails);
  const ofService = useView(serviceImpact, { id: fails }, { dependsOn, enabled: failing?.thing === 'service' });
  const ofAsset = useView(assetImpact, { id: fails }, { dependsOn, enabled: failing?.thing === 'asset' });
  const impact = failing === undefined ? undefined : failing.thing === 'service' ? ofService.data : ofAsset.data;
  return (
    <PageFrame
      title={t('operations.dependencies')}
      about={t('operations.dependenciesAbout')}
      actions={
        may(managers) ? (
          <Button variant="default" leftSection={<IconUpload size={16} />} onClick={() => go('/dependencies/import')}>
            {t('operations.importShort')}
          </Button>
        ) : null
      }
      bar={
        <>
          <Select
            size="xs"
            clearable
            searchable
            aria-label={t('operations.around')}
            placeholder={t('operations.allServices')}
            data={(services.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={around || null}
            onChange={(value) => setAddress({ around: value ?? '', fails: '' })}
          />
          <Select
            size="xs"
            clearable
            searchable
            aria-label={t('operations.whatFails')}
            placeholder={t('operations.whatFails')}
            data={(graph.data?.nodes ?? []).map(({ id, name, key }) => ({ value: id, label: key ? `${name} (${key})` : name }))}
            value={failing ? fails : null}
            onChange={(value) => setAddress({ fails: value ?? '' })}
          />
          {impact ? (
            <span className={styles['counts']} role="status">
              {(['down', 'degraded', 'exposed'] as const).map((state) => (
                <StateMark key={state} state={state} count={impact[state]} />
              ))}
            </span>
          ) : null}
        </>
      }
    >
      <Loaded query={graph}>
        {(data) =>
          data.nodes.length === 0 ? (
            <EmptyState icon={IconSitemap} title={t('operations.noServices')}>
              {t('operations.noServicesAbout')}
            </EmptyState>
          ) : (
            <GraphDrawing graph={data} centreId={fails || around || undefined} affected={impact?.items ?? []} />
          )
        }
      </Loaded>
    </PageFrame>
  );
}
