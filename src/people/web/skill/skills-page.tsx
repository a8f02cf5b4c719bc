/** Who can do what, and how well: people against skills. Arrow keys walk; managers type 1 to 5, or 0 for none. */
import { Button, SegmentedControl, Select } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconStars from '@tabler/icons-react/dist/esm/icons/IconStars.mjs';
import { useRef, useState, type KeyboardEvent } from 'react';
import { changePersonSkill, createPersonSkill, createSkill, person, personSkill, removePersonSkill, skill, team } from '#people/rules';
import { managers } from '#platform/kit';
import { EmptyState, GoLink, Loaded, PageFrame, ThingForm, useAddress, useAll, useDeed, useMay, useWords } from '#platform/web';
import { FormDialogue } from '../form-dialogue.tsx';
import styles from './skills-page.module.css';

export default function SkillsPage() {
  const t = useWords();
  const may = useMay();
  const isManager = may(managers);
  const [{ team: teamId, category }, setAddress] = useAddress({ team: '', category: '' });
  const [isCreating, setCreating] = useState(false);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const grid = useRef<HTMLTableElement>(null);
  const people = useAll(person, { isActive: 'true', sort: 'name' });
  const skills = useAll(skill, { sort: 'category,name' });
  const teams = useAll(team, { sort: 'name' });
  const known = useAll(personSkill);
  const add = useDeed(createPersonSkill);
  const change = useDeed(changePersonSkill);
  const drop = useDeed(removePersonSkill);
  const levels = new Map((known.data ?? []).map((each) => [`${each.personId} ${each.skillId}`, each]));
  const rows = (people.data ?? []).filter((each) => !teamId || each.teamId === teamId);
  const columns = (skills.data ?? []).filter((each) => !category || each.category === category);
  const categories = [...new Set((skills.data ?? []).map((each) => each.category).filter((each) => each !== null))];
  const at = { row: Math.min(active.row, rows.length - 1), column: Math.min(active.column, columns.length - 1) };
  const chosen = { person: rows[at.row], skill: columns[at.column] };

  function setLevel(level: number): void {
    if (!chosen.person || !chosen.skill || !isManager) return;
    const [personId, skillId] = [chosen.person.id, chosen.skill.id];
    const there = levels.get(`${personId} ${skillId}`);
    const said = t('people.levelSet', { name: chosen.person.name, skill: chosen.skill.name });
    if (there && level === 0) void drop.run({ id: there.id } as never, { version: there.version, said });
    else if (there && level !== there.level) void change.run({ id: there.id, level } as never, { version: there.version, said });
    else if (!there && level > 0) void add.run({ personId, skillId, level } as never, { said });
  }

  function walk(event: KeyboardEvent) {
    const { row, column } = at;
    const next = {
      ArrowUp: { row: row - 1, column },
      ArrowDown: { row: row + 1, column },
      ArrowLeft: { row, column: column - 1 },
      ArrowRight: { row, column: column + 1 },
      Home: { row, column: 0 },
      End: { row, column: columns.length - 1 },
      PageUp: { row: row - 10, column },
      PageDown: { row: row + 10, column },
    }[event.key];
    if (next && event.target instanceof HTMLElement && event.target.dataset['cell']) {
      event.preventDefault();
      const to = {
        row: Math.max(0, Math.min(rows.length - 1, next.row)),
        column: Math.max(0, Math.min(columns.length - 1, next.column)),
      };
      setActive(to);
      grid.current?.querySelector<HTMLElement>(`[data-cell="${to.row} ${to.column}"]`)?.focus();
    } else if (/^[0-5]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      setLevel(Number(event.key));
    }
  }

  const level = chosen.person && chosen.skill ? (levels.get(`${chosen.person.id} ${chosen.skill.id}`)?.level ?? 0) : 0;
  return (
    <PageFrame
      title={t('people.skills')}
      about={t(isManager ? 'people.skillsAboutManagers' : 'people.skillsAbout')}
      actions={
        isManager ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
            {t('people.newSkill')}
          </Button>
        ) : null
      }
    >
      <div className="filter-bar">
        <Select
          size="xs"
          clearable
          searchable
          aria-label={t('people.team')}
          placeholder={t('people.allTeams')}
          data={(teams.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={teamId || null}
          onChange={(value) => setAddress({ team: value ?? '' })}
        />
        <Select
          size="xs"
          clearable
          aria-label={t('people.skill.category')}
          placeholder={t('people.allCategories')}
          data={categories}
          value={category || null}
          onChange={(value) => setAddress({ category: value ?? '' })}
        />
        {chosen.person && chosen.skill ? (
          <div className="filter-end">
            <span className={styles['chosen']} aria-live="polite">
              {chosen.person.name} · {chosen.skill.name}
            </span>
            {isManager ? (
              <SegmentedControl
                size="xs"
                aria-label={t('people.levelOf', { skill: chosen.skill.name })}
                value={String(level)}
                data={['0', '1', '2', '3', '4', '5'].map((value) => ({ value, label: value === '0' ? '–' : value }))}
                onChange={(value) => setLevel(Number(value))}
              />
            ) : null}
          </div>
        ) : null}
      </div>
      <Loaded query={people.data ? skills : { ...people, data: undefined }}>
        {() =>
          rows.length === 0 || columns.length === 0 ? (
            <EmptyState icon={IconStars} title={t('people.noSkillsYet')} />
          ) : (
            <div className={styles['scroller']}>
              {/* Keys are handled by the grid. */}
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role */}
              <table ref={grid} role="grid" aria-label={t('people.skills')} className={styles['table']} onKeyDown={walk}>
                <thead>
                  <tr>
                    <th scope="col" className={styles['name']}>
                      {t('people.person')}
                    </th>
                    {columns.map((each, column) => (
                      <th
                        key={each.id}
                        scope="col"
                        className={styles['skill']}
                        data-begins={column > 0 && columns[column - 1]?.category !== each.category ? '' : undefined}
                      >
                        <span>{each.name}</span>
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((one, row) => (
                    <tr key={one.id}>
                      <th scope="row" className={styles['name']}>
                        <GoLink to={`/people/${one.id}`} tabIndex={-1}>
                          {one.name}
                        </GoLink>
                      </th>
                      {columns.map((each, column) => {
                        const found = levels.get(`${one.id} ${each.id}`)?.level;
                        return (
                          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
                          <td
                            key={each.id}
                            data-cell={`${row} ${column}`}
                            data-level={found}
                            data-begins={column > 0 && columns[column - 1]?.category !== each.category ? '' : undefined}
                            tabIndex={at.row === row && at.column === column ? 0 : -1}
                            onFocus={() => setActive({ row, column })}
                            onClick={(event) => event.currentTarget.focus()}
                          >
                            {found ?? ''}
                          </td>
                        );
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
      <p className={styles['about']}>
        {[1, 2, 3, 4, 5].map((each) => (
          <span key={each}>
            <b>{each}</b> {t(`people.level.${each}`)}
          </span>
        ))}
      </p>
      {isCreating ? (
        <FormDialogue title={t('people.newSkill')} onClose={() => setCreating(false)}>
          <ThingForm
            thing={skill}
            deed={createSkill}
            said={t('people.skillCreated')}
            onDone={() => setCreating(false)}
            onCancel={() => setCreating(false)}
          />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}
