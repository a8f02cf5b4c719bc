/** The database: run it, connect to it, bring it up to date, keep copies of it. */
export { openPool, runtimeRole, type DatabaseAddress, type PoolOptions } from './connect.ts';
export { defaultDataDir } from './data-directory.ts';
export { durabilityProblems } from './durability.ts';
export { startEmbedded, type Embedded, type EmbeddedOptions } from './embedded.ts';
export { migrate, type RoomMigrations } from './migrate.ts';
export { prepareBinaries } from './postgres-binaries.ts';
