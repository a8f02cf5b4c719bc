/** What each kind of monitor is told: where it looks and what it expects there. */
import { z } from 'zod';
import { recordTypes, type ProbeSpec } from '../probe.ts';

export const monitorKinds = ['push', 'http', 'tcp', 'dns', 'tls', 'ping', 'example'] as const;
export type MonitorKind = (typeof monitorKinds)[number];

const host = () =>
  z
    .string()
    .trim()
    .min(1)
    .max(253)
    .regex(/^[^\s/@?#]+$/, 'is a name or an address alone, such as shop.example.org');
const port = () => z.int().min(1).max(65_535);
const timeoutMs = () => z.int().min(500).max(30_000).default(10_000);
const text = (most: number) => z.string().trim().min(1).max(most).optional();

/** An address without user and password: they would be told to everybody who reads the monitor. */
const url = () =>
  z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .regex(/^https?:\/\/[^\s/?#@]+([/?#]\S*)?$/i, 'begins with http:// or https:// and holds neither spaces nor a password');

const statusRange = z.string().regex(/^[1-5]\d\d(-[1-5]\d\d)?$/, 'is a status such as 204, or a range such as 200-299');

export const monitorSettings = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('push'),
      /** How much later than the interval it may come before it counts as missing. */
      graceSeconds: z.int().min(0).max(86_400).default(60),
    }),
    z.strictObject({
      kind: z.literal('http'),
      url: url(),
      method: z.enum(['GET', 'HEAD', 'POST']).default('GET'),
      expectStatus: z.array(statusRange).max(20).default([]),
      keyword: text(500),
      keywordAbsent: z.boolean().default(false),
      jsonPath: text(300),
      jsonExpected: text(500),
      verifyTls: z.boolean().default(true),
      followRedirects: z.boolean().default(true),
      timeoutMs: timeoutMs(),
    }),
    z.strictObject({ kind: z.literal('tcp'), host: host(), port: port(), timeoutMs: timeoutMs() }),
    z.strictObject({
      kind: z.literal('dns'),
      host: host(),
      recordType: z.enum(recordTypes).default('A'),
      expected: text(500),
      timeoutMs: timeoutMs(),
    }),
    z.strictObject({
      kind: z.literal('tls'),
      host: host(),
      port: port().default(443),
      warnDays: z.int().min(0).max(365).default(21),
      timeoutMs: timeoutMs(),
    }),
    z.strictObject({ kind: z.literal('ping'), host: host(), timeoutMs: timeoutMs() }),
    /** Makes its answers up and sends nothing: for the sample company, and to look around. */
    z.strictObject({
      kind: z.literal('example'),
      milliseconds: z.int().min(1).max(10_000).default(80),
      state: z.enum(['up', 'warning', 'down']).default('up'),
    }),
  ])
  .meta({ id: 'MonitorSettings', description: 'Where a monitor looks and what it expects; which fields there are follows from the kind' });
export type MonitorSettings = z.output<typeof monitorSettings>;

/** What its probe is told; null where nothing is sent out. */
export function probeSpecOf(settings: MonitorSettings): ProbeSpec | null {
  if (settings.kind === 'push' || settings.kind === 'example') return null;
  return settings;
}

/** The host or the address that a connection would go to; null where none does. */
export function placeOf(settings: MonitorSettings): string | null {
  if (settings.kind === 'http') return settings.url;
  return settings.kind === 'tcp' || settings.kind === 'tls' || settings.kind === 'ping' ? settings.host : null;
}

/** What it looks at, for people: an address, a name with its port. */
export function targetTextOf(settings: MonitorSettings): string {
  switch (settings.kind) {
    case 'http':
      return settings.url;
    case 'tcp':
    case 'tls':
      return `${settings.host}:${settings.port}`;
    case 'dns':
      return `${settings.host} ${settings.recordType}`;
    case 'ping':
      return settings.host;
    default:
      return '';
  }
}
