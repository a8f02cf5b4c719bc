/** What needs what, from a table. */
import { dependencyColumns, importDependenciesFile } from '#operations/rules';
import { TableImport, useWords } from '#platform/web';

const brings = ['dependency'];

export default function DependencyImportPage() {
  const t = useWords();
  return (
    <TableImport
      title={t('operations.importDependencies')}
      about={t('operations.importDependenciesAbout')}
      room="operations"
      list={{ path: '/dependencies', name: t('operations.dependencies') }}
      path={importDependenciesFile.path}
      brings={brings}
      columns={dependencyColumns}
    />
  );
}
