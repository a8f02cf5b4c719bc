/** The rooms of this application, as the entrance listed them. */
import { may } from '../data/use-session.ts';
import {
  sections,
  type Command,
  type CreateEntry,
  type FormSection,
  type Page,
  type RecordPath,
  type RecordSection,
  type Section,
  type WebRoom,
} from '../registration.ts';

let rooms: readonly WebRoom[] = [];

export function setRooms(given: readonly WebRoom[]): void {
  rooms = given;
}

export const allRooms = (): readonly WebRoom[] => rooms;
const byOrder = (left: { order?: number }, right: { order?: number }): number => (left.order ?? 100) - (right.order ?? 100);

/** The pages of the navigation that this user may see, by section; sections without any are left out. */
export function navigation(): readonly { readonly section: Section; readonly pages: readonly Page[] }[] {
  const pages = rooms.flatMap((room) => room.pages);
  return sections
    .map((section) => ({ section, pages: pages.filter((page) => page.section === section && may(page.may)).toSorted(byOrder) }))
    .filter((group) => group.pages.length > 0);
}

export const personalPages = (): readonly Page[] =>
  rooms
    .flatMap((room) => room.pages)
    .filter((page) => page.isPersonal && may(page.may))
    .toSorted(byOrder);
export const commands = (): readonly Command[] => rooms.flatMap((room) => room.commands ?? []).filter((command) => may(command.may));
export const createEntries = (): readonly CreateEntry[] =>
  rooms
    .flatMap((room) => room.create ?? [])
    .filter((entry) => may(entry.may))
    .toSorted(byOrder);

export const dayPages = () => rooms.flatMap((room) => room.days ?? []);

/** With the room that each is of: its words are needed too. */
export const recordSectionsOf = (thing: string): readonly (RecordSection & { readonly room: string })[] =>
  rooms
    .flatMap((room) => (room.recordSections ?? []).map((section) => ({ ...section, room: room.name })))
    .filter((section) => section.of === thing && may(section.may))
    .toSorted(byOrder);

export const formSectionsOf = (deed: string): readonly (FormSection & { readonly room: string })[] =>
  rooms
    .flatMap((room) => (room.formSections ?? []).map((section) => ({ ...section, room: room.name })))
    .filter((section) => section.of === deed && may(section.may))
    .toSorted(byOrder);

export const standingNotices = () =>
  rooms.flatMap((room) => (room.notices ?? []).map((notice) => ({ ...notice, room: room.name }))).filter((notice) => may(notice.may));

/** The page of a record, if a room has one for this thing. */
export function pathOf(thing: string, id: string): string | undefined {
  const path: RecordPath | undefined = rooms.map((room) => room.recordPaths?.[thing]).find(Boolean);
  return path?.(id);
}

/** `G` and this letter goes to the section. */
export const sectionLetters: Readonly<Record<Section, string>> = {
  home: 'h',
  portfolio: 'p',
  plans: 'l',
  work: 'w',
  people: 'e',
  operations: 'o',
  insights: 'i',
  admin: 'a',
};
