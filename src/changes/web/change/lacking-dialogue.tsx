/** What is missing before a change can be handed in: all of it at once, each under the name of its field. */
import { Button } from '@mantine/core';
import { change } from '#changes/rules';
import type { Problem } from '#platform/kit';
import { FormDialogue, nameOfField, translateFirst, useWords } from '#platform/web';

export interface LackingDialogueProps {
  readonly problem: Problem;
  readonly onEdit: () => void;
  readonly onMove: () => void;
  readonly onClose: () => void;
}

export function LackingDialogue({ problem, onEdit, onMove, onClose }: LackingDialogueProps) {
  const t = useWords();
  const errors = problem.details.errors ?? [];
  const isOf = (field: string): boolean => errors.some(({ pointer }) => pointer === `/${field}`);
  return (
    <FormDialogue title={t('changes.lacking')} onClose={onClose}>
      <ul className="lines">
        {errors.map(({ pointer, code, detail }) => (
          <li key={pointer}>
            <div>
              <b>{nameOfField(change, pointer.slice(1))}</b>
              <div>{translateFirst([`problem.${code}`], detail)}</div>
            </div>
          </li>
        ))}
      </ul>
      <div className="button-row form-end">
        <Button variant="default" onClick={onClose}>
          {t('shell.close')}
        </Button>
        {isOf('plannedStart') ? (
          <Button variant="default" onClick={onMove}>
            {t('changes.move')}
          </Button>
        ) : null}
        {errors.length > 1 || !isOf('plannedStart') ? (
          <Button data-autofocus onClick={onEdit}>
            {t('changes.edit')}
          </Button>
        ) : null}
      </div>
    </FormDialogue>
  );
}
