import type { PlanLink } from '../../../rules/plan-document.ts';
import { flag, requiredInteger, text } from './codec.ts';
import { fieldsOf, type FieldTable } from './field.ts';
import { lagFormat } from './time-codecs.ts';
import { linkKind } from './words.ts';

const own = fieldsOf<PlanLink>();

export const LINK_FIELDS: FieldTable = [
  own('PredecessorUID', 'predecessorUid', requiredInteger),
  own('Type', 'kind', linkKind),
  own('CrossProject', 'isCrossProject', flag(false)),
  own('CrossProjectName', 'crossProjectName', text),
  own('LinkLag', 'lag', requiredInteger),
  own('LagFormat', 'lagFormat', lagFormat),
];
