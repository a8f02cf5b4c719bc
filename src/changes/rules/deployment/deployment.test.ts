import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesOf, decide, idOf, record, refusalOf, type Fact } from '../../../../test/company/deciding.ts';
import { change } from '../change/change.ts';
import { changeDeployment, createDeployment, deployment, removeDeployment } from './deployment.ts';

const fields = { serviceId: idOf(11), release: '1.4.0', deployedAt: '2026-11-16T08:00:00.000Z' };
const facts = [
  record(change, idOf(21), { number: 1, title: 'Release', serviceId: idOf(11) }),
  record(change, idOf(22), { number: 2, title: 'Another', serviceId: idOf(12) }),
  record(deployment, idOf(31), { ...fields, release: '1.3.0' }),
];
const create = (more: Fact = {}) => decide(createDeployment, { ...fields, ...more }, facts);

test('a pipeline tells that something runs, with when it was written and for which change', () => {
  assert.equal(changesOf(create({ committedAt: '2026-11-14T08:00:00.000Z', changeId: idOf(21) })).length, 1);
  assert.equal(changesOf(decide(changeDeployment, { id: idOf(31), outcome: 'rolled-back' }, facts)).length, 1);
  assert.equal(changesOf(decide(removeDeployment, { id: idOf(31) }, facts)).length, 1);
});

test('nothing runs before it was written, or tomorrow, or for a change of another service; what is told twice is known', () => {
  assert.equal(refusalOf(create({ deployedAt: '2026-11-17T08:00:00.000Z' })), 'in-the-future');
  assert.equal(refusalOf(create({ committedAt: '2026-11-16T08:00:00.001Z' })), 'committed-after-deployed');
  assert.equal(refusalOf(create({ changeId: idOf(22) })), 'change-of-another-service');
  assert.equal(refusalOf(create({ release: '1.3.0' })), 'deployment-there-already');
});
