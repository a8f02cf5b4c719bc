/** Answers those who come from outside, or want to see once what a monitor would see: pushes, a trial, a public status page. */
import {
  exampleResult,
  probeSpecOf,
  publicStatus,
  pushMonitor,
  pushMonitorByGet,
  statusOfPage,
  statusPage,
  tryMonitor,
  type StatusOfServices,
} from '#monitoring/rules';
import { Problem } from '#platform/kit';
import {
  answerEndpoint,
  answerView,
  hashOfSecret,
  inOrganisation,
  readAll,
  type EndpointAnswer,
  type Reply,
  type Tools,
  type ViewAnswer,
} from '#platform/server';
import { keepPushed } from '../running/runs.ts';
import type { Look, Runner } from '../running/runner.ts';
import { statusOf, type StatusParts } from './status-of.ts';

const noSuch = (code: string, detail: string): Problem => new Problem(404, code, 'Not found', { detail });

/** Of a token such as `mon_<organisation>_<secret>`. */
function namedIn(token: string, kind: 'mon' | 'sta'): { readonly organisationId: string; readonly secret: string } | null {
  const [, start, hex, secret] = /^([a-z]{3})_([0-9a-f]{32})_([\w-]{43})$/.exec(token) ?? [];
  if (start !== kind || !hex || !secret) return null;
  return { organisationId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), secret };
}

export interface DoorParts extends StatusParts {
  readonly runner: () => Runner | undefined;
  readonly look: (tools: Tools) => Look;
}

export const statusAnswer = (parts: StatusParts): ViewAnswer =>
  answerView(statusOfPage, async ({ id }, { client, by, tools }) => {
    const [page] = await readAll(client, statusPage, by.organisationId, { id });
    if (!page) throw noSuch('not-found', 'no such status-page');
    return statusOf(client, by.organisationId, page, tools.now(), parts);
  });

export function doorAnswers(parts: DoorParts): readonly EndpointAnswer[] {
  const trials = new Map<string, number[]>();
  const mayTry = (membershipId: string): void => {
    const now = performance.now();
    const recent = (trials.get(membershipId) ?? []).filter((at) => now - at < 60_000);
    if (recent.length >= mostTrials)
      throw new Problem(
        429,
        'too-many-requests',
        'Too many requests',
        { detail: `at most ${mostTrials} trials a minute` },
        { 'retry-after': '60' },
      );
    if (trials.size > 10_000) trials.clear();
    trials.set(membershipId, [...recent, now]);
  };
  /** Many ask who may not sign in: what was computed a moment ago serves all of them. */
  const computed = new Map<string, { readonly version: number; readonly at: number; readonly body: StatusOfServices }>();
  const publicBody = (organisationId: string, token: string, tools: Tools): Promise<StatusOfServices | null> =>
    inOrganisation(
      tools.pool,
      organisationId,
      async (client) => {
        const [page] = await readAll(client, statusPage, organisationId, { token, isPublic: true });
        if (!page) return null;
        const known = computed.get(token);
        if (known?.version === page.version && performance.now() - known.at < freshMs) return known.body;
        const body = await statusOf(client, organisationId, page, tools.now(), parts);
        if (computed.size >= mostComputed) computed.clear();
        computed.set(token, { version: page.version, at: performance.now(), body });
        return body;
      },
      { readOnly: true },
    );
  return [
    answerEndpoint(pushMonitor, ({ input, tools }) => push(input.token, tools, parts.runner())),
    answerEndpoint(pushMonitorByGet, ({ input, tools }) => push(input.token, tools, parts.runner())),
    answerEndpoint(tryMonitor, async ({ input: { settings }, by, tools }) => {
      if (settings.kind === 'push')
        throw new Problem(422, 'push-waits', 'Refused', {
          detail: 'a monitor that is pushed looks at nothing',
          errors: [{ pointer: '/settings', code: 'push-waits', detail: 'it waits to be pushed' }],
        });
      mayTry(by!.membershipId);
      const spec = probeSpecOf(settings);
      const found = spec
        ? await parts.look(tools)(spec, AbortSignal.timeout(60_000))
        : exampleResult(by!.membershipId, settings as Extract<typeof settings, { kind: 'example' }>, Date.parse(tools.now()));
      return { body: { ...found, certificateExpiresAt: found.certificateExpiresAt ?? null } };
    }),
    answerEndpoint(publicStatus, async ({ input: { token }, tools }) => {
      const named = namedIn(token, 'sta');
      const body = named && (await publicBody(named.organisationId, token, tools));
      if (!body) throw noSuch('no-such-status-page', 'there is no status page at this address');
      return { body };
    }),
  ];
}

const mostTrials = 10;
const mostComputed = 1000;
const freshMs = 10_000;

async function push(token: string, tools: Tools, runner: Runner | undefined): Promise<Reply> {
  const named = namedIn(token, 'mon');
  const now = tools.now();
  const monitorId = named && (await keepPushed(tools.pool, named.organisationId, hashOfSecret(named.secret), now));
  if (!named || !monitorId) throw noSuch('unknown-monitor', 'there is no monitor with this token');
  await runner?.pushed(named.organisationId, monitorId, Date.parse(now));
  return { body: { status: 'ok' } };
}
