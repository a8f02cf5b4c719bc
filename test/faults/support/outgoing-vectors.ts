/** Ways that are known, and ways made from them, by which an address that may not be reached is dressed as one that may. */
import type { NameAnswer, NameRecord } from '../../support/name-server.ts';

type Octets = readonly [number, number, number, number];

/** Where nobody may go, IPv4: this machine, its neighbourhood, keepers of credentials, what is no address of one machine. */
const forbidden4 =
  '127.0.0.1 127.0.0.53 127.255.255.254 10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.254 192.168.0.1 192.168.178.1 169.254.169.254 169.254.170.2 100.64.0.1 100.127.255.254 100.100.100.200 0.0.0.0 0.1.2.3 192.0.0.1 192.0.0.192 192.0.2.1 198.18.0.1 198.19.255.254 198.51.100.7 203.0.113.9 192.88.99.1 192.52.193.1 192.175.48.1 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 168.63.129.16'.split(
    ' ',
  );
const forbidden6 =
  ':: ::1 0:0:0:0:0:0:0:1 fe80::1 febf::1 fec0::1 fc00::1 fd00::1 fd00:ec2::254 fd20:ce::254 ff02::1 ff05::2 100::1 2001:db8::1 2001:2::1 2001:10::1 2001:20::1 2001:30::1 3fff::1 5f00::1 4000::1 8000::1 ::2 ::ffff 64:ff9b:1::1'.split(
    ' ',
  );

/** An address that everybody may reach, and one of each kind. In the test's world they lead to the test. */
export const public4 = '93.184.216.34';
export const public6 = '2606:2800::1';

const digits = (text: string, zero: number): string => text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
const circled = (text: string): string =>
  text.replace(/\d/g, (digit) => (digit === '0' ? '⓪' : String.fromCodePoint(0x2460 + Number(digit) - 1)));

/** How else an IPv4 address is written so that a browser, a C library or an IDN mapping reads it. */
const spellings: Readonly<Record<string, (text: string, o: Octets, n: number) => string>> = {
  dotted: (text) => text,
  'one number': (_text, _o, n) => String(n),
  'one hexadecimal number': (_text, _o, n) => `0x${n.toString(16)}`,
  'one hexadecimal number in capitals': (_text, _o, n) => `0X${n.toString(16).toUpperCase()}`,
  'one octal number': (_text, _o, n) => `0${n.toString(8)}`,
  'octets in hexadecimal': (_text, o) => o.map((each) => `0x${each.toString(16)}`).join('.'),
  'octets in octal': (_text, o) => o.map((each) => `0${each.toString(8)}`).join('.'),
  'octets with many zeros': (_text, o) => o.map((each) => `000000${each.toString(8)}`).join('.'),
  'octets mixed': (_text, [a, b, c, d]) => `0x${a.toString(16)}.${b}.0${c.toString(8)}.${d}`,
  'two numbers': (_text, [a], n) => `${a}.${n % 2 ** 24}`,
  'three numbers': (_text, [a, b], n) => `${a}.${b}.${n % 2 ** 16}`,
  'dot at the end': (text) => `${text}.`,
  'wide digits': (text) => digits(text, 0xff10),
  'mathematical digits': (text) => digits(text, 0x1d7ce),
  'circled digits': circled,
  'ideographic dots': (text) => text.replaceAll('.', '。'),
  'halfwidth dots': (text) => text.replaceAll('.', '｡'),
  'soft hyphen within': (text) => `${text.slice(0, 1)}\u00ad${text.slice(1)}`,
};

const hex = (a: number, b: number): string => ((a << 8) | b).toString(16);

