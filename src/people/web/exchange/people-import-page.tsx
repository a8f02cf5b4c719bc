/** People from a table. The endpoint stands above this room, so it is called by its address. */
import { TableImport, useLanguage, useWords } from '#platform/web';

const columns = [
  'name',
  'firstName',
  'lastName',
  'email',
  'kind',
  'team',
  'site',
  'manager',
  'jobRole',
  'calendar',
  'capacity',
  'startsOn',
  'endsOn',
  'notes',
] as const;
const brings = ['person'];

export default function PeopleImportPage() {
  const t = useWords();
  const language = useLanguage();
  return (
    <TableImport
      title={t('people.import')}
      about={t('people.importAbout')}
      room="people"
      list={{ path: '/people', name: t('people.toPeople') }}
      path="/people-imports"
      query={{ language }}
      columns={columns}
      brings={brings}
    />
  );
}
