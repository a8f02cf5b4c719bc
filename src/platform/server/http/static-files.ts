/** The built web interface: files by name with the strictest content security policy; every other page is the one document. */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Context, Hono } from 'hono';
import type { Env } from './app.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

interface Kept {
  readonly plain: Uint8Array;
  readonly zipped: Uint8Array | null;
  readonly type: string;
}

export function serveWeb(app: Hono<Env>, directory: string): void {
  const kept = new Map<string, Promise<Kept | null>>();
  const load = (name: string): Promise<Kept | null> => {
    let found = kept.get(name);
    if (!found) {
      found = readFile(join(directory, name)).then(
        (plain) => ({
          plain,
          zipped: /\.(js|css|svg|html|json)$/.test(name) ? gzipSync(plain) : null,
          type: types[extname(name)] ?? 'application/octet-stream',
        }),
        () => null,
      );
      kept.set(name, found);
      void found.then((value) => value ?? kept.delete(name));
    }
    return found;
  };
  app.get('*', async (context) => {
    const path = context.req.path;
    if (path.startsWith('/api/')) return context.notFound();
    const name = normalize(decodeSafely(path)).replace(/^\/+/, '');
    const isFile = /^[\w./-]+\.\w+$/.test(name) && !name.includes('..');
    const file = (isFile ? await load(name) : null) ?? (isFile && name.startsWith('assets/') ? null : await load('index.html'));
    if (!file) return context.text('The web interface is not built yet: run "npm run build".', isFile ? 404 : 503);
    return send(context, file, name.startsWith('assets/'));
  });
}

function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/';
  }
}

function send(context: Context, file: Kept, isForever: boolean): Response {
  const zip = file.zipped && /\bgzip\b/.test(context.req.header('accept-encoding') ?? '');
  return context.body((zip ? file.zipped! : file.plain) as Uint8Array<ArrayBuffer>, 200, {
    'content-type': file.type,
    'cache-control': isForever ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    vary: 'accept-encoding',
    ...(zip ? { 'content-encoding': 'gzip' } : {}),
  });
}
