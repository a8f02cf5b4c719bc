import type { XmlElement } from '#platform/server/files';
import type { Codec } from './codec.ts';
import type { XmlWriter } from './xml-writer.ts';

/** One element of a record: its name in the file, where its value goes, and how. The tables of fields are in the order of the schema. */
export interface Field {
  readonly element: string;
  readonly key: string;
  readonly codec: Codec<unknown>;
  /** Whether the value is computed by the other program and stands under `stored`. */
  readonly isStored: boolean;
}

/** A place in the order of the schema where something with an inside of its own stands, such as the links of a task. */
export interface Place {
  readonly place: string;
}

export type FieldTable = readonly (Field | Place)[];

/** Makes fields of one thing, so that the compiler holds key and codec together. */
export function fieldsOf<Thing>() {
  return <Key extends keyof Thing & string>(element: string, key: Key, codec: Codec<Thing[Key]>): Field => ({
    element,
    key,
    codec: codec as Codec<unknown>,
    isStored: false,
  });
}

/** As `fieldsOf`, for what stands under `stored`. */
export function storedFieldsOf<Stored>() {
  const own = fieldsOf<Stored>();
  return <Key extends keyof Stored & string>(element: string, key: Key, codec: Codec<Stored[Key]>): Field => ({
    ...own(element, key, codec),
    isStored: true,
  });
}

/** Told of everything that a reader could not take as it was. */
export type Remark = (code: string, field: string, detail: string) => void;

export interface FieldReader {
  /** The plain values of a record, absent ones filled in. */
  readonly read: (element: XmlElement, remark: Remark) => Record<string, unknown>;
  /** Elements that the table knows nothing of, places included in what it knows. */
  readonly isKnown: (name: string) => boolean;
}

export function fieldReader(table: FieldTable): FieldReader {
  const fields = table.filter((entry): entry is Field => 'element' in entry);
  const byElement = new Map(fields.map((field) => [field.element, field]));
  const known = new Set(table.map((entry) => ('element' in entry ? entry.element : entry.place)));
  const hasStored = fields.some((field) => field.isStored);

  const read = (element: XmlElement, remark: Remark): Record<string, unknown> => {
    const own: Record<string, unknown> = {};
    const stored: Record<string, unknown> = {};
    for (const field of fields) (field.isStored ? stored : own)[field.key] = field.codec.absent;
    for (const child of element.children) {
      const field = byElement.get(child.name);
      if (field === undefined) continue;
      const value = field.codec.read(child.text);
      if (value === undefined) remark('invalid-value', field.element, `"${child.text.slice(0, 80)}" is not understood.`);
      else (field.isStored ? stored : own)[field.key] = value;
    }
    if (hasStored) own['stored'] = stored;
    return own;
  };
  return { read, isKnown: (name) => known.has(name) };
}

/** Writes a record's fields in the order of the table; `places` writes what stands at each place. */
export function writeFields(table: FieldTable, thing: object, xml: XmlWriter, places: Readonly<Record<string, () => void>> = {}): void {
  const own = thing as Record<string, unknown>;
  const stored = own['stored'] as Record<string, unknown> | undefined;
  for (const entry of table) {
    if ('place' in entry) {
      places[entry.place]?.();
      continue;
    }
    const value = entry.codec.write(entry.isStored ? stored?.[entry.key] : own[entry.key]);
    if (value !== undefined) xml.leaf(entry.element, value);
  }
}
