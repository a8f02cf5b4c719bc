/** Why a file is refused. The code is for translations and tests; the detail is one English sentence with the figures. */
export interface FileRefusal {
  readonly code: string;
  readonly detail: string;
  readonly field?: string;
  readonly row?: number;
}

/** Thrown inside a parser, where a refusal has to leave a stack of callbacks; the door of the parser's worker turns it into an answer. */
export class FileRefused extends Error {
  readonly refusal: FileRefusal;

  constructor(refusal: FileRefusal) {
    super(`${refusal.code}: ${refusal.detail}`);
    this.name = 'FileRefused';
    this.refusal = refusal;
  }
}

export function refuseFile(code: string, detail: string, at: { readonly field?: string; readonly row?: number } = {}): never {
  throw new FileRefused({ code, detail, ...at });
}
