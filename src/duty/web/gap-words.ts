/** Why there is a gap, in words. */
import type { GapRow } from '#duty/rules';
import type { Translate } from '#platform/web';

export const whyOf = ({ missing }: GapRow, t: Translate): string =>
  missing.length === 0
    ? t('duty.nobodyInLayers')
    : missing.map(({ name, why }) => t(why === 'absent' ? 'duty.awayFor' : 'duty.notHere', { name })).join(', ');
