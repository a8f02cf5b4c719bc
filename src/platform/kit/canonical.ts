/**
 * One text for one value: keys sorted, no spaces, undefined left out (after RFC 8785, JSON canonicalisation). Hashes are made over it, and it is
 * JSON like any other: what `JSON.stringify` would say, with its keys in order.
 */
export function canonical(value: unknown): string {
  const ordered = inOrder(value);
  return ordered === notInOrder ? spelled(value) : (JSON.stringify(ordered) ?? 'null');
}

/** An object lists keys that look like places of an array before all others, whatever the order they were set in; `__proto__` it does not take for a key. */
const notInOrder = Symbol('not in order');
const isApart = (key: string): boolean => (key.charCodeAt(0) <= 57 && /^(?:0|[1-9]\d*)$/.test(key)) || key === '__proto__';
const speaksForItself = (value: object): boolean => 'toJSON' in value && typeof value.toJSON === 'function';

/** The same value with its keys in order, for to be spelled by the machine's own JSON, which is much faster than any of ours. */
function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value) {
      const ordered = inOrder(item);
      if (ordered === notInOrder) return notInOrder;
      items.push(ordered);
    }
    return items;
  }
  if (speaksForItself(value)) return value;
  const record = value as Record<string, unknown>;
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(record).sort()) {
    if (isApart(key)) return notInOrder;
    const item = inOrder(record[key]);
    if (item === notInOrder) return notInOrder;
    ordered[key] = item;
  }
  return ordered;
}

function spelled(value: unknown): string {
  if (value === null || typeof value !== 'object' || speaksForItself(value)) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(spelled).join(',')}]`;
  const record = value as Record<string, unknown>;
  const members = Object.keys(record)
    .sort()
    .filter((key) => record[key] !== undefined)
    .map((key) => `${JSON.stringify(key)}:${spelled(record[key])}`);
  return `{${members.join(',')}}`;
}
