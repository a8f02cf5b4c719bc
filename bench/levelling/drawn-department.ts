import { TICKS_PER_DAY, TICKS_PER_HOUR } from '../../src/engine/facts.ts';
import type { LinkFacts } from '../../src/engine/facts.ts';
import type { Ask, LevellingFacts } from '../../src/engine/levelling/people/pool-facts.ts';
import { seededChance } from '../../src/engine/levelling/seeded-chance.ts';

/**
 * A department with projects of fifty tasks each, drawn with seeded chance: one week of absence and some fractional units per person; asks
 * go to named people, or every other one to anybody with a skill.
 */
export function drawnDepartment(size: {
  readonly tasks: number;
  readonly people: number;
  readonly asks: 'named' | 'skilled';
}): LevellingFacts {
  const chance = seededChance(11);
  const upTo = (most: number): number => Math.floor(chance() * most);
  const from = 20_607 * TICKS_PER_DAY;
  const day = [
    [480, 720],
    [780, 1020],
  ] as const;
  const links: LinkFacts[] = [];
  const tasks = Array.from({ length: size.tasks }, (_, at) => {
    const inProject = at % 50;
    if (inProject > 0) links.push({ id: `l${at}`, from: `t${at - 1 - upTo(Math.min(5, inProject))}`, to: `t${at}`, kind: 'FS' });
    const work = (1 + upTo(32)) * TICKS_PER_HOUR;
    const anybody: Ask = { skill: `s${upTo(8)}`, work };
    const somebody: Ask = { resource: `p${upTo(size.people)}`, work, units: chance() < 0.3 ? 500 : 1000 };
    return { id: `t${at}`, project: `q${Math.floor(at / 50)}`, asks: [size.asks === 'skilled' && at % 2 === 1 ? anybody : somebody] };
  });
  return {
    from,
    calendar: 'office',
    calendars: [{ id: 'office', week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day } }],
    pool: Array.from({ length: size.people }, (_, at) => {
      const away = from + upTo(200) * TICKS_PER_DAY;
      return {
        id: `p${at}`,
        skills: [{ skill: `s${at % 8}`, level: 1 + (at % 3) }],
        absences: [{ from: away, to: away + 7 * TICKS_PER_DAY }],
      };
    }),
    tasks,
    links,
  };
}
