/** What was said about a task, oldest first, and a place to say more; names are mentioned from a list. */
import { Button, SegmentedControl, Select, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { membership } from '#access/rules';
import { ConfirmButton, Markdown, useAll, useDeed, useFormat, useMay, useMe, useWords } from '#platform/web';
import { commentOnTask, editComment, removeComment, type Comment } from '#projects/rules';
import styles from './panel.module.css';

interface CommentsProps {
  readonly projectId: string;
  readonly taskId: string;
  readonly comments: readonly Comment[];
}

export function Comments({ projectId, taskId, comments }: CommentsProps) {
  const t = useWords();
  const may = useMay();
  const members = useAll(membership, {});
  const saying = useDeed(commentOnTask);
  const nameOf = (id: string) => members.data?.find((each) => each.id === id)?.name ?? '…';
  const shown = comments.toSorted((left, right) => left.createdAt.localeCompare(right.createdAt));
  return (
    <>
      {shown.length === 0 ? <p className="plain">{t('projects.noComments')}</p> : null}
      <ol className={styles['comments']}>
        {shown.map((each) => (
          <CommentLine key={each.id} comment={each} author={nameOf(each.authorId)} />
        ))}
      </ol>
      {may(commentOnTask.may, { scopeId: projectId }) ? (
        <Writing
          start=""
          submit={t('projects.say')}
          isRunning={saying.isRunning}
          members={(members.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
          onDone={async (text) => Boolean((await saying.run({ projectId, taskId, text }, { said: t('projects.saidComment') })).answer)}
        />
      ) : null}
    </>
  );
}

function CommentLine({ comment, author }: { readonly comment: Comment; readonly author: string }) {
  const t = useWords();
  const format = useFormat();
  const me = useMe();
  const may = useMay();
  const editing = useDeed(editComment);
  const removing = useDeed(removeComment);
  const [isEditing, setEditing] = useState(false);
  const standing = { scopeId: comment.projectId, ownerId: comment.authorId };
  return (
    <li>
      <div className={styles['said']}>
        <strong>{author}</strong>
        <time dateTime={comment.createdAt} title={format.instant(comment.createdAt)}>
          {format.ago(comment.createdAt)}
        </time>
        {comment.editedAt ? <span>{t('projects.edited')}</span> : null}
        <span className={styles['acts']}>
          {comment.authorId === me.membershipId ? (
            <Button size="compact-xs" variant="subtle" onClick={() => setEditing(!isEditing)}>
              {t('projects.write')}
            </Button>
          ) : null}
          {may(removeComment.may, standing) ? (
            <ConfirmButton
              size="compact-xs"
              variant="subtle"
              question={t('projects.removeCommentQuestion')}
              onConfirm={() => removing.run({ id: comment.id }, { version: comment.version, said: t('projects.commentRemoved') })}
            >
              {t('projects.remove')}
            </ConfirmButton>
          ) : null}
        </span>
      </div>
      {isEditing ? (
        <Writing
          start={comment.text}
          submit={t('shell.save')}
          isRunning={editing.isRunning}
          members={[]}
          onDone={async (text) => {
            const { problem } = await editing.run({ id: comment.id, text }, { version: comment.version });
            if (!problem) setEditing(false);
            return !problem;
          }}
        />
      ) : (
        <Markdown text={comment.text} />
      )}
    </li>
  );
}

interface WritingProps {
  readonly start: string;
  readonly submit: string;
  readonly isRunning: boolean;
  readonly members: readonly { readonly value: string; readonly label: string }[];
  /** True when it was kept: then the field is emptied. */
  readonly onDone: (text: string) => Promise<boolean>;
}

function Writing({ start, submit, isRunning, members, onDone }: WritingProps) {
  const t = useWords();
  const [text, setText] = useState(start);
  const [view, setView] = useState('write');
  const area = useRef<HTMLTextAreaElement>(null);
  const send = async () => {
    if (text.trim() !== '' && (await onDone(text.trim()))) {
      setText('');
      setView('write');
    }
  };
  const mention = (id: string | null) => {
    const member = members.find((each) => each.value === id);
    if (!member) return;
    const at = area.current?.selectionStart ?? text.length;
    setText(`${text.slice(0, at)}@[${member.label}](${member.value}) ${text.slice(at)}`);
    area.current?.focus();
  };
  return (
    <div className={styles['writing']}>
      {view === 'write' ? (
        <Textarea
          ref={area}
          aria-label={t('projects.comment')}
          placeholder={t('projects.commentPlaceholder')}
          autosize
          minRows={2}
          maxRows={12}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
          }}
        />
      ) : (
        <div className={styles['preview']}>
          <Markdown text={text} />
        </div>
      )}
      <div className={styles['writingFoot']}>
        <SegmentedControl
          size="xs"
          aria-label={t('projects.writeOrPreview')}
          value={view}
          onChange={setView}
          data={[
            { value: 'write', label: t('projects.write') },
            { value: 'preview', label: t('projects.preview') },
          ]}
        />
        {members.length > 0 && view === 'write' ? (
          <Select
            size="xs"
            w={150}
            searchable
            aria-label={t('projects.mention')}
            placeholder={t('projects.mention')}
            data={[...members]}
            value={null}
            onChange={mention}
          />
        ) : null}
        <Button size="xs" loading={isRunning} disabled={text.trim() === ''} onClick={() => void send()} className={styles['acts']}>
          {submit}
        </Button>
      </div>
    </div>
  );
}
