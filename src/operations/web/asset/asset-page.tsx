/** One asset: what it is, what it needs and what needs it, and what happens when it fails. */
import { Badge, Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { asset, assetImpact, assetKeepers, dependencyGraph, removeAsset, service, textOfMinutes } from '#operations/rules';
import { site } from '#people/rules';
import { managers, type Row } from '#platform/kit';
import {
  FormDialogue,
  GoLink,
  Loaded,
  nameOfField,
  nameOfValue,
  PageFrame,
  RemoveButton,
  useGo,
  useLanguage,
  useMay,
  useOne,
  usePathParams,
  useView,
  useWords,
} from '#platform/web';
import { DependencySections } from '../dependency/dependency-section.tsx';
import { GraphSection } from '../graph/graph-section.tsx';
import { ImpactSection } from '../impact-section.tsx';
import { RecordHistory } from '../record-history.tsx';
import AssetForm from './asset-form.tsx';

const dependsOn = ['service', 'asset', 'dependency'];

export default function AssetPage() {
  const { assetId } = usePathParams();
  const found = useOne(asset, assetId);
  return <Loaded query={found}>{(row) => <OneAsset row={row} />}</Loaded>;
}

function OneAsset({ row }: { readonly row: Row<typeof asset> }) {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const language = useLanguage();
  const [isEditing, setEditing] = useState(false);
  const serves = useOne(service, row.serviceId);
  const at = useOne(site, row.siteId);
  const impact = useView(assetImpact, { id: row.id }, { dependsOn });
  const graph = useView(dependencyGraph, { around: row.id, steps: 1 }, { dependsOn });
  const facts: readonly { readonly field: string; readonly shown: ReactNode }[] = [
    { field: 'serviceId', shown: serves.data ? <GoLink to={`/services/${serves.data.id}`}>{serves.data.name}</GoLink> : null },
    { field: 'vendor', shown: row.vendor },
    { field: 'product', shown: [row.product, row.productVersion].filter(Boolean).join(' ') },
    { field: 'siteId', shown: at.data?.name },
    { field: 'serialNumber', shown: row.serialNumber },
    { field: 'externalId', shown: row.externalId },
    { field: 'purl', shown: row.purl },
    { field: 'cpe', shown: row.cpe },
    { field: 'restoreMinutes', shown: row.restoreMinutes === null ? null : textOfMinutes(row.restoreMinutes, language) },
    { field: 'notes', shown: row.notes },
  ];
  return (
    <PageFrame
      title={
        <span className="titled">
          {row.name}
          <Badge>{nameOfValue(asset, 'kind', row.kind)}</Badge>
          {row.status === 'in-use' ? null : <Badge color="gray">{nameOfValue(asset, 'status', row.status)}</Badge>}
        </span>
      }
      actions={
        <>
          {may(assetKeepers) ? (
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('operations.edit')}
            </Button>
          ) : null}
          {may(managers) ? (
            <RemoveButton
              deed={removeAsset}
              record={row}
              question={t('operations.removeAssetQuestion', { name: row.name })}
              said={t('operations.assetRemoved', { name: row.name })}
              onDone={() => go('/assets')}
            />
          ) : null}
        </>
      }
    >
      <div className="record-columns">
        <div>
          <dl className="facts">
            {facts.map(({ field, shown }) =>
              shown ? (
                <div key={field}>
                  <dt>{nameOfField(asset, field)}</dt>
                  <dd>{shown}</dd>
                </div>
              ) : null,
            )}
          </dl>
        </div>
        <div>
          <ImpactSection impact={impact.data} />
          <DependencySections centre={{ thing: 'asset', id: row.id }} nodes={graph.data?.nodes ?? []} edges={graph.data?.edges ?? []} />
        </div>
      </div>
      <GraphSection centreId={row.id} affected={impact.data?.items ?? []} />
      <RecordHistory thing={asset} id={row.id} mayUndo={may(assetKeepers)} />
      {isEditing ? (
        <FormDialogue isWide title={t('operations.edit')} onClose={() => setEditing(false)}>
          <AssetForm record={row} onDone={() => setEditing(false)} />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}
