import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAllowed } from '#platform/kit';
import { changesOf, decide, idOf, principal, record, refusalOf } from '../../../../test/company/deciding.ts';
import { endMonitor, resumeMonitor } from './end-monitor.ts';
import { changeMonitor } from './manage-monitors.ts';
import { monitor } from './monitor.ts';

const id = idOf(1);
const shop = (fields: object = {}) =>
  record(monitor, id, {
    name: 'Shop',
    serviceId: idOf(2),
    kind: 'tcp',
    settings: { kind: 'tcp', host: 'shop.example.com', port: 443 },
    ...fields,
  });
const ended = shop({ isActive: false, isEnabled: false });

test('a monitor that is ended looks no more, cannot be switched on, and may be taken up again', () => {
  assert.partialDeepStrictEqual(changesOf(decide(endMonitor, { id }, [shop()])), [{ fields: { isActive: false, isEnabled: false } }]);
  assert.equal(refusalOf(decide(endMonitor, { id }, [ended])), 'ended-already');
  assert.equal(refusalOf(decide(changeMonitor, { id, isEnabled: true }, [ended])), 'monitor-ended');
  assert.equal(changesOf(decide(changeMonitor, { id, name: 'The old shop' }, [ended])).length, 1);
  assert.partialDeepStrictEqual(changesOf(decide(resumeMonitor, { id }, [ended])), [{ fields: { isActive: true, isEnabled: true } }]);
  assert.equal(refusalOf(decide(resumeMonitor, { id }, [shop()])), 'not-ended');
  for (const each of [endMonitor, resumeMonitor]) assert.equal(refusalOf(decide(each, { id: idOf(9) }, [])), 'not-found');
});

test('those who keep monitors end them', () => {
  for (const { may } of [endMonitor, resumeMonitor])
    assert.ok(isAllowed(may, principal({ role: 'manager' })) && !isAllowed(may, principal({ role: 'member' })));
});
