/** The priority table: nine cells, each as usual or as the organisation says. */
import { Select } from '@mantine/core';
import {
  changePriorityRule,
  createPriorityRule,
  incident,
  priorityIn,
  priorityRule,
  removePriorityRule,
  usualPriorities,
} from '#incidents/rules';
import type { Deed } from '#platform/kit';
import { nameOfField, nameOfValue, Section, useAll, useDeed, useWords } from '#platform/web';
import styles from './target.module.css';

const grades = [1, 2, 3];

export function PriorityTable({ keeps }: { readonly keeps: boolean }) {
  const t = useWords();
  const rules = useAll(priorityRule);
  const create = useDeed(createPriorityRule as Deed);
  const change = useDeed(changePriorityRule as Deed);
  const remove = useDeed(removePriorityRule as Deed);

  function set(impact: number, urgency: number, priority: number) {
    const known = rules.data?.find((each) => each.impact === impact && each.urgency === urgency);
    const said = t('incidents.tableChanged');
    const isUsual = usualPriorities[impact - 1]![urgency - 1] === priority;
    if (known && isUsual) void remove.run({ id: known.id } as never, { version: known.version, said });
    else if (known) void change.run({ id: known.id, priority } as never, { version: known.version, said });
    else if (!isUsual) void create.run({ impact, urgency, priority } as never, { said });
  }

  return (
    <Section title={t('incidents.priorityTable')} about={t('incidents.priorityTableAbout')}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('incidents.priorityTable')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{nameOfField(incident, 'impact')}</span>
              </th>
              {grades.map((urgency) => (
                <th key={urgency} scope="col">
                  {nameOfField(incident, 'urgency')} {nameOfValue(incident, 'urgency', String(urgency))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grades.map((impact) => (
              <tr key={impact}>
                <th scope="row">
                  {nameOfField(incident, 'impact')} {nameOfValue(incident, 'impact', String(impact))}
                </th>
                {grades.map((urgency) => {
                  const priority = priorityIn(rules.data ?? [], impact, urgency);
                  return (
                    <td key={urgency}>
                      {keeps ? (
                        <Select
                          size="xs"
                          allowDeselect={false}
                          aria-label={t('incidents.cell', { impact, urgency })}
                          data={[1, 2, 3, 4, 5].map((each) => ({
                            value: String(each),
                            label: nameOfValue(incident, 'priority', String(each)),
                          }))}
                          value={String(priority)}
                          onChange={(next) => set(impact, urgency, Number(next))}
                        />
                      ) : (
                        nameOfValue(incident, 'priority', String(priority))
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
