/** What needs what, drawn: whatever needs something stands left of it. Each node leads to its page; what fails with the centre is marked. */
import { useEffect, useMemo, useRef, type MouseEvent } from 'react';
import {
  foldAlike,
  layeredLayout,
  type AffectedNode,
  type FoldedNode,
  type GraphEdge,
  type GraphNode,
  type ImpactState,
} from '#operations/rules';
import { useGo, useWords } from '#platform/web';
import { pathOfNode } from '../paths.ts';
import { signOf } from '../state-mark.tsx';
import styles from './graph-drawing.module.css';

export interface GraphDrawingProps {
  readonly graph: { readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[]; readonly isCut: boolean };
  /** What fails, or what the picture is about. */
  readonly centreId?: string;
  readonly affected: readonly Pick<AffectedNode, 'id' | 'state'>[];
}

const size = { width: 176, height: 34, column: 232, row: 46, edge: 16 } as const;

export default function GraphDrawing({ graph, centreId, affected }: GraphDrawingProps) {
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  const stateOf = useMemo(() => new Map(affected.map((each) => [each.id, each.state])), [affected]);
  const { nodes, edges } = useMemo(
    () => foldAlike(graph.nodes, graph.edges, (id) => stateOf.get(id) ?? '', centreId),
    [graph, stateOf, centreId],
  );
  const layout = useMemo(
    () =>
      layeredLayout(
        nodes.map((node) => node.id),
        edges,
      ),
    [nodes, edges],
  );
  const placeOf = useMemo(() => new Map(layout.nodes.map((place) => [place.id, place])), [layout]);
  const centre = centreId === undefined ? undefined : placeOf.get(centreId);
  // What it is about stands in the middle of what is seen.
  useEffect(() => {
    if (!centre || !box.current) return;
    const { clientWidth, clientHeight } = box.current;
    box.current.scrollLeft = centre.column * size.column + size.width / 2 + size.edge - clientWidth / 2;
    box.current.scrollTop = centre.row * size.row + size.height / 2 + size.edge - clientHeight / 2;
  }, [centre]);
  const isHit = (id: string): boolean => id === centreId || (stateOf.has(id) && stateOf.get(id) !== 'exposed');
  const width = layout.columns * size.column - (size.column - size.width) + 2 * size.edge;
  const height = layout.rows * size.row - (size.row - size.height) + 2 * size.edge;
  return (
    <>
      <div ref={box} className={styles['box']}>
        <svg width={width} height={height} role="group" aria-label={t('operations.graphOf', { count: graph.nodes.length })}>
          <defs>
            <marker
              id="needs"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="8"
              markerHeight="8"
              markerUnits="userSpaceOnUse"
              orient="auto-start-reverse"
            >
              <path className={styles['tip']} d="M0 0 8 4 0 8z" />
            </marker>
          </defs>
          {edges.map((edge, place) => (
            <path
              key={`${edge.from} ${edge.to}`}
              className={styles['line']}
              d={curve(layout.lines[place]!)}
              markerEnd="url(#needs)"
              data-strength={edge.strength}
              data-group={edge.redundancyGroup ?? undefined}
              data-hit={(isHit(edge.from) && isHit(edge.to)) || undefined}
            />
          ))}
          {nodes.map((node) => (
            <Node
              key={node.id}
              node={node}
              x={size.edge + placeOf.get(node.id)!.column * size.column}
              y={size.edge + placeOf.get(node.id)!.row * size.row}
              state={stateOf.get(node.id)}
              isCentre={node.id === centreId}
            />
          ))}
        </svg>
      </div>
      <Legend isMarked={affected.length > 0} isCut={graph.isCut} />
    </>
  );
}

interface NodeProps {
  readonly node: FoldedNode;
  readonly x: number;
  readonly y: number;
  readonly state: ImpactState | undefined;
  readonly isCentre: boolean;
}

function Node({ node, x, y, state, isCentre }: NodeProps) {
  const t = useWords();
  const go = useGo();
  const path = pathOfNode(node);
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(path);
  };
  const kind = node.kind === null ? t('operations.service') : t(`operations.asset.kind.${node.kind}`);
  const all = [node, ...node.others].map((each) => each.name).join(', ');
  const spoken = [all, kind, ...(state ? [t(`operations.state.${state}`)] : [])].join(', ');
  return (
    <a
      href={path}
      onClick={open}
      className={styles['node']}
      aria-current={isCentre ? 'true' : undefined}
      data-thing={node.thing}
      data-state={state}
      data-centre={isCentre || undefined}
    >
      <title>{spoken}</title>
      {node.others.length > 0 ? <rect x={x + 4} y={y + 4} width={size.width} height={size.height} rx={4} /> : null}
      <rect x={x} y={y} width={size.width} height={size.height} rx={node.thing === 'service' ? 16 : 4} />
      <text aria-hidden x={x + 12} y={y + size.height / 2 + 4.5}>
        {state ? <tspan className={styles['sign']}>{signOf[state]} </tspan> : null}
        {shortened(node.name, (state ? 20 : 22) - (node.others.length > 0 ? 4 : 0))}
        {node.others.length > 0 ? <tspan className={styles['sign']}> +{node.others.length}</tspan> : null}
      </text>
    </a>
  );
}

const shortened = (name: string, most: number): string => (name.length > most ? `${name.slice(0, most - 1)}…` : name);

/** Level out of a node, level into the next, softly in between; straight past the nodes that it only passes. */
function curve(line: readonly { readonly column: number; readonly row: number }[]): string {
  const y = (row: number): number => size.edge + row * size.row + size.height / 2;
  const left = (column: number): number => size.edge + column * size.column;
  const isToRight = line.length < 2 || line[1]!.column > line[0]!.column;
  const [out, into] = isToRight ? [size.width, 0] : [0, size.width];
  const steps: string[] = [];
  for (let at = 1; at < line.length; at++) {
    const [from, to] = [line[at - 1]!, line[at]!];
    const [startX, endX] = [left(from.column) + out, left(to.column) + into];
    const middle = (startX + endX) / 2;
    steps.push(`${at === 1 ? 'M' : 'L'}${startX} ${y(from.row)}C${middle} ${y(from.row)} ${middle} ${y(to.row)} ${endX} ${y(to.row)}`);
  }
  return steps.join('');
}

function Legend({ isMarked, isCut }: { readonly isMarked: boolean; readonly isCut: boolean }) {
  const t = useWords();
  const sample = (fields: object) => (
    <svg width="34" height="8" aria-hidden>
      <path className={styles['line']} d="M0 4H34" {...fields} />
    </svg>
  );
  return (
    <ul className={styles['legend']}>
      <li>
        {sample({ 'data-strength': 'hard' })} {t('operations.legend.hard')}
      </li>
      <li>
        {sample({ 'data-strength': 'soft' })} {t('operations.legend.soft')}
      </li>
      <li>
        {sample({ 'data-group': '' })} {t('operations.legend.group')}
      </li>
      {isMarked
        ? (['down', 'degraded', 'exposed'] as const).map((state) => (
            <li key={state}>
              <b aria-hidden>{signOf[state]}</b> {t(`operations.legend.${state}`)}
            </li>
          ))
        : null}
      {isCut ? <li>{t('operations.graphCut')}</li> : null}
    </ul>
  );
}
