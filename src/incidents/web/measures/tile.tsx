/** One figure of a period, with what it is of; it leads to the records behind it. */
import styles from './measures.module.css';

export interface TileProps {
  readonly title: string;
  readonly value: string;
  readonly about: string;
  /** What is wrong with it, or to be known beside it. */
  readonly note?: string;
  readonly onOpen: () => void;
}

export function Tile({ title, value, about, note = '', onOpen }: TileProps) {
  return (
    <li>
      <button type="button" className={styles['tile']} onClick={onOpen}>
        <span>{title}</span>
        <strong>{value}</strong>
        <small>{about}</small>
        {note ? <small data-fault="true">{note}</small> : null}
      </button>
    </li>
  );
}
