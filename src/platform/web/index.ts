/**
 * The door of the screens. A room's `web/index.ts` exports one `webRoom({ … })` of pages, commands, things to create and words; its pages use
 * the hooks and parts below and nothing else of this shelf. State of a page lives in its address (`useAddress`), reading goes
 * through `useList`, `useOne`, `useView`, doing through `useDeed`; live updates refresh what was read by themselves.
 */
export {
  sections,
  webRoom,
  type Command,
  type CommandContext,
  type CreateEntry,
  type CreateFormProps,
  type FormSectionProps,
  type Page,
  type RecordPath,
  type RecordSection,
  type Section as SectionName,
  type WebRoom,
} from './registration.ts';
export { type Language, type Text, type Words, loadAllWords, translate, translateFirst } from './words/translate.ts';
export { useFormat, useLanguage, useText, useWords, type Format, type Translate } from './words/use-words.ts';

export { newKey, useClient } from './data/client.ts';
export { keys, useAll, useGet, useHistory, useList, useOne, useView, type ListResult } from './data/read.ts';
export {
  problemFrom,
  runDeed,
  sayDone,
  sayProblem,
  sentenceOf,
  useDeed,
  type DeedHook,
  type Run,
  type RunOptions,
} from './data/use-deed.ts';
export { askClash } from './data/clash.ts';
export { patchCached, refresh } from './data/patch-cache.ts';
export { useHalfMinute } from './data/use-half-minute.ts';
export { useLastingDeed, type LastingDeed } from './data/use-lasting-deed.ts';
export { useCall, type CallHook } from './data/use-call.ts';
export { undo } from './data/undo.ts';
export { useLive, useLiveStatus, useNotice, type LiveChange, type LiveMessage } from './data/live.ts';
export { may, refreshSession, sessionKey, useMay, useMe, useSession, type Me, type Session } from './data/use-session.ts';

export { useAddress, useGo, usePathParams } from './shell/address.ts';
export { Redirect } from './shell/redirect.tsx';
export { GoLink } from './shell/go-link.tsx';
export { dismissToast, showToast, type Toast } from './shell/toasts.ts';
export { useKeys, type KeyMap } from './shell/keys.ts';
export { addDateTarget, openCreate } from './shell/layers.ts';
export { chooseLanguage, keep as keepPreference } from './shell/preferences.ts';
export { doors } from './shell/start-options.ts';
export { pathOf } from './shell/rooms.ts';
export { start } from './start.tsx';

export { PageFrame, Section, type PageFrameProps } from './parts/page-frame.tsx';
export { RecordSections } from './parts/record-sections.tsx';
export { FormSections } from './parts/form-sections.tsx';
export { EmptyState, ErrorState, ListSkeleton, Loaded, PageSkeleton } from './parts/states.tsx';
export { usePrinting } from './parts/use-printing.ts';
export { FilterInput } from './parts/filter-input.tsx';
export { Markdown } from './parts/markdown.tsx';
export { FormDialogue } from './parts/form-dialogue.tsx';
export { FileDrop, type FileDropProps } from './parts/file-drop.tsx';
export { ColumnMapping, mappingText, type ColumnMappingProps } from './parts/import/column-mapping.tsx';
export { ImportFrame, type ImportFrameProps } from './parts/import/import-frame.tsx';
export { RemarkList, type RemarkListProps } from './parts/import/remark-list.tsx';
export { TableImport, type TableImportProps } from './parts/import/table-import.tsx';
export { endingOf, tableEndings, useSentFile, type FileAnswer, type SentFile } from './parts/import/use-sent-file.ts';
export { CopyField } from './parts/copy-field.tsx';
export { AskDialogue, type AskDialogueProps } from './parts/ask-dialogue.tsx';
export { LinkedRecords, type LinkedRecordsProps, type RecordLink } from './parts/linked-records.tsx';
export { ConfirmButton } from './parts/confirm-button.tsx';
export { RecordActions, type RecordAction, type RecordActionsProps } from './parts/record-actions.tsx';
export { RemoveButton, type RemoveButtonProps } from './parts/remove-button.tsx';
export { HistoryLine, HistoryPanel, HistorySubject } from './parts/history-panel.tsx';
export { JournalList, type JournalListProps } from './parts/journal-list.tsx';
export { useColourScheme } from './theme/use-colour-scheme.ts';
export { ThingForm, type ThingFormProps } from './form/thing-form.tsx';
export { FieldInput, type FieldInputProps } from './form/field-input.tsx';
export { ShareInput } from './form/share-input.tsx';
export { ZoneInput } from './form/zone-input.tsx';
export { RecordSelect, type UseOffer } from './form/record-select.tsx';
export { helpOfField, nameOfDeed, nameOfField, nameOfThing, nameOfValue } from './form/labels.ts';
export { ThingTable, type ThingColumn, type ThingTableProps } from './table/thing-table.tsx';
export { VirtualTable, type Column, type VirtualTableProps } from './table/virtual-table.tsx';
export type { Icon, IconName } from './parts/icons/named-icon.tsx';
export { zoneBeside } from './words/zone-beside.ts';
