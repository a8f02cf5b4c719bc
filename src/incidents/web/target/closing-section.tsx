/** After how many days what is resolved is closed by itself, for each priority. */
import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { changeClosingRule, closingDaysOf, closingRule, createClosingRule, type ClosingRule } from '#incidents/rules';
import type { Deed } from '#platform/kit';
import { Section, useAll, useDeed, useWords } from '#platform/web';
import styles from './target.module.css';

export function ClosingSection({ keeps }: { readonly keeps: boolean }) {
  const t = useWords();
  const rules = useAll(closingRule);
  if (!rules.data) return null;
  return (
    <Section title={t('incidents.closing')} about={t('incidents.closingAbout')}>
      <div className={styles['closing']}>
        {[1, 2, 3, 4, 5].map((priority) => (
          <DaysInput key={priority} priority={priority} rules={rules.data} keeps={keeps} />
        ))}
      </div>
    </Section>
  );
}

interface DaysProps {
  readonly priority: number;
  readonly rules: readonly ClosingRule[];
  readonly keeps: boolean;
}

function DaysInput({ priority, rules, keeps }: DaysProps) {
  const t = useWords();
  const create = useDeed(createClosingRule as Deed);
  const change = useDeed(changeClosingRule as Deed);
  const [typed, setTyped] = useState<number | '' | null>(null);
  const days = closingDaysOf(rules, priority) ?? '';
  const rule = rules.find((each) => each.priority === priority);

  function keep() {
    setTyped(null);
    if (typed === null || typed === days) return;
    const next = typed === '' ? null : typed;
    const said = t('incidents.closingChanged');
    if (rule) void change.run({ id: rule.id, days: next } as never, { version: rule.version, said });
    else void create.run({ priority, days: next } as never, { said });
  }

  return (
    <NumberInput
      size="xs"
      label={t('incidents.closingDays', { priority })}
      min={1}
      max={365}
      allowDecimal={false}
      readOnly={!keeps}
      value={typed ?? days}
      onChange={(value) => setTyped(value === '' ? '' : Number(value))}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  );
}
