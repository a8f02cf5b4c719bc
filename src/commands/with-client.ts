/** A client of the API for commands: of a server elsewhere by its address and a token, or of one started here for the moment. */
import { createClient, type Client, type Fetch, type Registry } from '#platform/kit';
import type { Arguments } from '#platform/cli';
import { cookieName, openLocalSession } from '#access/server';
import { newId } from '#platform/server';
import { serve } from '../server.ts';
import { settingsOf } from './settings.ts';

export interface Connected {
  readonly client: Client;
  readonly registry: Registry;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export async function withClient<R>(given: Arguments, work: (connected: Connected) => Promise<R>): Promise<R> {
  const url = (given.options['url'] as string | undefined) ?? process.env['EVENKEEL_URL'];
  const token = (given.options['token'] as string | undefined) ?? process.env['EVENKEEL_TOKEN'];
  if (url) {
    const { allRooms } = await import('../rooms.ts');
    return work(connect(url, token ? { authorization: `Bearer ${token}` } : {}, allRooms()));
  }
  const server = await serve({ ...settingsOf(given, true), port: 0, host: '127.0.0.1', webDirectory: null });
  try {
    // Whoever may read the data directory owns what is in it: the command works as the organisation's first owner.
    const cookie = await openLocalSession(server.tools, given.options['organisation'] as string | undefined);
    try {
      return await work(connect(server.url, { cookie: `${cookieName}=${cookie.token}` }, server.registry));
    } finally {
      await cookie.end();
    }
  } finally {
    await server.stop();
  }
}

function connect(url: string, headers: Record<string, string>, registry: Registry): Connected {
  return { url, headers, registry, client: createClient({ base: url, fetch: fetch as unknown as Fetch, newKey: newId, headers }) };
}
