/** Create monitors, change and remove them; those that are pushed get a token, told once. */
import { z } from 'zod';
import {
  deed,
  done,
  many,
  notFound,
  one,
  patch,
  put,
  refuse,
  remove,
  standardDeeds,
  type Asked,
  type Asking,
  type Refusal,
} from '#platform/kit';
import { outage } from '../outage/outage.ts';
import { monitorKeepers } from '../who-may.ts';
import { monitorKinds, placeOf } from './monitor-settings.ts';
import { monitor, type Monitor } from './monitor.ts';

type Next = Pick<Monitor, 'id' | 'parentIds' | 'settings' | 'kind'>;

const mostLevels = 20;

/** Each parent is there, and none of them needs this one in turn. */
function* refuseParents({ id, parentIds }: Next): Asking<Refusal | undefined> {
  let above = [...new Set(parentIds)];
  for (let level = 0; above.length > 0; level++) {
    if (above.includes(id))
      return refuse('monitor-circle', 'a monitor cannot hang on itself, not even by way of others', { field: 'parentIds' });
    if (level === mostLevels)
      return refuse('monitor-chain-too-long', `at most ${mostLevels} hang on one another`, {
        field: 'parentIds',
        values: { most: mostLevels },
      });
    const found = yield* many(monitor, { id: above });
    if (found.length < above.length) return refuse('no-such-parent-monitor', 'one of these monitors is not there', { field: 'parentIds' });
    above = [...new Set(found.flatMap((each) => each.parentIds))];
  }
  return undefined;
}

/** A literal address where checks never get a connection would be looked at in vain for ever; a name is told when it is looked up. */
function refusePlace(settings: Monitor['settings'], { mayLookAt }: Asked): Refusal | undefined {
  const place = placeOf(settings);
  if (place === null || !mayLookAt || mayLookAt(place)) return undefined;
  return refuse('forbidden-place', 'checks may not ask this address; the operator allows networks by EVENKEEL_MONITOR_NETWORKS', {
    field: 'settings',
  });
}

const { change } = standardDeeds(monitor, {
  mayCreate: monitorKeepers,
  mayChange: monitorKeepers,
  mayRemove: monitorKeepers,
  *check(next, before, asked) {
    if (next.settings.kind !== next.kind)
      return refuse('monitor-kind-stays', 'the kind of a monitor stays as it is; make another one', { field: 'settings' });
    if (next.isEnabled && !next.isActive)
      return refuse('monitor-ended', 'it has ended: take it up again first', { field: 'isEnabled', status: 409 });
    const isElsewhere = before === undefined || placeOf(before.settings) !== placeOf(next.settings);
    return (isElsewhere ? refusePlace(next.settings, asked) : undefined) ?? (yield* refuseParents(next));
  },
});
export const changeMonitor = change;

const answer = z
  .strictObject({ id: z.uuid(), name: z.string(), kind: z.enum(monitorKinds), token: z.string().nullable() })
  .meta({ id: 'NewMonitor', description: 'A monitor; one that is pushed with the token that it is to use, which is told only now' });

/** A token names its organisation: `mon_<organisation>_<secret>`. */
function newToken(asked: Asked): { readonly fields: { readonly tokenHash: string; readonly hint: string }; readonly token: string } {
  const secret = asked.secret!();
  const token = `mon_${asked.by.organisationId.replaceAll('-', '')}_${secret.token}`;
  return { fields: { tokenHash: secret.hash, hint: secret.token.slice(0, 6) }, token };
}

export const createMonitor = deed({
  name: 'create-monitor',
  about: 'Adds a monitor; of one that is pushed the token is told, once.',
  on: monitor,
  binding: { method: 'POST', path: '/monitors' },
  input: monitor.schema.omit({ kind: true, isActive: true, mutedUntil: true, tokenHash: true, hint: true }),
  may: monitorKeepers,
  creates: true,
  answer,
  answersSecret: 'token',
  *decide(input, asked) {
    const id = asked.newId();
    const { kind } = input.settings;
    const refusal = refusePlace(input.settings, asked) ?? (yield* refuseParents({ ...input, kind, id }));
    if (refusal) return refusal;
    const { fields, token } = kind === 'push' ? newToken(asked) : { fields: { tokenHash: null, hint: null }, token: null };
    return done(
      [put(monitor, id, { ...input, kind, isActive: true, mutedUntil: null, ...fields })],
      [{ event: 'monitor-created', data: { id } }],
      {
        id,
        name: input.name,
        kind,
        token,
      },
    );
  },
});

export const renewMonitorToken = deed({
  name: 'renew-monitor-token',
  about: 'Gives a monitor that is pushed another token, told once; the one before is worthless at once.',
  on: monitor,
  binding: { method: 'POST', path: '/monitors/{id}/token' },
  input: z.strictObject({ id: z.uuid() }),
  may: monitorKeepers,
  answer,
  answersSecret: 'token',
  *decide({ id }, asked) {
    const before = yield* one(monitor, id);
    if (!before) return notFound(monitor);
    if (before.kind !== 'push') return refuse('monitor-not-pushed', 'only a monitor that is pushed has a token', { status: 409 });
    const { fields, token } = newToken(asked);
    return done([patch(monitor, id, fields)], [{ event: 'monitor-token-renewed', data: { id } }], {
      id,
      name: before.name,
      kind: before.kind,
      token,
    });
  },
});

export const removeMonitor = deed({
  name: 'remove-monitor',
  about: 'Removes a monitor that has never found anything wrong; another one is ended, so that its past stays true.',
  on: monitor,
  binding: { method: 'DELETE', path: '/monitors/{id}' },
  input: z.strictObject({ id: z.uuid() }),
  may: monitorKeepers,
  *decide({ id }) {
    if (!(yield* one(monitor, id))) return notFound(monitor);
    if ((yield* many(outage, { monitorId: id })).length > 0)
      return refuse('monitor-has-outages', 'it has found outages; end it instead', { status: 409 });
    return done([remove(monitor, id)], [{ event: 'monitor-removed', data: { id } }]);
  },
});
