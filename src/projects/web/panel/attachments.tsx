/** Files beside a task: dropped or chosen, sent with their progress, fetched again, taken away by who attached them or leads the project. */
import { Button, Progress } from '@mantine/core';
import IconPaperclip from '@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs';
import { useRef, useState, type DragEvent } from 'react';
import { membership } from '#access/rules';
import { limits, Problem } from '#platform/kit';
import { refresh, sayDone, sentenceOf, useAll, useDeed, useFormat, useMay, useWords } from '#platform/web';
import { removeAttachment, uploadAttachment, type Attachment } from '#projects/rules';
import { sendBytes } from '../send-bytes.ts';
import styles from './attachments.module.css';

interface AttachmentsProps {
  readonly projectId: string;
  readonly taskId: string;
  readonly attachments: readonly Attachment[];
}

interface Sending {
  readonly name: string;
  readonly percent: number;
}

export function Attachments({ projectId, taskId, attachments }: AttachmentsProps) {
  const t = useWords();
  const format = useFormat();
  const may = useMay();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [isOver, setOver] = useState(false);
  const mayAttach = may(uploadAttachment.may ?? undefined, { scopeId: projectId });
  const largest = format.number(Math.floor(limits.uploadBytes / 1_000_000));

  async function send(files: readonly File[]) {
    setProblems([]);
    const refused: string[] = [];
    for (const file of files) {
      if (file.size > limits.uploadBytes || file.size === 0) {
        refused.push(t(file.size === 0 ? 'projects.fileEmpty' : 'projects.fileTooLarge', { name: file.name, megabytes: largest }));
        continue;
      }
      setSending({ name: file.name, percent: 0 });
      const query = new URLSearchParams({ taskId, name: file.name.slice(0, 255) });
      try {
        const { sequence } = await sendBytes<Attachment>(`/api/v1/projects/${projectId}/attachments?${query.toString()}`, file, (percent) =>
          setSending({ name: file.name, percent }),
        );
        sayDone(t('projects.saidAttached', { name: file.name }), sequence);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        refused.push(`${file.name}: ${sentenceOf(error)}`);
      }
    }
    setSending(null);
    setProblems(refused);
    await refresh('attachment');
  }
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!sending) void send([...event.dataTransfer.files]);
  };
  const shown = attachments.toSorted((left, right) => left.createdAt.localeCompare(right.createdAt));
  return (
    <>
      {shown.length === 0 ? <p className="plain">{t('projects.noAttachments')}</p> : null}
      <ul className={styles['files']}>
        {shown.map((each) => (
          <AttachmentLine key={each.id} held={each} />
        ))}
      </ul>
      {mayAttach ? (
        <div
          className={styles['drop']}
          data-over={isOver || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <input
            ref={input}
            type="file"
            multiple
            className="visually-hidden"
            aria-label={t('projects.attach')}
            tabIndex={-1}
            disabled={sending !== null}
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])];
              event.currentTarget.value = '';
              void send(files);
            }}
          />
          {sending ? (
            <div role="status">
              <span>{t('projects.attaching', { name: sending.name, percent: sending.percent })}</span>
              <Progress value={sending.percent} animated={sending.percent === 100} aria-label={t('projects.importProgress')} />
            </div>
          ) : (
            <>
              <Button size="xs" variant="default" leftSection={<IconPaperclip size={14} />} onClick={() => input.current?.click()}>
                {t('projects.attach')}
              </Button>
              <span className="plain">{t('projects.attachAbout', { megabytes: largest })}</span>
            </>
          )}
        </div>
      ) : null}
      {problems.length > 0 ? (
        <div role="alert" className={styles['problem']}>
          {problems.map((each) => (
            <p key={each}>{each}</p>
          ))}
        </div>
      ) : null}
    </>
  );
}

function AttachmentLine({ held }: { readonly held: Attachment }) {
  const t = useWords();
  const format = useFormat();
  const may = useMay();
  const members = useAll(membership, {});
  const removing = useDeed(removeAttachment);
  const author = members.data?.find((each) => each.id === held.uploadedById)?.name;
  return (
    <li>
      <span>
        <a href={`/api/v1/attachments/${held.id}/content`} download={held.name}>
          {held.name}
        </a>
        <small>
          {sizeText(held.bytes, format.number)} · {author ? `${author} · ` : ''}
          {format.ago(held.createdAt)}
        </small>
      </span>
      {may(removeAttachment.may, { scopeId: held.projectId, ownerId: held.uploadedById }) ? (
        <Button
          size="compact-xs"
          variant="subtle"
          loading={removing.isRunning}
          aria-label={t('projects.removeNamed', { name: held.name })}
          onClick={() =>
            void removing.run({ id: held.id }, { version: held.version, said: t('projects.saidDetached', { name: held.name }) })
          }
        >
          {t('projects.remove')}
        </Button>
      ) : null}
    </li>
  );
}

function sizeText(bytes: number, number: (value: number, options?: Intl.NumberFormatOptions) => string): string {
  const [size, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, 'MB'] : [Math.max(bytes / 1000, 0.1), 'kB'];
  return `${number(size, { maximumFractionDigits: size < 10 ? 1 : 0 })} ${unit}`;
}
