/** Answers what would have come of a source's messages under other rules. */
import { answerView, readOne, type ViewAnswer } from '#platform/server';
import {
  alertReplay,
  alertSource,
  mostDifferences,
  mostReplayed,
  readMessage,
  replay,
  type AlertSource,
  type ReceivedEvent,
} from '#incidents/rules';
import { textOf } from './receive-answers.ts';
import { makeSurroundingsMemory } from './surroundings.ts';

interface RawRow {
  readonly sequence: number;
  readonly receivedAt: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly bodyHash: string;
}

export function replayAnswer(): ViewAnswer {
  const surroundingsOf = makeSurroundingsMemory();
  return answerView(alertReplay, async ({ id, from, until, leastSeverity, afterCount, afterMinutes }, { client, by }) => {
    const source = (await readOne(client, alertSource, id, by)) as unknown as AlertSource;
    const { rows } = await client.query<RawRow>(
      `select sequence, received_at as "receivedAt", headers, body, encode(body_hash, 'hex') as "bodyHash"
         from incidents.raw_event where org_id = $1 and source_id = $2 and received_at >= $3 and received_at < $4 order by sequence limit $5`,
      [by.organisationId, id, from, until, mostReplayed + 1],
    );
    const read = rows.slice(0, mostReplayed);
    const received = read.flatMap(({ sequence, receivedAt, headers, body, bodyHash }): readonly ReceivedEvent[] => {
      const reading = readMessage(source.kind, { body: textOf(body), headers, bodyHash }, source.mapping);
      return reading.refused ? [] : reading.events.map((event) => ({ message: sequence, sourceId: id, receivedAt, bodyHash, event }));
    });
    const around = await surroundingsOf(client, by.organisationId);
    const under = (rules: Partial<AlertSource>) => replay(received, { ...source, ...rules }, around, until);
    const present = under({});
    const changed = under({
      leastSeverity: leastSeverity ?? source.leastSeverity,
      afterCount: afterCount ?? source.afterCount,
      afterMinutes: afterMinutes ?? source.afterMinutes,
    });
    const others = new Map(changed.alerts.map((each) => [`${each.startedAt} ${each.key}`, each]));
    const differences = present.alerts.flatMap(({ key, title, severity, startedAt, matter, hasIncident }) => {
      const other = others.get(`${startedAt} ${key}`);
      if (!other || other.hasIncident === hasIncident) return [];
      return [{ key, title, severity, startedAt, present: matter, changed: other.matter }];
    });
    return {
      messages: read.length,
      isCut: rows.length > mostReplayed,
      alerts: present.alerts.length,
      present: present.incidents,
      changed: changed.incidents,
      differences: differences.slice(0, mostDifferences),
    };
  });
}
