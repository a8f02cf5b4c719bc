/** Markdown as it reads; what makes it readable is fetched when the first text is shown, and until then the text stands as it was written. */
import { lazy, Suspense } from 'react';

const MarkdownText = lazy(() => import('./markdown-text.tsx'));

export function Markdown({ text }: { readonly text: string }) {
  return (
    <Suspense fallback={<p className="plain">{text}</p>}>
      <MarkdownText text={text} />
    </Suspense>
  );
}
