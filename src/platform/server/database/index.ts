/** The database: run it, connect to it, bring it up to date, keep copies of it. */
export { takeBaseCopy } from './backup.ts';
export { openPool, runtimeRole, type DatabaseAddress, type PoolOptions } from './connect.ts';
export { defaultDataDir } from './data-directory.ts';
export { durabilityProblems } from './durability.ts';
export { startEmbedded, type Embedded, type EmbeddedOptions } from './embedded.ts';
export { keepBackups, pruneBackup, verifyBackup, type BackupPlan, type KeptBackups } from './keep-backups.ts';
export { migrate, type RoomMigrations } from './migrate.ts';
export { prepareBinaries } from './postgres-binaries.ts';
export { restore, type Restored, type RestoreOptions } from './restore.ts';
export { tableDigests, type TableDigests } from './table-digests.ts';
export { shipWal, type ShippingStatus, type WalShipping } from './wal-shipping.ts';
