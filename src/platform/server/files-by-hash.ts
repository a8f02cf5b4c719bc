/** Attachments as files by the SHA-256 of their content, outside the web root. The one storage interface; an S3-compatible one comes later. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from './ids.ts';
import type { FileStore } from './room-server.ts';

export function filesIn(directory: string): FileStore {
  const at = (organisationId: string, hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('a file is named by its SHA-256');
    return join(directory, organisationId, hash.slice(0, 2), hash);
  };
  return {
    async put(organisationId, content) {
      const hash = createHash('sha256').update(content).digest('hex');
      const path = at(organisationId, hash);
      await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
      const beside = `${path}.${newId()}`;
      await writeFile(beside, content, { mode: 0o600, flush: true });
      await rename(beside, path);
      return { hash, bytes: content.length };
    },
    async get(organisationId, hash) {
      try {
        return await readFile(at(organisationId, hash));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
  };
}
