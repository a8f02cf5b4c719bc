import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idOf } from '../../../../test/company/deciding.ts';
import { chanceFrom, type Chance } from '../../../../test/trust/chance.ts';
import { wordsOf } from '../words-of.ts';
import { findRepeats, type TellingIncident } from './find-repeats.ts';

const telling = (number: number, title: string, more: Partial<TellingIncident> = {}): TellingIncident => ({
  id: idOf(number),
  title,
  serviceId: idOf(900),
  assetIds: [],
  alertKeys: [],
  ...more,
});

test('what names only one case does not count: numbers, addresses, hosts, endings, accents, words that say nothing', () => {
  assert.deepEqual(wordsOf('PaymentLatencyHigh on shop-web-1'), ['payme', 'laten', 'high']);
  assert.deepEqual(wordsOf('The printers on floor 3 were printing blank labels'), wordsOf('Printer, floor 17: prints blank labels'));
  assert.deepEqual(wordsOf('Störung: Übergabe fällt aus, siehe https://wiki.example.org/x/12'), ['uberg', 'fallt', 'siehe']);
});

test('the same told in other words and for other hosts is one; another service is another matter', () => {
  const incidents = [
    telling(1, 'Disk full on db-ham-1'),
    telling(2, 'Disk is full on db-lei-7'),
    telling(3, 'disk full: db-ham-1 (95 %)'),
    telling(4, 'Disk full on db-ham-1', { serviceId: idOf(901) }),
    telling(5, 'Mailbox cannot be opened'),
  ];
  assert.deepEqual(
    findRepeats(incidents).map((group) => [group.incidentIds, group.by]),
    [[[idOf(1), idOf(2), idOf(3)], ['title']]],
  );
  assert.deepEqual(findRepeats(incidents.toReversed()), findRepeats(incidents));
});

test('the same alert makes them one, whatever people wrote; of the same asset fewer common words are enough', () => {
  const key = { alertKeys: ['gateway/certificate'] };
  const byAlert = findRepeats([
    telling(1, 'Nobody connects from home', key),
    telling(2, 'Certificate has run out', key),
    telling(3, 'Sales is cut off', key),
  ]);
  assert.deepEqual(
    byAlert.map((group) => [group.incidentIds.length, group.by]),
    [[3, ['alert']]],
  );
  const titles = ['Label printer jams', 'Label printer smells', 'Label printer stops'];
  const on = { assetIds: [idOf(77)] };
  assert.equal(findRepeats(titles.map((title, place) => telling(place, title, on)))[0]?.incidentIds.length, 3);
  assert.equal(findRepeats(titles.map((title, place) => telling(place, title))).length, 0);
});

/** Families of one cause each, told in many ways, among many that come once. */
const subjects = [
  'Mailbox',
  'Label printer',
  'Order entry',
  'Wireless',
  'Nightly backup',
  'Payment page',
  'Scanner',
  'Remote access',
  'Price list',
  'Account',
];
const troubles = [
  'is full and receives nothing',
  'prints blanks in the warehouse',
  'takes minutes to answer',
  'breaks off in the meeting rooms',
  'runs late again',
  'shows a white page after paying',
  'loses its pairing with the terminal',
  'asks for the password twice',
  'has figures of yesterday',
  'got locked by an old phone',
];
const places = ['Hamburg', 'Leipzig', 'Lisboa', 'floor 3', 'floor 12', 'gate 7', 'hall B', 'room 4.11'];
const fillers = ['Please help!', 'again', 'since this morning', 'urgent', 'since the update', 'for two colleagues', 'as last week'];

function told(chance: Chance, subject: string, trouble: string): string {
  const where = chance.below(3) === 0 ? '' : ` (${places[chance.below(places.length)]!})`;
  const more = chance.below(2) === 0 ? '' : ` ${fillers[chance.below(fillers.length)]!}`;
  const host = chance.below(3) === 0 ? ` on srv-${chance.below(90)}` : '';
  const turned = chance.below(4) === 0 ? `${trouble}: ${subject}` : `${subject} ${trouble}`;
  const text = `${turned}${host}${where}${more}`;
  return chance.below(5) === 0 ? text.toUpperCase() : text;
}

for (const seed of [1, 2, 3, 4, 5])
  test(`planted families are found again among what comes once: F1 of pairs at least 0.9 (seed ${seed})`, (context) => {
    const chance = chanceFrom(seed);
    const familyOf = new Map<string, string>();
    const incidents: TellingIncident[] = [];
    const add = (family: string, title: string, serviceId: string): void => {
      const id = idOf(incidents.length + 1);
      familyOf.set(id, family);
      incidents.push(telling(incidents.length + 1, title, { serviceId }));
    };
    // Each service has its own subjects; a subject has several troubles, so that titles of different families share words.
    for (let service = 0; service < 10; service++)
      for (let of = 0; of < 4; of++) {
        const [subject, trouble] = [subjects[service]!, troubles[(service + of * 3) % 10]!];
        const size = 3 + chance.below(12);
        for (let i = 0; i < size; i++) add(`${service} ${of}`, told(chance, subject, trouble), idOf(800 + service));
      }
    for (let i = 0; i < 300; i++) {
      const word = (): string => Array.from({ length: 4 + chance.below(6) }, () => String.fromCharCode(97 + chance.below(26))).join('');
      add(`once ${i}`, told(chance, subjects[chance.below(10)]!, `${word()} ${word()} ${word()}`), idOf(800 + chance.below(10)));
    }
    const pairs = (groups: Iterable<readonly string[]>): Set<string> => {
      const all = new Set<string>();
      for (const ids of groups)
        for (const [place, one] of ids.entries()) for (const other of ids.slice(place + 1)) all.add(`${one} ${other}`);
      return all;
    };
    const wanted = pairs([...Map.groupBy(familyOf, ([, family]) => family).values()].map((of) => of.map(([id]) => id)));
    const found = pairs(findRepeats(incidents).map((group) => group.incidentIds));
    const hits = [...found].filter((pair) => wanted.has(pair)).length;
    const [precision, recall] = [hits / found.size, hits / wanted.size];
    const f1 = (2 * precision * recall) / (precision + recall);
    context.diagnostic(`precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}`);
    assert.ok(f1 >= 0.9);
  });
