/** Every deed on a request writes the record and its timeline in one decision; this is the only way in which it does. */
import { notFound, one, patch, put, refuse, type Asked, type Asking, type Change, type Refusal } from '#platform/kit';
import { requestEntry, type RequestEntry, type RequestEntryKind } from './request-entry.ts';
import { isRequestOpen, requestKey, serviceRequest, type RequestStatus, type ServiceRequest } from './service-request.ts';

/** A line of the timeline before it is known who writes it and when. */
export interface NewLine {
  readonly kind: RequestEntryKind;
  readonly value?: string | null;
  readonly reason?: string | null;
  readonly text?: string;
  /** Whether whoever asked reads it, where its kind alone does not say so. */
  readonly isForRequester?: boolean;
}

type Fields = Omit<ServiceRequest, 'id' | 'version' | 'createdAt' | 'updatedAt'>;
type Writing = Pick<Asked, 'at' | 'newId' | 'by'>;

/** What whoever asked follows: how it stands, who agreed, what is done. */
const toldToRequester: ReadonlySet<RequestEntryKind> = new Set(['state', 'approval', 'step']);

/** A new request with the first lines of its timeline. */
export function askedWith(id: string, fields: Omit<Fields, 'entries'>, lines: readonly NewLine[], writing: Writing): Change[] {
  const rows = lines.map((each, place) => rowOf(each, { requestId: id, requesterId: fields.requesterId, number: place + 1 }, writing));
  return [put(serviceRequest, id, { ...fields, entries: rows.length }), ...rows.map((row) => put(requestEntry, writing.newId(), row))];
}

/** A request as it becomes, with what its timeline says of that. */
export function becomesWith(before: ServiceRequest, fields: Partial<Fields>, lines: readonly NewLine[], writing: Writing): Change[] {
  const { id, requesterId, entries } = before;
  const rows = lines.map((each, place) => rowOf(each, { requestId: id, requesterId, number: entries + place + 1 }, writing));
  return [
    patch(serviceRequest, id, { ...fields, entries: entries + rows.length }),
    ...rows.map((row) => put(requestEntry, writing.newId(), row)),
  ];
}

type EntryRow = Omit<RequestEntry, 'id' | 'version' | 'createdAt' | 'updatedAt'>;

const rowOf = (
  { kind, value = null, reason = null, text = '', isForRequester }: NewLine,
  { requesterId, ...of }: Pick<EntryRow, 'requestId' | 'requesterId' | 'number'>,
  { at, by }: Writing,
): EntryRow => ({
  ...of,
  at,
  kind,
  value,
  reason,
  text,
  byId: by.carrier === 'system' ? null : by.membershipId,
  byName: null,
  requesterId: (isForRequester ?? toldToRequester.has(kind)) ? requesterId : null,
});

/** The request in one of these states, or why not. */
export function* requestIn(id: string, statuses: readonly RequestStatus[]): Asking<ServiceRequest | Refusal> {
  const found = yield* one(serviceRequest, id);
  if (!found) return notFound(serviceRequest);
  if (statuses.includes(found.status)) return found;
  const values = { key: requestKey(found) };
  if (found.status === 'awaiting-approval')
    return refuse('request-not-approved', `${requestKey(found)} waits until everybody has agreed who has to`, { status: 409, values });
  if (isRequestOpen(found)) return refuse('request-still-open', `${requestKey(found)} is ${found.status}`, { status: 409, values });
  return refuse('request-over', `${requestKey(found)} is ${found.status}`, { status: 409, values });
}
