/** How monitors stand: asked for again when a state changes, and every few seconds while checks come in. */
import { useCallback } from 'react';
import { monitorBoard } from '#monitoring/rules';
import { useNotice, useView } from '#platform/web';

const dependsOn = ['monitor', 'outage', 'window', 'change'];

export function useBoard(query: { readonly monitorId?: string; readonly serviceId?: string }) {
  const board = useView(monitorBoard, query, { dependsOn });
  const { refetch } = board;
  useNotice(
    'monitors-checked',
    useCallback(() => void refetch(), [refetch]),
  );
  return board;
}
