/** Home holds no plan: what should have come before a task that is reported done is asked for when it is. */
import type { Client } from '#platform/kit';
import { link, openPredecessors, task } from '#projects/rules';

/** The names of the predecessors that are open still; none where they cannot be read. */
export async function openBefore(client: Pick<Client, 'all'>, taskId: string): Promise<readonly string[]> {
  try {
    const links = await client.all(link, { toId: taskId });
    if (links.length === 0) return [];
    const ids = links.map((each) => each.fromId).join(',');
    const [own, below] = await Promise.all([client.all(task, { id: ids }), client.all(task, { parentId: ids })]);
    const tasks = new Map([...own, ...below].map((each) => [each.id, each]));
    return openPredecessors(taskId, 'done', links, tasks).map((each) => each.name);
  } catch {
    return [];
  }
}
