/** The filter of a page: `/` goes there. */
import { TextInput } from '@mantine/core';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { useWords } from '../words/use-words.ts';

export function FilterInput({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  const t = useWords();
  return (
    <TextInput
      data-filter
      size="xs"
      aria-label={t('shell.filter')}
      placeholder={t('shell.filter')}
      leftSection={<IconSearch size={16} />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
