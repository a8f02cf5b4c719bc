/** Tells row by row which cells of a paste were not taken, and why. Nothing to tell: nothing is shown. */
import { Button, Modal } from '@mantine/core';
import { useWords, VirtualTable } from '#platform/web';
import type { PasteReport } from './paste-report.ts';
import styles from './paste.module.css';

export function PasteReportDialogue({ report, onClose }: { readonly report: PasteReport | null; readonly onClose: () => void }) {
  const t = useWords();
  const refused = report?.refused ?? [];
  return (
    <Modal
      opened={refused.length > 0}
      onClose={onClose}
      size="xl"
      title={t('projects.pasteTitle', { count: refused.length })}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <p className="plain">{t('projects.pasteAbout', { cells: report?.cells ?? 0, tasks: report?.tasks ?? 0 })}</p>
      <VirtualTable
        label={t('projects.pasteTitle', { count: refused.length })}
        rows={refused.map((each, index) => ({ ...each, id: String(index) }))}
        rowHeight={44}
        columns={[
          { id: 'row', title: t('projects.pasteRow'), width: '64px', render: (each) => String(each.row) },
          {
            id: 'column',
            title: t('projects.pasteColumn'),
            width: '110px',
            render: (each) => (each.column === null ? '' : t(`projects.taskColumn.${each.column}`)),
          },
          {
            id: 'text',
            title: t('projects.pasteText'),
            width: 'minmax(0, 1.4fr)',
            render: (each) => (
              <span className={styles['cropped']} title={each.text}>
                {each.text}
              </span>
            ),
          },
          {
            id: 'why',
            title: t('projects.pasteWhy'),
            width: 'minmax(0, 3fr)',
            render: (each) => (
              <span className={styles['why']} title={each.why}>
                {each.why}
              </span>
            ),
          },
        ]}
      />
      <div className="button-row">
        <Button onClick={onClose}>{t('shell.close')}</Button>
      </div>
    </Modal>
  );
}
