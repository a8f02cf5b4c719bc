/** Where a service or an asset has its page, and how it is called in a line. */
import type { NamedNode } from '#operations/rules';

export const pathOfNode = ({ thing, id }: Pick<NamedNode, 'thing' | 'id'>): string =>
  thing === 'service' ? `/services/${id}` : `/assets/${id}`;
