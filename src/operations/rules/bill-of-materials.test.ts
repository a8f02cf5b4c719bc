import assert from 'node:assert/strict';
import { test } from 'node:test';
import { billOfMaterialsIn, identityOf, libraryPlanOf, type Component, type KnownLibrary } from './bill-of-materials.ts';

const cyclone = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  metadata: { component: { type: 'application', name: 'shop' } },
  components: [
    { type: 'library', group: '@acme', name: 'basket', version: '2.1.0', purl: 'pkg:npm/%40acme/basket@2.1.0' },
    {
      type: 'library',
      group: 'org.example',
      name: 'core',
      version: '6.1',
      publisher: 'Example',
      purl: 'pkg:maven/org.example/core@6.1?type=jar',
      components: [{ type: 'library', name: 'inner', version: '1' }],
    },
    { type: 'library' },
    'nothing',
  ],
};
const spdx = {
  spdxVersion: 'SPDX-2.3',
  relationships: [{ spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-shop' }],
  packages: [
    { SPDXID: 'SPDXRef-shop', name: 'shop' },
    {
      SPDXID: 'SPDXRef-1',
      name: 'openssl',
      versionInfo: '3.0.15',
      supplier: 'Organization: OpenSSL (info@example.org)',
      externalRefs: [
        { referenceType: 'purl', referenceLocator: 'pkg:deb/debian/openssl@3.0.15' },
        { referenceType: 'cpe23Type', referenceLocator: 'cpe:2.3:a:openssl:openssl:3.0.15:*:*:*:*:*:*:*' },
      ],
    },
    { SPDXID: 'SPDXRef-2', name: 'zlib', versionInfo: 'NOASSERTION', supplier: 'NOASSERTION' },
  ],
};

test('components are read from CycloneDX, nested ones too, without the program itself', () => {
  const bill = billOfMaterialsIn(cyclone)!;
  assert.equal(bill.format, 'CycloneDX 1.6');
  assert.deepEqual(
    bill.components.map(({ name, version, vendor }) => [name, version, vendor]),
    [
      ['@acme/basket', '2.1.0', null],
      ['org.example:core', '6.1', 'Example'],
      ['inner', '1', null],
    ],
  );
});

test('packages are read from SPDX 2 and 3, without the program that the file describes', () => {
  const bill = billOfMaterialsIn(spdx)!;
  assert.equal(bill.format, 'SPDX 2.3');
  assert.deepEqual(bill.components, [
    {
      name: 'openssl',
      version: '3.0.15',
      vendor: 'OpenSSL',
      purl: 'pkg:deb/debian/openssl@3.0.15',
      cpe: 'cpe:2.3:a:openssl:openssl:3.0.15:*:*:*:*:*:*:*',
    },
    { name: 'zlib', version: null, vendor: null, purl: null, cpe: null },
  ]);
  const three = billOfMaterialsIn({
    '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
    '@graph': [
      { type: 'software_Sbom', spdxId: 's', rootElement: ['p0'] },
      { type: 'software_Package', spdxId: 'p0', name: 'shop' },
      { type: 'software_Package', spdxId: 'p1', name: 'zlib', software_packageVersion: '1.3', software_packageUrl: 'pkg:generic/zlib@1.3' },
    ],
  });
  assert.deepEqual(
    three?.components.map((each) => each.purl),
    ['pkg:generic/zlib@1.3'],
  );
  for (const other of [null, [], 'text', { packages: [] }, { '@graph': [] }]) assert.equal(billOfMaterialsIn(other), undefined);
});

test('the version is no part of what a component is', () => {
  const of = (purl: string) => identityOf({ purl, name: 'x' });
  assert.equal(of('pkg:npm/%40acme/basket@2.1.0'), 'pkg:npm/%40acme/basket');
  assert.equal(of('pkg:npm/@acme/basket@2.1.0'), 'pkg:npm/@acme/basket');
  assert.equal(of('pkg:maven/org.example/core@6.1?type=jar#path'), 'pkg:maven/org.example/core');
  assert.equal(of('pkg:generic/zlib'), 'pkg:generic/zlib');
  assert.equal(identityOf({ purl: null, name: 'Inner' }), 'inner');
});

const component = (name: string, version: string | null): Component => ({ name, version, vendor: null, purl: null, cpe: null });
const library = (id: string, name: string, productVersion: string | null, status: KnownLibrary['status'] = 'in-use'): KnownLibrary => ({
  id,
  name,
  product: name,
  productVersion,
  vendor: null,
  purl: null,
  cpe: null,
  status,
});
const told = (components: readonly Component[], known: readonly KnownLibrary[]): string => {
  const { added, changed, unchanged, retired } = libraryPlanOf(components, known);
  return [
    ...added.map((each) => `+${each.name}@${each.version}`),
    ...changed.map((each) => `${each.library.id}→${each.component.version}`),
    ...retired.map((each) => `-${each.id}`),
    `=${unchanged}`,
  ].join(' ');
};

test('other versions replace, new ones come, what is no longer named is retired, the same file again changes nothing', () => {
  const known = [library('a', 'zlib', '1.2'), library('b', 'openssl', '3.0'), library('c', 'gone', '1')];
  assert.equal(told([component('zlib', '1.3'), component('openssl', '3.0'), component('new', '1')], known), '+new@1 a→1.3 -c =1');
  assert.equal(
    told([component('zlib', '1.2'), component('openssl', '3.0'), component('gone', '1'), component('zlib', '1.2')], known),
    '=3',
  );
  assert.equal(told([component('gone', '1')], [library('c', 'gone', '1', 'retired')]), 'c→1 =0');
});

test('of several versions of one component those that match stay', () => {
  const known = [library('a', 'zlib', '1.2'), library('b', 'zlib', '1.3')];
  assert.equal(told([component('zlib', '1.3'), component('zlib', '2.0')], known), 'a→2.0 =1');
  assert.equal(told([component('zlib', '1.3'), component('zlib', '1.2'), component('zlib', '2.0')], known), '+zlib@2.0 =2');
});
