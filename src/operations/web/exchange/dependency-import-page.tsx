/** What needs what, from a table. */
import { dependencyColumns, importDependenciesFile } from '#operations/rules';
import { useWords } from '#platform/web';
import { TableImport } from './table-import.tsx';

export default function DependencyImportPage() {
  const t = useWords();
  return (
    <TableImport
      title={t('operations.importDependencies')}
      about={t('operations.importDependenciesAbout')}
      list={{ path: '/dependencies', name: t('operations.dependencies') }}
      path={importDependenciesFile.path}
      columns={dependencyColumns}
    />
  );
}
