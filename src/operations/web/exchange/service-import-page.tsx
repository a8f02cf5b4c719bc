/** Services from a table. */
import { importServicesFile, serviceColumns } from '#operations/rules';
import { TableImport, useWords } from '#platform/web';

const brings = ['service'];

export default function ServiceImportPage() {
  const t = useWords();
  return (
    <TableImport
      title={t('operations.importServices')}
      about={t('operations.importServicesAbout')}
      room="operations"
      list={{ path: '/services', name: t('operations.services') }}
      path={importServicesFile.path}
      brings={brings}
      columns={serviceColumns}
    />
  );
}
