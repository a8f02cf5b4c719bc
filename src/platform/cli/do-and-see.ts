/** `do` and `see`: every deed and every read of the API by its name, without a line written for any of them. */
import { deedEndpoint, type Client, type Registry } from '#platform/kit';
import type { Arguments } from './arguments.ts';

/** `evenkeel do move-task '{"id": …}'` or `evenkeel do create-team name=Network`. A change reads the record's version first. */
export async function doDeed(client: Client, registry: Registry, { words, pairs }: Arguments): Promise<unknown> {
  const [name, json] = words;
  const deed = registry.deeds.get(name ?? '');
  if (!deed) throw new Error(`no deed is called "${name ?? ''}"; "evenkeel do" without a name lists them`);
  const input = { ...(json ? (JSON.parse(json) as object) : {}), ...typed(deed.input.shape, pairs) } as Record<string, unknown>;
  const version = deedEndpoint(deed).needsIfMatch ? (await client.one(deed.on, String(input['id']))).version : undefined;
  const { data, sequence } = await client.do(deed, input as never, { version });
  return { ...(data as object | undefined), ...(sequence === null ? {} : { sequence }) };
}

/** `evenkeel see tasks status=doing sort=-updatedAt` or `evenkeel see task ID` or any other GET by its name. */
export async function seeEndpoint(client: Client, registry: Registry, { words, pairs }: Arguments): Promise<unknown> {
  const [name = '', id] = words;
  const thing = registry.things.get(name) ?? [...registry.things.values()].find((each) => each.plural === name);
  const endpoint = registry.endpoints.find(
    (each) => each.method === 'GET' && each.id === (thing ? (id ? `read-${thing.name}` : `list-${thing.plural}`) : name),
  );
  if (!endpoint) throw new Error(`nothing to see is called "${name}"; "evenkeel see" without a name lists what there is`);
  const values: Record<string, string> = { ...pairs, ...(id ? { id } : {}) };
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, field: string) => encodeURIComponent(values[field] ?? ''));
  const rest = Object.entries(values).filter(([field]) => !endpoint.inPath.includes(field));
  const query = rest.map(([field, value]) => `${encodeURIComponent(field)}=${encodeURIComponent(value)}`).join('&');
  return (await client.call('GET', path + (query ? `?${query}` : ''))).data;
}

export function listWhatCanBeSaid(registry: Registry, verb: 'do' | 'see'): string {
  const lines =
    verb === 'do'
      ? [...registry.deeds.values()].map((deed) => [deed.name, deed.about])
      : registry.endpoints
          .filter((each) => each.method === 'GET')
          .map((each) => [
            each.source.of === 'list' ? each.source.thing.plural : each.source.of === 'one' ? `${each.source.thing.name} ID` : each.id,
            each.about,
          ]);
  const width = Math.max(...lines.map(([name]) => name!.length));
  return lines.map(([name, about]) => `  ${name!.padEnd(width)}  ${about}`).join('\n');
}

/** What a command line gives is text; numbers and truth values are told apart by what the deed wants. */
function typed(shape: Readonly<Record<string, unknown>>, pairs: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(pairs).map(([name, value]) => {
      const wanted = shape[name] as { safeParse(value: unknown): { success: boolean } } | undefined;
      const readings: unknown[] = [
        value,
        value === '' ? null : Number(value),
        value === 'true',
        value === 'null' ? null : undefined,
        jsonOrUndefined(value),
      ];
      return [name, readings.find((each) => each !== undefined && wanted?.safeParse(each).success) ?? value];
    }),
  );
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
