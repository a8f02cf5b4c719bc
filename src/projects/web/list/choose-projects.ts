/** Which projects the list shows, in which order and under which heading. */
import { healthOf, type Programme, type ProjectOverviewRow } from '#projects/rules';

export interface ListChoice {
  readonly q: string;
  readonly status: string;
  readonly lead: string;
  readonly health: string;
  /** `finish`, `-slip` …; empty is as the server orders them: by priority. */
  readonly sort: string;
}

const sortValue: Readonly<Record<string, (row: ProjectOverviewRow, nameOf: (id: string | null) => string) => number | string>> = {
  name: (row) => row.name,
  status: (row) => row.status,
  lead: (row, nameOf) => nameOf(row.leadId),
  finish: (row) => row.finishAt ?? '9999',
  slip: (row) => row.slipMinutes ?? 0,
  percent: (row) => row.percentComplete,
  late: (row) => row.late,
};

export function chosenRows(
  rows: readonly ProjectOverviewRow[],
  choice: ListChoice,
  nameOf: (personId: string | null) => string,
): readonly ProjectOverviewRow[] {
  const wanted = choice.q.toLowerCase();
  const chosen = rows.filter(
    (row) =>
      (wanted === '' || `${row.key} ${row.name} ${row.kind} ${nameOf(row.leadId)}`.toLowerCase().includes(wanted)) &&
      (choice.status === '' || row.status === choice.status) &&
      (choice.lead === '' || row.leadId === choice.lead) &&
      (choice.health === '' || healthOf(row) === choice.health),
  );
  const valueOf = sortValue[choice.sort.replace('-', '')];
  if (!valueOf) return chosen;
  const sign = choice.sort.startsWith('-') ? -1 : 1;
  return chosen.toSorted((left, right) => {
    const [a, b] = [valueOf(left, nameOf), valueOf(right, nameOf)];
    return sign * (typeof a === 'string' ? a.localeCompare(String(b)) : a - Number(b));
  });
}

export interface ProjectGroup {
  readonly id: string | null;
  /** Null: under no programme. */
  readonly name: string | null;
  readonly rows: readonly ProjectOverviewRow[];
}

/** By programme in the order of their names; those under none come last. */
export function groupsOf(
  rows: readonly ProjectOverviewRow[],
  programmes: readonly Pick<Programme, 'id' | 'name'>[],
): readonly ProjectGroup[] {
  const byProgramme = Map.groupBy(rows, (row) => (programmes.some((each) => each.id === row.programmeId) ? row.programmeId : null));
  const groups: ProjectGroup[] = programmes
    .toSorted((left, right) => left.name.localeCompare(right.name))
    .flatMap((each) => (byProgramme.has(each.id) ? [{ id: each.id, name: each.name, rows: byProgramme.get(each.id)! }] : []));
  const rest = byProgramme.get(null);
  return rest ? [...groups, { id: null, name: null, rows: rest }] : groups;
}
