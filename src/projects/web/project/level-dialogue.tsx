/** What levelling would do, task by task, before it is done: who waits, when the project would finish, who has too much all the same. */
import { Button, Modal } from '@mantine/core';
import { ErrorState, ListSkeleton, useDeed, useLanguage, useOne, useView, useWords, VirtualTable } from '#platform/web';
import { levellingPreview, levelProject, project } from '#projects/rules';
import { usePlanInHand } from './plan-in-hand.tsx';
import styles from './tabs.module.css';

export default function LevelDialogue({ projectId, onClose }: { readonly projectId: string; readonly onClose: () => void }) {
  const t = useWords();
  const locale = useLanguage() === 'de' ? 'de-DE' : 'en-GB';
  const { data: owner } = useOne(project, projectId);
  const { hand } = usePlanInHand();
  // By the clock of the project, as everywhere on its pages.
  const moment = (instant: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: owner?.zone ?? 'UTC' }).format(new Date(instant));
  /** For whom it waits, where the plan is at hand. */
  const whoOf = (id: string) => hand?.plan.model.tasks[hand.plan.network.indexOf.get(id) ?? -1]?.resources ?? '';
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
      ) : found && owner && !preview.isPlaceholderData ? (
        <>
          <p role="status">
            <strong>{t('projects.levelMoves', { count: found.moved.length })}</strong>{' '}
            {found.moved.length === 0
              ? ''
              : isSame
                ? t('projects.finishStays')
                : t('projects.levelFinish', { before: moment(found.finishBefore), after: moment(found.finishAfter) })}
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
                  width: '176px',
                  render: (row) => moment(row.startBefore),
                },
                {
                  id: 'after',
                  title: t('projects.levelAfter'),
                  width: '176px',
                  render: (row) => moment(row.startAfter),
                },
                {
                  id: 'why',
                  title: t('projects.pasteWhy'),
                  width: 'minmax(150px, 1fr)',
                  render: (row) => {
                    const who = row.waits ? whoOf(row.id) : '';
                    const why =
                      who === '' ? t(row.waits ? 'projects.levelWaits' : 'projects.levelFollows') : t('projects.levelWaitsFor', { who });
                    return (
                      <span className={styles['cropped']} title={why}>
                        {why}
                      </span>
                    );
                  },
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
