/** An icon told by its name, fetched when the first one is to be seen; until then its place is kept. */
import { lazy, Suspense, type ComponentType } from 'react';
import type { icons } from './icons.ts';

/** An icon of a page's own, which comes with it; import Tabler's singly: `@tabler/icons-react/dist/esm/icons/IconUsers.mjs`. */
export type Icon = ComponentType<{ size?: number | string; stroke?: number | string }>;

/** A name of Tabler's (`calendar-event`); another one is a line in `icons.ts`. */
export type IconName = keyof typeof icons;

interface NamedIconProps {
  readonly name: IconName;
  readonly size: number;
}

const Drawn = lazy(async () => {
  const { icons } = await import('./icons.ts');
  return {
    default: ({ name, size }: NamedIconProps) => {
      const Icon = icons[name];
      return <Icon size={size} stroke={1.6} />;
    },
  };
});

export function NamedIcon(props: NamedIconProps) {
  return (
    <Suspense fallback={<svg aria-hidden width={props.size} height={props.size} />}>
      <Drawn {...props} />
    </Suspense>
  );
}
