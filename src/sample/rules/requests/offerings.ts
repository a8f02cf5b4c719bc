/** What the sample department offers: name, heading, service, team, promised within, who agrees; then what is asked and what is done. */
import type { FulfilmentStep, Question } from '#requests/rules';
import type { TeamKey } from '../cast.ts';

type Step = readonly [what: string, team: TeamKey | null, minutes: number | null];

export interface SampleOffering {
  readonly name: string;
  readonly category: string;
  readonly service: string;
  readonly team: TeamKey;
  readonly targetMinutes: number;
  /** A team's key: one of that team agrees. */
  readonly approval: 'nobody' | 'manager' | TeamKey;
  readonly audience?: 'staff';
  readonly isActive?: boolean;
  readonly about: string;
  readonly questions: readonly Question[];
  readonly steps: readonly Step[];
  /** Answers that people give, the first for whoever is asked last. */
  readonly answers: readonly Readonly<Record<string, string | number | boolean>>[];
}

const ask = (key: string, kind: Question['kind'], label: string, more: Partial<Question> = {}): Question => ({
  key,
  kind,
  label,
  help: '',
  isRequired: true,
  choices: [],
  ...more,
});
const optional = { isRequired: false };
/** Of the hours of the office, and of services that are promised around the clock. */
const [hour, day, wholeDay] = [60, 480, 1440];

export const stepOf = ([what, team, minutes]: Step, teamIds: Readonly<Record<TeamKey, string>>): FulfilmentStep => ({
  what,
  teamId: team === null ? null : teamIds[team],
  minutes,
});

