/** Services from a table. */
import { importServicesFile, serviceColumns } from '#operations/rules';
import { useWords } from '#platform/web';
import { TableImport } from './table-import.tsx';

export default function ServiceImportPage() {
  const t = useWords();
  return (
    <TableImport
      title={t('operations.importServices')}
      about={t('operations.importServicesAbout')}
      list={{ path: '/services', name: t('operations.services') }}
      path={importServicesFile.path}
      columns={serviceColumns}
    />
  );
}
