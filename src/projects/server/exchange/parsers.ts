import { parserIn } from '#platform/server/files';
import type { PersonTableRead } from './people-of-table.ts';
import type { PeopleFileOptions } from './read-people-file.ts';
import type { ProjectFileOptions, ProjectFileRead } from './read-project-file.ts';
import type { ExchangeFinding, PlanDocument } from '../../rules/plan-document.ts';

/** Microsoft Project XML, to be read by `openParserPool().parse(mspdiParser, bytes)`. */
export const mspdiParser = parserIn<{ readonly document: PlanDocument; readonly findings: readonly ExchangeFinding[] }>(
  new URL('./read-mspdi.ts', import.meta.url),
  'readMspdi',
);

/** Any project file, up to the rows of its dry run. */
export const projectFileParser = parserIn<ProjectFileRead, ProjectFileOptions>(
  new URL('./read-project-file.ts', import.meta.url),
  'readProjectFile',
);

/** A table of people, likewise. */
export const peopleFileParser = parserIn<PersonTableRead, PeopleFileOptions>(
  new URL('./read-people-file.ts', import.meta.url),
  'readPeopleFile',
);
