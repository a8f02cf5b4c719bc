/** What a service or an asset needs: which, in which way, and what else would do. */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { asset, changeDependency, createDependency, dependency, service, type Dependency } from '#operations/rules';
import { ThingForm, useWords } from '#platform/web';

export interface DependencyFormProps {
  /** Whose dependency a new one will be. */
  readonly of: { readonly serviceId: string } | { readonly assetId: string };
  readonly record?: Dependency;
  readonly onDone: () => void;
}

const common = ['kind', 'strength', 'redundancyGroup', 'notes'] as const;

export default function DependencyForm({ of, record, onDone }: DependencyFormProps) {
  const t = useWords();
  const [what, setWhat] = useState<'needsServiceId' | 'needsAssetId'>('needsAssetId');
  return (
    <>
      {record ? null : (
        <SegmentedControl
          mb={14}
          fullWidth
          value={what}
          onChange={(value) => setWhat(value as typeof what)}
          data={[
            { value: 'needsAssetId', label: t('operations.onAsset') },
            { value: 'needsServiceId', label: t('operations.onService') },
          ]}
        />
      )}
      <ThingForm
        key={what}
        thing={dependency}
        deed={(record ? changeDependency : createDependency) as typeof changeDependency}
        record={record}
        initial={record ? undefined : { ...of, kind: what === 'needsAssetId' ? 'runs-on' : 'uses' }}
        fields={record ? common : [what, ...common]}
        references={{ needsServiceId: service, needsAssetId: asset }}
        said={t(record ? 'operations.dependencyChanged' : 'operations.dependencyCreated')}
        onDone={onDone}
        onCancel={onDone}
      />
    </>
  );
}
