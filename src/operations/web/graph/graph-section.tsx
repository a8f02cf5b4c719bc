/** The graph around one service or asset, from its nearest neighbours to everything, with what follows when it fails. */
import { SegmentedControl } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { dependencyGraph, type AffectedNode } from '#operations/rules';
import { Section, useView, useWords } from '#platform/web';

const GraphDrawing = lazy(() => import('./graph-drawing.tsx'));

export interface GraphSectionProps {
  readonly centreId: string;
  readonly affected: readonly Pick<AffectedNode, 'id' | 'state'>[];
}

export function GraphSection({ centreId, affected }: GraphSectionProps) {
  const t = useWords();
  const [reach, setReach] = useState('1');
  const graph = useView(
    dependencyGraph,
    { around: centreId, ...(reach === 'all' ? {} : { steps: Number(reach) }) },
    { dependsOn: ['service', 'asset', 'dependency'] },
  );
  if (!graph.data || (graph.data.nodes.length < 2 && reach === '1')) return null;
  return (
    <Section
      title={t('operations.graph')}
      about={t('operations.graphAbout')}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('operations.reach')}
          value={reach}
          onChange={setReach}
          data={['1', '2', 'all'].map((value) => ({ value, label: t(`operations.reach.${value}`) }))}
        />
      }
    >
      <Suspense fallback={null}>
        <GraphDrawing graph={graph.data} centreId={centreId} affected={affected} />
      </Suspense>
    </Section>
  );
}
