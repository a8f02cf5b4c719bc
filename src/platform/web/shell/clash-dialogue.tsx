/** Somebody changed the same field meanwhile: both values are shown, and nothing is lost without a choice. */
import { Button, Modal, Radio, Text } from '@mantine/core';
import { useState } from 'react';
import type { ClashQuestion } from '../data/clash.ts';
import { nameOfField, nameOfValue } from '../form/labels.ts';
import { useWords } from '../words/use-words.ts';

export default function ClashDialogue({ question }: { readonly question: ClashQuestion }) {
  const t = useWords();
  const { thing, clashes, answer } = question;
  const [mine, setMine] = useState<readonly string[]>([]);
  const show = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('shell.nothing');
    if (thing.fieldOf.get(field)?.values) return nameOfValue(thing, field, String(value));
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  return (
    <Modal
      opened
      onClose={() => answer(null)}
      title={t('shell.clashTitle')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      closeOnClickOutside={false}
    >
      <Text size="sm" mb={16}>
        {t('shell.clashAbout')}
      </Text>
      <div className="form-stack">
        {clashes.map(({ field, mine: own, theirs }) => (
          <Radio.Group
            key={field}
            label={nameOfField(thing, field)}
            value={mine.includes(field) ? 'mine' : 'theirs'}
            onChange={(value) => setMine((before) => (value === 'mine' ? [...before, field] : before.filter((each) => each !== field)))}
          >
            <div className="form-stack">
              <Radio mt={8} value="theirs" label={`${t('shell.clashTheirs')}: ${show(field, theirs)}`} />
              <Radio value="mine" label={`${t('shell.clashMine')}: ${show(field, own)}`} />
            </div>
          </Radio.Group>
        ))}
      </div>
      <div className="button-row form-end">
        <Button variant="default" onClick={() => answer(null)}>
          {t('shell.clashLeave')}
        </Button>
        <Button onClick={() => answer(mine)}>{t('shell.clashTake')}</Button>
      </div>
    </Modal>
  );
}
