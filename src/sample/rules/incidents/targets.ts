/** What the sample department promises. Kind, for which tier and priority, minutes, around the clock or not, and what a team promises the others. */
import { minutesOf } from '#operations/rules';
import type { TargetKind } from '#incidents/rules';
import type { TeamKey } from '../cast.ts';

export interface SampleTarget {
  readonly name: string;
  readonly kind: TargetKind;
  readonly tier: number | null;
  readonly priority: number | null;
  readonly minutes: number;
  readonly isAroundTheClock: boolean;
  readonly team: TeamKey | null;
}

const lines = `
Answer P1              | response    | -  | 1 | 15 min | always
Answer P2              | response    | -  | 2 | 30 min | always
Answer P3              | response    | -  | 3 | 2 h    |
Answer P4              | response    | -  | 4 | 8 h    |
Answer, else           | response    | -  | - | 16 h   |
Back P1, tier 1        | restoration | 1  | 1 | 2 h    | always
Back P1                | restoration | -  | 1 | 4 h    | always
Back P2, tier 1        | restoration | 1  | 2 | 4 h    | always
Back P2                | restoration | -  | 2 | 8 h    | always
Solved P1              | resolution  | -  | 1 | 24 h   | always
Solved P2              | resolution  | -  | 2 | 16 h   |
Solved P3              | resolution  | -  | 3 | 24 h   |
Solved P4              | resolution  | -  | 4 | 40 h   |
Solved, else           | resolution  | -  | - | 80 h   |
Service desk hands on  | resolution  | -  | - | 4 h    |        | desk
Network                | resolution  | -  | - | 12 h   |        | network
Databases              | resolution  | -  | - | 12 h   |        | databases
`;

export const sampleTargets: readonly SampleTarget[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [name, kind, tier, priority, time, hours, team] = line.split('|').map((cell) => cell.trim());
    const numberOf = (cell: string | undefined): number | null => (cell === '-' ? null : Number(cell));
    return {
      name: name!,
      kind: kind as TargetKind,
      tier: numberOf(tier),
      priority: numberOf(priority),
      minutes: minutesOf(time!)!,
      isAroundTheClock: hours === 'always',
      team: (team as TeamKey | undefined) ?? null,
    };
  });
