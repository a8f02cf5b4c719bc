/** What can be done with a project as a whole: files of it for other programs, and levelling its people. */
import { ActionIcon, Menu } from '@mantine/core';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import IconScale from '@tabler/icons-react/dist/esm/icons/IconScale.mjs';
import { lazy, Suspense, useState } from 'react';
import { planners } from '#platform/kit';
import { useLanguage, useMay, useWords } from '#platform/web';
import { exportFormats } from '#projects/rules';

const LevelDialogue = lazy(() => import('./level-dialogue.tsx'));

export function ProjectMenu({ projectId, name }: { readonly projectId: string; readonly name: string }) {
  const t = useWords();
  const language = useLanguage();
  const may = useMay();
  const [isLevelling, setLevelling] = useState(false);
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon size="lg" aria-label={t('projects.menuOf', { name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('projects.exportAs')}</Menu.Label>
          {exportFormats.map((format) => (
            <Menu.Item
              key={format}
              component="a"
              href={`/api/v1/projects/${projectId}/export?format=${format}&language=${language}`}
              download
              leftSection={<IconDownload size={16} />}
            >
              {t(`projects.export.${format}`)}
            </Menu.Item>
          ))}
          {may(planners, { scopeId: projectId }) ? (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconScale size={16} />} onClick={() => setLevelling(true)}>
                {t('projects.level-project')}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {isLevelling ? (
        <Suspense fallback={null}>
          <LevelDialogue projectId={projectId} onClose={() => setLevelling(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
