/** The address of a task by itself: looks up its project and goes to the task's panel there. */
import { ErrorState, PageSkeleton, Redirect, useOne, usePathParams } from '#platform/web';
import { task } from '#projects/rules';

export default function TaskAddress() {
  const { taskId } = usePathParams();
  const found = useOne(task, taskId);
  if (found.error) return <ErrorState problem={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <PageSkeleton />;
  return <Redirect to={`/projects/${found.data.projectId}/plan?task=${found.data.id}`} />;
}
