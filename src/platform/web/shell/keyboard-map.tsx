/** What the keys do here and now (?), and the switch for single keys. */
import { Switch } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { areSingleKeysOn, boundKeys, setSingleKeys } from './keys.ts';
import { Layer } from './layer.tsx';
import styles from './keyboard-map.module.css';

export default function KeyboardMap() {
  const t = useWords();
  const [isOn, setOn] = useState(areSingleKeysOn());
  const maps = boundKeys().filter((map) => Object.keys(map).length > 0);
  const seen = new Set<string>();
  return (
    <Layer label={t('shell.keyboardMap')} size="wide">
      <div className={styles['map']}>
        <h2 className={styles['title']}>{t('shell.keyboardMap')}</h2>
        {maps.map((map, index) => (
          // The maps have no name of their own; their order is fixed while the layer is open.
          // oxlint-disable-next-line react/no-array-index-key
          <dl key={index} className={styles['keys']}>
            {Object.entries(map).map(([keys, { does }]) => {
              if (seen.has(keys)) return null;
              seen.add(keys);
              return (
                <div key={keys}>
                  <dt>{does}</dt>
                  <dd>
                    {keys.split(' ').map((stroke) => (
                      <kbd key={stroke}>{spoken(stroke, t('shell.ctrl'))}</kbd>
                    ))}
                  </dd>
                </div>
              );
            })}
          </dl>
        ))}
        <Switch
          label={t('shell.singleKeys')}
          description={t('shell.singleKeysAbout')}
          checked={isOn}
          onChange={(event) => {
            setSingleKeys(event.currentTarget.checked);
            setOn(event.currentTarget.checked);
          }}
        />
      </div>
    </Layer>
  );
}

const spoken = (stroke: string, ctrl: string): string =>
  stroke
    .split('+')
    .map((part) => (part === 'Ctrl' ? ctrl : part.length === 1 ? part.toUpperCase() : part))
    .join(' + ');
