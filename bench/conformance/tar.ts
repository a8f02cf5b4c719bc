export interface TarFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** The plain files of a tar archive, as far as our own test material needs: names up to 255 characters, GNU and pax long names. */
export function* filesInTar(tar: Uint8Array): Generator<TarFile> {
  const text = (from: number, length: number): string => {
    const bytes = tar.subarray(from, from + length);
    const end = bytes.indexOf(0);
    return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
  };
  let longName: string | undefined;
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const size = Number.parseInt(text(at + 124, 12).trim() || '0', 8);
    const kind = String.fromCharCode(tar[at + 156] ?? 0);
    const prefix = text(at + 345, 155);
    const content = tar.subarray(at + 512, at + 512 + size);
    if (kind === 'L') longName = text(at + 512, size);
    else if (kind === 'x') longName = /\d+ path=(.*)\n/.exec(new TextDecoder().decode(content))?.[1];
    else {
      if (kind === '0' || kind === '\0') yield { name: longName ?? (prefix ? `${prefix}/${text(at, 100)}` : text(at, 100)), content };
      longName = undefined;
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
