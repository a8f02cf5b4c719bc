/** How a change stands, in a word, and coloured beside it. */
import { Badge } from '@mantine/core';
import { change, type ChangeRow, type ChangeStatus } from '#changes/rules';
import { nameOfValue } from '#platform/web';

const colours: Readonly<Record<ChangeStatus, string>> = {
  draft: 'gray',
  'awaiting-approval': 'yellow',
  approved: 'blue',
  rejected: 'red',
  'in-progress': 'violet',
  done: 'gray',
  failed: 'red',
  'rolled-back': 'red',
  cancelled: 'gray',
};

export const StatusMark = ({ status }: Pick<ChangeRow, 'status'>) => (
  <Badge color={colours[status]} variant="light">
    {nameOfValue(change, 'status', status)}
  </Badge>
);