/** How an IPv4 address travels within an IPv6 address. */
const wrappings: Readonly<Record<string, (text: string, o: Octets) => string>> = {
  mapped: (text) => `::ffff:${text}`,
  'mapped, hexadecimal': (_text, [a, b, c, d]) => `::ffff:${hex(a, b)}:${hex(c, d)}`,
  'mapped, in full': (_text, [a, b, c, d]) => `0:0:0:0:0:FFFF:${hex(a, b)}:${hex(c, d)}`,
  compatible: (text) => `::${text}`,
  translated: (text) => `::ffff:0:${text}`,
  NAT64: (text) => `64:ff9b::${text}`,
  'NAT64, hexadecimal': (_text, [a, b, c, d]) => `64:ff9b::${hex(a, b)}:${hex(c, d)}`,
  'NAT64 of a local prefix': (text) => `64:ff9b:1::${text}`,
  '6to4': (_text, [a, b, c, d]) => `2002:${hex(a, b)}:${hex(c, d)}::1`,
  'Teredo client': (_text, [a, b, c, d]) => `2001:0:5db8:d822:0:0:${hex(255 - a, 255 - b)}:${hex(255 - c, 255 - d)}`,
  'Teredo server': (_text, [a, b, c, d]) => `2001:0:${hex(a, b)}:${hex(c, d)}::1`,
  ISATAP: (text) => `2606:2800::5efe:${text}`,
  'ISATAP, unique': (text) => `2606:2800::200:5efe:${text}`,
};

export interface Vector {
  readonly kind: string;
  /** A host as somebody types it. */
  readonly host: string;
}

const octetsOf = (text: string): Octets => text.split('.').map(Number) as unknown as Octets;
const numberOf = (text: string): number => octetsOf(text).reduce((sum, each) => sum * 256 + each, 0);

/** Literal hosts, every one of which stands for an address that may not be reached. */
export const literals: readonly Vector[] = [
  ...forbidden4.flatMap((text) => [
    ...Object.entries(spellings).map(([kind, write]) => ({ kind, host: write(text, octetsOf(text), numberOf(text)) })),
    ...Object.entries(wrappings).map(([kind, write]) => ({ kind, host: write(text, octetsOf(text)) })),
  ]),
  ...forbidden6.map((host) => ({ kind: 'IPv6', host })),
];

const a = (value: string): NameRecord => ({ type: 'A', value });
const aaaa = (value: string): NameRecord => ({ type: 'AAAA', value });

/** What a name server says of a name to one question after the other; the last answer stays. */
export type Course = readonly { readonly A?: NameAnswer; readonly AAAA?: NameAnswer }[];

function chain(name: string, target: NameRecord): readonly NameRecord[] {
  const names = [name, ...[1, 2, 3, 4, 5].map((step) => `step${step}.${name}`)];
  return [
    ...names.slice(1).map((next, step): NameRecord => ({ name: names[step]!, type: 'CNAME', value: next })),
    { ...target, name: names.at(-1)! },
  ];
}

/** Names that lead where nobody may go, each by a trick, with what the name server says. */
export const names: ReadonlyMap<string, { readonly kind: string; readonly course: Course }> = new Map<
  string,
  { kind: string; course: Course }
>([
  ...forbidden4.flatMap((text, i) =>
    (
      [
        ['plain', [{ A: [a(text)] }]],
        ['mapped', [{ AAAA: [aaaa(`::ffff:${text}`)] }]],
        ['nat64', [{ AAAA: [aaaa(`64:ff9b::${text}`)] }]],
        ['compatible', [{ AAAA: [aaaa(`::${text}`)] }]],
        ['last-of-many', [{ A: [a(public4), a('93.184.216.35'), a(text)] }]],
        ['other-family', [{ A: [a(public4)], AAAA: [aaaa(`::ffff:${text}`)] }]],
        ['chain', [{ A: chain(`chain-${i}.example`, a(text)) }]],
      ] as const
    ).map(([kind, course]) => [`${kind}-${i}.example`, { kind: `name, ${kind}`, course }] as const),
  ),
  ...forbidden6.map(
    (text, i) => [`six-${i}.example`, { kind: 'name, IPv6', course: [{ A: 'no-such-name', AAAA: [aaaa(text)] }] }] as const,
  ),
]);

/** Names that are public when first asked for and not afterwards. */
export const rebinding: ReadonlyMap<string, Course> = new Map(
  forbidden4.map((text, i) => [`rebinding-${i}.example`, [{ A: [a(public4)] }, { A: [a(text)] }]] as const),
);

