/** The overview of projects: asked for again when what it is made of changes, and when the server has computed a plan anew. */
import { useCallback, useEffect, useRef } from 'react';
import { useNotice, useView } from '#platform/web';
import { projectOverview } from '#projects/rules';

const parts = ['project', 'task', 'link', 'assignment', 'baseline', 'programme'];
/** Many plans computed one after the other (a holiday moves them all) become one question. */
const pauseMs = 250;

export function useOverview() {
  const overview = useView(projectOverview, {}, { dependsOn: parts });
  const { refetch } = overview;
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  useNotice(
    'plan-computed',
    useCallback(() => {
      clearTimeout(waiting.current);
      waiting.current = setTimeout(() => void refetch(), pauseMs);
    }, [refetch]),
  );
  return overview;
}
