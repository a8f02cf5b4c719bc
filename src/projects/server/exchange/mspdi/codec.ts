/** How one value of a Microsoft Project XML file is read and written. */
export interface Codec<Value> {
  /** The value when the element is missing. */
  readonly absent: Value;
  /** Undefined when the text says nothing that can be understood. */
  readonly read: (text: string) => Value | undefined;
  /** Undefined when there is nothing to write. */
  readonly write: (value: Value) => string | undefined;
}

export const text: Codec<string | null> = {
  absent: null,
  read: (value) => value,
  write: (value) => value ?? undefined,
};

export const number: Codec<number | null> = {
  absent: null,
  read: readNumber,
  write: (value) => (value === null ? undefined : String(value)),
};

export const integer: Codec<number | null> = {
  absent: null,
  read: readInteger,
  write: (value) => (value === null ? undefined : String(value)),
};

/** An integer that the thing cannot be without. */
export const requiredInteger: Codec<number> = {
  absent: 0,
  read: readInteger,
  write: String,
};

/** A reference to something else by its number; -1 stands for "none" in these files. */
export const reference: Codec<number | null> = {
  absent: null,
  read: (value) => {
    const uid = readInteger(value);
    return uid === -1 ? null : uid;
  },
  write: (value) => String(value ?? -1),
};

/** As `reference`, left out when there is none. */
export const optionalReference: Codec<number | null> = { ...reference, write: (value) => (value === null ? undefined : String(value)) };

export function flag(absent: boolean): Codec<boolean> {
  return { absent, read: readFlag, write: (value) => (value ? '1' : '0') };
}

export const optionalFlag: Codec<boolean | null> = {
  absent: null,
  read: readFlag,
  write: (value) => (value === null ? undefined : value ? '1' : '0'),
};

/** A word of ours for each number of theirs, as `[number, word]`; numbers that we do not know are refused. */
export function wordFor<Word extends string>(words: readonly (readonly [number, Word])[], absent: Word): Codec<Word> {
  const wordOf = new Map(words.map(([code, word]) => [code, word]));
  const codeOf = new Map(words.map(([code, word]) => [word, code]));
  return {
    absent,
    read: (value) => wordOf.get(readInteger(value) ?? Number.NaN),
    write: (word) => String(codeOf.get(word)),
  };
}

export function optional<Value>(codec: Codec<Value>): Codec<Value | null> {
  return { absent: null, read: codec.read, write: (value) => (value === null ? undefined : codec.write(value)) };
}

function readInteger(value: string): number | undefined {
  const trimmed = value.trim();
  return /^[+-]?\d{1,15}(\.0*)?$/.test(trimmed) ? Number(trimmed) : undefined;
}

function readNumber(value: string): number | undefined {
  const trimmed = value.trim();
  return /^[+-]?(\d{1,20}(\.\d*)?|\.\d+)(e[+-]?\d{1,2})?$/i.test(trimmed) ? Number(trimmed) + 0 : undefined;
}

function readFlag(value: string): boolean | undefined {
  const trimmed = value.trim().toLowerCase();
  if (trimmed === '1' || trimmed === 'true') return true;
  return trimmed === '0' || trimmed === 'false' || trimmed === '' ? false : undefined;
}
