import { parserIn } from '#platform/server/files';
import type { ExchangeFinding, PlanDocument } from '../../rules/plan-document.ts';

/** Microsoft Project XML, to be read by `openParserPool().parse(mspdiParser, bytes)`. */
export const mspdiParser = parserIn<{ readonly document: PlanDocument; readonly findings: readonly ExchangeFinding[] }>(
  new URL('./read-mspdi.ts', import.meta.url),
  'readMspdi',
);
