/** With what a change collides: each with whom, over what and when. A sign and a word for what refuses. */
import type { SaidCollision } from '#changes/rules';
import { GoLink, useWords } from '#platform/web';
import { useClock } from '../clock.ts';
import styles from '../changes.module.css';

/** Where a record that is met has its page. */
const pathOf = ({ thing, id }: NonNullable<SaidCollision['with']>): string | null =>
  id === null
    ? null
    : thing === 'change'
      ? `/changes/${id}`
      : thing === 'rota'
        ? `/rotas/${id}`
        : thing === 'window'
          ? '/windows'
          : thing === 'absence'
            ? '/absences'
            : null;

export function CollisionList({ collisions }: { readonly collisions: readonly SaidCollision[] }) {
  const t = useWords();
  const clock = useClock();
  if (collisions.length === 0) return <p className="no-lines">{t('changes.noCollisions')}</p>;
  return (
    <ul className="lines">
      {collisions.map((each) => {
        const path = each.with && pathOf(each.with);
        const name = each.with ? (each.with.name ?? t('changes.hiddenProject')) : null;
        return (
          <li key={`${each.code} ${each.with?.id} ${each.startAt}`}>
            <div>
              <span className={styles['reason']} data-refuses={each.isRefusing || undefined}>
                <b aria-hidden>{each.isRefusing ? '✕' : each.isExcepted ? '✓' : '▲'}</b>
                {t(`changes.collision.${each.code}`, { items: each.items.map((item) => item.name).join(', ') })}
                {each.isExcepted ? `, ${t('changes.excepted')}` : null}
              </span>
              {name ? <span className={styles['soft']}>{path ? <GoLink to={path}>{name}</GoLink> : name}</span> : null}
            </div>
            <small className={styles['when']}>{clock.span(each.startAt, each.endAt)}</small>
          </li>
        );
      })}
    </ul>
  );
}
