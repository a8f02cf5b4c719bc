/** A value to be taken along: read-only, chosen at once, copied by one button. */
import { ActionIcon, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import { useWords } from '../words/use-words.ts';

export function CopyField({
  label,
  value,
  description,
}: {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
}) {
  const t = useWords();
  const { copy, copied } = useClipboard();
  return (
    <TextInput
      label={label}
      description={description}
      value={value}
      readOnly
      onFocus={(event) => event.currentTarget.select()}
      rightSection={
        <ActionIcon onClick={() => copy(value)} aria-label={t(copied ? 'shell.copied' : 'shell.copy')}>
          {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
        </ActionIcon>
      }
    />
  );
}
