/** Somebody changed the same field meanwhile: both values are shown, and nothing is lost without a choice. */
import { Button, Modal, Radio, Text } from '@mantine/core';
import { useState } from 'react';
import type { ClashQuestion } from '../data/clash.ts';
import { useHistory } from '../data/read.ts';
import { useSession } from '../data/use-session.ts';
import { historyField, historyValue } from '../parts/history-value.ts';
import { useLanguage, useWords } from '../words/use-words.ts';

export default function ClashDialogue({ question }: { readonly question: ClashQuestion }) {
  const t = useWords();
  const { thing, clashes, answer, id, title, isText } = question;
  const [mine, setMine] = useState<readonly string[]>([]);
  const language = useLanguage();
  const zone = useSession().data?.organisation?.zone ?? 'UTC';
  const show = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('shell.nothing');
    return isText ? String(value) : historyValue(thing, field, value, { language, zone, names: {} });
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
            label={title ?? historyField(thing, field)}
            value={mine.includes(field) ? 'mine' : 'theirs'}
            onChange={(value) => setMine((before) => (value === 'mine' ? [...before, field] : before.filter((each) => each !== field)))}
          >
            <div className="form-stack">
              <Radio
                mt={8}
                value="theirs"
                label={
                  <>
                    {t('shell.clashTheirs')}
                    {id ? <WhoWasFaster thing={thing} id={id} field={field} /> : null}: {show(field, theirs)}
                  </>
                }
              />
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

/** Who changed this field last, as the history of the record has it. */
function WhoWasFaster({ thing, id, field }: { readonly thing: ClashQuestion['thing']; readonly id: string; readonly field: string }) {
  const entries = useHistory(thing, id).data?.pages.flatMap((page) => page.items) ?? [];
  const last = entries.find((entry) => entry.changes.some((change) => change.id === id && field in (change.after ?? {})));
  return last ? ` (${last.by.name})` : null;
}
