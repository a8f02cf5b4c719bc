/** Incidents of the past from a table: one row each, or one for every event. */
import { Select } from '@mantine/core';
import { useState } from 'react';
import { historyColumns, importIncidentsFile } from '#incidents/rules';
import { TableImport, useSession, useWords } from '#platform/web';

const brings = ['incident', 'incident-past', 'team'];
const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

export default function HistoryImportPage() {
  const t = useWords();
  const { data: session } = useSession();
  const [zone, setZone] = useState(session?.organisation?.zone ?? 'UTC');
  return (
    <TableImport
      title={t('incidents.importPast')}
      about={t('incidents.importPastAbout')}
      room="incidents"
      list={{ path: '/measures', name: t('incidents.measures') }}
      path={importIncidentsFile.path}
      brings={brings}
      columns={historyColumns}
      query={{ zone }}
      before={
        <Select
          mt={12}
          maw={320}
          size="xs"
          searchable
          allowDeselect={false}
          limit={100}
          label={t('incidents.importZone')}
          description={t('incidents.importZoneAbout')}
          data={zones}
          value={zone}
          onChange={(value) => setZone(value ?? zone)}
        />
      }
    />
  );
}
