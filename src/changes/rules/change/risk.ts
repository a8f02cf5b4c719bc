/** How risky a change is, by a table that everybody can read. */
import type { ChangeRow } from './change.ts';

export const riskLevels = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof riskLevels)[number];

/** Points of each answer. Nobody has answered: the most, for nobody knows. */
export const riskPoints = {
  riskReach: { few: 0, some: 1, many: 2 },
  riskNovelty: { often: 0, seldom: 1, never: 2 },
  riskTesting: { whole: 0, partly: 1, none: 2 },
  /** Tier of the service. */
  tier: { 1: 2, 2: 1, 3: 0, 4: 0 },
  /** The way back. */
  backOut: { tested: 0, written: 1, none: 2 },
} as const;

/** Up to so many points. */
export const riskLimits = { low: 3, medium: 6, high: 10 } as const;

export type Risked = Pick<ChangeRow, 'riskReach' | 'riskNovelty' | 'riskTesting' | 'isBackOutTested' | 'backOutPlan'>;

/** From 0 to 10; each part stands by itself so that a page can show the sum. */
export function riskPartsOf(row: Risked, tier: number): readonly { readonly of: keyof typeof riskPoints; readonly points: number }[] {
  const backOut = row.backOutPlan.trim() === '' ? 'none' : row.isBackOutTested ? 'tested' : 'written';
  return [
    { of: 'riskReach', points: row.riskReach === null ? 2 : riskPoints.riskReach[row.riskReach] },
    { of: 'riskNovelty', points: row.riskNovelty === null ? 2 : riskPoints.riskNovelty[row.riskNovelty] },
    { of: 'riskTesting', points: row.riskTesting === null ? 2 : riskPoints.riskTesting[row.riskTesting] },
    { of: 'tier', points: riskPoints.tier[tier as keyof typeof riskPoints.tier] ?? 0 },
    { of: 'backOut', points: riskPoints.backOut[backOut] },
  ];
}

export function riskOf(row: Risked, tier: number): RiskLevel {
  const points = riskPartsOf(row, tier).reduce((sum, each) => sum + each.points, 0);
  return points <= riskLimits.low ? 'low' : points <= riskLimits.medium ? 'medium' : 'high';
}
