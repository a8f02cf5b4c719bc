import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** What the server has promised: it answered this write with success, so the record must be there, like this. */
export type Promised = { readonly key: string; readonly id: string; readonly name: string; readonly version: number };

/** Kept outside the database, on the disk before the client goes on. */
export type Ledger = { note(promised: Promised): void; read(): readonly Promised[]; close(): void };

export function openLedger(file: string): Ledger {
  const descriptor = openSync(file, 'a');
  return {
    note(promised) {
      writeSync(descriptor, `${JSON.stringify(promised)}\n`);
      fsyncSync(descriptor);
    },
    read: () =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Promised),
    close: () => closeSync(descriptor),
  };
}
