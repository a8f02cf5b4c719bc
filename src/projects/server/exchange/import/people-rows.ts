import { person, rate, skill, team } from '#people/rules';
import type { PlanDocument, PlanResource } from '../../../rules/plan-document.ts';
import type { ImportOptions } from '../import-plan.ts';
import { namesNobody } from './names-nobody.ts';
import { asLine, asProse, shapedRow, type ImportedRow, type ImportReport } from './import-report.ts';

/** Who stands behind a resource of the file. */
export type Worker = { readonly personId: string } | { readonly teamId: string } | { readonly skillId: string };

export interface Newcomer {
  /** Its number in the file. */
  readonly uid: number;
  readonly name: string;
  readonly isNobody: boolean;
}

export interface PeopleRows {
  readonly people: readonly ImportedRow<typeof person>[];
  readonly teams: readonly ImportedRow<typeof team>[];
  readonly skills: readonly ImportedRow<typeof skill>[];
  readonly rates: readonly ImportedRow<typeof rate>[];
  readonly newcomers: readonly Newcomer[];
  /** Known ones included; undefined for a material, a cost, and whoever could not be taken. */
  readonly workerOf: (uid: number) => Worker | undefined;
}

/**
 * The people behind the resources that work: those we know by e-mail or name are taken as they are, others come new. A resource that
 * is a role, or more than one person, becomes a team, or a skill that is asked for, as the one who imports wishes.
 */
export function peopleRows(
  document: PlanDocument,
  calendarIdOf: (uid: number | null) => string | null,
  options: ImportOptions,
  report: ImportReport,
): PeopleRows {
  const people: ImportedRow<typeof person>[] = [];
  const teams: ImportedRow<typeof team>[] = [];
  const skills: ImportedRow<typeof skill>[] = [];
  const rates: ImportedRow<typeof rate>[] = [];
  const newcomers: Newcomer[] = [];
  const workers = new Map<number, Worker>();
  const idOfPerson = new Map(
    options.people.flatMap(({ id, name, email }) => [
      ...(email === null ? [] : [[email.toLowerCase(), id] as const]),
      [name.toLowerCase(), id] as const,
    ]),
  );
  const idOfTeam = new Map(options.teams.map(({ id, name }) => [name.toLowerCase(), id]));
  const idOfSkill = new Map((options.skills ?? []).map(({ id, name }) => [name.toLowerCase(), id]));
  const assigned = workingResources(document);

  for (const resource of document.resources) {
    if (resource.isBlank || resource.uid === 0) continue;
    const name = asLine(resource.name ?? '', 200) || `Resource ${resource.uid}`;
    const about = { subject: 'person', name, ...(resource.id === null ? {} : { row: resource.id }) } as const;
    if (resource.kind !== 'work') {
      report.add({
        severity: 'left-out',
        ...about,
        code: `${resource.kind}-not-kept`,
        detail: `"${name}" is a ${resource.kind}, which plans of people do not keep`,
      });
      continue;
    }
    if (!assigned.has(resource.uid) && !options.takesIdlePeople) continue;
    const email = emailOf(resource);
    const known = (email === null ? undefined : idOfPerson.get(email)) ?? idOfPerson.get(name.toLowerCase());
    const isNobody = options.nobody
      ? options.nobody.includes(resource.uid)
      : resource.isGeneric || (resource.maxUnits ?? 1) > 1 || (known === undefined && namesNobody(name, email));
    // A table only names who works on it: what is called like a team or a skill of ours, and like nobody, is meant.
    const isOurTeam = known === undefined && idOfTeam.has(name.toLowerCase());
    const isOurSkill = known === undefined && !isOurTeam && idOfSkill.has(name.toLowerCase());
    if (known === undefined && !isOurTeam && !isOurSkill) newcomers.push({ uid: resource.uid, name, isNobody });
    if (isOurSkill || (isNobody && !isOurTeam && options.generic === 'skill')) {
      const key = name.slice(0, 100).toLowerCase();
      const row = idOfSkill.has(key) ? undefined : shapedRow(skill, options.newId(), { name: name.slice(0, 100) }, report, about);
      const id = idOfSkill.get(key) ?? row?.id;
      if (row !== undefined) skills.push(row);
      if (id === undefined) continue;
      idOfSkill.set(key, id);
      workers.set(resource.uid, { skillId: id });
      report.add({
        severity: 'amended',
        ...about,
        code: 'becomes-skill',
        detail: `"${name}" names nobody: the skill of this name is asked for until somebody is put to it`,
      });
      continue;
    }
    if (isNobody || isOurTeam) {
      const key = name.slice(0, 100).toLowerCase();
      const ours = idOfTeam.get(key);
      const row = ours === undefined ? shapedRow(team, options.newId(), { name: name.slice(0, 100) }, report, about) : undefined;
      const id = ours ?? row?.id;
      if (row !== undefined) teams.push(row);
      if (id === undefined) continue;
      idOfTeam.set(key, id);
      workers.set(resource.uid, { teamId: id });
      report.add({
        severity: 'amended',
        ...about,
        code: 'becomes-team',
        detail: `"${name}" is ${resource.isGeneric ? 'a role' : isNobody ? 'more than one person' : 'a team'} and ${ours === undefined ? 'comes as a team' : 'is the team of this name'}`,
      });
      continue;
    }
    if (known !== undefined) {
      workers.set(resource.uid, { personId: known });
      report.add({
        severity: 'note',
        ...about,
        code: 'known-person',
        detail: `"${name}" is here already and stays as they are, with their own calendar`,
      });
      continue;
    }
    const row = personRow(resource, name, email, calendarIdOf, options, report);
    if (row === undefined) continue;
    people.push(row);
    workers.set(resource.uid, { personId: row.id });
    idOfPerson.set(name.toLowerCase(), row.id);
    if (email !== null) idOfPerson.set(email, row.id);
    rates.push(...rateRows(resource, row.id, document, options, report));
  }
  return { people, teams, skills, rates, newcomers, workerOf: (uid) => workers.get(uid) };
}

