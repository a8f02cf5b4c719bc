/** Tasks offered for choosing: with the key of their project, for many are called alike; phases are none, nobody works on them. */
import { useAll, useList, type UseOffer } from '#platform/web';
import { project, task, type Task } from '#projects/rules';

export const useTaskOffer: UseOffer = (rows) => {
  const ids = rows.map((each) => each.id);
  const below = useList(task, { parentId: ids.join(','), limit: 200 }, { enabled: ids.length > 0 });
  const projects = useAll(project);
  const phases = new Set(below.rows.map((each) => each.parentId));
  const keys = new Map((projects.data ?? []).map((each) => [each.id, each.key]));
  return {
    only: ({ id }) => !phases.has(id),
    beside: (row) => {
      const { projectId, number } = row as unknown as Task;
      const key = keys.get(projectId);
      return key === undefined ? '' : `${key}-${number}`;
    },
  };
};
