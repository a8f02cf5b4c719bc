/** The palette (Ctrl+K): everything that can be gone to, done or found, by typing. */
import { useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { client } from '../data/client.ts';
import { nameOfThing, nameOfValue } from '../form/labels.ts';
import { NamedIcon, type IconName } from '../parts/icons/named-icon.tsx';
import { useColourScheme } from '../theme/use-colour-scheme.ts';
import { languageNames, languages, loadAllWords } from '../words/translate.ts';
import { useFormat, useText, useWords } from '../words/use-words.ts';
import { useGo } from './address.ts';
import { Layer } from './layer.tsx';
import { closeLayer, dateTarget, layer } from './layers.ts';
import styles from './palette.module.css';
import { chooseLanguage, keep } from './preferences.ts';
import { commands, createEntries, dayPages, navigation, pathOf, personalPages } from './rooms.ts';
import { score, typedDay } from './score.ts';
import { forgetDone, latestDone } from './toasts.ts';

interface Found {
  readonly thing: string;
  readonly id: string;
  readonly title: string;
  readonly key: string | null;
  readonly status: string | null;
  readonly scopeTitle: string | null;
  readonly under: string | null;
}

interface Line {
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
  readonly keys?: string;
  readonly icon?: IconName;
  readonly group: 'date' | 'record' | 'command' | 'page' | 'create';
  readonly run: () => void;
}

export default function Palette() {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const lines = useLines(typed);
  const current = Math.min(chosen, lines.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step) {
      event.preventDefault();
      setChosen((current + step + lines.length) % Math.max(1, lines.length));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      take(lines[current]);
    }
  }

  function take(line: Line | undefined) {
    if (!line) return;
    closeLayer();
    line.run();
  }

  return (
    <Layer label={t('shell.palette')}>
      <input
        className={styles['input']}
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-lines"
        aria-activedescendant={lines[current] ? `palette-${current}` : undefined}
        aria-label={t('shell.palette')}
        placeholder={t('shell.palettePlaceholder')}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id="palette-lines" role="listbox" aria-label={t('shell.paletteResults')} className={styles['lines']}>
        {lines.map((line, index) => (
          <div key={line.id} role="presentation">
            {lines[index - 1]?.group !== line.group ? (
              <div className={styles['group']} role="presentation">
                {t(`shell.palette.${line.group}`)}
              </div>
            ) : null}
            {/* Focus stays in the input, which has the keys. */}
            {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */}
            <div
              id={`palette-${index}`}
              role="option"
              aria-selected={index === current}
              className={styles['line']}
              onMouseMove={() => setChosen(index)}
              onClick={() => take(line)}
            >
              <NamedIcon name={line.icon ?? 'file-text'} size={18} />
              <span className={styles['title']}>{line.title}</span>
              {line.detail ? <span className={styles['detail']}>{line.detail}</span> : null}
              {line.keys ? <kbd>{line.keys}</kbd> : null}
            </div>
          </div>
        ))}
        {lines.length === 0 ? <p className={styles['none']}>{t('shell.nothingFound')}</p> : null}
      </div>
    </Layer>
  );
}