/** Those to whom a task is assigned; an assignment to the project itself is a budget. */
export function workingResources(document: PlanDocument): ReadonlySet<number | null> {
  return new Set(document.assignments.filter((each) => each.taskUid !== 0).map((each) => each.resourceUid));
}

function emailOf(resource: PlanResource): string | null {
  const email = resource.email?.trim().toLowerCase() ?? '';
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? email : null;
}

function personRow(
  resource: PlanResource,
  name: string,
  email: string | null,
  calendarIdOf: (uid: number | null) => string | null,
  options: ImportOptions,
  report: ImportReport,
) {
  const capacityPerMille = Math.min(1000, Math.max(0, Math.round((resource.maxUnits ?? 1) * 1000)));
  const fields = {
    name,
    email,
    calendarId: calendarIdOf(resource.calendarUid),
    capacityPerMille,
    notes: asProse(resource.notes ?? '', 4000),
  };
  return shapedRow(person, options.newId(), fields, report, {
    subject: 'person',
    name,
    ...(resource.id === null ? {} : { row: resource.id }),
  });
}

/** What an hour costs, from the days on which the file says that it changes; further tables and overtime have no place. */
function rateRows(
  resource: PlanResource,
  personId: string,
  document: PlanDocument,
  options: ImportOptions,
  report: ImportReport,
): readonly ImportedRow<typeof rate>[] {
  const currency = document.project.currencyCode ?? options.currency ?? '';
  const stated = resource.rates.filter((each) => (each.table ?? 0) === 0);
  const firstDay = (document.project.start ?? options.at).slice(0, 10);
  const changes =
    stated.length > 0
      ? stated.map((each) => ({ startsOn: (each.from ?? firstDay).slice(0, 10), hourly: each.standardRate }))
      : [{ startsOn: firstDay, hourly: resource.standardRate }];
  const about = { subject: 'person', name: resource.name ?? `Resource ${resource.uid}` } as const;
  if ((resource.costPerUse ?? 0) > 0 || (resource.overtimeRate ?? 0) > 0 || stated.length < resource.rates.length) {
    report.add({
      severity: 'note',
      ...about,
      field: 'rates',
      code: 'rates-not-kept',
      detail: 'costs per use, overtime rates and further rate tables are not kept',
    });
  }
  return changes.flatMap(({ startsOn, hourly }) => {
    if (hourly === null || hourly <= 0) return [];
    const row = shapedRow(
      rate,
      options.newId(),
      { personId, hourlyMinor: Math.round(hourly * 100), currency, startsOn: startsOn < '1900' ? '1900-01-01' : startsOn },
      report,
      about,
    );
    return row === undefined ? [] : [row];
  });
}
