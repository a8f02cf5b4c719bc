/** The matrix of people and skills. Only the rows that are seen are drawn; arrow keys walk, a digit sets the level. */
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { person, skill } from '#people/rules';
import type { Row } from '#platform/kit';
import { GoLink, useWords } from '#platform/web';
import { useRowWindow } from '../row-window.ts';
import { SpacerRow } from '../spacer-row.tsx';
import styles from './skills-page.module.css';

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export interface SkillsGridProps {
  readonly people: readonly Row<typeof person>[];
  readonly skills: readonly Row<typeof skill>[];
  readonly levelOf: (personId: string, skillId: string) => number | undefined;
  readonly active: CellPlace;
  readonly onActive: (place: CellPlace) => void;
  readonly onLevel: (level: number) => void;
  /** A skill was chosen to be changed; left out for those who only read. */
  readonly onSkill: ((row: Row<typeof skill>) => void) | undefined;
}

const rowHeight = 30;
const headHeight = 196;
const heightOf = () => rowHeight;

export function SkillsGrid({ people, skills, levelOf, active, onActive, onLevel, onSkill }: SkillsGridProps) {
  const t = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const mustFocus = useRef(false);
  const { places, above, below, reveal } = useRowWindow({ scroller, count: people.length, headHeight, heightOf });

  // The row walked to may be drawn only after scrolling.
  useEffect(() => {
    if (!mustFocus.current) return;
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${active.row} ${active.column}"]`);
    if (!cell) return;
    mustFocus.current = false;
    cell.focus();
  });

  function walk(event: KeyboardEvent) {
    const { row, column } = active;
    const next = {
      ArrowUp: { row: row - 1, column },
      ArrowDown: { row: row + 1, column },
      ArrowLeft: { row, column: column - 1 },
      ArrowRight: { row, column: column + 1 },
      Home: { row: event.ctrlKey ? 0 : row, column: 0 },
      End: { row: event.ctrlKey ? people.length - 1 : row, column: skills.length - 1 },
      PageUp: { row: row - 10, column },
      PageDown: { row: row + 10, column },
    }[event.key];
    if (next && event.target instanceof HTMLElement && event.target.dataset['cell']) {
      event.preventDefault();
      const to = {
        row: Math.max(0, Math.min(people.length - 1, next.row)),
        column: Math.max(0, Math.min(skills.length - 1, next.column)),
      };
      mustFocus.current = true;
      onActive(to);
      reveal(to.row);
    } else if (/^[0-5]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      onLevel(Number(event.key));
    }
  }

  return (
    <div ref={scroller} className={styles['scroller']}>
      {/* Keys are handled by the grid. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role */}
      <table role="grid" aria-label={t('people.skills')} aria-rowcount={people.length + 1} className={styles['table']} onKeyDown={walk}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={styles['name']}>
              {t('people.person')}
            </th>
            {skills.map((each, column) => (
              <th key={each.id} scope="col" className={styles['skill']} data-begins={begins(skills, column)}>
                {onSkill ? (
                  <button type="button" onClick={() => onSkill(each)}>
                    {each.name}
                  </button>
                ) : (
                  <span>{each.name}</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <SpacerRow height={above} />
          {places.map((row) => {
            const one = people[row];
            if (!one) return null;
            return (
              <tr key={one.id} aria-rowindex={row + 2}>
                <th scope="row" className={styles['name']}>
                  <GoLink to={`/people/${one.id}`} tabIndex={-1}>
                    {one.name}
                  </GoLink>
                </th>
                {skills.map((each, column) => {
                  const level = levelOf(one.id, each.id);
                  return (
                    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
                    <td
                      key={each.id}
                      data-cell={`${row} ${column}`}
                      data-level={level}
                      data-begins={begins(skills, column)}
                      tabIndex={active.row === row && active.column === column ? 0 : -1}
                      onFocus={() => onActive({ row, column })}
                      onClick={(event) => event.currentTarget.focus()}
                    >
                      {level ?? ''}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          <SpacerRow height={below} />
        </tbody>
      </table>
    </div>
  );
}

/** Does another family of skills begin here? */
const begins = (skills: SkillsGridProps['skills'], column: number): '' | undefined =>
  column > 0 && skills[column - 1]?.category !== skills[column]?.category ? '' : undefined;
