/** To which service and asset the words of an alert point. */
import type { CanonicalEvent } from './canonical-event.ts';

export interface Place {
  readonly serviceId: string | null;
  readonly assetId: string | null;
}

/** Services and assets by the words by which they are known, in lower case. */
export interface PlaceIndex {
  readonly services: ReadonlyMap<string, string>;
  readonly assets: ReadonlyMap<string, { readonly id: string; readonly serviceId: string | null }>;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Of two of one name neither is meant. */
export function placeIndexOf(
  services: readonly (Named & { readonly key: string })[],
  assets: readonly (Named & { readonly externalId: string | null; readonly serviceId: string | null })[],
): PlaceIndex {
  const serviceNames = unambiguous(services.map(({ id, name }) => [name, id]));
  const keys = services.map(({ key, id }) => [key.toLowerCase(), id] as const);
  const assetNames = unambiguous(assets.map(({ id, name, serviceId }) => [name, { id, serviceId }]));
  const externalIds = assets.flatMap(({ id, externalId, serviceId }) =>
    externalId === null ? [] : [[externalId.toLowerCase(), { id, serviceId }] as const],
  );
  return { services: new Map([...serviceNames, ...keys]), assets: new Map([...assetNames, ...externalIds]) };
}

function unambiguous<V>(pairs: readonly (readonly [name: string, value: V])[]): readonly (readonly [string, V])[] {
  const groups = Map.groupBy(pairs, ([name]) => name.toLowerCase());
  return [...groups].flatMap(([name, of]) => (of.length === 1 ? [[name, of[0]![1]] as const] : []));
}

/** The service that is named, else that of the asset it was seen on, else the one given. */
export function placeOf(
  { serviceRef, ciRefs }: Pick<CanonicalEvent, 'serviceRef' | 'ciRefs'>,
  index: PlaceIndex,
  otherwise: string | null,
): Place {
  const seenOn = ciRefs
    .flatMap(waysToWrite)
    .map((word) => index.assets.get(word))
    .find((each) => each !== undefined);
  const named = serviceRef === null ? undefined : index.services.get(serviceRef.toLowerCase());
  return { serviceId: named ?? seenOn?.serviceId ?? otherwise, assetId: seenOn?.id ?? null };
}

/** `db01.example.org:9100` may be known as that, without the port, or as `db01`. */
function waysToWrite(ref: string): readonly string[] {
  const whole = ref.toLowerCase();
  const host = whole.replace(/^https?:\/\//, '').replace(/[/:].*$/, '');
  return /^[\d.]+$/.test(host) ? [whole, host] : [whole, host, host.split('.')[0]!];
}
