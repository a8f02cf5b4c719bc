/** The form of a create entry, over whatever page one is on. */
import { Modal } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
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
      <Suspense fallback={<ListSkeleton rows={3} />}>
        <Form
          onDone={(path) => {
            closeLayer();
            if (path) go(path);
          }}
        />
      </Suspense>
    </Modal>
  );
}
