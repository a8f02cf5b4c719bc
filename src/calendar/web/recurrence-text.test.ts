import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Recurrence } from '#engine';
import { recurrenceText } from './recurrence-text.ts';
import { words as de } from './words.de.ts';
import { words as en } from './words.en.ts';

const i18n = setupI18n({ messages: { en, de } });
i18n.setMessagesCompiler(compileMessage);

function told(language: 'en' | 'de', rule: Recurrence): string {
  i18n.activate(language);
  return recurrenceText(rule, language, (key, values) => i18n._(key, values as Record<string, unknown>));
}

test('a recurrence is told as people say it, in both languages', () => {
  for (const [rule, english, german] of [
    [{ kind: 'daily', every: 1 }, 'every day', 'täglich'],
    [
      { kind: 'weekly', every: 2, weekdays: ['friday', 'monday'] },
      'every 2 weeks on Monday and Friday',
      'alle 2 Wochen am Montag und Freitag',
    ],
    [{ kind: 'monthly-on-day', every: 3, day: 28 }, 'every 3 months on day 28', 'alle 3 Monate am 28.'],
    [
      { kind: 'monthly-on-weekday', every: 1, week: 1, weekday: 'working-day' },
      'every month on the first working day',
      'jeden Monat am ersten Arbeitstag',
    ],
    [
      { kind: 'monthly-on-weekday', every: 1, week: 'last', weekday: 'weekend-day' },
      'every month on the last weekend day',
      'jeden Monat am letzten Wochenendtag',
    ],
    [{ kind: 'yearly-on-day', month: 2, day: 29 }, 'every year on 29 February', 'jedes Jahr am 29. Februar'],
    [
      { kind: 'yearly-on-weekday', month: 11, week: 4, weekday: 'thursday' },
      'every year on the fourth Thursday of November',
      'jedes Jahr am vierten Donnerstag im November',
    ],
  ] as const satisfies readonly (readonly [Recurrence, string, string])[]) {
    assert.equal(told('en', rule), english);
    assert.equal(told('de', rule), german);
  }
});
