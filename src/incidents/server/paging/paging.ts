/** Asks those on duty when it is time: a moment after something has changed, and at the instant at which the next are to be asked. */
import type { Recall, Tools } from '#platform/server';
import type { HoursOf } from '../clock/hours-memory.ts';
import { askWhoIsDue, freshWatch, type Watch } from './asking-round.ts';

type Listening = Tools & { readonly listen: (listener: (organisationId: string) => void) => () => void };

interface Organisation {
  mustLook: boolean;
  running: Promise<void> | undefined;
  timer: NodeJS.Timeout | undefined;
  /** When `timer` looks; milliseconds since 1970. */
  wakesAt: number;
  watch: Watch;
  failures: number;
}

/** Milliseconds from a change until it is looked; of many at once it is enough to look once. */
const pause = 100;
const longestPause = 60_000;

/** Answers how to stop it. What was due while the program stood still is done at once. */
export async function startPaging(tools: Listening, recall: Recall<HoursOf>): Promise<() => Promise<void>> {
  const organisations = new Map<string, Organisation>();
  let isStopped = false;

  function of(organisationId: string): Organisation {
    const known = organisations.get(organisationId);
    if (known) return known;
    const fresh: Organisation = {
      mustLook: false,
      running: undefined,
      timer: undefined,
      wakesAt: Infinity,
      watch: freshWatch(),
      failures: 0,
    };
    organisations.set(organisationId, fresh);
    return fresh;
  }

  function wake(organisationId: string, after: number): void {
    const organisation = of(organisationId);
    const at = Date.now() + after;
    if (isStopped || at >= organisation.wakesAt) return;
    clearTimeout(organisation.timer);
    organisation.wakesAt = at;
    organisation.timer = setTimeout(() => {
      organisation.wakesAt = Infinity;
      look(organisationId);
    }, after).unref();
  }

  function look(organisationId: string): void {
    const organisation = of(organisationId);
    organisation.mustLook = true;
    organisation.running ??= work(organisationId, organisation).finally(() => {
      organisation.running = undefined;
      if (organisation.mustLook && !isStopped) look(organisationId);
    });
  }

  async function work(organisationId: string, organisation: Organisation): Promise<void> {
    while (organisation.mustLook && !isStopped) {
      organisation.mustLook = false;
      try {
        const done = await askWhoIsDue(tools, organisationId, recall, organisation.watch);
        organisation.failures = 0;
        const nextAt = [...organisation.watch.calls.values()].filter((at) => at !== null).toSorted()[0];
        if (done > 0) organisation.mustLook = true;
        else if (nextAt !== undefined)
          wake(organisationId, Math.min(longestPause, Math.max(0, Date.parse(nextAt) - Date.parse(tools.now()))));
      } catch (error) {
        organisation.failures++;
        organisation.watch = freshWatch();
        tools.log.error({ err: error, organisationId }, 'those on duty could not be asked; it is tried again');
        wake(organisationId, Math.min(longestPause, 200 * 2 ** organisation.failures));
      }
    }
  }

  const unlisten = tools.listen((organisationId) => wake(organisationId, pause));
  const { rows } = await tools.pool.query<{ id: string }>('select organisation_id as id from access.first_owners()');
  for (const { id } of rows) look(id);
  return async () => {
    isStopped = true;
    unlisten();
    for (const { timer } of organisations.values()) clearTimeout(timer);
    await Promise.allSettled([...organisations.values()].map((each) => each.running));
  };
}
