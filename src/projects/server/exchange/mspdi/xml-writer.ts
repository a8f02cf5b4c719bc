const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
// What XML 1.0 cannot carry at all.
// oxlint-disable-next-line no-control-regex -- they are what it is about
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Builds an XML text, an element a line, in pieces that are joined once. */
export interface XmlWriter {
  readonly leaf: (name: string, value: string) => void;
  readonly element: (name: string, inside: () => void) => void;
  readonly toString: () => string;
}

export function xmlWriter(root: string, namespace: string): XmlWriter {
  const lines: string[] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', `<${root} xmlns="${namespace}">`];
  let indent = '  ';
  return {
    leaf: (name, value) => {
      lines.push(`${indent}<${name}>${escapeText(value)}</${name}>`);
    },
    element: (name, inside) => {
      const outside = indent;
      lines.push(`${outside}<${name}>`);
      indent = `${outside}  `;
      inside();
      indent = outside;
      lines.push(`${outside}</${name}>`);
    },
    toString: () => `${lines.join('\n')}\n</${root}>\n`,
  };
}

function escapeText(value: string): string {
  return value.replace(FORBIDDEN, '').replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? '');
}
