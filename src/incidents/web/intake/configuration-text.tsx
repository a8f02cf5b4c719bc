/** Text for the configuration of another program, with one button that copies it. */
import { Button, Textarea } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import type { OutsideKind } from '#incidents/rules';
import { useWords } from '#platform/web';
import styles from './intake.module.css';
import { configurationOf } from './sender-configuration.ts';

export function ConfigurationText({ kind, token = 'TOKEN' }: { readonly kind: OutsideKind; readonly token?: string }) {
  const t = useWords();
  const { copy, copied } = useClipboard();
  const text = configurationOf(kind, window.location.origin, token);
  return (
    <div className={styles['configuration']}>
      <Textarea
        aria-label={t('incidents.configuration')}
        className={styles['text']}
        readOnly
        autosize
        maxRows={20}
        wrap="off"
        value={text}
      />
      <Button size="xs" variant="default" leftSection={<IconCopy size={14} />} onClick={() => copy(text)}>
        {t(copied ? 'incidents.copied' : 'incidents.copyConfiguration')}
      </Button>
    </div>
  );
}