export const localNames = 'localhost LOCALHOST localhost. sub.localhost ⓛocalhost ｌｏｃａｌｈｏｓｔ local\u00adhost'.split(' ');

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** Whole addresses of odd forms; none leads to anything. `at` is the port where the test listens. */
export const oddUrls = (at: number): readonly string[] => [
  ...['user@', 'user:secret@', ':x@', '@@', `${public4}@`, `${public4}:80@`].flatMap((login) =>
    ['127.0.0.1', '[::1]', '169.254.169.254', public4].map((host) => `http://${login}${host}:${at}/`),
  ),
  ...[0, 65_536, 22, 25, 3306, 5432, 6379, 9200, 11_211].flatMap((port) => [`http://${public4}:${port}/`, `http://127.0.0.1:${port}/`]),
  ...['ftp', 'file', 'gopher', 'dict', 'ldap', 'ws', 'data', 'javascript', 'blob', 'jar', 'tftp', 'unix', 'netdoc', 'HTTP+UNIX'].flatMap(
    (scheme) => [`${scheme}://127.0.0.1:${at}/`, `${scheme}:127.0.0.1:${at}`],
  ),

  `//127.0.0.1:${at}`,
  `127.0.0.1:${at}`,
  'http://',
  'http:///',
  'http://%',
  'http://[::1',
  `http://[fe80::1%25lo]:${at}/`,
  `http://127.0.0.1:${at}:80/`,
  `http:127.0.0.1:${at}/`,
  `http:/127.0.0.1:${at}/`,
  `http:\\\\127.0.0.1:${at}/`,
  `http://127.0.0.1:${at}\\@${public4}/`,
  `http://127.0.0.1:${at}#@${public4}/`,
  `http://127.0.0.1:${at}?@${public4}/`,
  `http://127.0.0.1:${at}%2f@${public4}/`,
  `http://127.0.\t0.1:${at}/`,
  `http://127.0.0.1\n:${at}/`,
  ` \u0000http://127.0.0.1:${at}/`,
  `http://%31%32%37.0.0.1:${at}/`,
  `http://127%2e0%2e0%2e1:${at}/`,
  `http://[::ffff:7f00:1]:${at}/`,
  `http://0:${at}/`,
  `http://0x7f.1:${at}/`,
  `http://127.1:${at}/`,
];

/** A public site sends on to where nobody may go, by each code, straight and over another public site. */
export function redirects(at: number): readonly { readonly kind: string; readonly url: string }[] {
  const hosts = [
    '127.0.0.1',
    '2130706433',
    '0x7f000001',
    '017700000001',
    '127.1',
    '0',
    'localhost',
    '169.254.169.254',
    '10.0.0.1',
    '192.168.0.1',
    '１２７.0.0.1',

    '::1',
    '::ffff:127.0.0.1',
    '64:ff9b::10.0.0.1',
    '2002:7f00:1::1',
    'fe80::1',
    'fd00:ec2::254',
    'plain-0.example',
    'last-of-many-3.example',
    'chain-9.example',
  ].map(bracketed);
  const targets = [
    ...hosts.flatMap((host) => [`http://${host}:${at}/`, `https://${host}:${at}/`]),

    `//127.0.0.1:${at}/`,
    `\\\\127.0.0.1:${at}\\`,
    `http://user@127.0.0.1:${at}/`,
    `http://user:a@${public4}:${at}/`,
    `http://${public4}:25/`,
    'ftp://127.0.0.1/',
    'file:///etc/passwd',
    'gopher://127.0.0.1:6379/_INFO',
    'data:text/plain,hello',
    'javascript:1',
    'http://%/',
  ];
  const send = (code: number, to: string): string => `http://${public4}:${at}/send?code=${code}&to=${encodeURIComponent(to)}`;
  return [301, 302, 303, 307, 308].flatMap((code) =>
    targets.flatMap((target) => [
      { kind: `redirect ${code}`, url: send(code, target) },
      { kind: `redirect ${code} twice`, url: send(code, `http://[${public6}]:${at}/send?code=302&to=${encodeURIComponent(target)}`) },
    ]),
  );
}

export const urlOf = (host: string, at: number): string => `http://${bracketed(host)}:${at}/`;
