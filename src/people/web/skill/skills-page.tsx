/** Who can do what, and how well: people against skills. Arrow keys walk; managers type 1 to 5, or 0 for none. */
import { Button, SegmentedControl, Select } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconStars from '@tabler/icons-react/dist/esm/icons/IconStars.mjs';
import { useMemo, useState } from 'react';
import { changePersonSkill, createPersonSkill, person, personSkill, removePersonSkill, skill, team } from '#people/rules';
import { managers, type Row } from '#platform/kit';
import { EmptyState, Loaded, PageFrame, useAddress, useAll, useDeed, useMay, useWords } from '#platform/web';
import { SkillDialogue } from './skill-dialogue.tsx';
import { SkillsGrid } from './skills-grid.tsx';
import styles from './skills-page.module.css';

export default function SkillsPage() {
  const t = useWords();
  const may = useMay();
  const isManager = may(managers);
  const [{ team: teamId, category }, setAddress] = useAddress({ team: '', category: '' });
  const [opened, setOpened] = useState<{ readonly record?: Row<typeof skill> } | null>(null);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const people = useAll(person, { isActive: 'true', sort: 'name' });
  const skills = useAll(skill, { sort: 'category,name' });
  const teams = useAll(team, { sort: 'name' });
  const known = useAll(personSkill);
  const add = useDeed(createPersonSkill);
  const change = useDeed(changePersonSkill);
  const drop = useDeed(removePersonSkill);
  const levels = useMemo(() => new Map((known.data ?? []).map((each) => [`${each.personId} ${each.skillId}`, each])), [known.data]);
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

  const level = chosen.person && chosen.skill ? (levels.get(`${chosen.person.id} ${chosen.skill.id}`)?.level ?? 0) : 0;
  return (
    <PageFrame
      title={t('people.skills')}
      about={t(isManager ? 'people.skillsAboutManagers' : 'people.skillsAbout')}
      actions={
        isManager ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpened({})}>
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
            <SkillsGrid
              people={rows}
              skills={columns}
              levelOf={(personId, skillId) => levels.get(`${personId} ${skillId}`)?.level}
              active={at}
              onActive={setActive}
              onLevel={setLevel}
              onSkill={isManager ? (each) => setOpened({ record: each }) : undefined}
            />
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
      {opened ? <SkillDialogue record={opened.record} onClose={() => setOpened(null)} /> : null}
    </PageFrame>
  );
}
