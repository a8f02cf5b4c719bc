/** The name server of all names by which somebody tries to lead a server where it may not go. */
import { startNameServer, type NameAnswer, type NameServer } from '../../support/name-server.ts';
import { names, rebinding, type Course } from './outgoing-vectors.ts';

export function startHostileNames(): Promise<NameServer> {
  const courses = new Map<string, Course>([...[...names].map(([name, { course }]) => [name, course] as const), ...rebinding]);
  const asked = new Map<string, number>();
  return startNameServer((name, type): NameAnswer => {
    const key = `${name} ${type}`;
    const turn = asked.get(key) ?? 0;
    asked.set(key, turn + 1);
    const course = courses.get(name);
    const answer = course?.[Math.min(turn, course.length - 1)];
    return (type === 'A' ? answer?.A : type === 'AAAA' ? answer?.AAAA : undefined) ?? [];
  });
}

/** The address as people write it, also where it came over a socket of both families. */
export const plainAddress = (address: string | undefined): string => (address ?? 'unknown').replace(/^::ffff:(?=\d+\.)/, '');
