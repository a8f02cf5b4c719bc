/** What happened, the latest first. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { membership } from '#access/rules';
import { alert, incidentEntry, type Incident } from '#incidents/rules';
import { service } from '#operations/rules';
import { person, team } from '#people/rules';
import { Loaded, Section, useAll, useFormat, useWords } from '#platform/web';
import styles from './incident.module.css';
import { lineText } from './line-text.ts';

const atFirst = 40;
/** Their text is part of the sentence. */
const toldInHead: ReadonlySet<string> = new Set(['level', 'page', 'alert']);

export function Timeline({ row, sees }: { readonly row: Incident; readonly sees: boolean }) {
  const t = useWords();
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const entries = useAll(incidentEntry, { incidentId: row.id, sort: '-at,-number' });
  const people = useAll(person, {}, { enabled: sees });
  const teams = useAll(team);
  const services = useAll(service, {}, { enabled: sees });
  // As the section beside it asks for them.
  const alerts = useAll(alert, { incidentId: row.id, sort: '-startedAt' }, { enabled: sees });
  const members = useAll(membership, {}, { enabled: sees });
  const names = new Map([...(people.data ?? []), ...(teams.data ?? []), ...(services.data ?? [])].map((each) => [each.id, each.name]));
  for (const each of alerts.data ?? []) names.set(each.id, each.title);
  const nameOfMember = new Map((members.data ?? []).map((each) => [each.id, (each as { name?: string }).name ?? '']));
  return (
    <Section title={t('incidents.timeline')}>
      <Loaded query={entries}>
        {(lines) => (
          <>
            <ol className={styles['timeline']}>
              {(isWhole ? lines : lines.slice(0, atFirst)).map((line) => {
                const who = line.byName ?? (line.byId ? nameOfMember.get(line.byId) : t('incidents.program'));
                return (
                  <li key={line.id} data-kind={line.kind}>
                    <div className={styles['lineHead']}>
                      <span>{lineText(line, names, t, format.instant)}</span>
                      <small title={format.instant(line.at)}>
                        {who ? `${who} · ` : ''}
                        {format.instant(line.at)}
                      </small>
                    </div>
                    {line.text && !toldInHead.has(line.kind) ? <p className={styles['said']}>{line.text}</p> : null}
                  </li>
                );
              })}
            </ol>
            {lines.length > atFirst && !isWhole ? (
              <Button mt={8} size="compact-sm" variant="subtle" onClick={() => setWhole(true)}>
                {t('incidents.wholeTimeline', { count: lines.length })}
              </Button>
            ) : null}
          </>
        )}
      </Loaded>
    </Section>
  );
}
