/** What a batch of alerts brings to incidents: collected while it is weighed, written once for each incident. */
import { many, one, type Asking, type Change, type Deed, type Happening, type Row } from '#platform/kit';
import { service } from '#operations/rules';
import { incident, isOpen, type Incident } from '../../incident/incident.ts';
import { impactOfTier, priorityOf } from '../../incident/priority-table.ts';
import { openIncident } from '../../incident/report-incident.ts';
import { resolveIncident } from '../../incident/resolve-incident.ts';
import { changedWith, type NewEntry } from '../../incident/write-entries.ts';
import { leastUrgent, reportOfAlert, urgencyOf } from '../report-of-alert.ts';
import type { Draft } from './alert-drafts.ts';
import type { Batch } from './take-in-alerts.ts';

interface Opening {
  readonly draft: Draft;
  readonly joined: Draft[];
  readonly following: Draft[];
}
interface News {
  readonly entries: NewEntry[];
  following: number;
  /** How much the most severe of what has come presses. */
  urgency: number;
  /** The alert from which all that came before follows. */
  root: Draft | null;
  isOver: { readonly restoredAt: string | null } | null;
}

type KnownIncidents = { readonly ofService: string | null; readonly ofFollowing: string | null };

const about = (draft: Draft, reason: string, text = ''): NewEntry => ({ kind: 'alert', value: draft.id, reason, text });

export class IncidentNews {
  readonly #openings: Opening[] = [];
  readonly #news = new Map<string, News>();
  readonly #following = new Map<string, string>();

