/** The fields of a task, each kept as soon as it is left. */
import { Checkbox, MultiSelect, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { nameOfValue, useAll, useDeed, useLanguage, useOne, useWords } from '#platform/web';
import {
  changeTask,
  constraintKinds,
  formatDuration,
  label,
  parseDuration,
  project,
  reportProgress,
  setStatus,
  task,
  taskStatuses,
  type Task,
  type TaskStatus,
} from '#projects/rules';
import { dayOf, instantOfDay } from '../instant-and-day.ts';
import { ProgressMenu } from '../progress-menu.tsx';
import { usePlanInHand } from '../project/plan-in-hand.tsx';
import { parseWhole } from './parse-share.ts';
import { Prose } from './prose.tsx';
import styles from './panel.module.css';
import { useField } from './use-field.ts';

interface TaskFieldsProps {
  readonly record: Task;
  readonly mayChange: boolean;
  /** Stands between what the task is and how it is planned. */
  readonly children: ReactNode;
}

const dateless = new Set(['ASAP', 'ALAP']);

export function TaskFields({ record, mayChange, children }: TaskFieldsProps) {
  const t = useWords();
  const tongue = useLanguage();
  const said = t('projects.gantt.saidChanged', { name: record.name });
  const { hand } = usePlanInHand();
  const isSummary = hand?.plan.facts.tasks.some((each) => each.parent === record.id) ?? false;
  const { data: owner } = useOne(project, record.projectId);
  const labels = useAll(label);
  const progress = useDeed(reportProgress);
  const name = useField(record, 'name', said);
  const deadline = useField(record, 'deadline', said);
  const constraintKind = useField(record, 'constraintKind', said, (kind) =>
    dateless.has(kind) ? { constraintAt: null } : { constraintAt: record.constraintAt ?? new Date().toISOString() },
  );
  const constraintAt = useField(record, 'constraintAt', said);
  const priority = useField(record, 'priority', said);
  const mode = useField(record, 'mode', said);
  const kind = useField(record, 'kind', said);
  const taskType = useField(record, 'taskType', said);
  const isEffortDriven = useField(record, 'isEffortDriven', said);
  const labelIds = useField(record, 'labelIds', said);
  const notes = useField(record, 'notes', said);
  const zone = owner?.zone ?? 'Europe/Berlin';
  const instantOr = (day: string, hour: number) => (day === '' ? null : instantOfDay(day, hour, zone));
  const dayIn = (instant: string | null) => (instant ? dayOf(instant, zone) : '');
  const overtaken = (field: { readonly isOvertaken: boolean }) => (field.isOvertaken ? t('projects.overtaken') : undefined);

  return (
    <>
      <Textarea
        classNames={{ input: styles['title']! }}
        aria-label={t('field.name')}
        autosize
        minRows={1}
        readOnly={!mayChange}
        maxLength={500}
        value={name.value}
        description={overtaken(name)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={(event) => name.set(event.currentTarget.value.replaceAll('\n', ' '))}
        onBlur={() => (name.value.trim() === '' ? name.cancel() : name.commit())}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            event.currentTarget.blur();
          } else if (event.key === 'Escape') {
            event.preventDefault();
            name.cancel();
          }
        }}
      />
      <StatusField record={record} />
      <div className={styles['progress']}>
        <span>{t('projects.taskColumn.percent')}</span>
        <ProgressMenu
          name={record.name}
          percent={record.percentComplete}
          isRunning={progress.isRunning}
          onReport={(percentComplete) =>
            void progress.run(
              { id: record.id, percentComplete },
              {
                said: withWhatFollows(
                  t('projects.saidPercent', { name: record.name, percent: percentComplete }),
                  hand?.session.foresee(reportProgress, { id: record.id, percentComplete }),
                ),
              },
            )
          }
        />
      </div>
      {children}
      <fieldset disabled={!mayChange} className={styles['fields']}>
        <legend className="visually-hidden">{t('projects.planning')}</legend>
        <DurationField record={record} lengths={owner?.options} tongue={tongue} said={said} />
        <WorkField record={record} lengths={owner?.options} tongue={tongue} said={said} />
        {isSummary ? null : (
          <Checkbox
            size="xs"
            className={styles['check']}
            label={t('projects.gantt.milestone')}
            checked={kind.value === 'milestone'}
            onChange={(event) => kind.commit(event.currentTarget.checked ? 'milestone' : 'task')}
          />
        )}
        <Select
          size="xs"
          label={t('projects.task.taskType')}
          allowDeselect={false}
          data={task.schema.shape.taskType.unwrap().options.map((value) => ({ value, label: nameOfValue(task, 'taskType', value) }))}
          value={taskType.value}
          onChange={(value) => value && taskType.commit(value as Task['taskType'])}
        />
        <Checkbox
          size="xs"
          className={styles['check']}
          label={t('projects.task.isEffortDriven')}
          checked={isEffortDriven.value}
          onChange={(event) => isEffortDriven.commit(event.currentTarget.checked)}
        />
        <PriorityField value={priority.value} hint={overtaken(priority)} onValue={(value) => priority.commit(value)} />
        <Select
          size="xs"
          label={t('projects.task.constraintKind')}
          allowDeselect={false}
          data={constraintKinds.map((value) => ({ value, label: nameOfValue(task, 'constraintKind', value) }))}
          value={constraintKind.value}
          onChange={(value) => value && constraintKind.commit(value as Task['constraintKind'])}
        />
        {dateless.has(record.constraintKind) ? null : (
          <TextInput
            size="xs"
            type="date"
            label={t('projects.task.constraintAt')}
            value={dayIn(constraintAt.value)}
            onChange={(event) => constraintAt.set(instantOr(event.currentTarget.value, 8))}
            onKeyDown={onEscape(constraintAt.isEdited, constraintAt.cancel)}
            onBlur={() => (constraintAt.value === null ? constraintAt.cancel() : constraintAt.commit())}
          />
        )}
        <TextInput
          size="xs"
          type="date"
          label={t('projects.task.deadline')}
          value={dayIn(deadline.value)}
          onChange={(event) => deadline.set(instantOr(event.currentTarget.value, 17))}
          onKeyDown={onEscape(deadline.isEdited, deadline.cancel)}
          onBlur={() => deadline.commit()}
        />
        <Select
          size="xs"
          label={t('projects.task.mode')}
          allowDeselect={false}
          data={(['auto', 'manual'] as const).map((value) => ({ value, label: nameOfValue(task, 'mode', value) }))}
          value={mode.value}
          onChange={(value) => value && mode.commit(value as Task['mode'])}
        />
        <MultiSelect
          className={styles['wide']}
          size="xs"
          label={t('projects.taskColumn.labels')}
          data={(labels.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
          value={[...labelIds.value]}
          onChange={(value) => labelIds.commit(value)}
          searchable
          hidePickedOptions
          disabled={!mayChange}
        />
      </fieldset>
      <Prose
        label={t('projects.task.notes')}
        placeholder={t('projects.notesPlaceholder')}
        value={notes.value}
        hint={overtaken(notes)}
        isReadOnly={!mayChange}
        onChange={notes.set}
        onDone={() => notes.commit()}
        onCancel={notes.cancel}
      />
    </>
  );
}

/** Escape takes the edit of a field back, and says so by what stands there again; only the next one closes the panel. */
const onEscape = (isEdited: boolean, cancel: () => void) => (event: KeyboardEvent<HTMLInputElement>) => {
  if (event.key === 'Enter') event.currentTarget.blur();
  if (event.key !== 'Escape' || !isEdited) return;
  event.preventDefault();
  cancel();
};

const withWhatFollows = (said: string, follows: string | undefined): string => (follows ? `${said}. ${follows}` : said);

function StatusField({ record }: { readonly record: Task }) {
  const t = useWords();
  const { run } = useDeed(setStatus);
  const { hand } = usePlanInHand();
  const [reason, setReason] = useState<string | null>(null);
  const put = (status: TaskStatus, blockedReason: string | null = null) =>
    void run(
      { id: record.id, status, blockedReason },
      {
        said: withWhatFollows(
          t('projects.saidMoved', { name: record.name, status: nameOfValue(task, 'status', status) }),
          hand?.session.foresee(setStatus, { id: record.id, status, blockedReason }),
        ),
      },
    );
  return (
    <>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('projects.taskColumn.status')}
        value={reason === null ? record.status : 'blocked'}
        onChange={(status) => {
          if (status === 'blocked') setReason('');
          else {
            setReason(null);
            put(status as TaskStatus);
          }
        }}
        data={taskStatuses.map((value) => ({ value, label: nameOfValue(task, 'status', value) }))}
      />
      {reason !== null || record.status === 'blocked' ? (
        <TextInput
          size="xs"
          mt={8}
          label={t('projects.blockedReason')}
          value={reason ?? record.blockedReason ?? ''}
          autoFocus={reason !== null}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
          onBlur={() => {
            if (reason?.trim()) put('blocked', reason.trim());
            setReason(null);
          }}
        />
      ) : null}
    </>
  );
}

