/** For what a window holds: everything; sites, teams or projects chosen by name; services or environments written down. */
import { MultiSelect, Select, TagsInput } from '@mantine/core';
import { useMemo } from 'react';
import { window, windowScopes } from '#calendar/rules';
import type { Row } from '#platform/kit';
import { nameOfField, nameOfValue, useAll, useWords, type FieldInputProps } from '#platform/web';
import { useScopeNames, type KeptScope } from './scope-names.ts';

type Scope = Row<typeof window>['scope'];

export function ScopeInput({ thing, field, value, error, values = {}, onChangeAll }: FieldInputProps) {
  const t = useWords();
  const scope = (value as Scope | undefined) ?? 'organisation';
  const isKept = scope === 'site' || scope === 'team' || scope === 'project';
  const ids = (values['scopeIds'] as readonly string[] | undefined) ?? [];
  const names = (values['scopeNames'] as readonly string[] | undefined) ?? [];
  return (
    <div className="form-stack">
      <Select
        label={nameOfField(thing, field.name)}
        name={field.name}
        error={isKept || scope === 'organisation' ? undefined : error}
        allowDeselect={false}
        data={windowScopes.map((each) => ({ value: each, label: nameOfValue(window, 'scope', each) }))}
        value={scope}
        onChange={(next) => next && onChangeAll?.({ scope: next, scopeIds: [], scopeNames: [] })}
      />
      {isKept ? (
        <KeptOnes scope={scope} ids={ids} error={error} onChange={(next) => onChangeAll?.({ scopeIds: next, scopeNames: [] })} />
      ) : null}
      {scope === 'service' || scope === 'environment' ? (
        <WrittenOnes
          scope={scope}
          names={names}
          label={t('calendar.which')}
          onChange={(next) => onChangeAll?.({ scopeIds: [], scopeNames: next })}
        />
      ) : null}
    </div>
  );
}

function KeptOnes({
  scope,
  ids,
  error,
  onChange,
}: {
  readonly scope: KeptScope;
  readonly ids: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (ids: readonly string[]) => void;
}) {
  const t = useWords();
  const known = useScopeNames()[scope];
  const data = [...known, ...ids.filter((id) => !known.has(id)).map((id) => [id, t('calendar.goneOne')] as const)];
  return (
    <MultiSelect
      label={t('calendar.which')}
      searchable
      required
      error={error}
      data={data.map(([id, name]) => ({ value: id, label: name }))}
      value={[...ids]}
      onChange={onChange}
      nothingFoundMessage={t('shell.nothingFound')}
    />
  );
}

function WrittenOnes({
  scope,
  names,
  label,
  onChange,
}: {
  readonly scope: 'service' | 'environment';
  readonly names: readonly string[];
  readonly label: string;
  readonly onChange: (names: readonly string[]) => void;
}) {
  const t = useWords();
  const others = useAll(window, { scope });
  const used = useMemo(() => [...new Set((others.data ?? []).flatMap((each) => each.scopeNames))].toSorted(), [others.data]);
  return (
    <TagsInput
      label={label}
      description={t('calendar.whichHelp')}
      required
      maxTags={200}
      data={used}
      value={[...names]}
      onChange={onChange}
    />
  );
}
