/** What levelling would do, task by task, before it is done: who waits, when the project would finish, who has too much all the same. */
import { Button, Modal } from '@mantine/core';
import { ErrorState, ListSkeleton, useDeed, useFormat, useView, useWords, VirtualTable } from '#platform/web';
import { levellingPreview, levelProject } from '#projects/rules';
import styles from './tabs.module.css';

export default function LevelDialogue({ projectId, onClose }: { readonly projectId: string; readonly onClose: () => void }) {
  const t = useWords();
  const format = useFormat();
  const preview = useView(levellingPreview, { projectId });
  const { run, isRunning } = useDeed(levelProject);
  const found = preview.data;
  const carryOut = async (clears: boolean) => {
    const said = clears ? t('projects.levelCleared') : t('projects.levelled', { count: found?.moved.length ?? 0 });
    const { problem } = await run({ projectId, clears }, { said });
    if (!problem) onClose();
  };
  const isSame = found?.finishBefore === found?.finishAfter;
  return (
    <Modal opened onClose={onClose} size="xl" title={t('projects.level-project')} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <p className="plain">{t('projects.levelAbout')}</p>
      {preview.error ? (
        <ErrorState problem={preview.error} retry={() => void preview.refetch()} />
      ) : found && !preview.isPlaceholderData ? (
        <>
          <p role="status">
            <strong>{t('projects.levelMoves', { count: found.moved.length })}</strong>{' '}
            {found.moved.length === 0
              ? ''
              : isSame
                ? t('projects.finishStays')
                : t('projects.levelFinish', { before: format.instant(found.finishBefore), after: format.instant(found.finishAfter) })}
          </p>
          {found.overloads.length > 0 ? (
            <p className={styles['warning']}>
              {t('projects.levelOverloads', {
                people: found.overloads.map(({ name, days }) => t('projects.levelOverload', { name, days })).join(', '),
              })}
            </p>
          ) : null}
          {found.moved.length > 0 ? (
            <VirtualTable
              label={t('projects.levelMoves', { count: found.moved.length })}
              rows={found.moved}
              columns={[
                {
                  id: 'name',
                  title: t('projects.taskColumn.name'),
                  width: 'minmax(0, 2fr)',
                  render: (row) => (
                    <span className={styles['cropped']} title={row.name}>
                      {row.number} {row.name}
                    </span>
                  ),
                },
                {
                  id: 'before',
                  title: t('projects.levelBefore'),
                  width: '150px',
                  render: (row) => format.instant(row.startBefore),
                },
                {
                  id: 'after',
                  title: t('projects.levelAfter'),
                  width: '150px',
                  render: (row) => format.instant(row.startAfter),
                },
                {
                  id: 'why',
                  title: t('projects.pasteWhy'),
                  width: '130px',
                  render: (row) => t(row.waits ? 'projects.levelWaits' : 'projects.levelFollows'),
                },
              ]}
            />
          ) : null}
          <div className="button-row">
            {found.levelled > 0 ? (
              <Button variant="default" loading={isRunning} onClick={() => void carryOut(true)}>
                {t('projects.levelClear', { count: found.levelled })}
              </Button>
            ) : null}
            <Button variant="default" onClick={onClose}>
              {t('shell.cancel')}
            </Button>
            <Button loading={isRunning} disabled={found.moved.length === 0} onClick={() => void carryOut(false)}>
              {t('projects.levelNow')}
            </Button>
          </div>
        </>
      ) : (
        <ListSkeleton rows={5} />
      )}
    </Modal>
  );
}
