/** The rotations of a rota, by level: who takes turns, how long, and when they hand over. */
import { Badge, Button } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useState } from 'react';
import { removeRotaLayer, rotaLayer } from '#duty/rules';
import { WEEKDAYS } from '#engine';
import { person } from '#people/rules';
import { managers, type Row } from '#platform/kit';
import { FormDialogue, RemoveButton, Section, useAll, useFormat, useLanguage, useMay, useWords } from '#platform/web';
import styles from '../duty.module.css';
import LayerForm from './layer-form.tsx';
import { RenewForm } from './renew-form.tsx';
import { everyText, hoursText } from './layer-words.ts';

type Layer = Row<typeof rotaLayer>;

export function LayersSection({ rotaId, today }: { readonly rotaId: string; readonly today: string }) {
  const t = useWords();
  const may = useMay();
  const format = useFormat();
  const language = useLanguage();
  const layers = useAll(rotaLayer, { rotaId, sort: 'level,name' });
  const people = useAll(person);
  const [open, setOpen] = useState<Layer | 'new' | null>(null);
  const [renewing, setRenewing] = useState<Layer | null>(null);
  const nameOf = (id: string): string => people.data?.find((each) => each.id === id)?.name ?? '…';
  return (
    <Section
      title={t('duty.layers')}
      about={t('duty.layersAbout')}
      actions={
        may(managers) ? (
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={() => setOpen('new')}>
            {t('duty.addLayer')}
          </Button>
        ) : null
      }
    >
      <ul className="lines">
        {(layers.data ?? []).map((row) => (
          <li key={row.id} className={styles['wraps']}>
            <div>
              <span className="titled">
                <Badge color="gray">{t('duty.levelOf', { level: row.level })}</Badge>
                <b>{row.name}</b>
                {row.endsOn !== null ? (
                  <small className={styles['soft']}>
                    {t(row.endsOn <= today ? 'duty.hasEnded' : 'duty.until', { time: format.day(row.endsOn) })}
                  </small>
                ) : null}
                {row.startsOn > today ? (
                  <small className={styles['soft']}>{t('duty.from', { time: format.day(row.startsOn) })}</small>
                ) : null}
              </span>
              <div>
                {row.personIds.map(nameOf).join(' → ')}
                <span className={styles['soft']}>
                  {everyText(row, t)}
                  {row.fromMinute !== null || row.weekdays.length < WEEKDAYS.length ? ` · ${hoursText(row, language, t)}` : ''}
                </span>
              </div>
            </div>
            {may(managers) ? (
              <span className="line-end">
                <Button size="xs" variant="subtle" aria-label={`${t('duty.edit')}: ${row.name}`} onClick={() => setOpen(row)}>
                  {t('duty.edit')}
                </Button>
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={`${t('duty.renew')}: ${row.name}`}
                  disabled={row.endsOn !== null && row.endsOn <= today}
                  onClick={() => setRenewing(row)}
                >
                  {t('duty.renewShort')}
                </Button>
                <RemoveButton
                  deed={removeRotaLayer}
                  record={row}
                  question={t('duty.removeLayerQuestion', { name: row.name })}
                  said={t('duty.layerRemoved', { name: row.name })}
                />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {layers.data?.length === 0 ? <p className="no-lines">{t('duty.noLayersAbout')}</p> : null}
      {open ? (
        <FormDialogue isWide title={t(open === 'new' ? 'duty.addLayer' : 'duty.changeLayer')} onClose={() => setOpen(null)}>
          <LayerForm rotaId={rotaId} startsOn={today} {...(open === 'new' ? {} : { record: open })} onDone={() => setOpen(null)} />
        </FormDialogue>
      ) : null}
      {renewing ? (
        <FormDialogue isWide title={`${t('duty.renew')}: ${renewing.name}`} onClose={() => setRenewing(null)}>
          <RenewForm record={renewing} today={today} onDone={() => setRenewing(null)} />
        </FormDialogue>
      ) : null}
    </Section>
  );
}
