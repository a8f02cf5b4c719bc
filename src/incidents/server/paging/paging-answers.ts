/** Answers whom an incident calls, and who calls me. */
import { instantOf, tickOf } from '#calendar/rules';
import { coverageDays, coverageOf, rota } from '#duty/rules';
import { readRotas } from '#duty/server';
import { TICKS_PER_DAY } from '#engine';
import {
  incident,
  incidentPaging,
  mostMyPages,
  myPages,
  outOfReach,
  page,
  rotaAsked,
  type IncidentPaging,
  type MyPage,
} from '#incidents/rules';
import { answerView, readAll, readOne, type Recall, type ViewAnswer } from '#platform/server';
import type { HoursOf } from '../clock/hours-memory.ts';
import { readCalls, type CalledIncident, type Standing } from './read-calls.ts';

export const pagingAnswers = (recall: Recall<HoursOf>): readonly ViewAnswer[] => [
  answerView(incidentPaging, async ({ id }, { client, by, tools }) => {
    const found = (await readOne(client, incident, id, by)) as unknown as CalledIncident & { readonly status: string };
    const now = tools.now();
    const isOpen = ['new', 'in-progress', 'on-hold'].includes(found.status);
    const [standing] = isOpen ? await readCalls(client, by.organisationId, [found], recall, now) : [];
    const pages = await readAll(client, page, by.organisationId, { incidentId: id });
    const rotas = standing?.rotas ?? (pages.length > 0 ? await readRotas(client, by.organisationId, now) : undefined);
    const { rows: names } = await client.query<{ id: string; name: string }>(
      'select id, name from people.person where org_id = $1 and id = any($2::uuid[])',
      [by.organisationId, pages.map((each) => each.personId)],
    );
    const nameOf = new Map(names.map((each) => [each.id, each.name]));
    return {
      now,
      call: standing ? callRowOf(standing) : null,
      gap: standing ? gapOf(standing, now) : null,
      pages: pages
        .toSorted((one, other) => (one.askedAt < other.askedAt ? -1 : one.askedAt > other.askedAt ? 1 : one.level - other.level))
        .map(({ incidentId: _incident, cause: _cause, rotaId, createdAt: _created, updatedAt: _updated, ...each }) => ({
          ...each,
          name: nameOf.get(each.personId) ?? '?',
          rotaName: rotas?.facts.get(rotaId)?.rota.name ?? '',
        })),
    };
  }),
  answerView(myPages, async ({ which }, { client, by }) => {
    if (by.personId === null) return { items: [] };
    const { rows } = await client.query<MyPage>(
      `select p.id, p.version, p.incident_id as "incidentId", i.number, i.title, i.priority, i.is_major as "isMajor", s.name as "serviceName", p.level,
              p.asked_at as "askedAt", p.seen_at as "seenAt", p.answered_at as "answeredAt", p.answer
         from incidents.page p join incidents.incident i on i.org_id = p.org_id and i.id = p.incident_id
         left join operations.service s on s.org_id = i.org_id and s.id = i.service_id
        where p.org_id = $1 and p.person_id = $2 and (not $3 or (p.answer is null and i.status in ('new', 'in-progress', 'on-hold')))
        order by p.answer is null desc, p.asked_at desc limit $4`,
      [by.organisationId, by.personId, which === 'open', mostMyPages],
    );
    return { items: rows };
  }),
  answerView(outOfReach, async ({ id }, { client, by, tools }) => {
    await readOne(client, rota, id, by);
    const { rows } = await client.query<{ personId: string; name: string; isReached: boolean }>(
      `select p.id as "personId", p.name,
              exists (select from access.membership m where m.org_id = p.org_id and m.person_id = p.id and m.is_active) as "isReached"
         from people.person p
        where p.org_id = $1 and p.id in (select (jsonb_array_elements_text(l.person_ids))::uuid from duty.rota_layer l
                                          where l.org_id = $1 and l.rota_id = $2 and (l.ends_on is null or l.ends_on >= $3::date))
        order by p.name`,
      [by.organisationId, id, tools.now().slice(0, 10)],
    );
    const items = rows.flatMap(({ isReached, ...each }) => (isReached ? [] : [each]));
    return { items, count: rows.length };
  }),
];

function callRowOf({ call, terms, next, rotas }: Standing): NonNullable<IncidentPaging['call']> {
  const waits = next.kind === 'wait' ? next : undefined;
  const whom = waits?.whom ?? (next.kind === 'ask' ? next.whom : null);
  return {
    at: call.at,
    why: call.why,
    rule: terms.name,
    state: next.kind === 'ask' || waits?.for === 'answer' ? 'asked' : (waits?.for ?? (next.kind as 'nobody' | 'unanswered' | 'late')),
    until: waits?.until ?? null,
    whom: whom && {
      rotaName: rotas.facts.get(whom.rotaId)?.rota.name ?? '',
      level: whom.level,
      names: whom.personIds.map(rotas.nameOf),
    },
  };
}

function gapOf({ incident: of, terms, rotas }: Standing, now: string): IncidentPaging['gap'] {
  const facts = rotas.facts.get(rotaAsked(terms, rotas.facts, of.teamId) ?? '');
  const [gap] = facts ? coverageOf(facts, tickOf(now), tickOf(now) + coverageDays * TICKS_PER_DAY).gaps : [];
  return facts && gap
    ? { rotaId: facts.rota.id, rotaName: facts.rota.name, startsAt: instantOf(gap.from), endsAt: instantOf(gap.to) }
    : null;
}
