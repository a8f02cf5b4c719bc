/** Files from and for the world: untrusted ones are read in workers with limits, ours are written so that nothing in them runs. */
export { FileRefused, refuseFile, type FileRefusal } from './file-refused.ts';
export {
  openParserPool,
  parserIn,
  PARSER_LIMITS,
  type ParseAnswer,
  type Parser,
  type ParserLimits,
  type ParserPool,
} from './parse-in-worker.ts';
export { dateOf, dateOrderOf, numberOf, truthOf, type DateOrder } from './cell-values.ts';
export { csvParser, jsonParser, xlsxParser } from './parsers.ts';
export {
  cellIn,
  columnMappingIn,
  headedTable,
  headerOf,
  textOf,
  tongueOfHeader,
  type ColumnMapping,
  type ColumnWords,
  type HeadedTable,
} from './headed-table.ts';
export { eachCsvRow, readCsv, type ReadCsvOptions } from './read-csv.ts';
export { readTable } from './read-table.ts';
export { readXlsx, type ReadXlsxOptions } from './read-xlsx.ts';
export { readXml, XML_LIMITS, type XmlElement, type XmlLimits } from './read-xml.ts';
export { TABLE_LIMITS, type Table, type TableCell, type TableLimits, type TableRow } from './table.ts';
export { writeCsv } from './write-csv.ts';
export { writeXlsx, type SheetOut } from './write-xlsx.ts';
