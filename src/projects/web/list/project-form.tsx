/** A new project: a name, its key (made from the name until somebody writes another), a start. All else can wait. */
import { Alert, Button, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { person } from '#people/rules';
import { RecordSelect, sentenceOf, useDeed, useSession, useWords, type CreateFormProps } from '#platform/web';
import { createProject, programme } from '#projects/rules';
import { dayOf, instantOfDay } from '../instant-and-day.ts';
import { keyOfName } from './key-of-name.ts';

export default function ProjectForm({ onDone }: CreateFormProps) {
  const t = useWords();
  const { data: session } = useSession();
  const { run, isRunning, problem } = useDeed(createProject);
  const zone = session?.organisation?.zone ?? 'Europe/Berlin';
  const [name, setName] = useState('');
  const [key, setKey] = useState<string | null>(null);
  const [start, setStart] = useState(() => dayOf(new Date().toISOString(), zone));
  const [leadId, setLead] = useState<string | null>(session?.me?.personId ?? null);
  const [programmeId, setProgramme] = useState<string | null>(null);
  const [goal, setGoal] = useState('');
  const shownKey = key ?? keyOfName(name);
  const isKey = /^[A-Z][A-Z0-9]{1,9}$/.test(shownKey);
  const isKeyTaken = problem?.details.code === 'key-taken';
  const [refusedKey, setRefusedKey] = useState('');
  // What was refused is said of that key only.
  const wrongKey =
    isKeyTaken && problem && shownKey === refusedKey
      ? sentenceOf(problem)
      : key !== null && key !== '' && !isKey
        ? t('projects.keyShape')
        : undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setRefusedKey(shownKey);
    const { answer } = await run(
      { name: name.trim(), key: shownKey, startAt: instantOfDay(start, 8, zone), zone, leadId, programmeId, goal },
      { isQuiet: true, said: t('projects.projectCreated', { name: name.trim() }) },
    );
    if (answer) onDone(`/projects/${answer.id}/table`);
  }
  return (
    <form className="form-stack" onSubmit={(event) => void submit(event)}>
      {problem && !isKeyTaken ? (
        <Alert color="red" role="alert">
          {sentenceOf(problem)}
        </Alert>
      ) : null}
      <TextInput
        label={t('field.name')}
        required
        withAsterisk={false}
        data-autofocus
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className="form-grid">
        <TextInput
          label={t('projects.project.key')}
          description={t('projects.project.key.help', { key: shownKey || 'ERP' })}
          required
          withAsterisk={false}
          value={shownKey}
          maxLength={10}
          error={wrongKey}
          onChange={(event) => setKey(event.currentTarget.value.toUpperCase().replace(/[^A-Z0-9]/g, ''))}
        />
        <TextInput
          label={t('projects.project.startAt')}
          description={t('projects.project.startAt.help')}
          type="date"
          required
          withAsterisk={false}
          value={start}
          onChange={(event) => setStart(event.currentTarget.value)}
        />
      </div>
      <RecordSelect label={t('projects.project.leadId')} thing={person} query={{ isActive: 'true' }} value={leadId} onChange={setLead} />
      <RecordSelect label={t('projects.programme')} thing={programme} value={programmeId} onChange={setProgramme} />
      <Textarea
        label={t('projects.project.goal')}
        autosize
        minRows={2}
        maxRows={8}
        value={goal}
        onChange={(event) => setGoal(event.currentTarget.value)}
      />
      <div className="button-row">
        <Button variant="default" onClick={() => onDone()}>
          {t('shell.cancel')}
        </Button>
        <Button type="submit" loading={isRunning} disabled={name.trim() === '' || !isKey || start === ''}>
          {t('projects.createProject')}
        </Button>
      </div>
    </form>
  );
}
