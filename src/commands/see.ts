import { listWhatCanBeSaid, seeEndpoint, type Arguments } from '#platform/cli';
import { allRooms } from '../rooms.ts';
import { withClient } from './with-client.ts';

export async function run(given: Arguments): Promise<number> {
  if (given.words.length === 0) console.log(listWhatCanBeSaid(allRooms(), 'see'));
  else console.log(JSON.stringify(await withClient(given, ({ client, registry }) => seeEndpoint(client, registry, given)), null, 2));
  return 0;
}
