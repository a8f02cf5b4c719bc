import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatLinkText, parseLinkText } from './link-text.ts';

const lengths = { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 };
const drawn = (text: string) => {
  const read = parseLinkText(text, lengths);
  return 'wrong' in read
    ? `wrong: ${read.wrong}`
    : read.links.map(({ number, kind, lag, lagKind }) => `${number} ${kind} ${lag} ${lagKind}`).join(' | ');
};

for (const [text, meaning] of [
  ['12', '12 FS 0 working'],
  ['12FS+2d', '12 FS 960 working'],
  ['12SS-1w', '12 SS -2400 working'],
  ['12FF+50%', '12 FF 50 percent'],
  ['3FS+2ed', '3 FS 2880 elapsed'],
  ['3FS-10e%', '3 FS -10 elapsed-percent'],
  ['12,13', '12 FS 0 working | 13 FS 0 working'],
  ['12 ; 13sf - 30 min', '12 FS 0 working | 13 SF -30 working'],
  ['12EA+1,5t;3AA', '12 FS 720 working | 3 SS 0 working'],
  ['1FS+1,5d,3SS', '1 FS 720 working | 3 SS 0 working'],
  ['', ''],
  ['mail', 'wrong: mail'],
  ['12FS+2q', 'wrong: 12FS+2q'],
  ['12XY', 'wrong: 12XY'],
] as const)
  test(`"${text}" means "${meaning}"`, () => assert.equal(drawn(text), meaning));

test('what is written is read as the same links, in both tongues', () => {
  const links = [
    { number: 12, kind: 'FS', lag: 0, lagKind: 'working' },
    { number: 13, kind: 'SS', lag: -720, lagKind: 'working' },
    { number: 14, kind: 'FF', lag: 12.5, lagKind: 'percent' },
    { number: 15, kind: 'SF', lag: 2880, lagKind: 'elapsed' },
  ] as const;
  for (const tongue of ['en', 'de'] as const)
    assert.deepEqual(parseLinkText(formatLinkText(links, lengths, tongue), lengths, tongue), { links });
});
