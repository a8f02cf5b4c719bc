/** Whose account this is: what somebody signs in with, and so whose tasks and absences they call their own. */
import { Select } from '@mantine/core';
import { changeMembership, membership } from '#access/rules';
import { administrators } from '#platform/kit';
import { Loaded, nameOfValue, useAll, useDeed, useMay, useWords } from '#platform/web';

export function PersonAccount({ personId, name }: { readonly personId: string; readonly name: string }) {
  const t = useWords();
  const may = useMay();
  const members = useAll(membership, { isActive: true, sort: 'name' });
  const { run, isRunning } = useDeed(changeMembership);
  return (
    <Loaded query={members}>
      {(rows) => {
        const held = rows.find((each) => each.personId === personId);
        if (!may(administrators)) return held ? <span>{nameOfValue(membership, 'role', held.role)}</span> : null;
        const choose = async (id: string | null): Promise<void> => {
          const chosen = rows.find((each) => each.id === id);
          if (held) await run({ id: held.id, personId: null } as never, { version: held.version, isQuiet: chosen !== undefined });
          if (chosen)
            await run({ id: chosen.id, personId } as never, { version: chosen.version, said: t('people.accountLinked', { name }) });
        };
        return (
          <Select
            size="xs"
            aria-label={t('people.accountOf', { name })}
            placeholder={t('people.noAccount')}
            clearable
            searchable
            disabled={isRunning}
            value={held?.id ?? null}
            data={rows
              .filter((each) => each.personId === null || each.id === held?.id)
              .map((each) => ({ value: each.id, label: `${each.name} (${each.email})` }))}
            onChange={(id) => void choose(id)}
          />
        );
      }}
    </Loaded>
  );
}
