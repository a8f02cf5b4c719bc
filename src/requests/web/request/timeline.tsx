/** What happened, the latest first, as far as whoever looks may read it. */

import { serviceRequest, type RequestCase } from '#requests/rules';
import { nameOfValue, Section, useFormat, useWords, type Translate } from '#platform/web';
import styles from '../requests.module.css';

type Line = RequestCase['lines'][number];

export function Timeline({ of }: { readonly of: RequestCase }) {
  const t = useWords();
  const format = useFormat();
  return (
    <Section title={t('requests.timeline')}>
      <ol className={`${styles['list']} ${styles['timeline']}`}>
        {of.lines.map((line) => (
          <li key={line.number} data-kind={line.kind}>
            <div className={styles['head']}>
              <span>{lineText(line, of.names, t)}</span>
              <small>
                {line.byName ?? t('requests.program')} · {format.instant(line.at)}
              </small>
            </div>
            {line.text && line.kind !== 'step' ? <p className={styles['said']}>{line.text}</p> : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Of these the reason says more than the state. */
const told: ReadonlySet<string | null> = new Set(['reopened', 'incident', 'in-time']);

function lineText({ kind, value, reason, text, isForRequester }: Line, names: Readonly<Record<string, string>>, t: Translate): string {
  switch (kind) {
    case 'state':
      if (value === 'waiting') return t('requests.line.waits', { reason: nameOfValue(serviceRequest, 'waitReason', reason ?? 'other') });
      return t(`requests.line.state.${told.has(reason) ? reason : value}`);
    case 'team':
    case 'person':
      return t(value === null ? `requests.line.${kind}Not` : `requests.line.${kind}`, {
        name: names[value ?? ''] ?? t('requests.line.unknown'),
      });
    case 'step':
      return t(`requests.line.step.${reason}`, { what: text });
    case 'approval':
      return t(`requests.line.${value}`);
    case 'link':
      return t(`requests.line.${reason ?? 'incident'}`);
    default:
      return t(isForRequester ? 'requests.line.told' : 'requests.line.note');
  }
}