  /** What stands under an incident already follows from this alert. */
  followsFrom(rootAlertId: string, incidentId: string): void {
    if (!this.#following.has(rootAlertId)) this.#following.set(rootAlertId, incidentId);
  }

  /** Incidents that it may join besides those known: one opened in this batch is told by the id of its first alert. */
  openedFor({ id, now }: Draft, known: KnownIncidents): KnownIncidents {
    const opening = now.serviceId === null ? undefined : this.#openings.find((each) => each.draft.now.serviceId === now.serviceId);
    return { ofService: known.ofService ?? opening?.draft.id ?? null, ofFollowing: this.#following.get(id) ?? null };
  }

  open(draft: Draft): void {
    this.#openings.push({ draft, joined: [], following: [] });
  }

  /** `isRoot`: what the incident was opened for follows from this. */
  join(draft: Draft, incidentId: string, isRoot: boolean): void {
    const opening = this.#openings.find((each) => each.draft.id === incidentId);
    if (opening) return void opening.joined.push(draft);
    draft.now = { ...draft.now, incidentId };
    const news = this.#of(incidentId);
    news.entries.push(about(draft, 'joined'));
    news.urgency = Math.min(news.urgency, urgencyOf(draft.now));
    if (isRoot) news.root ??= draft;
  }

  hangUnder(draft: Draft, root: Draft | null, rootIncidentId: string | null): void {
    const opening = this.#openings.find((each) => each.draft === root || (root !== null && each.joined.includes(root)));
    if (opening) return void opening.following.push(draft);
    const incidentId = rootIncidentId ?? root?.now.incidentId ?? null;
    if (incidentId === null) return;
    draft.now = { ...draft.now, incidentId };
    const news = this.#of(incidentId);
    news.urgency = Math.min(news.urgency, urgencyOf(draft.now));
    // A thousand that follow from one are one line.
    if (news.following++ === 0) news.entries.push(about(draft, 'follows'));
  }

  end(draft: Draft): void {
    this.#of(draft.now.incidentId!).entries.push(about(draft, 'closed'));
  }

  resolve(incidentId: string, restoredAt: string | null): void {
    this.#of(incidentId).isOver = { restoredAt };
  }

  #of(incidentId: string): News {
    const found = this.#news.get(incidentId) ?? { entries: [], following: 0, urgency: leastUrgent, root: null, isOver: null };
    this.#news.set(incidentId, found);
    return found;
  }

  *changes(batch: Batch): Asking<{ readonly changes: readonly Change[]; readonly happened: readonly Happening[] }> {
    const changes: Change[] = [];
    const happened: Happening[] = [];
    for (const opening of this.#openings) {
      const opened = yield* newIncident(opening, batch);
      changes.push(...opened.changes);
      if (opened.id) happened.push({ event: 'incident-reported', data: { id: opened.id } });
    }
    const known = this.#news.size ? yield* many(incident, { id: [...this.#news.keys()] }) : [];
    for (const before of known) {
      const news = this.#news.get(before.id)!;
      const raised = isOpen(before) ? yield* raisedBy(news, before) : unchanged;
      const entries = [...news.entries, ...raised.entries];
      changes.push(...changedWith(before, raised.fields, entries, batch.asked));
      const { isOver } = news;
      if (!isOver || !isOpen(before)) continue;
      const next = { ...before, ...raised.fields, entries: before.entries + entries.length };
      const over = yield* resolved(next, isOver.restoredAt, batch);
      changes.push(...over.changes);
      happened.push(...over.happened);
    }
    return { changes, happened };
  }
}

interface Raised {
  readonly fields: Partial<Incident>;
  readonly entries: readonly NewEntry[];
}
const unchanged: Raised = { fields: {}, entries: [] };

/**
 * What has come may be worse than what was there: then the incident presses more. While nobody has seen it, it goes to where it begins. What people
 * have said stands: the priority that they gave, the service of what they reported.
 */
function* raisedBy({ urgency, root }: News, before: Incident): Asking<Raised> {
  const fields: { -readonly [Name in keyof Incident]?: Incident[Name] } = {};
  const entries: NewEntry[] = [];
  if (urgency < before.urgency) fields.urgency = urgency;
  const of = root && before.source === 'alert' && before.status === 'new' ? yield* one(service, root.now.serviceId) : undefined;
  if (of && of.id !== before.serviceId) {
    fields.serviceId = of.id;
    entries.push({ kind: 'service', value: of.id });
    if (impactOfTier(of.tier) < before.impact) fields.impact = impactOfTier(of.tier);
    if (of.teamId !== null && of.teamId !== before.teamId) {
      fields.teamId = of.teamId;
      entries.push({ kind: 'team', value: of.teamId });
    }
    if (root!.now.assetId !== null && !before.assetIds.includes(root!.now.assetId))
      fields.assetIds = [...before.assetIds, root!.now.assetId];
  }
  const isWeighed = fields.urgency !== undefined || fields.impact !== undefined;
  const priority =
    isWeighed && before.priorityReason === null ? yield* priorityOf(fields.impact ?? before.impact, urgency) : before.priority;
  if (priority < before.priority) {
    fields.priority = priority;
    entries.push({ kind: 'priority', value: String(priority), reason: 'table' });
  }
  return { fields, entries };
}

function* newIncident(
  { draft, joined, following }: Opening,
  { asked, facts }: Batch,
): Asking<{ readonly id: string | null; readonly changes: readonly Change[] }> {
  const { now: of } = draft;
  const source = facts.sources.get(of.sourceId)!;
  const urgency = [...joined, ...following].reduce((least, each) => Math.min(least, urgencyOf(each.now)), urgencyOf(of));
  const report = { ...reportOfAlert(of, source, asked), urgency };
  const opened = yield* openIncident(report, asked, source.name);
  if ('refused' in opened) return { id: null, changes: [] };
  for (const each of [draft, ...joined, ...following]) each.now = { ...each.now, incidentId: opened.id };
  const row = opened.changes.find((change) => change.kind === 'put' && change.thing === (incident as unknown)) as
    | { row: object }
    | undefined;
  const before = { ...row?.row, id: opened.id } as Row<typeof incident>;
  const entries = [
    about(draft, 'opened'),
    ...joined.map((each) => about(each, 'joined')),
    ...following.slice(0, 1).map((each) => about(each, 'follows', following.length > 1 ? String(following.length) : '')),
  ].map((each) => ({ ...each, byName: source.name }));
  return { id: opened.id, changes: [...opened.changes, ...changedWith(before, {}, entries, asked)] };
}

/** By the deed that resolves for people; when it finds the time impossible, the service is back since now. */
function* resolved(before: Incident, restoredAt: string | null, { asked }: Batch) {
  for (const back of [restoredAt, null]) {
    const decision = yield* seeing(
      before,
      (resolveIncident as Deed).decide({ id: before.id, resolution: '', code: 'by-itself', restoredAt: back }, asked),
    );
    if (!decision.refused) return decision;
  }
  return { changes: [], happened: [] };
}

/** A decision about an incident as it is in the middle of a batch. */
function* seeing<R>(current: Incident, deciding: Asking<R>): Asking<R> {
  let step = deciding.next();
  while (!step.done) {
    const need = step.value;
    const isThis = need.need === 'one' && need.thing === (incident as unknown) && need.id === current.id;
    step = deciding.next(isThis ? current : yield need);
  }
  return step.value;
}
