/** A state by sign, word and colour, never by colour alone. */
import { Badge } from '@mantine/core';
import type { MonitorBoardRow, ServiceState } from '#monitoring/rules';
import { useWords } from '#platform/web';

type Shown = MonitorBoardRow['state'] | ServiceState | 'off' | 'ended';

const looks: Readonly<Record<Shown, { readonly colour: string; readonly sign: string; readonly isFilled?: boolean }>> = {
  up: { colour: 'blue', sign: '✓' },
  warning: { colour: 'yellow', sign: '▲' },
  degraded: { colour: 'yellow', sign: '▲' },
  down: { colour: 'red', sign: '✕', isFilled: true },
  unreachable: { colour: 'gray', sign: '∅' },
  maintenance: { colour: 'gray', sign: '⚒' },
  blind: { colour: 'grape', sign: '?' },
  pending: { colour: 'gray', sign: '…' },
  unknown: { colour: 'gray', sign: '…' },
  off: { colour: 'gray', sign: '○' },
  ended: { colour: 'gray', sign: '■' },
};

export function StateMark({ state }: { readonly state: Shown }) {
  const t = useWords();
  const { colour, sign, isFilled } = looks[state];
  return (
    <Badge color={colour} variant={isFilled ? 'filled' : 'light'} leftSection={<span aria-hidden>{sign}</span>}>
      {t(`monitoring.state.${state}`)}
    </Badge>
  );
}

/** What is shown of a monitor: one that is switched off or has ended has no state. */
export const shownState = ({ isActive, isEnabled, state }: Pick<MonitorBoardRow, 'isActive' | 'isEnabled' | 'state'>): Shown =>
  isEnabled ? state : isActive ? 'off' : 'ended';
