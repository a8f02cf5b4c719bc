/** Alerts on the server: the doors, what is kept, and what is taken in from it. */
import type { EndpointAnswer, Tools, ViewAnswer } from '#platform/server';
import { makeInbox, type Inbox } from './inbox.ts';
import { tellOwn, type TellIntake } from './own-alerts.ts';
import { receiveAnswers } from './receive-answers.ts';
import { replayAnswer } from './replay-answer.ts';
import { makeTakingIn, type TakingIn } from './taking-in.ts';

export interface IntakeServer {
  readonly views: readonly ViewAnswer[];
  readonly endpoints: readonly EndpointAnswer[];
  /** What other rooms of this program have to say; once it is started. */
  readonly tell: TellIntake;
  start(tools: Tools & { readonly listen: (listener: (organisationId: string) => void) => () => void }): Promise<() => Promise<void>>;
}

/** Milliseconds from a deed of anybody until it is looked whether an alert is to be asked about again. */
const pause = 500;

export function intakeServer(): IntakeServer {
  let takingIn: TakingIn | undefined;
  let inbox: Inbox | undefined;
  return {
    views: [replayAnswer()],
    tell: (tools, organisationId, said) => tellOwn(inbox!, tools, organisationId, said),
    endpoints: receiveAnswers({
      keep: (organisationId, source, message, bytes) => inbox!.keep(organisationId, source, message, bytes),
    }),
    async start(tools) {
      const taking = (takingIn = makeTakingIn(tools));
      inbox = makeInbox(tools, (organisationId) => taking.look(organisationId));
      // Deeds of people may say when to ask again about an alert; of many at once it is enough to look once.
      const soon = new Map<string, NodeJS.Timeout>();
      const unlisten = tools.listen((organisationId) => {
        if (soon.has(organisationId)) return;
        const timer = setTimeout(() => {
          soon.delete(organisationId);
          taking.look(organisationId);
        }, pause);
        soon.set(organisationId, timer.unref());
      });
      // What was kept before a crash is taken in now.
      const { rows } = await tools.pool.query<{ id: string }>('select distinct organisation_id as id from access.first_owners()');
      for (const { id } of rows) taking.look(id);
      return async () => {
        unlisten();
        for (const timer of soon.values()) clearTimeout(timer);
        await takingIn?.stop();
      };
    },
  };
}
