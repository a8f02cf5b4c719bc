/** How monitors stand: asked for again when a state changes, and every few seconds while checks come in, as long as they are not too many. */
import { useCallback } from 'react';
import { monitorBoard } from '#monitoring/rules';
import { useNotice, useView } from '#platform/web';

const dependsOn = ['monitor', 'outage', 'window', 'change'];
/** Of more than these, the last checks are not fetched again and again. */
const few = 200;

export function useBoard(query: {
  readonly monitorId?: string;
  readonly serviceId?: string;
  readonly beats?: number;
  readonly ended?: 'true';
}) {
  const board = useView(monitorBoard, query, { dependsOn });
  const { refetch, data } = board;
  const isMany = (data?.items.length ?? 0) > few;
  useNotice(
    'monitors-checked',
    useCallback(() => void (isMany || refetch()), [refetch, isMany]),
  );
  return board;
}
