/** The project that asks for a change, for those who see it; and who may, says which it is. */
import { ActionIcon } from '@mantine/core';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { askForChange, noLongerAskForChange, projectChange, type ChangeRow } from '#changes/rules';
import { managers } from '#platform/kit';
import { project } from '#projects/rules';
import { GoLink, RecordSelect, useAll, useDeed, useMay, useOne, useWords } from '#platform/web';

export function ProjectFact({ row }: { readonly row: ChangeRow }) {
  const t = useWords();
  const may = useMay();
  const ask = useDeed(askForChange);
  const noLonger = useDeed(noLongerAskForChange);
  const links = useAll(projectChange, { changeId: row.id });
  const link = links.data?.[0];
  const found = useOne(project, link?.projectId);
  if (link)
    return (
      <span className="titled">
        <GoLink to={`/projects/${link.projectId}`}>{found.data?.name ?? ''}</GoLink>
        {may(managers) ? (
          <ActionIcon
            size={24}
            variant="subtle"
            aria-label={t('changes.notForProject')}
            onClick={() => void noLonger.run({ id: link.id }, { version: link.version, said: t('changes.notForProject') })}
          >
            <IconX size={14} />
          </ActionIcon>
        ) : null}
      </span>
    );
  if (!may(managers) || !links.data) return null;
  return (
    <RecordSelect
      thing={project}
      size="xs"
      aria-label={t('changes.forProject')}
      placeholder={t('changes.noProject')}
      value={null}
      onChange={(projectId) => projectId && void ask.run({ projectId, changeId: row.id }, { said: t('changes.nowForProject') })}
    />
  );
}
