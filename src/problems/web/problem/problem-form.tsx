/** A new problem, or another way of saying one. */
import { change } from '#changes/rules';
import { service } from '#operations/rules';
import { person, team } from '#people/rules';
import { changeProblem, openProblem, problem, type ProblemRow } from '#problems/rules';
import { FieldInput, nameOfValue, ThingForm, type CreateFormProps, type FieldInputProps } from '#platform/web';

const references = { serviceId: service, teamId: team, ownerId: person, fixChangeId: change };

export default function ProblemForm({ onDone }: CreateFormProps) {
  return (
    <ThingForm
      thing={problem}
      deed={openProblem}
      fields={['title', 'serviceId', 'priority', 'description']}
      references={references}
      inputs={{ priority: PriorityInput }}
      wide={['title', 'description']}
      columns={2}
      onDone={(answer) => onDone(`/problems/${(answer as { readonly id: string }).id}`)}
      onCancel={() => onDone()}
    />
  );
}

export function EditProblem({ row, onClose }: { readonly row: ProblemRow; readonly onClose: () => void }) {
  const fields = ['title', 'serviceId', 'priority', 'teamId', 'ownerId', 'description', 'rootCause', 'workaround', 'fixChangeId'];
  return (
    <ThingForm
      thing={problem}
      deed={changeProblem}
      record={row}
      fields={fields}
      references={references}
      inputs={{ priority: PriorityInput }}
      wide={['title', 'description', 'rootCause', 'workaround']}
      columns={2}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

/** A choice among five, not a number to be typed. */
function PriorityInput(props: FieldInputProps) {
  const values = ['1', '2', '3', '4', '5'];
  const field = { ...props.field, kind: 'text' as const, values };
  return (
    <FieldInput
      {...props}
      thing={{ ...props.thing, name: problem.name }}
      field={field}
      value={props.value === null || props.value === undefined ? null : String(props.value)}
      onChange={(value) => props.onChange(value === null ? null : Number(value))}
    />
  );
}

export const nameOfPriority = (priority: number): string => nameOfValue(problem, 'priority', String(priority));