export const sampleOfferings: readonly SampleOffering[] = [
  {
    name: 'New laptop',
    category: 'Workplace',
    service: 'WORK',
    team: 'workplace',
    targetMinutes: 5 * day,
    approval: 'manager',
    about: 'A notebook, set up and ready, with bag and docking station.',
    questions: [
      ask('model', 'choice', 'Which one?', { choices: ['Light, for travelling', 'Strong, for development', 'Rugged, for the warehouse'] }),
      ask('from', 'date', 'From when on?'),
      ask('reason', 'long-text', 'What for?', { help: 'Whoever agrees reads this first.' }),
      ask('old', 'yes-no', 'Is there an old one to take back?'),
    ],
    steps: [
      ['Take one from stock or order it', 'workplace', 15],
      ['Set it up with the standard image', 'workplace', 60],
      ['Enter it in the asset list', 'workplace', 10],
      ['Hand it over and take back the old one', 'desk', 30],
    ],
    answers: [
      {
        model: 'Light, for travelling',
        from: '2026-12-01',
        reason: 'The old one is five years old and its battery lasts an hour.',
        old: true,
      },
      { model: 'Rugged, for the warehouse', from: '2026-11-23', reason: 'Second shift in goods in.', old: false },
    ],
  },
  {
    name: 'New starter',
    category: 'People',
    service: 'DIR',
    team: 'desk',
    targetMinutes: 14 * wholeDay,
    approval: 'manager',
    about: 'Everything for somebody who begins: account, mailbox, notebook, phone, access.',
    questions: [
      ask('name', 'text', 'Who begins?'),
      ask('on', 'date', 'First day'),
      ask('site', 'choice', 'Where?', { choices: ['Hamburg', 'Leipzig', 'Lisboa'] }),
      ask('like', 'person', 'Same access as', optional),
      ask('phone', 'yes-no', 'A mobile phone too?'),
      ask('note', 'long-text', 'What else?', optional),
    ],
    steps: [
      ['Create the account', 'platform', 15],
      ['Create the mailbox and add it to the lists', 'platform', 10],
      ['Prepare the notebook', 'workplace', 90],
      ['Prepare the phone', 'workplace', 30],
      ['Give access to systems', 'erp', 30],
      ['Welcome on the first day', 'desk', 45],
    ],
    answers: [
      { name: 'Noemi Brandes', on: '2026-12-01', site: 'Hamburg', phone: true },
      { name: 'Tomás Rebelo', on: '2026-11-16', site: 'Lisboa', phone: false, note: 'Works from home on Fridays.' },
    ],
  },
  {
    name: 'Access to a system',
    category: 'Access',
    service: 'DIR',
    team: 'platform',
    targetMinutes: 4 * wholeDay,
    approval: 'security',
    about: 'A role in ERP, warehouse, data warehouse or on a share.',
    questions: [
      ask('system', 'service', 'Which system?', optional),
      ask('role', 'choice', 'What may you do?', { choices: ['Read', 'Change', 'Administrate'] }),
      ask('until', 'date', 'Until when?', { ...optional, help: 'Left empty: as long as you do this work.' }),
      ask('reason', 'long-text', 'What for?'),
    ],
    steps: [
      ['Check for conflicts of duties', 'security', 15],
      ['Give the role', 'platform', 10],
    ],
    answers: [
      { role: 'Read', reason: 'Month-end figures for the branch in Leipzig.' },
      { role: 'Change', reason: 'Stand-in for goods in.', until: '2027-03-31' },
    ],
  },
  {
    name: 'Software licence',
    category: 'Workplace',
    service: 'WORK',
    team: 'workplace',
    targetMinutes: 3 * day,
    approval: 'manager',
    about: 'A program that is not installed on every notebook.',
    questions: [
      ask('program', 'text', 'Which program?'),
      ask('count', 'number', 'For how many people?'),
      ask('reason', 'long-text', 'What for?'),
    ],
    steps: [
      ['Buy or assign the licence', 'workplace', 20],
      ['Send the package to the notebook', 'workplace', 15],
    ],
    answers: [
      { program: 'Drawing program for wiring plans', count: 2, reason: 'The workshop draws its own plans from January on.' },
      { program: 'PDF editor', count: 1, reason: 'Contracts come back to be filled in.' },
    ],
  },
  {
    name: 'Shared mailbox',
    category: 'Communication',
    service: 'MAIL',
    team: 'platform',
    targetMinutes: 5 * wholeDay,
    approval: 'nobody',
    about: 'A mailbox that several people read and answer.',
    questions: [
      ask('address', 'text', 'What is it to be called?', { help: 'What stands before the @.' }),
      ask('owner', 'person', 'Who answers for it?'),
      ask('external', 'yes-no', 'Does it get mail from outside?'),
    ],
    steps: [
      ['Create the mailbox', 'platform', 15],
      ['Give rights to the owner', 'platform', 5],
    ],
    answers: [
      { address: 'returns', owner: 'Regina Wulf', external: true },
      { address: 'summer-party', owner: 'Thilo Berg', external: false },
    ],
  },
  {
    name: 'Remote access',
    category: 'Access',
    service: 'VPN',
    team: 'network',
    targetMinutes: 4 * wholeDay,
    approval: 'manager',
    about: 'Working from home and on the road, with a second factor.',
    questions: [
      ask('from', 'date', 'From when on?'),
      ask('device', 'choice', 'On what?', { choices: ['Notebook of the company', 'Phone of the company'] }),
    ],
    steps: [
      ['Add to the remote access group', 'network', 5],
      ['Send the second factor', 'desk', 10],
    ],
    answers: [{ from: '2026-11-20', device: 'Notebook of the company' }],
  },
  {
    name: 'Mobile phone',
    category: 'Communication',
    service: 'PHONE',
    team: 'workplace',
    targetMinutes: 10 * wholeDay,
    approval: 'manager',
    about: 'A phone with contract, set up and managed.',
    questions: [
      ask('kind', 'choice', 'Which one?', { choices: ['Usual', 'Rugged'] }),
      ask('number', 'yes-no', 'Does your number come along?'),
    ],
    steps: [
      ['Order phone and card', 'workplace', 15],
      ['Enrol it', 'workplace', 20],
      ['Hand it over', 'desk', 15],
    ],
    answers: [{ kind: 'Usual', number: true }],
  },
  {
    name: 'Restore of files',
    category: 'Data',
    service: 'BACKUP',
    team: 'platform',
    targetMinutes: 2 * wholeDay,
    approval: 'nobody',
    about: 'A file or folder as it was on an earlier day.',
    questions: [
      ask('what', 'text', 'Which file or folder?'),
      ask('as-of', 'date', 'As it was on'),
      ask('over', 'yes-no', 'May it overwrite what is there?'),
    ],
    steps: [
      ['Find the version in the backup', 'platform', 15],
      ['Restore it beside or over', 'platform', 20],
    ],
    answers: [
      { what: 'Sales / price lists 2026', 'as-of': '2026-11-12', over: false },
      { what: 'Works council / minutes', 'as-of': '2026-10-30', over: true },
    ],
  },
  {
    name: 'Password and second factor',
    category: 'Access',
    service: 'DIR',
    team: 'desk',
    targetMinutes: 8 * hour,
    approval: 'nobody',
    about: 'When you are locked out, or the phone with the second factor is new.',
    questions: [ask('what', 'choice', 'What is it?', { choices: ['Password forgotten', 'New phone', 'Locked out'] })],
    steps: [],
    answers: [{ what: 'New phone' }, { what: 'Locked out' }],
  },
  {
    name: 'Meeting room equipment',
    category: 'Workplace',
    service: 'WORK',
    team: 'workplace',
    targetMinutes: 3 * day,
    approval: 'nobody',
    about: 'Screen, camera and microphone for a room, for a day or for good.',
    questions: [ask('room', 'text', 'Which room?'), ask('on', 'date', 'When?'), ask('need', 'long-text', 'What is needed?')],
    steps: [['Set it up and try it out', 'workplace', 45]],
    answers: [{ room: 'Hamburg, 3.12', on: '2026-11-27', need: 'Camera and two microphones for twelve people.' }],
  },
  {
    name: 'Report from the data warehouse',
    category: 'Data',
    service: 'DWH',
    team: 'databases',
    targetMinutes: 10 * day,
    approval: 'nobody',
    about: 'Figures that no report shows yet.',
    questions: [
      ask('question', 'long-text', 'Which question is it to answer?'),
      ask('often', 'choice', 'How often?', { choices: ['Once', 'Every month', 'Every day'] }),
    ],
    steps: [
      ['Agree on the figures', 'databases', 60],
      ['Build it', 'databases', 240],
      ['Have it checked by whoever asked', null, 30],
    ],
    answers: [{ question: 'How many returns come from which supplier?', often: 'Every month' }],
  },
  {
    name: 'Virtual server',
    category: 'Data centre',
    service: 'VIRT',
    team: 'platform',
    targetMinutes: 4 * wholeDay,
    approval: 'platform',
    audience: 'staff',
    about: 'For those who run services: a machine with backup and monitoring.',
    questions: [
      ask('use', 'text', 'What runs on it?'),
      ask('cores', 'number', 'Cores'),
      ask('memory', 'number', 'Memory in GB'),
      ask('production', 'yes-no', 'For production?'),
    ],
    steps: [
      ['Create it from the template', 'platform', 20],
      ['Backup and monitoring', 'platform', 20],
      ['Enter it in the asset list', 'platform', 10],
    ],
    answers: [{ use: 'Test of the new label printing', cores: 2, memory: 8, production: false }],
  },
  {
    name: 'Desk phone',
    category: 'Communication',
    service: 'PHONE',
    team: 'network',
    targetMinutes: 5 * wholeDay,
    approval: 'nobody',
    isActive: false,
    about: 'Replaced by soft phones.',
    questions: [],
    steps: [['Connect it', 'network', 20]],
    answers: [{}],
  },
];
