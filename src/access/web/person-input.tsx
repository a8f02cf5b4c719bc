/** Who of the people here somebody will sign in as. People belong to a room above, so they are asked for by address. */
import { Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import { membership } from '#access/rules';
import { useAll, useGet, useWords } from '#platform/web';

interface Listed {
  readonly items: readonly { readonly id: string; readonly name: string; readonly email: string | null }[];
}

export function PersonInput({
  email,
  personId,
  onPerson,
}: {
  readonly email: string;
  readonly personId: string | null;
  readonly onPerson: (personId: string | null) => void;
}) {
  const t = useWords();
  const [isChosen, setChosen] = useState(false);
  const people = useGet<Listed>('/people?isActive=true&sort=name&limit=200');
  const members = useAll(membership, { isActive: true });
  const taken = new Set(members.data?.map((each) => each.personId));
  const free = (people.data?.items ?? []).filter((each) => !taken.has(each.id));
  // Whoever has this address is meant, until somebody else is chosen.
  const meant = free.find((each) => each.email !== null && each.email === email.trim().toLowerCase())?.id ?? null;
  useEffect(() => {
    if (!isChosen) onPerson(meant);
  }, [isChosen, meant, onPerson]);
  return (
    <Select
      label={t('access.invitedPerson')}
      description={t('access.invitedPersonHelp')}
      clearable
      searchable
      nothingFoundMessage={t('shell.nothingFound')}
      data={free.map(({ id, name }) => ({ value: id, label: name }))}
      value={personId}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(id) => {
        setChosen(true);
        onPerson(id);
      }}
    />
  );
}
