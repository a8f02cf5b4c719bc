/** A layer of a rota, new or changed. */
import { changeRotaLayer, createRotaLayer, rotaLayer } from '#duty/rules';
import type { Row } from '#platform/kit';
import { ShareInput, ThingForm, useWords, type CreateFormProps } from '#platform/web';
import { ClockField, TurnsField, WeekdaysField } from '../inputs.tsx';

const fields = [
  'name',
  'level',
  'personIds',
  'shiftLength',
  'shiftUnit',
  'startsOn',
  'handoverMinute',
  'weekdays',
  'fromMinute',
  'toMinute',
  'endsOn',
  'dutyPerMille',
];

export default function LayerForm({
  onDone,
  rotaId,
  record,
  startsOn,
}: CreateFormProps & { readonly rotaId: string; readonly record?: Row<typeof rotaLayer>; readonly startsOn: string }) {
  const t = useWords();
  return (
    <ThingForm
      thing={rotaLayer}
      deed={(record ? changeRotaLayer : createRotaLayer) as typeof changeRotaLayer}
      record={record}
      initial={record ? undefined : { rotaId, startsOn }}
      fields={fields}
      inputs={{
        handoverMinute: ClockField,
        fromMinute: ClockField,
        toMinute: ClockField,
        weekdays: WeekdaysField,
        personIds: TurnsField,
        dutyPerMille: ShareInput,
      }}
      wide={['personIds', 'weekdays']}
      columns={2}
      said={t(record ? 'duty.layerChanged' : 'duty.layerAdded')}
      onDone={() => onDone()}
      onCancel={() => onDone()}
    />
  );
}
