/** What something needs, and what needs it; with the graph's edges, so that what follows from serving a service stands there too. */
import { ActionIcon, Button, Menu } from '@mantine/core';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import { useState } from 'react';
import { assetKeepers, dependency, removeDependency, type Dependency, type GraphEdge, type GraphNode } from '#operations/rules';
import type { Deed } from '#platform/kit';
import { FormDialogue, GoLink, nameOfValue, Section, useAll, useDeed, useMay, useWords } from '#platform/web';
import styles from '../operations.module.css';
import { pathOfNode } from '../paths.ts';
import DependencyForm from './dependency-form.tsx';

export interface DependencySectionProps {
  readonly centre: { readonly thing: 'service' | 'asset'; readonly id: string };
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export function DependencySections({ centre, nodes, edges }: DependencySectionProps) {
  const t = useWords();
  const may = useMay();
  const mayChange = may(assetKeepers);
  const [opened, setOpened] = useState<Dependency | 'new' | null>(null);
  const of = centre.thing === 'service' ? { serviceId: centre.id } : { assetId: centre.id };
  const own = useAll(dependency, of);
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const needs = edges.filter((edge) => edge.from === centre.id);
  const neededBy = edges.filter((edge) => edge.to === centre.id);
  return (
    <>
      <Section
        title={t('operations.needs')}
        actions={
          mayChange ? (
            <Button size="xs" variant="default" onClick={() => setOpened('new')}>
              {t('operations.addDependency')}
            </Button>
          ) : null
        }
      >
        <EdgeList
          edges={needs}
          end="to"
          nodeOf={nodeOf}
          none={t('operations.needsNothing')}
          own={mayChange ? own.data : undefined}
          onEdit={setOpened}
        />
      </Section>
      <Section title={t('operations.neededBy')}>
        <EdgeList edges={neededBy} end="from" nodeOf={nodeOf} none={t('operations.neededByNobody')} />
      </Section>
      {opened ? (
        <FormDialogue
          title={t(opened === 'new' ? 'operations.addDependency' : 'operations.changeDependency')}
          onClose={() => setOpened(null)}
        >
          <DependencyForm of={of} record={opened === 'new' ? undefined : opened} onDone={() => setOpened(null)} />
        </FormDialogue>
      ) : null}
    </>
  );
}

interface EdgeListProps {
  readonly edges: readonly GraphEdge[];
  readonly end: 'from' | 'to';
  readonly nodeOf: ReadonlyMap<string, GraphNode>;
  readonly none: string;
  /** Dependencies that may be changed. */
  readonly own?: readonly Dependency[];
  readonly onEdit?: (record: Dependency) => void;
}

function EdgeList({ edges, end, nodeOf, none, own, onEdit }: EdgeListProps) {
  const t = useWords();
  if (edges.length === 0) return <p className="no-lines">{none}</p>;
  return (
    <ul className="lines">
      {inOrder(edges, end, nodeOf).map((edge) => {
        const node = nodeOf.get(edge[end]);
        const record = own?.find((each) => each.id === edge.dependencyId);
        return node ? (
          <li key={`${edge.from} ${edge.to}`}>
            <div>
              <GoLink to={pathOfNode(node)}>{node.name}</GoLink>
              <span className={styles['soft']}>{wordsOf(edge, t)}</span>
            </div>
            {record && onEdit ? <EdgeMenu record={record} name={node.name} onEdit={() => onEdit(record)} /> : null}
          </li>
        ) : null;
      })}
    </ul>
  );
}

/** Services before assets, what stands in for one another together, then by name. */
const inOrder = (edges: readonly GraphEdge[], end: 'from' | 'to', nodeOf: ReadonlyMap<string, GraphNode>): readonly GraphEdge[] => {
  const keyOf = (edge: GraphEdge): string => {
    const node = nodeOf.get(edge[end]);
    return [node?.thing === 'service' ? 0 : 1, edge.redundancyGroup ?? '', node?.name ?? ''].join('\n');
  };
  return edges.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other), undefined, { numeric: true }));
};

/** `runs on · down without it · one of “host pair”`. */
function wordsOf({ kind, strength, redundancyGroup }: GraphEdge, t: ReturnType<typeof useWords>): string {
  return [
    kind === null ? t('operations.serves') : nameOfValue(dependency, 'kind', kind),
    redundancyGroup === null ? t(`operations.without.${strength}`) : t('operations.oneOf', { group: redundancyGroup }),
  ].join(' · ');
}

function EdgeMenu({ record, name, onEdit }: { readonly record: Dependency; readonly name: string; readonly onEdit: () => void }) {
  const t = useWords();
  const { run } = useDeed(removeDependency as unknown as Deed);
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('operations.dependencyMenu', { name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>{t('operations.edit')}</Menu.Item>
        <Menu.Item onClick={() => void run({ id: record.id }, { version: record.version, said: t('operations.dependencyRemoved') })}>
          {t('operations.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
