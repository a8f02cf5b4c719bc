import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainTextOfRtf } from './plain-text-of-rtf.ts';

test('paragraphs and tabs stay, fonts and colours go', () => {
  const rtf =
    '{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fswiss Arial;}}{\\colortbl ;\\red0\\green0\\blue0;}\r\n\\pard\\b Agreed\\b0  with \\i Mia\\par\r\nSecond\\tab line\\par}';
  assert.equal(plainTextOfRtf(rtf), 'Agreed with Mia\nSecond\tline');
});

test('characters in the file’s code page, in Unicode with a substitute, and escaped ones are read', () => {
  assert.equal(plainTextOfRtf("{\\rtf1\\ansicpg1251 \\'cc\\'e8\\'f0 \\u1052?\\u1080?\\u1088? \\{a\\\\b\\}}"), 'Мир Мир {a\\b}');
});

test('a destination that old programs may skip is skipped', () => {
  assert.equal(plainTextOfRtf('{\\rtf1{\\*\\generator Riched20;}Text{\\pict 0102ff}}'), 'Text');
});
