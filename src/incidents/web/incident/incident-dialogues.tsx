/** What is asked before each deed on an incident. */
import {
  cancelIncident,
  changeIncident,
  correctIncidentTimes,
  declareMajor,
  holdIncident,
  holdReasons,
  incident,
  incidentKey,
  mergeIncident,
  moments,
  momentFields,
  openStatuses,
  prioritiseIncident,
  reopenIncident,
  resolutionCodes,
  resolveIncident,
  standDownMajor,
  type Incident,
} from '#incidents/rules';
import { service } from '#operations/rules';
import { person } from '#people/rules';
import { FormDialogue, nameOfField, nameOfValue, ThingForm, useWords } from '#platform/web';
import { DeedDialogue } from './deed-dialogue.tsx';
import { GradeInput } from './grade-input.tsx';

export const dialogueNames = ['hold', 'resolve', 'reopen', 'cancel', 'merge', 'major', 'standDown', 'priority', 'times', 'edit'] as const;
export type DialogueName = (typeof dialogueNames)[number];

const choices = (field: string, values: readonly string[]) =>
  values.map((value) => ({ value, label: nameOfValue(incident, field, value) }));
const orNull = (value: unknown): unknown => (value === '' || value === undefined ? null : value);

export function IncidentDialogue({
  of,
  row,
  onClose,
}: {
  readonly of: DialogueName;
  readonly row: Incident;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const common = {
    row,
    onClose,
    title: `${t(`incidents.do.${of}`)}: ${incidentKey(row)}`,
    submit: t(`incidents.do.${of}`),
    said: t(`incidents.did.${of}`),
  };
  const text = { name: 'text', kind: 'text', label: t('incidents.why') } as const;
  switch (of) {
    case 'hold':
      return (
        <DeedDialogue
          {...common}
          deed={holdIncident}
          initial={{ reason: 'reporter' }}
          questions={[
            { name: 'reason', kind: 'choice', label: nameOfField(incident, 'holdReason'), choices: choices('holdReason', holdReasons) },
            text,
          ]}
        />
      );
    case 'resolve':
      return (
        <DeedDialogue
          {...common}
          deed={resolveIncident}
          initial={{ code: 'fixed', restoredAt: row.restoredAt }}
          questions={[
            { name: 'resolution', kind: 'text', label: t('incidents.whatHelped') },
            {
              name: 'code',
              kind: 'choice',
              label: nameOfField(incident, 'resolutionCode'),
              choices: choices('resolutionCode', resolutionCodes),
            },
            { name: 'restoredAt', kind: 'instant' },
          ]}
        />
      );
    case 'reopen':
      return <DeedDialogue {...common} deed={reopenIncident} questions={[text]} />;
    case 'cancel':
      return <DeedDialogue {...common} deed={cancelIncident} about={t('incidents.cancelAbout')} questions={[text]} />;
    case 'standDown':
      return <DeedDialogue {...common} deed={standDownMajor} questions={[text]} />;
    case 'merge':
      return (
        <DeedDialogue
          {...common}
          deed={mergeIncident}
          about={t('incidents.mergeAbout')}
          questions={[
            {
              name: 'intoId',
              kind: 'record',
              label: t('incidents.into'),
              thing: incident,
              query: { status: `${openStatuses.join(',')},resolved`, sort: '-number' },
            },
            text,
          ]}
        />
      );
    case 'major':
      return (
        <DeedDialogue
          {...common}
          deed={declareMajor}
          initial={{ leadId: row.leadId, communicationsId: row.communicationsId }}
          questions={[
            { name: 'leadId', kind: 'record', label: nameOfField(incident, 'leadId'), thing: person },
            { name: 'communicationsId', kind: 'record', label: nameOfField(incident, 'communicationsId'), thing: person },
            ...(row.isMajor ? [] : [text]),
          ]}
        />
      );
    case 'priority':
      return (
        <DeedDialogue
          {...common}
          deed={prioritiseIncident}
          about={t('incidents.priorityAbout')}
          initial={{ priority: row.priorityReason === null ? 'table' : String(row.priority), reason: row.priorityReason ?? '' }}
          questions={[
            {
              name: 'priority',
              kind: 'choice',
              label: nameOfField(incident, 'priority'),
              choices: [{ value: 'table', label: t('incidents.byTable') }, ...choices('priority', ['1', '2', '3', '4', '5'])],
            },
            { name: 'reason', kind: 'text', label: t('incidents.why') },
          ]}
          sent={({ priority, reason }) => ({
            priority: priority === 'table' ? null : Number(priority),
            reason: orNull((reason as string).trim()),
          })}
        />
      );
    case 'times':
      return (
        <DeedDialogue
          {...common}
          deed={correctIncidentTimes}
          about={t('incidents.timesAbout')}
          initial={Object.fromEntries(moments.map((each) => [momentFields[each], row[momentFields[each]]]))}
          questions={[...moments.map((each) => ({ name: momentFields[each], kind: 'instant' }) as const), text]}
          sent={(answers) => ({ text: answers['text'] ?? '', ...changedTimes(answers, row) })}
        />
      );
    case 'edit':
      return (
        <FormDialogue isWide title={common.title} onClose={onClose}>
          <ThingForm
            thing={incident}
            deed={changeIncident}
            record={row}
            fields={['title', 'serviceId', 'impact', 'urgency', 'description']}
            references={{ serviceId: service }}
            inputs={{ impact: GradeInput, urgency: GradeInput }}
            wide={['title', 'description']}
            columns={2}
            onDone={onClose}
            onCancel={onClose}
          />
        </FormDialogue>
      );
  }
}

/** Only what was typed: seconds that the input does not show are not taken for a change. */
const changedTimes = (answers: Readonly<Record<string, unknown>>, row: Incident): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    moments.map((each) => momentFields[each]).flatMap((field) => (answers[field] === row[field] ? [] : [[field, orNull(answers[field])]])),
  );
