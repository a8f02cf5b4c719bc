/** Absences of one person, or those that wait for an answer, with what may be done about them. */
import { ActionIcon, Badge, Button } from '@mantine/core';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { useState } from 'react';
import { approveAbsence, removeAbsence } from '#people/rules';
import { managers } from '#platform/kit';
import { useDeed, useFormat, useMay, useMe, useWords } from '#platform/web';
import styles from '../people.module.css';
import { daysOf, kindOf, standingOf, type AbsenceRow } from './absence-words.ts';

/** So many are shown, and so many more each time somebody asks. */
const atOnce = 60;

export function AbsenceList({
  rows,
  nameOf,
  first = atOnce,
}: {
  readonly rows: readonly AbsenceRow[];
  readonly nameOf?: (personId: string) => string;
  /** How many are shown before somebody asks for more. */
  readonly first?: number;
}) {
  const t = useWords();
  const format = useFormat();
  const may = useMay();
  const me = useMe();
  const approve = useDeed(approveAbsence);
  const takeBack = useDeed(removeAbsence);
  const [most, setMost] = useState(first);
  if (rows.length === 0) return <p className="no-lines">{t('people.noAbsences')}</p>;
  return (
    <ul className="lines">
      {rows.slice(0, most).map((each) => {
        const mayApprove = each.status === 'requested' && may(managers) && (each.personId !== me.personId || me.role === 'owner');
        const mayRemove = may(managers) || (each.personId === me.personId && (each.status === 'requested' || each.kind === 'sick'));
        const told = `${nameOf ? `${nameOf(each.personId)}, ` : ''}${kindOf(each)}, ${daysOf(each, t, format)}`;
        return (
          <li key={each.id}>
            <span className={styles['stacked']}>
              <span>{nameOf ? nameOf(each.personId) : daysOf(each, t, format)}</span>
              <small>{nameOf ? `${kindOf(each)} · ${daysOf(each, t, format)}` : kindOf(each)}</small>
            </span>
            <span className="line-end">
              {each.status === 'requested' && !mayApprove ? <Badge color="yellow">{standingOf(each)}</Badge> : null}
              {mayApprove ? (
                <Button
                  size="compact-sm"
                  aria-label={`${t('people.approve')}: ${told}`}
                  onClick={() => void approve.run({ id: each.id }, { said: t('people.approved', { what: told }) })}
                >
                  {t('people.approve')}
                </Button>
              ) : null}
              {mayApprove && each.personId !== me.personId ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`${t('people.refuse')}: ${told}`}
                  onClick={() =>
                    void takeBack.run({ id: each.id } as never, { version: each.version, said: t('people.refused', { what: told }) })
                  }
                >
                  {t('people.refuse')}
                </Button>
              ) : mayRemove ? (
                <ActionIcon
                  aria-label={`${t('people.remove')}: ${told}`}
                  onClick={() =>
                    void takeBack.run({ id: each.id } as never, { version: each.version, said: t('people.absenceRemoved', { what: told }) })
                  }
                >
                  <IconTrash size={16} />
                </ActionIcon>
              ) : null}
            </span>
          </li>
        );
      })}
      {rows.length > most ? (
        <li>
          <Button size="compact-sm" variant="subtle" onClick={() => setMost(most + atOnce)}>
            {t('people.showMore', { count: rows.length - most })}
          </Button>
        </li>
      ) : null}
    </ul>
  );
}
