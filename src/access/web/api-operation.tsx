/** One endpoint: its parameters, what it takes, what it answers; a read can be tried. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '#platform/web';
import { nameOfRef, shortOf, type ApiDocument, type Endpoint, type Schema } from './api-document.ts';
import styles from './api-page.module.css';

export function ApiOperation({ api, endpoint }: { readonly api: ApiDocument; readonly endpoint: Endpoint }) {
  const t = useWords();
  const { operation } = endpoint;
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const [status, answer] = Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? ['', undefined];
  const answerSchema = Object.values(answer?.content ?? {})[0]?.schema;
  return (
    <div className={styles['body']}>
      {operation.parameters?.length ? (
        <FieldTable
          title={t('access.parameters')}
          lines={operation.parameters.map(({ name, schema, required, description, in: where }) => ({
            name,
            type: shortOf(schema),
            isRequired: Boolean(required),
            about: [where, description ?? schema.description].filter(Boolean).join(' · '),
          }))}
        />
      ) : null}
      {body ? <SchemaTable title={t('access.body')} api={api} schema={body} /> : null}
      {answerSchema ? (
        <SchemaTable title={`${t('access.answer')} ${status}`} api={api} schema={answerSchema} />
      ) : (
        <p>{t('access.answerNone', { status })}</p>
      )}
      {endpoint.method === 'GET' ? <TryIt endpoint={endpoint} /> : null}
    </div>
  );
}

interface Line {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly about: string;
}

function FieldTable({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  const t = useWords();
  return (
    <div className={styles['fields']}>
      <h3>{title}</h3>
      <table>
        <tbody>
          {lines.map((line) => (
            <tr key={line.name}>
              <th scope="row">
                <code>{line.name}</code>
                {line.isRequired ? <abbr title={t('access.required')}>*</abbr> : null}
              </th>
              <td>
                <code>{line.type}</code>
              </td>
              <td>{line.about}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A schema with its fields; a page of things shows the fields of the thing. */
function SchemaTable({ title, api, schema }: { readonly title: string; readonly api: ApiDocument; readonly schema: Schema }) {
  const resolve = (each: Schema): Schema => {
    const name = nameOfRef(each);
    return name ? (api.components.schemas[name] ?? each) : each;
  };
  const full = resolve(schema);
  const items = full.properties?.['items']?.items ?? full.items;
  const shown = items ? resolve(items) : full;
  const heading = `${title}: ${items ? `${shortOf(schema)} → ${shortOf(items)}` : shortOf(schema)}`;
  const lines = Object.entries(shown.properties ?? {}).map(([name, field]) => ({
    name,
    type: shortOf(field),
    isRequired: shown.required?.includes(name) ?? false,
    about: field.description ?? '',
  }));
  return lines.length ? <FieldTable title={heading} lines={lines} /> : <h3>{heading}</h3>;
}

function TryIt({ endpoint }: { readonly endpoint: Endpoint }) {
  const t = useWords();
  const parameters = (endpoint.operation.parameters ?? []).filter((parameter) => parameter.in !== 'header');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [shown, setShown] = useState<{ readonly status: string; readonly text: string } | null>(null);

  async function send() {
    const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
    const query = new URLSearchParams(
      parameters.filter(({ name, in: where }) => where === 'query' && values[name]).map(({ name }) => [name, values[name]!]),
    );
    setShown(await ask(`${path}${query.size ? `?${query}` : ''}`));
  }
  const needed = parameters.filter(
    (parameter) => parameter.required || parameter.in === 'path' || ['q', 'limit', 'sort'].includes(parameter.name),
  );
  return (
    <form
      className={styles['try']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {needed.map(({ name, in: where, required }) => (
        <TextInput
          key={name}
          size="xs"
          label={name}
          required={where === 'path' || required}
          value={values[name] ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setValues((before) => ({ ...before, [name]: value }));
          }}
        />
      ))}
      <Button type="submit" size="xs" variant="default">
        {t('access.tryIt')}
      </Button>
      {shown ? (
        <output className={styles['output']}>
          <strong>{shown.status}</strong>
          {/* The answer scrolls by itself, so keyboards must reach it. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre tabIndex={0}>{shown.text}</pre>
        </output>
      ) : null}
    </form>
  );
}

async function ask(address: string): Promise<{ readonly status: string; readonly text: string }> {
  const began = performance.now();
  const response = await fetch(address, { headers: { accept: 'application/json' } });
  const text = await response.text();
  const milliseconds = Math.round(performance.now() - began);
  return { status: `${response.status} ${response.statusText} · ${milliseconds} ms`, text: pretty(text) };
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2).slice(0, 50_000);
  } catch {
    return text.slice(0, 50_000);
  }
}
