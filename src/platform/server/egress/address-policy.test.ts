import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAllowed, isSameAddress, monitorNetworksOf, type AddressPolicy } from './address-policy.ts';

const withNetworks = (text: string, own: readonly string[] = []): AddressPolicy => ({
  networks: monitorNetworksOf(text),
  allowLoopback: false,
  own: () => own,
});
const publicOnly = withNetworks('');
const allowed = (addresses: readonly string[], policy: AddressPolicy): readonly string[] =>
  addresses.filter((address) => isAllowed(address, policy));

const publicAddresses = [
  '93.184.216.34',
  '1.1.1.1',
  '172.15.255.255',
  '172.32.0.1',
  '100.63.255.255',
  '100.128.0.1',
  '2606:2800::1',
  '2a00:1450::1',
];
const privateAddresses = [
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  'fd12::1',
  'fc00::1',
  'fec0::1',
  '198.18.0.1',
];
const neverAddresses = [
  '127.0.0.1',
  '127.255.255.254',
  '::1',
  '0.0.0.0',
  '0.1.2.3',
  '::',
  '169.254.169.254',
  'fe80::1',
  'febf::1',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  'fd00:ec2::254',
  'fd20:ce::254',
  '224.0.0.1',
  '239.255.255.250',
  'ff02::1',
  '240.0.0.1',
  '255.255.255.255',
  '2002:5db8:d822::1',
  '2001:0:4136:e378:8000:63bf:a247:27dd',
  '::ffff:0:93.184.216.34',
  '::93.184.216.34',
  '64:ff9b:1::5db8:d822',
  '2606:2800::5efe:93.184.216.34',
  '2606:2800::200:5efe:93.184.216.34',
  '100::1',
  'fe80::1%eth0',
  '2606:2800::1%eth0',
];

test('public addresses may be reached, and no other without the operator', () => {
  assert.deepEqual(allowed(publicAddresses, publicOnly), publicAddresses);
  assert.deepEqual(allowed([...privateAddresses, ...neverAddresses], publicOnly), []);
});

test('documentation, benchmarks, reserved and unassigned space are not public', () => {
  const none = [
    '192.0.2.1',
    '198.51.100.1',
    '203.0.113.1',
    '192.88.99.1',
    '2001:db8::1',
    '3fff::1',
    '5f00::1',
    '4000::1',
    '8000::1',
    '2001:20::1',
  ];
  assert.deepEqual(allowed(none, publicOnly), []);
});

test('the operator’s networks open what lies in them and nothing beside', () => {
  const policy = withNetworks('10.0.0.0/24, fd12::/16');
  assert.deepEqual(allowed([...privateAddresses, '10.0.1.1', '93.184.216.34'], policy), ['10.0.0.1', 'fd12::1', '93.184.216.34']);
});

test('what leads back into the machine, to metadata or through a wrapping stays shut when everything is listed', () => {
  const policy = withNetworks('0.0.0.0/0, ::/0');
  assert.deepEqual(allowed(neverAddresses, policy), []);
  assert.deepEqual(allowed(privateAddresses, policy), privateAddresses);
});

test('an IPv4 address mapped into IPv6 or behind NAT64 is judged as the address that it is', () => {
  assert.deepEqual(allowed(['::ffff:93.184.216.34', '64:ff9b::93.184.216.34'], publicOnly), [
    '::ffff:93.184.216.34',
    '64:ff9b::93.184.216.34',
  ]);
  assert.deepEqual(allowed(['::ffff:10.0.0.1', '64:ff9b::10.0.0.1', '::ffff:127.0.0.1', '64:ff9b::7f00:1'], publicOnly), []);
  const policy = withNetworks('10.0.0.0/8');
  assert.deepEqual(allowed(['::ffff:10.0.0.1', '64:ff9b::10.0.0.1', '::ffff:169.254.169.254'], policy), [
    '::ffff:10.0.0.1',
    '64:ff9b::10.0.0.1',
  ]);
  assert.ok(isSameAddress('::ffff:10.0.0.1', '10.0.0.1') && !isSameAddress('10.0.0.2', '10.0.0.1'));
});

test('a public address of this machine is not public to itself, unless the operator lists it', () => {
  const own = ['127.0.0.1', 'fe80::1', '93.184.216.34', '2606:2800::1'];
  const asked = ['93.184.216.34', '::ffff:93.184.216.34', '64:ff9b::93.184.216.34', '2606:2800:0::1', '93.184.216.35'];
  assert.deepEqual(allowed(asked, withNetworks('', own)), ['93.184.216.35']);
  assert.deepEqual(
    allowed(asked, withNetworks('93.184.216.34/32', own)),
    asked.filter((address) => address !== '2606:2800:0::1'),
  );
});

test('only code opens this machine, and then nothing else with it', () => {
  assert.deepEqual(allowed([...neverAddresses, ...privateAddresses], { ...publicOnly, allowLoopback: true }), [
    '127.0.0.1',
    '127.255.255.254',
    '::1',
  ]);
});

test('what is no address in its one spelling is none that may be reached', () => {
  assert.deepEqual(
    allowed(
      ['', 'localhost', '127.1', '2130706433', '0x7f000001', '010.0.0.1', '93.184.216.034', '[2606:2800::1]', ' 1.1.1.1'],
      publicOnly,
    ),
    [],
  );
});

test('a text of networks that is wrong is refused with what is wrong about it', () => {
  for (const [text, wrong] of [
    ['10.0.0.0/8; 192.168.0.0/16', /is no network/],
    ['intranet', /"intranet" is no network/],
    ['10.0.0.0/33', /is no network/],
    ['10.0.0', /is no network/],
    ['fe80::1%eth0/64', /is no network/],
    ['10.0.0.5', /write 10\.0\.0\.5\/32/],
    ['fd12::1', /write fd12::1\/128/],
    ['10.0.0.5/8', /write 10\.0\.0\.0\/8/],
    ['127.0.0.0/8', /never go/],
    ['192.168.0.0/16, 169.254.169.254/32', /"169\.254\.169\.254\/32" lies where monitors never go/],
    ['::1/128', /never go/],
    ['::ffff:0:0/96', /never go/],
  ] as const)
    assert.throws(() => monitorNetworksOf(text), wrong);
  assert.deepEqual(monitorNetworksOf(undefined), []);
  assert.deepEqual(monitorNetworksOf(' , '), []);
});
