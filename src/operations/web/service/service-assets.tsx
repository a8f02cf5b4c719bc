/** What serves a service, without its libraries, of which only the number is told. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { asset, assetKeepers, assetKinds } from '#operations/rules';
import { FormDialogue, GoLink, Loaded, nameOfValue, Section, useAll, useMay, useWords } from '#platform/web';
import AssetForm from '../asset/asset-form.tsx';
import styles from '../operations.module.css';

const withoutLibraries = assetKinds.filter((kind) => kind !== 'library').join(',');

export function ServiceAssets({ serviceId, libraries }: { readonly serviceId: string; readonly libraries: number }) {
  const t = useWords();
  const may = useMay();
  const [isAdding, setAdding] = useState(false);
  const assets = useAll(asset, { serviceId, kind: withoutLibraries, sort: 'name' });
  return (
    <Section
      title={t('operations.assets')}
      actions={
        may(assetKeepers) ? (
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            {t('operations.newAsset')}
          </Button>
        ) : null
      }
    >
      <Loaded query={assets}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="no-lines">{t('operations.noAssetsHere')}</p>
          ) : (
            <ul className="lines">
              {rows.map((row) => (
                <li key={row.id}>
                  <div>
                    <GoLink to={`/assets/${row.id}`}>{row.name}</GoLink>
                    <span className={styles['soft']}>
                      {[nameOfValue(asset, 'kind', row.kind), row.product, row.productVersion].filter(Boolean).join(' · ')}
                    </span>
                  </div>
                  {row.status === 'in-use' ? null : <small>{nameOfValue(asset, 'status', row.status)}</small>}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {libraries > 0 ? (
        <p className="no-lines">
          <GoLink to={`/assets?service=${serviceId}&kind=library`}>{t('operations.librariesOf', { count: libraries })}</GoLink>
        </p>
      ) : null}
      {isAdding ? (
        <FormDialogue isWide title={t('operations.newAsset')} onClose={() => setAdding(false)}>
          <AssetForm initial={{ serviceId }} onDone={() => setAdding(false)} />
        </FormDialogue>
      ) : null}
    </Section>
  );
}
