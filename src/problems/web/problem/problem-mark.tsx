/** How far a problem has come. */
import { Badge } from '@mantine/core';
import { problem, type ProblemStatus } from '#problems/rules';
import { nameOfValue } from '#platform/web';

const colours: Readonly<Record<ProblemStatus, string>> = {
  open: 'red',
  analysing: 'yellow',
  'known-error': 'blue',
  resolved: 'green',
  closed: 'gray',
};

export function ProblemMark({ status }: { readonly status: ProblemStatus }) {
  return (
    <Badge color={colours[status]} variant="light">
      {nameOfValue(problem, 'status', status)}
    </Badge>
  );
}
