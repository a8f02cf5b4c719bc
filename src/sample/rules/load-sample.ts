/** Brings the sample department into an organisation, and takes it out again, each in one deed. */
import { z } from 'zod';
import { membership, organisation } from '#access/rules';
import { calendar } from '#calendar/rules';
import { person } from '#people/rules';
import {
  administrators,
  day,
  deed,
  done,
  many,
  nextNumber,
  notFound,
  one,
  patch,
  refuse,
  remove,
  type Asking,
  type Change,
  type Row,
  type Thing,
} from '#platform/kit';
import { change } from '#changes/rules';
import { incident } from '#incidents/rules';
import { problem } from '#problems/rules';
import { removeProject } from '#projects/rules';
import { serviceRequest } from '#requests/rules';
import { historyIn, isHistoryRange, type HistoryRange } from './history/load-sample-history.ts';
import { countLeaving, whatHangsOn } from './what-hangs-on.ts';
import { itsRooms } from './its-rooms.ts';
import { sampleCompany, type SampleRecord } from './sample-company.ts';

const things: ReadonlyMap<string, Thing> = new Map(itsRooms.flatMap((room) => room.things).map((thing) => [thing.name, thing]));

export const loadSample = deed({
  name: 'load-sample',
  about:
    'Brings in the sample department, dated around a day: sixty people, twelve running projects, the services they run. It can be taken out again in one deed.',
  on: organisation,
  binding: { method: 'POST', path: '/organisations/{id}/load-sample' },
  input: z.strictObject({ id: z.uuid(), today: day() }),
  may: administrators,
  answer: z.strictObject({ records: z.int() }),
  insteadOfUndo: refuse('sample-goes-by-removing', 'its history has come since, or more: remove the sample department instead', {
    status: 409,
    values: { leadsTo: '/admin/organisation' },
  }),
  *decide({ id, today }, asked) {
    const into = yield* one(organisation, id);
    if (!into) return notFound(organisation);
    if (into.sample !== null) return refuse('sample-there-already', 'the sample department is here already', { status: 409 });
    const author = yield* authorOf(asked.by.membershipId);
    const hasDefault = (yield* many(calendar, { isDefault: true })).length > 0;
    const records = sampleCompany({ today, newId: asked.newId, authorId: author?.id ?? null, isDefaultCalendar: !hasDefault });
    // Numbers of tasks go on where the sample ends.
    for (const { thing, row } of records) if (thing === 'task') yield* nextNumber(`task:${row['projectId'] as string}`);
    const before = new Map<string, number>();
    for (const { name } of [incident, change, serviceRequest, problem])
      before.set(name, (yield* nextNumber(name, records.filter((each) => each.thing === name).length)) - 1);
    const numbered = ({ thing, row }: SampleRecord) =>
      before.has(thing) ? { ...row, number: Number(row['number']) + before.get(thing)! } : row;
    const changes: Change[] = records.map((each) => ({ kind: 'put', thing: things.get(each.thing)!, id: each.id, row: numbered(each) }));
    const themselves = author && records.find((each) => each.thing === person.name && each.row['name'] === author.name);
    if (author?.personId === null && themselves) changes.push(patch(membership, author.id, { personId: themselves.id }));
    changes.push(patch(organisation, id, { sample: listOf(records) }));
    return done(changes, [{ event: 'sample-loaded', data: { id, today } }], { records: records.length });
  },
});

export const removeSample = deed({
  name: 'remove-sample',
  about:
    'Takes the sample department out again, with all that was added to its projects. Where more hangs on its records (an absence of somebody of the sample, their work in other projects), it says so and is refused, unless `takeAlong`: then that goes too.',
  on: organisation,
  binding: { method: 'POST', path: '/organisations/{id}/remove-sample' },
  input: z.strictObject({ id: z.uuid(), takeAlong: z.boolean().default(false) }),
  may: administrators,
  answer: z.strictObject({ records: z.int() }),
  *decide({ id, takeAlong }, asked) {
    const from = yield* one(organisation, id);
    if (!from) return notFound(organisation);
    if (from.sample === null) return refuse('no-sample', 'there is no sample department here', { status: 409 });
    const changes: Change[] = [];
    const gone = new Set<string>();
    const add = (change: Change): void => {
      if (!gone.has(change.id)) changes.push(change);
      gone.add(change.id);
    };
    const all = from.sample as readonly (ListedRecord | HistoryRange)[];
    const ofHistory = (yield* historyIn(all)).map(({ thing, id: recordId }): ListedRecord => [thing.name, recordId]);
    const listed = Map.groupBy(
      [...ofHistory, ...all.filter((each) => !isHistoryRange(each))] as readonly ListedRecord[],
      ([thing]) => thing,
    );
    // What was added to the projects goes with them, whoever added it.
    for (const [, projectId] of listed.get('project') ?? []) {
      const decision = yield* removeProject.decide({ id: projectId }, asked);
      if (!decision.refused) decision.changes.forEach(add);
    }
    const going = new Map([...listed].map(([name, records]) => [name, new Set(records.map(([, recordId]) => recordId))]));
    const hanging = yield* whatHangsOn(going, gone);
    const { removed, patched, kept } = hanging;
    if (!takeAlong && removed.length + patched.length > 0) {
      const values = yield* countLeaving(hanging);
      return refuse('sample-in-use', 'more hangs on the sample than itself: say `takeAlong` to remove that too', { status: 409, values });
    }
    for (const { thing, row } of removed) add(remove(thing, row.id));
    for (const { thing, row, fields } of patched) changes.push(patch(thing, row.id, fields));
    for (const [name, records] of [...listed].toReversed()) {
      const thing = things.get(name)!;
      const there = yield* many(thing, { id: records.map(([, recordId]) => recordId) });
      for (const row of there) if (!kept.has(row.id)) add(remove(thing, row.id));
    }
    const people = (listed.get(person.name) ?? []).map(([, personId]) => personId);
    for (const member of yield* many(membership, { personId: people })) changes.push(patch(membership, member.id, { personId: null }));
    changes.push(patch(organisation, id, { sample: null }));
    return done(changes, [{ event: 'sample-removed', data: { id } }], { records: gone.size });
  },
});

type ListedRecord = readonly [thing: string, id: string];
const listOf = (records: readonly SampleRecord[]): ListedRecord[] => records.map(({ thing, id }) => [thing, id]);

/** Whoever loads it; the first owner, when the program itself does. */
function* authorOf(membershipId: string): Asking<Row<typeof membership> | undefined> {
  const asking = yield* one(membership, membershipId);
  return asking ?? (yield* many(membership, { role: 'owner', isActive: true }))[0];
}
