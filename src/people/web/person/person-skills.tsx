/** What a person can do, and how well. Managers change it in place. */
import { ActionIcon, Select } from '@mantine/core';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { changePersonSkill, createPersonSkill, personSkill, removePersonSkill, skill } from '#people/rules';
import { managers } from '#platform/kit';
import { Section, useAll, useDeed, useMay, useWords } from '#platform/web';
import { LevelDots } from '../skill/level-dots.tsx';

const levels = [1, 2, 3, 4, 5] as const;

export function PersonSkills({ personId }: { readonly personId: string }) {
  const t = useWords();
  const may = useMay();
  const known = useAll(personSkill, { personId, sort: '-level' });
  const skills = useAll(skill, { sort: 'name' });
  const add = useDeed(createPersonSkill);
  const change = useDeed(changePersonSkill);
  const drop = useDeed(removePersonSkill);
  const isManager = may(managers);
  const has = new Set((known.data ?? []).map((each) => each.skillId));
  const nameOf = (id: string) => skills.data?.find((each) => each.id === id)?.name ?? '…';
  return (
    <Section title={t('people.skills')}>
      <ul className="lines">
        {(known.data ?? []).map((each) => {
          const name = nameOf(each.skillId);
          return (
            <li key={each.id}>
              <span>{name}</span>
              {isManager ? (
                <span className="line-end">
                  <Select
                    size="xs"
                    w={190}
                    aria-label={t('people.levelOf', { skill: name })}
                    allowDeselect={false}
                    value={String(each.level)}
                    data={levels.map((level) => ({ value: String(level), label: `${level} · ${t(`people.level.${level}`)}` }))}
                    onChange={(level) =>
                      level &&
                      void change.run({ id: each.id, level: Number(level) } as never, { said: t('people.levelChanged', { skill: name }) })
                    }
                  />
                  <ActionIcon
                    aria-label={t('people.removeSkill', { skill: name })}
                    onClick={() =>
                      void drop.run({ id: each.id } as never, { version: each.version, said: t('people.skillRemoved', { skill: name }) })
                    }
                  >
                    <IconX size={16} />
                  </ActionIcon>
                </span>
              ) : (
                <LevelDots level={each.level} />
              )}
            </li>
          );
        })}
      </ul>
      {known.data?.length === 0 ? <p className="no-lines">{t('people.noSkills')}</p> : null}
      {isManager ? (
        <Select
          size="xs"
          mt={8}
          searchable
          aria-label={t('people.addSkill')}
          placeholder={t('people.addSkill')}
          data={(skills.data ?? []).filter((each) => !has.has(each.id)).map(({ id, name }) => ({ value: id, label: name }))}
          value={null}
          onChange={(skillId) =>
            skillId && void add.run({ personId, skillId, level: 2 } as never, { said: t('people.skillAdded', { skill: nameOf(skillId) }) })
          }
        />
      ) : null}
    </Section>
  );
}
