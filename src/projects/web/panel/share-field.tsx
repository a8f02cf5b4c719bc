/** How much of somebody's time, typed in percent. What is no share from 1 to 1,000 % is refused beside the field, and stays to be mended. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormat, useWords } from '#platform/web';
import { parseShare } from './parse-share.ts';

interface ShareFieldProps {
  readonly label: string;
  readonly perMille: number;
  readonly onPerMille: (perMille: number) => void;
  /** Each keystroke that can be read is told at once, for a field that is sent with a button. */
  readonly isEager?: boolean;
}

export function ShareField({ label, perMille, onPerMille, isEager = false }: ShareFieldProps) {
  const t = useWords();
  const format = useFormat();
  const [text, setText] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const keep = () => {
    if (text === null) return;
    const read = parseShare(text);
    setWrong(read === null);
    if (read === null) return;
    setText(null);
    if (read !== perMille) onPerMille(read);
  };
  return (
    <TextInput
      size="xs"
      w={isWrong ? 170 : 84}
      inputMode="decimal"
      aria-label={label}
      value={text ?? `${format.number(perMille / 10)} %`}
      error={isWrong ? t('projects.wrongShare') : undefined}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        const read = parseShare(typed);
        if (read !== null) setWrong(false);
        if (isEager && read !== null) onPerMille(read);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        else if (event.key === 'Escape' && text !== null) {
          event.preventDefault();
          setText(null);
          setWrong(false);
        }
      }}
      onBlur={keep}
    />
  );
}
