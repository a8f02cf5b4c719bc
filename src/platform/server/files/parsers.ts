import { parserIn } from './parse-in-worker.ts';
import type { JsonLimits } from './read-json.ts';
import type { ReadCsvOptions } from './read-csv.ts';
import type { ReadXlsxOptions } from './read-xlsx.ts';
import type { Table } from './table.ts';

/** The parsers of the floor. A room adds its own with `parserIn`. */
export const xlsxParser = parserIn<readonly Table[], ReadXlsxOptions>(new URL('./read-xlsx.ts', import.meta.url), 'readXlsx');
export const csvParser = parserIn<readonly Table[], ReadCsvOptions>(new URL('./read-csv.ts', import.meta.url), 'readCsv');
export const jsonParser = parserIn<unknown, JsonLimits>(new URL('./read-json.ts', import.meta.url), 'readJson');
