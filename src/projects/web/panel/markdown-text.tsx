/** Markdown as it reads. What somebody wrote is cleaned of everything that could act. */
import ReactMarkdown, { type Components } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import { useMemo } from 'react';
import styles from './panel.module.css';

/** `@[Ada Lovelace](membership id)` reads as a name, not as a link to an id. */
const mention = /@\[([^\]\n]{1,200})\]\([0-9a-f-]{36}\)/g;

/** Pictures would be fetched from elsewhere: their description stands for them. */
const components: Components = {
  img: ({ alt }) => <span>{alt}</span>,
  a: ({ href, children }) => (
    <a href={href} rel="noreferrer noopener" target="_blank">
      {children}
    </a>
  ),
};

export default function MarkdownText({ text }: { readonly text: string }) {
  const shown = useMemo(() => text.replace(mention, (_, name: string) => `**@${name}**`), [text]);
  return (
    <div className={styles['markdown']}>
      <ReactMarkdown rehypePlugins={[rehypeSanitize]} components={components}>
        {shown}
      </ReactMarkdown>
    </div>
  );
}
