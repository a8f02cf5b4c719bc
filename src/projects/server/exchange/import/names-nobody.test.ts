import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesNobody } from './names-nobody.ts';

test('roles, teams and departments name nobody', () => {
  for (const name of ['Analyst', 'Deployment Team', 'Management', 'Technical Communicators', 'Testers', 'Entwicklerin', 'Leiter IT'])
    assert.equal(namesNobody(name, null), true, name);
});

test('people are people, and whoever has an e-mail address is one whatever they are called', () => {
  for (const name of ['Gesa Thomsen', 'Ruth Adebayo', 'Katrin Lohse', 'Cher']) assert.equal(namesNobody(name, null), false, name);
  assert.equal(namesNobody('Paul Painter', 'paul@example.org'), false);
});
