/** A line of the timeline as a sentence: what became otherwise. */
import { incident, type IncidentEntry } from '#incidents/rules';
import { nameOfValue, type Translate } from '#platform/web';

export function lineText(
  { kind, value, reason, text }: IncidentEntry,
  names: ReadonlyMap<string, string>,
  t: Translate,
  at: (instant: string | null) => string,
): string {
  const name = value === null ? null : (names.get(value) ?? t('incidents.line.unknown'));
  switch (kind) {
    case 'state':
      return stateText(value!, reason, t);
    case 'moment':
      return t(value === null ? `incidents.line.${reason}Not` : `incidents.line.${reason}`, { at: at(value) });
    case 'team':
    case 'person':
    case 'service':
      return t(name === null ? `incidents.line.${kind}Not` : `incidents.line.${kind}`, { name });
    case 'priority':
      return t(reason === 'hand' ? 'incidents.line.priorityByHand' : 'incidents.line.priority', {
        priority: nameOfValue(incident, 'priority', value!),
      });
    case 'major':
      return t(`incidents.line.major.${value}`);
    case 'role':
      return t(name === null ? `incidents.line.${reason}Not` : `incidents.line.${reason}`, { name });
    case 'level':
      return t(Number(reason) >= 1000 ? 'incidents.line.breached' : 'incidents.line.level', { share: Number(reason) / 10, target: text });
    case 'alert':
      return alertText(names.get(value!), reason, Number(text), t);
    case 'link':
      return t(`incidents.line.${reason}${reason === 'caused-by' && value === null ? 'Not' : ''}`, { name: text });
    case 'page':
      return t(`incidents.line.page.${reason}`, { name: text, at: reason === 'waits' ? at(text) : '' });
    default:
      return t(`incidents.line.${kind}`);
  }
}

/** `following`: how many more follow from the one that is named; 0: only that one. */
function alertText(name: string | undefined, reason: string | null, following: number, t: Translate): string {
  if (name === undefined) return t('incidents.line.alert');
  return t(`incidents.line.alert.${reason === 'closed' || reason === 'follows' || reason === 'left' ? reason : 'told'}`, {
    name,
    count: Math.max(0, following - 1),
  });
}

function stateText(value: string, reason: string | null, t: Translate): string {
  if (value === 'on-hold' && reason) return t('incidents.line.waits', { reason: nameOfValue(incident, 'holdReason', reason) });
  if (value === 'resolved' && reason) return t('incidents.line.resolvedBy', { reason: nameOfValue(incident, 'resolutionCode', reason) });
  if (reason === 'reopened' || reason === 'merged') return t(`incidents.line.${reason === 'merged' ? 'cancelledMerged' : 'reopened'}`);
  if (value === 'closed' && reason === 'in-time') return t('incidents.line.closedInTime');
  return t(`incidents.line.state.${value}`);
}
