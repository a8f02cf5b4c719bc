/** An asset, new or changed. */
import { asset, changeAsset, createAsset, service } from '#operations/rules';
import { site } from '#people/rules';
import type { Row } from '#platform/kit';
import { ThingForm, useWords, type CreateFormProps } from '#platform/web';
import { MinutesInput } from '../minutes-input.tsx';

const fields = [
  'name',
  'kind',
  'serviceId',
  'siteId',
  'status',
  'vendor',
  'product',
  'productVersion',
  'serialNumber',
  'externalId',
  'purl',
  'cpe',
  'restoreMinutes',
  'notes',
];

export default function AssetForm({
  onDone,
  record,
  initial,
}: CreateFormProps & { readonly record?: Row<typeof asset>; readonly initial?: Readonly<Record<string, unknown>> }) {
  const t = useWords();
  return (
    <ThingForm
      thing={asset}
      deed={(record ? changeAsset : createAsset) as typeof changeAsset}
      record={record}
      initial={initial}
      fields={fields}
      references={{ serviceId: service, siteId: site }}
      inputs={{ restoreMinutes: MinutesInput }}
      wide={['notes']}
      columns={2}
      said={t(record ? 'operations.assetChanged' : 'operations.assetCreated')}
      onDone={(answer) => onDone(record ? undefined : `/assets/${(answer as { id: string }).id}`)}
      onCancel={() => onDone()}
    />
  );
}
