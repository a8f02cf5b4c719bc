/** One request for whoever may see it: who works here, who asked, for whom it is, and who has to agree. */
import { membership } from '#access/rules';
import { spokenStep, type HoursOf } from '#incidents/server';
import { service } from '#operations/rules';
import { person, team } from '#people/rules';
import { answerFrom, answerFromMemory, isAllowed, Problem, type Principal } from '#platform/kit';
import { answerView, readAll, type Recall, type ViewAnswer } from '#platform/server';
import {
  offering,
  requestClosesAt,
  requestApproval,
  requestCase,
  requestEntry,
  requestStaff,
  serviceRequest,
  voiceToGive,
  whyRequestDue,
  type RequestApproval,
  type ServiceRequest,
} from '#requests/rules';
import { readRequestClocks, standingOf } from './read-clocks.ts';

const nothing = (): Problem => new Problem(404, 'not-found', 'Not found', { detail: `no such ${serviceRequest.name}` });

export const caseAnswer = (recall: Recall<HoursOf>): ViewAnswer =>
  answerView(requestCase, async ({ id }, { client, by, tools }) => {
    const { organisationId } = by;
    const [row] = await readAll(client, serviceRequest, organisationId, { id });
    if (!row) throw nothing();
    const [of] = await readAll(client, offering, organisationId, { id: row.offeringId });
    const voices = (await readAll(client, requestApproval, organisationId, { requestId: id })).toSorted(
      (one, other) => one.number - other.number,
    );
    const people = new Map((await readAll(client, person, organisationId)).map((each) => [each.id, each]));
    const sees = isAllowed(requestStaff, by);
    if (!sees && !isConcerned(row, voices, by)) throw nothing();
    const teams = new Map((await readAll(client, team, organisationId)).map((each) => [each.id, each.name]));
    const services = new Map((await readAll(client, service, organisationId)).map((each) => [each.id, each.name]));
    const members = new Map((await readAll(client, membership, organisationId)).map((each) => [each.id, each]));
    const withAccount = new Set([...members.values()].filter((each) => each.isActive).map((each) => each.personId));
    const nameOfMember = (of: string | null): string | null => (of === null ? null : (members.get(of)?.name ?? null));
    const facts: Facts = new Map<string, ReadonlyMap<string, object>>([
      [person.name, people],
      [membership.name, members],
      [requestApproval.name, new Map(voices.map((each) => [each.id, each]))],
    ]) as never;
    const nameOf = (of: string | null): string | null =>
      of === null ? null : (people.get(of)?.name ?? teams.get(of) ?? services.get(of) ?? null);
    const lines = (await readAll(client, requestEntry, organisationId, { requestId: id })).filter(
      (each) => sees || each.requesterId !== null,
    );
    const now = tools.now();
    const clocked = (await readRequestClocks(client, organisationId, [id], recall, now))(row);
    const standing = standingOf(row, clocked);
    const spokenOf = [
      ...row.questions.flatMap(({ key, kind }) => (kind === 'person' || kind === 'service' ? [row.answers[key]] : [])),
      ...row.steps.flatMap((each) => [each.teamId, each.doneByPersonId]),
      ...(sees ? lines.map((each) => each.value) : []),
    ].filter((each) => typeof each === 'string');
    const doers = row.steps.flatMap(({ doneById }) => (doneById === null ? [] : [[doneById, nameOfMember(doneById)] as const]));
    const mine = by.canWrite ? answerFrom(voiceToGive(row, by), answerFromMemory(facts)) : undefined;
    return {
      now,
      request: row as never,
      requesterName: nameOfMember(row.requesterId),
      forName: row.forName ?? nameOf(row.forId),
      serviceName: nameOf(row.serviceId),
      teamName: nameOf(row.teamId),
      personName: nameOf(row.personId),
      names: Object.fromEntries(
        [...spokenOf.map((each) => [each, nameOf(each)] as const), ...doers].flatMap(([key, name]) => (name ? [[key, name]] : [])),
      ),
      approvals: voices.map(
        ({ approverId, teamId, deciderId, deciderPersonId, id: voiceId, version, number, decision, decidedAt, comment }) => ({
          id: voiceId,
          version,
          number,
          approverName: nameOf(approverId),
          canSpeak: approverId === null || (people.get(approverId)?.isActive === true && withAccount.has(approverId)),
          teamName: nameOf(teamId),
          decision,
          deciderName: nameOf(deciderPersonId) ?? nameOfMember(deciderId),
          decidedAt,
          comment,
        }),
      ),
      mayDecideId: mine?.id ?? null,
      lines: lines
        .toSorted((one, other) => other.number - one.number)
        .map(({ number, at, kind, value, reason, text, byId, byName, requesterId }) => ({
          number,
          at,
          kind,
          value,
          reason,
          text,
          byName: byName ?? nameOfMember(byId),
          isForRequester: requesterId !== null,
        })),
      closesAt: of ? requestClosesAt(row, of) : null,
      clock: standing && { ...standing, steps: whyRequestDue(row, clocked.lines, clocked.hours).map(spokenStep) },
    };
  });

type Facts = Parameters<typeof answerFromMemory>[0];
type Voice = Pick<RequestApproval, 'approverId'>;

function isConcerned(
  { requesterId, forId }: Pick<ServiceRequest, 'requesterId' | 'forId'>,
  voices: readonly Voice[],
  by: Principal,
): boolean {
  if (requesterId === by.membershipId) return true;
  return by.personId !== null && (forId === by.personId || voices.some((each) => each.approverId === by.personId));
}