function useLines(typed: string): readonly Line[] {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const go = useGo();
  const { setColorScheme } = useColourScheme();
  const [asked] = useDebouncedValue(typed.trim(), 120);
  const found = useQuery({
    queryKey: ['search', asked],
    queryFn: async () => {
      const [{ data }] = await Promise.all([
        client.call<{ items: readonly Found[] }>('GET', `/search?q=${encodeURIComponent(asked)}`),
        // Kinds of records are called as their rooms call them.
        loadAllWords(),
      ]);
      return data.items;
    },
    enabled: asked.length >= 2,
    staleTime: 10_000,
    retry: false,
  });

  const places: Line[] = [...navigation().flatMap((group) => group.pages), ...personalPages()]
    .filter((page) => !page.path.includes('$'))
    .map((page) => ({ id: `page ${page.path}`, title: text(page.title), icon: page.icon, group: 'page', run: () => go(page.path) }));
  const doing: (Line & { alias?: string })[] = commands().map((command) => ({
    id: `command ${command.id}`,
    title: text(command.title),
    icon: command.icon,
    keys: command.keys,
    alias: command.alias,
    group: 'command',
    run: () => command.run({ go }),
  }));
  const done = latestDone();
  const ofShell: (Line & { alias?: string })[] = [
    ...(done?.action
      ? [
          {
            id: 'shell undo',
            title: `${done.action.label}: ${done.text}`,
            alias: 'undo rückgängig zurücknehmen',
            icon: 'arrow-back-up' as const,
            group: 'command' as const,
            run: () => {
              forgetDone();
              done.action?.run();
            },
          },
        ]
      : []),
    ...(['light', 'dark', 'auto'] as const).map((theme) => ({
      id: `shell colours ${theme}`,
      title: `${t('shell.colours')}: ${t(`shell.colours.${theme}`)}`,
      alias: { light: 'light theme hell', dark: 'dark theme dunkel', auto: 'system theme' }[theme],
      icon: 'palette' as const,
      group: 'command' as const,
      run: () => {
        setColorScheme(theme);
        void keep({ theme });
      },
    })),
    ...languages.map((each) => ({
      id: `shell language ${each}`,
      title: `${t('shell.language')}: ${languageNames[each]}`,
      alias: { en: 'english englisch language', de: 'deutsch german language' }[each],
      icon: 'language' as const,
      group: 'command' as const,
      run: () => void chooseLanguage(each, true),
    })),
  ];
  const creating: (Line & { alias?: string })[] = createEntries().map((entry) => ({
    id: `create ${entry.id}`,
    title: text(entry.title),
    alias: `new create neu anlegen ${text(entry.title)}`,
    icon: entry.icon ?? 'plus',
    group: 'create',
    run: () => (entry.path ? go(entry.path) : layer.set({ of: 'form', entry })),
  }));

  const all: (Line & { alias?: string })[] = [...doing, ...places, ...creating, ...ofShell];
  if (!typed.trim()) return [...places, ...doing, ...creating];
  const day = typedDay(typed, new Date().toISOString().slice(0, 10));
  const target = dateTarget();
  const dates: Line[] = !day
    ? []
    : target
      ? [{ id: 'date', title: t('shell.goToDate', { day: format.day(day) }), icon: 'calendar', group: 'date', run: () => target(day) }]
      : dayPages().map(({ title, path }) => ({
          id: `date ${path('')}`,
          title: `${text(title)}: ${format.day(day)}`,
          icon: 'calendar',
          group: 'date',
          run: () => go(path(day)),
        }));
  const records: (Line & { path: string })[] = (asked.length >= 2 ? (found.data ?? []) : []).flatMap((each) => {
    const path = pathOf(each.thing, each.id);
    return path
      ? [
          {
            id: `${each.thing} ${each.id}`,
            title: each.title,
            detail: whereItIs(each),
            path,
            group: 'record' as const,
            run: () => go(path),
          },
        ]
      : [];
  });
  const [, word = '', name = ''] = /^\s*(\S{3,})\s+(\S.*?)\s*$/.exec(typed) ?? [];
  const named: Line[] = createEntries().flatMap(({ id, title, icon, typed: by }) =>
    name && by?.words.some((each) => score(word, each) > 4)
      ? [{ id: `typed ${id}`, title: `${text(title)}: ${name}`, icon: icon ?? 'plus', group: 'create', run: () => by.run(name, { go }) }]
      : [],
  );
  const fitting = all
    .map((line) => ({ line, fit: Math.max(score(typed, line.title), line.alias ? score(typed, line.alias) - 0.5 : 0) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((left, right) => right.fit - left.fit)
    .slice(0, 8)
    .map(({ line }) => line);
  // One heading per group: the group of the best line comes first.
  const groups = [...new Set(fitting.map((line) => line.group))];
  return [...named, ...dates, ...groups.flatMap((group) => fitting.filter((line) => line.group === group)), ...told(records).slice(0, 12)];
}

/** "Task · ERP cut-over · Network": of what kind, in which project, under what. "INC-240 · Incident · On hold": its key and status, where it has them. */
const whereItIs = ({ thing, key, status, scopeTitle, under }: Found): string => {
  const kind = { room: '', name: thing };
  return [key, nameOfThing(kind), status && nameOfValue(kind, 'status', status), scopeTitle, under].filter(Boolean).join(' · ');
};

/** No two lines look the same: those that still do are counted. */
function told(lines: readonly (Line & { readonly path: string })[]): readonly Line[] {
  const seen = new Map<string, number>();
  const ways = new Set<string>();
  return lines.flatMap((line) => {
    const way = `${line.title} ${line.path}`;
    // They lead to the same page: once is enough.
    if (ways.has(way)) return [];
    ways.add(way);
    const look = `${line.title} ${line.detail}`;
    const count = (seen.get(look) ?? 0) + 1;
    seen.set(look, count);
    return count === 1 ? line : { ...line, detail: `${line.detail} · ${count}` };
  });
}