interface DurationFieldProps {
  readonly record: Task;
  readonly lengths: Parameters<typeof parseDuration>[1] | undefined;
  readonly tongue: 'en' | 'de';
  readonly said: string;
}

function DurationField({ record, lengths, tongue, said }: DurationFieldProps) {
  const t = useWords();
  const [text, setText] = useState<string | null>(null);
  const [base, setBase] = useState(record);
  const [isWrong, setWrong] = useState(false);
  const { hand } = usePlanInHand();
  const duration = useField(
    base,
    'durationMinutes',
    said,
    () => {
      const typed = text === null || !lengths ? undefined : parseDuration(text, lengths, tongue);
      return typed ? { isElapsed: typed.isElapsed, isEstimated: typed.isEstimated } : {};
    },
    (input) => hand?.session.foresee(changeTask, input),
  );
  const shown = lengths
    ? formatDuration({ minutes: record.durationMinutes, isElapsed: record.isElapsed, isEstimated: record.isEstimated }, lengths, tongue)
    : '';
  return (
    <TextInput
      size="xs"
      label={t('projects.taskColumn.duration')}
      error={isWrong ? t('projects.gantt.refused-duration') : undefined}
      value={text ?? shown}
      onFocus={() => setBase(record)}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onEscape(text !== null, () => setText(null))}
      onBlur={() => {
        const typed = text === null || !lengths ? undefined : parseDuration(text, lengths, tongue);
        const isReadable = typed !== undefined && typed.minutes >= 0;
        setWrong(text !== null && !isReadable);
        if (text === null || !isReadable) return;
        duration.commit(typed.minutes);
        setText(null);
      }}
    />
  );
}

