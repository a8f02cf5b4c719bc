/** What happens when this fails: what is down, degraded or without a reserve, each with the way that explains it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { impactStates, type AffectedNode, type Impact } from '#operations/rules';
import { GoLink, Section, useWords } from '#platform/web';
import styles from './operations.module.css';
import { pathOfNode } from './paths.ts';
import { StateMark } from './state-mark.tsx';

const atFirst = 8;

export function ImpactSection({ impact }: { readonly impact: Impact | undefined }) {
  const t = useWords();
  const [isWhole, setWhole] = useState(false);
  if (!impact) return null;
  const { items } = impact;
  const shown = isWhole ? items : items.slice(0, atFirst);
  return (
    <Section title={t('operations.impact')} about={items.length > 0 ? t('operations.impactAbout') : undefined}>
      {items.length === 0 ? (
        <p className="no-lines">{t('operations.noImpact')}</p>
      ) : (
        <>
          <p className={styles['counts']}>
            {impactStates.map((state) => (impact[state] > 0 ? <StateMark key={state} state={state} count={impact[state]} /> : null))}
          </p>
          <ul className="lines">
            {shown.map((each) => (
              <li key={each.id}>
                <div>
                  <GoLink to={pathOfNode(each)}>{each.name}</GoLink>
                  {each.tier === null ? null : <> · {t('operations.tierOf', { tier: each.tier })}</>}
                  <span className={styles['soft']}>{wayOf(each, t)}</span>
                </div>
                <StateMark state={each.state} />
              </li>
            ))}
          </ul>
          {items.length > atFirst ? (
            <Button mt={8} size="compact-sm" variant="subtle" onClick={() => setWhole(!isWhole)}>
              {isWhole ? t('operations.showFewer') : t('operations.showAll', { count: items.length })}
            </Button>
          ) : null}
        </>
      )}
    </Section>
  );
}

/** `db-01 → Database → Shop`, and what the last step has to do with alternatives. */
function wayOf({ path, redundancyGroup, state }: AffectedNode, t: ReturnType<typeof useWords>): string {
  const way = path.map((step) => step.name).join(' → ');
  if (redundancyGroup === null) return way;
  return `${way} · ${t(state === 'exposed' ? 'operations.reserveLost' : 'operations.reserveGone', { group: redundancyGroup })}`;
}
