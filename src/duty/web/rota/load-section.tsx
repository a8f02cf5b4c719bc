/** What duty takes from each person in the time shown. */
import { Table } from '@mantine/core';
import { dutyLoad } from '#duty/rules';
import { GoLink, Section, useFormat, useView, useWords } from '#platform/web';
import { dutyDependsOn } from '../depends-on.ts';

export function LoadSection({ rotaId, from, to }: { readonly rotaId: string; readonly from: string; readonly to: string }) {
  const t = useWords();
  const format = useFormat();
  const load = useView(dutyLoad, { id: rotaId, from, to }, { dependsOn: dutyDependsOn });
  const hours = (minutes: number): string => t('duty.hours', { count: format.number(Math.round(minutes / 6) / 10) });
  const rows = [...Map.groupBy(load.data?.items ?? [], (each) => each.personId).values()]
    .map((days) => {
      const sum = (of: 'dutyMinutes' | 'nightMinutes' | 'restMinutes') => days.reduce((total, each) => total + each[of], 0);
      const [first] = days;
      return { id: first!.personId, name: first!.name, duty: sum('dutyMinutes'), night: sum('nightMinutes'), rest: sum('restMinutes') };
    })
    .toSorted((one, other) => other.duty - one.duty);
  return (
    <Section title={t('duty.load')} about={t('duty.loadAbout')}>
      {rows.length === 0 ? (
        <p className="no-lines">{t('duty.noLoad')}</p>
      ) : (
        <Table maw={640}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('duty.person')}</Table.Th>
              <Table.Th ta="right">{t('duty.dutyHours')}</Table.Th>
              <Table.Th ta="right">{t('duty.atNight')}</Table.Th>
              <Table.Th ta="right">{t('duty.rest')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td>
                  <GoLink to={`/people/${row.id}`}>{row.name}</GoLink>
                </Table.Td>
                <Table.Td ta="right">{hours(row.duty)}</Table.Td>
                <Table.Td ta="right">{hours(row.night)}</Table.Td>
                <Table.Td ta="right">{hours(row.rest)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  );
}
