/** Records of another thing that belong to this one: opened by a click, linked by typing, let go by a button. */
import { ActionIcon, Badge } from '@mantine/core';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { useEffect, type ReactNode } from 'react';
import type { Row, Thing } from '#platform/kit';
import { useOne } from '../data/read.ts';
import { RecordSelect, type UseOffer } from '../form/record-select.tsx';
import { nameOfValue } from '../form/labels.ts';
import { loadWords } from '../words/translate.ts';
import { useWords } from '../words/use-words.ts';
import { pathOf } from '../shell/rooms.ts';
import { GoLink } from '../shell/go-link.tsx';
import { Section } from './page-frame.tsx';

export interface RecordLink {
  /** Of the link itself. */
  readonly id: string;
  readonly version: number;
  readonly recordId: string;
}

export interface LinkedRecordsProps {
  readonly title: string;
  readonly thing: Thing;
  readonly links: readonly RecordLink[];
  /** What the field says in which another one is chosen; left out: nobody links here. */
  readonly linkLabel?: string;
  readonly onLink?: (id: string) => void;
  readonly useOffer?: UseOffer;
  /** What the button says that lets one go. */
  readonly unlinkLabel?: (name: string) => string;
  readonly onUnlink?: (link: RecordLink) => void;
  readonly actions?: ReactNode;
}

/** Nothing at all where there is none and none can be linked. */
export function LinkedRecords({ title, thing, links, linkLabel, onLink, useOffer, unlinkLabel, onUnlink, actions }: LinkedRecordsProps) {
  // States are told in the words of the room from which the records are.
  useWords();
  useEffect(() => void loadWords(thing.room), [thing.room]);
  if (links.length === 0 && !onLink && !actions) return null;
  return (
    <Section title={title} actions={actions}>
      {links.length > 0 ? (
        <ul className="lines">
          {links.map((each) => (
            <OneLinked key={each.id} thing={thing} link={each} unlinkLabel={unlinkLabel} onUnlink={onUnlink} />
          ))}
        </ul>
      ) : null}
      {onLink ? (
        <RecordSelect
          size="xs"
          mt={8}
          thing={thing}
          useOffer={useOffer}
          aria-label={linkLabel}
          placeholder={linkLabel}
          value={null}
          onChange={(id) => id !== null && onLink(id)}
        />
      ) : null}
    </Section>
  );
}

type OneProps = Pick<LinkedRecordsProps, 'thing' | 'unlinkLabel' | 'onUnlink'> & { readonly link: RecordLink };

function OneLinked({ thing, link, unlinkLabel, onUnlink }: OneProps) {
  const found = useOne(thing, link.recordId);
  if (!found.data) return null;
  const row = found.data as Row<Thing> & Readonly<Record<string, unknown>>;
  const key = thing.keyPrefix ? `${thing.keyPrefix}-${String(row['number'])} ` : '';
  const name = `${key}${String(row[thing.title])}`;
  const path = pathOf(thing.name, link.recordId);
  return (
    <li>
      <div className="titled">
        {path ? <GoLink to={path}>{name}</GoLink> : name}
        {typeof row['status'] === 'string' ? <Badge color="gray">{nameOfValue(thing, 'status', row['status'])}</Badge> : null}
      </div>
      {onUnlink ? (
        <ActionIcon variant="subtle" color="gray" aria-label={unlinkLabel?.(name)} onClick={() => onUnlink(link)}>
          <IconX size={16} />
        </ActionIcon>
      ) : null}
    </li>
  );
}
