/** The permission table, as the server enforces it: what is not ticked is denied. */
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import { membership } from '#access/rules';
import { organisationRoles, scopeRoles } from '#platform/kit';
import {
  EmptyState,
  FilterInput,
  Loaded,
  loadAllWords,
  nameOfThing,
  nameOfValue,
  PageFrame,
  translate,
  translateFirst,
  useAddress,
  useGet,
  useWords,
} from '#platform/web';
import { useEffect } from 'react';
import { byTag } from './by-tag.ts';
import styles from './permissions-page.module.css';

interface Line {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly about: string;
  readonly tag: string;
  readonly of: 'list' | 'one' | 'history' | 'deed' | 'view' | 'own';
  readonly thing: string | null;
  readonly may: { readonly organisation: readonly string[]; readonly scope: readonly string[]; readonly own: boolean } | null;
}

export default function PermissionsPage() {
  const t = useWords();
  const [{ q }, setAddress] = useAddress({ q: '' });
  const table = useGet<{ items: readonly Line[] }>('/permissions', { dependsOn: [] });
  // The table tells of the things of every room.
  useEffect(() => void loadAllWords(), []);
  const columns = [...organisationRoles, ...scopeRoles.map((role) => `scope.${role}`), 'own'];
  return (
    <PageFrame
      title={t('access.permissions')}
      about={t('access.permissionsAbout')}
      bar={<FilterInput value={q} onChange={(text) => setAddress({ q: text }, { replace: true })} />}
    >
      <Loaded query={table}>
        {({ items }) => {
          const groups = byTag(
            items,
            q,
            (line) => `${titleOf(line)} ${line.id} ${line.tag} ${line.about} ${line.path}`,
            (line) => line.tag,
          );
          if (groups.length === 0) return <EmptyState title={t('shell.nothingFound')} />;
          return (
            // The region scrolls by itself, so keyboards must reach it.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            <section className={styles['scroller']} aria-label={t('access.permissions')} tabIndex={0}>
              <table className={styles['table']}>
                <thead>
                  <tr>
                    <th scope="col">{t('access.deed')}</th>
                    {columns.map((column) => (
                      <th key={column} scope="col" className={styles['role']}>
                        {column === 'own'
                          ? t('access.own')
                          : column.startsWith('scope.')
                            ? t(`access.scope-role.role.${column.slice(6)}`)
                            : nameOfValue(membership, 'role', column)}
                      </th>
                    ))}
                  </tr>
                </thead>
                {groups.map(([tag, group]) => (
                  <tbody key={tag}>
                    <tr>
                      <th scope="rowgroup" colSpan={columns.length + 1} className={styles['tag']}>
                        {translateFirst([`access.permitGroup.${tag}`], tag)}
                      </th>
                    </tr>
                    {group.map((line) => (
                      <PermissionLine key={line.id} line={line} columns={columns} />
                    ))}
                  </tbody>
                ))}
              </table>
            </section>
          );
        }}
      </Loaded>
    </PageFrame>
  );
}

/** "Task: change", "Approve an absence": what the line allows, in words of the trade. */
function titleOf({ id, of, thing }: Line): string {
  const deed = thing && ['create', 'change', 'remove'].find((each) => id === `${each}-${thing}`);
  const kind = of === 'list' || of === 'one' || of === 'history' ? of : deed;
  if (kind && thing) return translate(`access.permit.${kind}`, { thing: nameOfThing({ room: '', name: thing }) });
  return translateFirst([`access.permits.${id}`], id);
}

function PermissionLine({ line, columns }: { readonly line: Line; readonly columns: readonly string[] }) {
  const t = useWords();
  const { may } = line;
  const isTicked = (column: string): boolean => {
    if (!may) return true;
    if (column === 'own') return may.own;
    return column.startsWith('scope.') ? may.scope.includes(column.slice(6)) : may.organisation.includes(column);
  };
  return (
    <tr>
      <th scope="row" className={styles['deed']} title={line.about}>
        {titleOf(line)}
        <span className={styles['path']}>
          {line.method} {line.path}
        </span>
      </th>
      {columns.map((column) => (
        <td key={column} className={styles['cell']}>
          {isTicked(column) ? <IconCheck size={16} aria-hidden="true" /> : null}
          <span className="visually-hidden">{t(isTicked(column) ? 'access.may' : 'access.mayNot')}</span>
        </td>
      ))}
    </tr>
  );
}
