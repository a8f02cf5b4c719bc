/** Create, change and remove labels. */
import { many, refuse, standardDeeds, type Permission } from '#platform/kit';
import { label } from './label.ts';

const workers: Permission = { organisation: ['owner', 'admin', 'manager', 'member'] };

const standard = standardDeeds(label, {
  mayCreate: workers,
  mayChange: workers,
  mayRemove: workers,
  *check(next) {
    const same = (yield* many(label, {})).find((each) => each.id !== next.id && each.name.toLowerCase() === next.name.toLowerCase());
    return (
      same && refuse('name-taken', `there is a label “${same.name}” already`, { field: 'name', status: 409, values: { name: same.name } })
    );
  },
});

export const createLabel = standard.create;
export const changeLabel = standard.change;

/** Tasks keep the id of a label that is gone; nobody shows it, and undo brings the label back to all of them. */
export const removeLabel = standard.remove;
