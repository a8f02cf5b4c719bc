/** Sites, teams, people, what they know, cost and when they are away. */
import { dateOf, dayOf, weekdayOf } from '#calendar/rules';
import { absence, jobRole, person, personSkill, rate, site, skill, team, type AbsenceRow } from '#people/rules';
import { cast, contractRates, jobRoles, skills, teams, type CastMember, type JobRoleKey, type SkillKey, type TeamKey } from './cast.ts';
import { chanceFrom } from './chance.ts';
import type { Making } from './make-records.ts';

type Ids<K extends string> = Readonly<Record<K, string>>;
const idsFor = <K extends string>(keys: readonly K[], newId: () => string): Ids<K> =>
  Object.fromEntries(keys.map((key) => [key, newId()])) as Ids<K>;
const keysOf = <K extends string>(of: Readonly<Record<K, unknown>>): readonly K[] => Object.keys(of) as K[];

interface Hours {
  readonly hamburg: { readonly id: string };
  readonly leipzig: { readonly id: string };
  readonly lisboa: { readonly id: string };
  readonly late: { readonly id: string };
}

export function makeSites({ add }: Making, hours: Hours) {
  return {
    hamburg: add(site, { name: 'Hamburg', zone: 'Europe/Berlin', calendarId: hours.hamburg.id, countryCode: 'DE', regionCode: 'HH' }),
    leipzig: add(site, { name: 'Leipzig', zone: 'Europe/Berlin', calendarId: hours.leipzig.id, countryCode: 'DE', regionCode: 'SN' }),
    lisboa: add(site, { name: 'Lisboa', zone: 'Europe/Lisbon', calendarId: hours.lisboa.id, countryCode: 'PT' }),
  };
}

export function makePeople(making: Making, today: string, sites: ReturnType<typeof makeSites>, hours: Hours) {
  const { add, newId } = making;
  const personIds = idsFor(
    cast.map((each) => each.key),
    newId,
  );
  const teamIds = idsFor<TeamKey>(keysOf(teams), newId);
  const skillIds = idsFor<SkillKey>(keysOf(skills), newId);
  const roleIds = idsFor<JobRoleKey>(keysOf(jobRoles), newId);
  for (const key of keysOf(jobRoles)) add(jobRole, { name: jobRoles[key][0] }, roleIds[key]);
  for (const key of keysOf(skills)) add(skill, { name: skills[key][0], category: skills[key][1] }, skillIds[key]);
  for (const key of keysOf(teams)) {
    const { name, lead, site: at } = teams[key];
    add(team, { name, leadId: personIds[lead]!, siteId: sites[at].id, parentId: key === 'it' ? null : teamIds.it }, teamIds[key]);
  }
  const chance = chanceFrom(1907);
  const people = cast.map((member) =>
    add(
      person,
      {
        name: member.name,
        email: emailOf(member.name),
        kind: member.kind,
        siteId: sites[member.site].id,
        teamId: teamIds[member.team],
        managerId: managerOf(member, personIds),
        jobRoleId: roleIds[member.jobRole],
        calendarId: member.isLate ? hours.late.id : null,
        capacityPerMille: member.capacityPerMille,
        startsOn: dateOf(dayOf(today) - 200 - chance.below(member.kind === 'staff' ? 4500 : 300)),
        // Contracts and agency terms end within sight: somebody has to decide in time.
        endsOn: member.kind === 'staff' ? null : dateOf(dayOf(today) + 100 + chance.below(200)),
        notes: notesOf(member),
      },
      personIds[member.key],
    ),
  );
  for (const member of cast)
    for (const [key, level] of member.skills) add(personSkill, { personId: personIds[member.key]!, skillId: skillIds[key], level });
  const firstOfLastYear = `${Number(today.slice(0, 4)) - 1}-01-01`;
  for (const key of keysOf(jobRoles))
    add(rate, { jobRoleId: roleIds[key], hourlyMinor: jobRoles[key][1], currency: 'EUR', startsOn: firstOfLastYear });
  for (const { key, hourlyMinor } of contractRates)
    add(rate, { personId: personIds[key]!, hourlyMinor, currency: 'EUR', startsOn: firstOfLastYear });
  return { people, personIds, teamIds, skillIds };
}

/** `example` can belong to nobody (RFC 2606). */
const emailOf = (name: string): string =>
  `${name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .normalize('NFD')
    .replace(/[^a-z. ]/g, '')
    .trim()
    .replace(/ +/g, '.')}@alsterwerk.example`;

function managerOf({ key, team: of }: CastMember, ids: Readonly<Record<string, string>>): string | null {
  if (key === 'henrike') return null;
  const { lead } = teams[of];
  return ids[lead === key ? 'henrike' : lead]!;
}

function notesOf({ capacityPerMille, kind, isLate }: CastMember): string {
  if (isLate) return 'Works the late shift.';
  if (kind !== 'staff') return kind === 'agency' ? 'From the agency, extended every half year.' : 'On contract; ask before extending.';
  return capacityPerMille < 1000 ? `Works ${Math.round(capacityPerMille / 200)} days a week.` : '';
}

/** Half a year back and half a year ahead: summer and winter holidays, some sick days, training. */
export function makeAbsences(
  { add }: Making,
  today: string,
  people: readonly { readonly id: string; readonly kind: string }[],
): readonly AbsenceRow[] {
  const chance = chanceFrom(4711);
  const now = dayOf(today);
  const monday = now - weekdayOf(now);
  return people.flatMap(({ id, kind }) => {
    const taken: (readonly [number, number])[] = [];
    const away = (startsOn: number, days: number, fields: Pick<AbsenceRow, 'kind' | 'status'> & Partial<AbsenceRow>): AbsenceRow[] => {
      const endsOn = startsOn + days - 1;
      if (taken.some(([from, to]) => startsOn <= to && endsOn >= from)) return [];
      taken.push([startsOn, endsOn]);
      return [add(absence, { personId: id, ...fields, startsOn: dateOf(startsOn), endsOn: dateOf(endsOn) })];
    };
    const weeks = () => (chance.happens(45) ? 12 : 5);
    const ahead = 1 + chance.below(11);
    return [
      ...away(monday - 7 * (3 + chance.below(20)), weeks(), { kind: 'vacation', status: 'approved' }),
      ...away(monday + 7 * ahead, weeks(), { kind: 'vacation', status: ahead < 6 || chance.happens(50) ? 'approved' : 'requested' }),
      ...(kind === 'staff'
        ? away(monday + 7 * (14 + chance.below(12)), 12, { kind: 'vacation', status: chance.happens(40) ? 'approved' : 'requested' })
        : []),
      ...(chance.happens(55) ? away(now - 5 - chance.below(150), 1 + chance.below(4), { kind: 'sick', status: 'approved' }) : []),
      ...(chance.happens(6) ? away(now, 2 + chance.below(2), { kind: 'sick', status: 'approved' }) : []),
      ...(chance.happens(35)
        ? away(monday + 7 * (2 + chance.below(14)) + 1, 1 + chance.below(3), { kind: 'training', status: 'approved' })
        : []),
      ...(chance.happens(20) ? away(monday + 7 * chance.below(8) + 4, 1, { kind: 'other', status: 'approved', startsAtNoon: true }) : []),
    ];
  });
}
