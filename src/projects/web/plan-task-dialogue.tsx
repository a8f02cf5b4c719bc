/** Work that something else asks for becomes a task: in which project of those whose plan one may change, and how it is called there. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { contributors } from '#platform/kit';
import { project } from '#projects/rules';
import { AskDialogue, RecordSelect, useMay, type LastingDeed } from '#platform/web';

export interface PlanTaskDialogueProps {
  /** Takes `projectId`, `name` and what `of` says. */
  readonly deed: LastingDeed;
  readonly of: Readonly<Record<string, string>>;
  /** How the task is called unless somebody writes otherwise. */
  readonly name: string;
  readonly words: Readonly<Record<'title' | 'submit' | 'said' | 'project' | 'projectAbout' | 'name', string>>;
  readonly onClose: () => void;
}

export function PlanTaskDialogue({ deed, of, name, words, onClose }: PlanTaskDialogueProps) {
  const may = useMay();
  const [projectId, setProjectId] = useState<string | null>(null);
  const [typed, setTyped] = useState(name);
  const isWhole = projectId !== null && typed.trim() !== '';
  return (
    <AskDialogue
      title={words.title}
      submit={words.submit}
      said={words.said}
      deed={deed}
      input={isWhole ? { ...of, projectId, name: typed.trim() } : null}
      onClose={onClose}
    >
      <RecordSelect
        data-autofocus
        required
        label={words.project}
        description={words.projectAbout}
        thing={project}
        query={{ status: 'planned,active' }}
        only={({ id }) => may(contributors, { scopeId: id })}
        value={projectId}
        onChange={setProjectId}
      />
      <TextInput required label={words.name} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
    </AskDialogue>
  );
}
