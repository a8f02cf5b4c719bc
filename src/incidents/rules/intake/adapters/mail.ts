/** A mail that a program has sent, already parsed. What it is about is its subject without the words that say how it stands. */
import { z } from 'zod';
import type { Message, Reading } from '../canonical-event.ts';
import { actionOf, cleaned, instantIn, jsonIn, knownSeverityOf, maybe, readAs, words } from './message-shapes.ts';

const mail = z.looseObject({
  from: words(320),
  subject: words(998).pipe(z.string().min(1)),
  text: z.string().nullish(),
  messageId: maybe(998),
  date: maybe(60),
});

const stateWord =
  /\b(problem|firing|alerting|triggered|opened|down|critical|error|warning|failed|failure|resolved|recovery|recovered|closed|up|ok|normal|success|acknowledged|acknowledgement)\b/gi;

export function readMail({ body }: Message): Reading {
  const json = jsonIn(body);
  if (json.refused) return json;
  const read = readAs(mail, json.value);
  if (read.refused) return read;
  const { from, subject, text, messageId, date } = read.value;
  const bare = subject.replace(/^((re|fwd?|aw|wg)\s*:\s*)+/i, '');
  const said = [...bare.matchAll(stateWord)].map((match) => match[0].toLowerCase());
  // A closing or acknowledging word outweighs: "RECOVERY: disk critical" is over.
  const action = said.map(actionOf).find((each) => each === 'close' || each === 'ack') ?? 'open';
  const about = bare
    .replace(stateWord, ' ')
    .replace(/[\s[\](){}*#:!|-]+/g, ' ')
    .trim()
    .toLowerCase();
  return {
    events: [
      {
        transportId: messageId,
        episodeKey: cleaned(`${from.toLowerCase()} ${about || bare.toLowerCase()}`, 500),
        episodeId: null,
        action,
        occurredAt: instantIn(date),
        startedAt: null,
        severity: Math.max(0, ...said.map(knownSeverityOf)) as 0,
        title: cleaned(bare, 300),
        serviceRef: /^\s*service\s*:\s*(.+)$/im.exec(text ?? '')?.[1]?.trim() ?? null,
        ciRefs:
          /^\s*host\s*:\s*(.+)$/im
            .exec(text ?? '')
            ?.slice(1, 2)
            .map((each) => cleaned(each, 300)) ?? [],
        labels: { from },
        annotations: text ? { text: cleaned(text, 2000) } : {},
        links: [],
        partial: false,
      },
    ],
  };
}
