import { newId } from '#platform/server';
import { readTable, type ColumnMapping } from '#platform/server/files';
import type { ExchangeFinding, PlanDocument } from '../../rules/plan-document.ts';
import type { ImportRemark } from './import/import-report.ts';
import { rowsOfDocument, type ImportedPlan, type ImportOptions } from './import-plan.ts';
import { planDocumentOfTable, type TaskTableOptions } from './plan-document-of-table.ts';
import { projectKeyFor } from './project-key.ts';
import { readMspdi } from './read-mspdi.ts';
import type { TaskColumn } from './table/columns.ts';

export type ProjectFileFormat = 'mspdi' | 'xlsx' | 'csv';

/** All that can go to a worker: the ids are made there, and so is the key where none is given. */
export interface ProjectFileOptions extends Omit<ImportOptions, 'newId' | 'key'> {
  readonly format: ProjectFileFormat;
  readonly key?: string;
  readonly takenKeys: readonly string[];
  /** For tables; the name of the sheet that is meant, else the first with rows. */
  readonly table?: Partial<TaskTableOptions> & { readonly sheet?: string };
}

export interface ProjectFileRead {
  readonly plan: ImportedPlan;
  /** What the reader remarked, and then what the import does: one list, as people shall see it. */
  readonly remarks: readonly ImportRemark[];
  /** Of a table: for the screen on which people say what each column is. */
  readonly header?: readonly string[];
  readonly mapping?: ColumnMapping<TaskColumn>;
  readonly samples?: readonly string[];
}

/**
 * From the bytes of a project file to the rows of a dry run, all in one go. For a worker: a large file takes seconds, which the main
 * process does not have. Throws `FileRefused`.
 */
export async function readProjectFile(bytes: Uint8Array, options: ProjectFileOptions): Promise<ProjectFileRead> {
  const { document, remarks, ...columns } = await documentIn(bytes, options);
  const name = options.name ?? document.project.title ?? document.project.name ?? options.fileTitle ?? 'Project';
  const key = options.key ?? projectKeyFor(name, new Set(options.takenKeys));
  const plan = rowsOfDocument(document, { ...options, key, newId });
  return { plan, remarks: [...remarks, ...plan.report], ...columns };
}

async function documentIn(
  bytes: Uint8Array,
  options: ProjectFileOptions,
): Promise<Omit<ProjectFileRead, 'plan'> & { readonly document: PlanDocument }> {
  if (options.format === 'mspdi') {
    const { document, findings } = readMspdi(bytes);
    return { document, remarks: findings.map(remarkOfFinding) };
  }
  const table = await readTable(bytes, options.format, options.table?.sheet);
  const { document, report, header, mapping, samples } = planDocumentOfTable(table, {
    lengths: { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 },
    // The file is called after the project; its sheet seldom is.
    ...(options.fileTitle ? { name: options.fileTitle } : {}),
    ...options.table,
  });
  return { document, remarks: report, header, mapping, samples };
}

const SUBJECTS: Readonly<Record<string, ImportRemark['subject']>> = {
  Project: 'project',
  Calendar: 'calendar',
  Task: 'task',
  Resource: 'person',
  Assignment: 'assignment',
};
const SEVERITIES = { error: 'left-out', warning: 'amended', note: 'note' } as const;

/** What a reader remarked, in the words of the import's report. */
export function remarkOfFinding({ severity, subject, field, code, detail }: ExchangeFinding): ImportRemark {
  return {
    severity: SEVERITIES[severity],
    subject: SUBJECTS[subject.split(' ')[0] ?? ''] ?? 'file',
    name: subject,
    ...(field === undefined ? {} : { field }),
    code,
    detail,
  };
}
