/** What a room hands to the shell: its pages, commands, things to create and words. The entrance `src/web.tsx` lists the rooms. */
import type { ComponentType } from 'react';
import type { Permission } from '#platform/kit';
import type { IconName } from './parts/icons/named-icon.tsx';
import type { Language, Text, Words } from './words/translate.ts';

/** The eight sections of the navigation, in their order; only those with pages are shown. */
export const sections = ['home', 'portfolio', 'plans', 'work', 'people', 'operations', 'insights', 'admin'] as const;
export type Section = (typeof sections)[number];

export interface Page {
  /** TanStack Router path, parameters with a dollar: `/people/$personId`. */
  readonly path: `/${string}`;
  /** Shown in navigation, browser tab and palette. Written here in every language, because it is needed before the room's words are. */
  readonly title: Text;
  readonly icon?: IconName;
  /** Left out: the page is reached by links only. */
  readonly section?: Section;
  /** Place within its section, ascending; 100 unless told. */
  readonly order?: number;
  /** Who sees it in the navigation; the server decides in any case. */
  readonly may?: Permission;
  /** True: listed in the account menu (account, tokens). */
  readonly isPersonal?: boolean;
  /** True: without shell and without being signed in. */
  readonly isPublic?: boolean;
  /** True: the page scrolls by itself and gets the whole area without padding (charts, boards). */
  readonly isFullBleed?: boolean;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/** One line in the palette. */
export interface Command {
  /** Unique, kebab-case, with the room's name first. */
  readonly id: string;
  readonly title: Text;
  readonly icon?: IconName;
  /** Shown beside it and in the keyboard map: `G P`, `Ctrl+Shift+,`. The shell binds it, if it starts with a single key or `G`. */
  readonly keys?: string;
  /** Further words it is found by, in any language. */
  readonly alias?: string;
  readonly may?: Permission;
  readonly run: (context: CommandContext) => void;
}

export interface CommandContext {
  readonly go: (path: string) => void;
}

/** One line in the "create" menu (C). Either opens a form in place (`load`, a component that gets `onDone`) or goes to a page. */
export interface CreateEntry {
  readonly id: string;
  readonly title: Text;
  readonly icon?: IconName;
  readonly order?: number;
  readonly may?: Permission;
  readonly load?: () => Promise<{ readonly default: ComponentType<CreateFormProps> }>;
  readonly path?: `/${string}`;
  /** Where a name is enough: `inc The shop is slow` and Enter in the palette make one. `words` begin it, in any language. */
  readonly typed?: { readonly words: readonly string[]; readonly run: (name: string, context: CommandContext) => void };
}

export interface CreateFormProps {
  /** Call with the path of the new record to go there, or nothing to just close. */
  readonly onDone: (path?: string) => void;
}

/** What a room adds to the page of a record of a room below it: the time that was logged on a task, the incidents that a change caused. */
export interface RecordSection {
  /** Name of the thing on whose pages it stands; `home-first` (above one's tasks), `home` and `home-side` are the start page, whose id is that of whoever looks. */
  readonly of: string;
  /** Place among the sections of other rooms, ascending; 100 unless told. */
  readonly order?: number;
  readonly may?: Permission;
  /** Draws a `Section` under its own title, or nothing where there is nothing to say. */
  readonly load: () => Promise<{ readonly default: ComponentType<{ readonly id: string }> }>;
}

/** What a room adds to a form of a room below it while it is filled in: what is known already about what is typed. */
export interface FormSection {
  /** Name of the deed that the form does. */
  readonly of: string;
  readonly order?: number;
  readonly may?: Permission;
  /** Draws nothing where there is nothing to say. */
  readonly load: () => Promise<{ readonly default: ComponentType<FormSectionProps> }>;
}

export interface FormSectionProps extends CreateFormProps {
  /** As they were typed so far, by field. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** What a room says on every page, above it, while there is something to say: somebody is called. */
export interface StandingNotice {
  readonly may?: Permission;
  /** Draws nothing while there is nothing to say. */
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/** Where a record of a thing has its page, for links out of search, history and palettes. */
export type RecordPath = (id: string) => string;

export interface WebRoom {
  readonly name: string;
  readonly pages: readonly Page[];
  readonly commands?: readonly Command[];
  readonly create?: readonly CreateEntry[];
  /** Thing name to the page of one record. */
  readonly recordPaths?: Readonly<Record<string, RecordPath>>;
  readonly recordSections?: readonly RecordSection[];
  readonly formSections?: readonly FormSection[];
  readonly notices?: readonly StandingNotice[];
  /** Where a day can be looked at when the page at hand has no time axis. */
  readonly days?: readonly { readonly title: Text; readonly path: (day: string) => string }[];
  /** The room's catalogues, loaded with the first of its pages. Keys begin with the room's name: `people.absences`. */
  readonly words?: Readonly<Record<Language, () => Promise<{ readonly words: Words }>>>;
}

export const webRoom = (definition: WebRoom): WebRoom => definition;
