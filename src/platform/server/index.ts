/** Door of the floor's server shelf. */
export { makeWriter, type Order, type Outcome, type Writer } from './commit/commit.ts';
export { openFacts, type Facts } from './commit/facts.ts';
export { verifyJournal, type Verification } from './commit/verify-journal.ts';
export * from './database/index.ts';
export * from './egress/index.ts';
export { hashOfSecret, newId, newSecret } from './ids.ts';
export { makeLog, type Log } from './log.ts';
export { mailOnce, type NamedMail } from './mail-once.ts';
export { inOrganisation } from './organisation-transaction.ts';
export { readAll } from './read/all.ts';
export { readList } from './read/list.ts';
export { memoryOf, type Recall } from './read/memory-of.ts';
export { readOne } from './read/one.ts';
export { isVisible, place, standingOf, visibleTo } from './read/visibility.ts';
export {
  answerEndpoint,
  answerView,
  type Asking,
  type Call,
  type EndpointAnswer,
  type FileStore,
  type Notice,
  type Reaction,
  type RecurringJob,
  type Reply,
  type RoomServer,
  type Tools,
  type ViewAnswer,
} from './room-server.ts';
export { startServer, type RunningServer, type ServerOptions } from './start-server.ts';
export { systemPrincipal } from './system-principal.ts';
