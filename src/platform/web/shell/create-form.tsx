/** The form of a create entry, over whatever page one is on. */
import { Modal } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { ListSkeleton } from '../parts/states.tsx';
import type { CreateEntry } from '../registration.ts';
import { loadWords } from '../words/translate.ts';
import { useText, useWords } from '../words/use-words.ts';
import { useGo } from './address.ts';
import { closeLayer } from './layers.ts';
import { allRooms } from './rooms.ts';

export default function CreateForm({ entry }: { readonly entry: CreateEntry }) {
  const t = useWords();
  const text = useText();
  const go = useGo();
  const [Form] = useState(() =>
    lazy(async () => {
      const room = allRooms().find((each) => each.create?.includes(entry));
      const [loaded] = await Promise.all([entry.load!(), room ? loadWords(room.name) : undefined, import('../theme/page-styles.ts')]);
      return loaded;
    }),
  );
  return (
    <Modal opened onClose={closeLayer} title={text(entry.title)} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      {/* The dialogue opens before the form is there: the focus waits here, not on the button that closes. */}
      <Suspense
        fallback={
          <div data-autofocus tabIndex={-1}>
            <ListSkeleton rows={3} />
          </div>
        }
      >
        <FocusFirst>
          <Form
            onDone={(path) => {
              closeLayer();
              if (path) go(path);
            }}
          />
        </FocusFirst>
      </Suspense>
    </Modal>
  );
}

/** A form that came late takes the focus that was waiting for it. */
function FocusFirst({ children }: { readonly children: ReactNode }) {
  const inside = useRef<HTMLDivElement>(null);
  useEffect(() => inside.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);
  return <div ref={inside}>{children}</div>;
}