/** Hours, or any duration; empty: as much as the duration and the people's shares make. */
function WorkField({ record, lengths, tongue, said }: DurationFieldProps) {
  const t = useWords();
  const [text, setText] = useState<string | null>(null);
  const [base, setBase] = useState(record);
  const [isWrong, setWrong] = useState(false);
  const { hand } = usePlanInHand();
  const work = useField(base, 'workMinutes', said, undefined, (input) => hand?.session.foresee(changeTask, input));
  const hours = record.workMinutes === null ? '' : String(Math.round(record.workMinutes / 6) / 10);
  const shown = hours === '' ? '' : `${tongue === 'de' ? hours.replace('.', ',') : hours} h`;
  const read = (typed: string): number | null | undefined => {
    if (typed.trim() === '') return null;
    const isBare = /^\d+([.,]\d+)?$/u.test(typed.trim());
    const found = lengths && parseDuration(isBare ? `${typed.trim()}h` : typed, lengths, tongue);
    return found && found.minutes >= 0 && !found.isElapsed ? found.minutes : undefined;
  };
  return (
    <TextInput
      size="xs"
      label={t('projects.task.workMinutes')}
      placeholder={t('projects.workFromDuration')}
      error={isWrong ? t('projects.wrongWork') : undefined}
      value={text ?? shown}
      onFocus={() => setBase(record)}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onEscape(text !== null, () => setText(null))}
      onBlur={() => {
        if (text === null) return;
        const minutes = read(text);
        setWrong(minutes === undefined);
        if (minutes === undefined) return;
        work.commit(minutes);
        setText(null);
      }}
    />
  );
}

interface PriorityFieldProps {
  readonly value: number;
  readonly hint: string | undefined;
  readonly onValue: (value: number) => void;
}

function PriorityField({ value, hint, onValue }: PriorityFieldProps) {
  const t = useWords();
  const [text, setText] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  return (
    <TextInput
      size="xs"
      inputMode="numeric"
      label={t('projects.taskColumn.priority')}
      description={hint}
      error={isWrong ? t('projects.wrongPriority') : undefined}
      value={text ?? String(value)}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onEscape(text !== null, () => setText(null))}
      onBlur={() => {
        if (text === null) return;
        const typed = parseWhole(text, 0, 1000);
        setWrong(typed === null);
        if (typed === null) return;
        setText(null);
        onValue(typed);
      }}
    />
  );
}
