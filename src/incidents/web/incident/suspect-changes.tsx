/** What was altered in the three days before it began: the first suspects, those of the same service before others; and which it was. */
import { Button } from '@mantine/core';
import { change, nameOfChange } from '#changes/rules';
import { traceToChange, type Incident } from '#incidents/rules';
import { GoLink, Section, useAll, useFormat, useOne, useWords } from '#platform/web';
import { useIncidentDeed } from './use-incident-deed.ts';

const hours = 72;
const most = 6;

export function SuspectChanges({ row, works }: { readonly row: Incident; readonly works: boolean }) {
  const t = useWords();
  const format = useFormat();
  const { run } = useIncidentDeed(traceToChange);
  const began = row.occurredAt ?? row.detectedAt ?? row.openedAt;
  const since = new Date(Date.parse(began) - hours * 3_600_000).toISOString();
  const before = useAll(change, { 'actualStart.from': since, 'actualStart.before': began, sort: '-actualEnd' } as never);
  const cause = useOne(change, row.causedByChangeId);
  if (!before.data) return null;
  const others = before.data.filter((each) => each.id !== row.causedByChangeId);
  const isNear = (each: { readonly serviceId: string }): boolean => each.serviceId === row.serviceId;
  const shown = [...(cause.data ? [cause.data] : []), ...others.filter(isNear), ...others.filter((each) => !isNear(each))].slice(0, most);
  const trace = (changeId: string | null) => void run({ id: row.id, changeId }, t('incidents.did.trace'));
  return (
    <Section title={t('incidents.changesBefore')}>
      {shown.length === 0 ? (
        <p className="no-lines">{t('incidents.noChangesBefore')}</p>
      ) : (
        <ul className="lines">
          {shown.map((each) => {
            const isCause = each.id === row.causedByChangeId;
            return (
              <li key={each.id}>
                <div>
                  <GoLink to={`/changes/${each.id}`}>{`${nameOfChange(each.number)} ${each.title}`}</GoLink>{' '}
                  <small>
                    {[format.instant(each.actualStart), isNear(each) ? t('incidents.sameService') : '', isCause ? t('incidents.itWas') : '']
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                </div>
                {works ? (
                  <Button size="compact-xs" variant={isCause ? 'filled' : 'subtle'} onClick={() => trace(isCause ? null : each.id)}>
                    {t(isCause ? 'incidents.itWasNot' : 'incidents.itWasThis')}
                  </Button>
                ) : null}
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
