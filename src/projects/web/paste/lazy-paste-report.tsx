/** The report of a paste, fetched when there is one. */
import { lazy, Suspense } from 'react';
import type { PasteReport } from './paste-report.ts';

const Dialogue = lazy(async () => ({ default: (await import('./paste-report-dialogue.tsx')).PasteReportDialogue }));

export function PasteReportDialogue(props: { readonly report: PasteReport | null; readonly onClose: () => void }) {
  return props.report ? (
    <Suspense fallback={null}>
      <Dialogue {...props} />
    </Suspense>
  ) : null;
}
