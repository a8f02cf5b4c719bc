/** Who of the department is on call: four teams round the clock, the service desk in its hours, and the leads, who are called when nobody answers. */
import type { TeamKey } from '../cast.ts';

export interface SampleLayer {
  readonly name: string;
  readonly level?: number;
  readonly shiftUnit: 'hours' | 'days' | 'weeks';
  readonly shiftLength?: number;
  readonly handoverMinute: number;
  readonly weekdays?: readonly ('monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday')[];
  readonly hours?: readonly [from: number, to: number];
  readonly people: readonly string[];
}

export interface SampleRota {
  readonly key: string;
  readonly name: string;
  readonly team: TeamKey;
  readonly zone: string;
  readonly inOfficeHours?: boolean;
  readonly escalationMinutes: number;
  readonly next?: string;
  readonly notes: string;
  readonly layers: readonly SampleLayer[];
}

const workdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

/** Each after the one that it asks next. */
export const sampleRotas: readonly SampleRota[] = [
  {
    key: 'leads',
    name: 'Leads on duty',
    team: 'it',
    zone: 'Europe/Berlin',
    escalationMinutes: 20,
    notes: 'Decide when it gets large: who else comes, what is said to whom.',
    layers: [
      {
        name: 'Duty manager',
        shiftUnit: 'weeks',
        handoverMinute: 600,
        people: ['jonas', 'mara', 'ruth', 'volker', 'noor', 'birgit', 'amelie'],
      },
    ],
  },
  {
    key: 'network',
    name: 'Network',
    team: 'network',
    zone: 'Europe/Berlin',
    escalationMinutes: 15,
    next: 'leads',
    notes: 'Switches, firewalls, lines between the sites.',
    layers: [
      { name: 'First line', shiftUnit: 'weeks', handoverMinute: 540, people: ['katrin', 'farid', 'svenja', 'miguel', 'lutz', 'ines'] },
      { name: 'Second line', level: 2, shiftUnit: 'weeks', shiftLength: 2, handoverMinute: 540, people: ['jonas', 'farid'] },
    ],
  },
  {
    key: 'platform',
    name: 'Platform',
    team: 'platform',
    zone: 'Europe/Berlin',
    escalationMinutes: 10,
    next: 'leads',
    notes: 'By day from Lisboa, at night and at weekends from Hamburg and Leipzig.',
    layers: [
      {
        name: 'By day',
        shiftUnit: 'days',
        handoverMinute: 480,
        weekdays: workdays,
        hours: [480, 1200],
        people: ['andre', 'joana', 'priya'],
      },
      {
        name: 'Nights',
        shiftUnit: 'weeks',
        handoverMinute: 1200,
        weekdays: workdays,
        hours: [1200, 480],
        people: ['tobias', 'nils', 'falk', 'olga'],
      },
      {
        name: 'Weekends',
        shiftUnit: 'weeks',
        handoverMinute: 480,
        weekdays: ['saturday', 'sunday'],
        hours: [480, 480],
        people: ['mara', 'priya', 'tobias', 'falk', 'nils'],
      },
    ],
  },
  {
    key: 'databases',
    name: 'Databases',
    team: 'databases',
    zone: 'Europe/Berlin',
    escalationMinutes: 15,
    next: 'leads',
    notes: 'Oracle and PostgreSQL, and the backups of both.',
    layers: [{ name: 'Databases', shiftUnit: 'weeks', handoverMinute: 480, people: ['ruth', 'carsten', 'ewa', 'duarte'] }],
  },
  {
    key: 'desk',
    name: 'Service desk',
    team: 'desk',
    zone: 'Europe/Berlin',
    inOfficeHours: true,
    escalationMinutes: 30,
    next: 'leads',
    notes: 'Whom colleagues reach when a matter cannot wait in the queue.',
    layers: [
      {
        name: 'Desk lead of the day',
        shiftUnit: 'days',
        handoverMinute: 450,
        weekdays: workdays,
        hours: [450, 1020],
        people: ['amelie', 'yusuf', 'kevin', 'ole', 'nele'],
      },
    ],
  },
];

/** Where the gap is left that nobody has closed yet; the next one when there is none. */
export const leftOpen: readonly string[] = ['databases', 'leads', 'platform'];
