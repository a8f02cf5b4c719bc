/** Brings eighteen months of operations into an organisation that has the sample department, in one deed; it goes with the sample. */
import { z } from 'zod';
import { organisation } from '#access/rules';
import { window } from '#calendar/rules';
import { change, changeApproval, changeModel, changePolicy } from '#changes/rules';
import { incident, incidentPast } from '#incidents/rules';
import { asset, service } from '#operations/rules';
import { person, team } from '#people/rules';
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
  put,
  refuse,
  type Asking,
  type Change,
  type Thing,
} from '#platform/kit';
import { cast, teams } from '../cast.ts';
import { making } from '../make-records.ts';
import { sampleServices } from '../operations/services.ts';
import { drawHistory, type HistoryResources } from './draw-history.ts';

const things: ReadonlyMap<string, Thing> = new Map([incident, incidentPast, change, changeApproval].map((each) => [each.name, each]));

/** In the list of what belongs to the sample: which numbers of incidents and changes are its history, both ends included. */
export type HistoryRange = readonly [thing: 'history', counter: 'incident' | 'change', first: number, last: number];
export const isHistoryRange = (listed: readonly unknown[]): listed is HistoryRange => listed[0] === 'history';

export const loadSampleHistory = deed({
  name: 'load-sample-history',
  about:
    'Brings in what the sample department did in the eighteen months before: some nine thousand incidents, as its former tool knew them, and more than five hundred changes. It goes with the sample.',
  on: organisation,
  binding: { method: 'POST', path: '/organisations/{id}/load-sample-history' },
  input: z.strictObject({ id: z.uuid(), today: day() }),
  may: administrators,
  answer: z.strictObject({ records: z.int() }),
  *decide({ id, today }, asked) {
    const into = yield* one(organisation, id);
    if (!into) return notFound(organisation);
    if (into.sample === null) return refuse('no-sample', 'there is no sample department here', { status: 409 });
    const listed = into.sample as readonly (readonly unknown[])[];
    if (listed.some(isHistoryRange)) return refuse('sample-history-there', 'the history of the sample is here already', { status: 409 });
    const resources = yield* resourcesOf(today);
    if (!resources)
      return refuse('sample-changed', 'people, teams or services of the sample are not here any more, and its history tells of them', {
        status: 409,
      });
    const made = making(asked.newId);
    drawHistory(made, resources);
    const ranges: HistoryRange[] = [];
    for (const counter of ['incident', 'change'] as const) {
      const count = made.records.filter((each) => each.thing === counter).length;
      if (count === 0) continue;
      const first = yield* nextNumber(counter, count);
      ranges.push(['history', counter, first, first + count - 1]);
    }
    const firstOf = new Map<string, number>(ranges.map(([, counter, first]) => [counter, first]));
    const changes: Change[] = made.records.map(({ thing, id: recordId, row }) => {
      const first = firstOf.get(thing);
      return put(
        things.get(thing)!,
        recordId,
        (first === undefined ? row : { ...row, number: Number(row['number']) + first - 1 }) as never,
      );
    });
    return done(
      [...changes, patch(organisation, id, { sample: [...listed, ...ranges] })],
      [{ event: 'sample-history-loaded', data: { id } }],
      { records: made.records.length },
    );
  },
});

/** Undefined when somebody or something of the sample is gone. */
function* resourcesOf(today: string): Asking<HistoryResources | undefined> {
  const people = yield* many(person, { name: cast.map((each) => each.name) });
  const named = new Map(people.map((each) => [each.name, each.id]));
  const teamRows = yield* many(team, { name: Object.values(teams).map((each) => each.name) });
  const teamIdsByName = new Map(teamRows.map((each) => [each.name, each.id]));
  const services = yield* many(service, { key: sampleServices.map((each) => each.key) });
  const assets = yield* many(asset, {});
  const windows = yield* many(window, {});
  const policies = yield* many(changePolicy, {});
  const models = yield* many(changeModel, {});
  if (cast.some((each) => !named.has(each.name)) || services.length < sampleServices.length) return undefined;
  if (Object.values(teams).some((each) => !teamIdsByName.has(each.name))) return undefined;
  return {
    today,
    personIds: Object.fromEntries(cast.map(({ key, name }) => [key, named.get(name)!])),
    teamIds: Object.fromEntries(Object.entries(teams).map(([key, { name }]) => [key, teamIdsByName.get(name)!])) as never,
    services: new Map(services.map((each) => [each.key!, each])),
    assets: new Map(assets.map((each) => [each.name, each.id])),
    windows,
    policies,
    models: new Map(models.map((each) => [each.name, each])),
  };
}

/** The records of the history, whatever has been added to them since included: found by the numbers that it took. */
export function* historyIn(listed: readonly (readonly unknown[])[]): Asking<readonly { readonly thing: Thing; readonly id: string }[]> {
  const found: { thing: Thing; id: string }[] = [];
  for (const [, counter, first, last] of listed.filter(isHistoryRange)) {
    const isWithin = ({ number }: { readonly number: number }): boolean => number >= first && number <= last;
    if (counter === 'incident') {
      const ids = (yield* many(incident, { source: 'import' })).filter(isWithin).map((each) => each.id);
      for (const { id } of yield* many(incidentPast, { incidentId: ids })) found.push({ thing: incidentPast, id });
      for (const id of ids) found.push({ thing: incident, id });
    } else {
      const ids = (yield* many(change, {})).filter(isWithin).map((each) => each.id);
      for (const { id } of yield* many(changeApproval, { changeId: ids })) found.push({ thing: changeApproval, id });
      for (const id of ids) found.push({ thing: change, id });
    }
  }
  return found;
}
