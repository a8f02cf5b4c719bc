/**
 * The plan of a project as table, board and task panel share it: its records in memory, deeds decided here first. What is done together
 * (a pasted block) is said once and taken back at once.
 */
import { createContext, use, useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { Problem, type Principal } from '#platform/kit';
import { sentenceOf, showToast, translate, useClient, useLanguage, useLive, useMe, type LiveMessage } from '#platform/web';
import { planSnapshot, unpackSnapshot, type Label } from '#projects/rules';
import { recordsOf, type ComputedPlan, type PlanRecords } from '../gantt/plan-records.ts';
import { PlanSession } from '../gantt/plan-session.ts';
import { whatFollows } from './what-follows.ts';

export interface PlanInHand {
  readonly session: PlanSession;
  readonly plan: ComputedPlan;
  /** Rises with every change of dates or records. */
  readonly revision: number;
  /** How often somebody else changed it. */
  readonly newsOfOthers: number;
  readonly labels: ReadonlyMap<string, Pick<Label, 'id' | 'name' | 'colour'>>;
  /** Does what `work` does as one step for undo and one message. Gives back the first sentence that said no. */
  readonly together: (work: (session: PlanSession) => Promise<string | null>, said?: string) => Promise<string | null>;
  readonly undo: () => Promise<boolean>;
  readonly redo: () => Promise<boolean>;
}

export interface HeldPlan {
  readonly hand: PlanInHand | null;
  readonly problem: unknown;
  readonly retry: () => void;
}

const Held = createContext<HeldPlan>({ hand: null, problem: null, retry: () => {} });
export const usePlanInHand = (): HeldPlan => use(Held);

/** `isNeeded` false: nothing is read yet. Once read it stays, and is kept in step, while the page stands. */
export function PlanProvider({
  projectId,
  isNeeded,
  children,
}: {
  readonly projectId: string;
  readonly isNeeded: boolean;
  readonly children: ReactNode;
}) {
  const [wasNeeded, setNeeded] = useState(isNeeded);
  if (isNeeded && !wasNeeded) setNeeded(true);
  const [held, setHeld] = useState<HeldPlan>({ hand: null, problem: null, retry: () => {} });
  return (
    <Held value={held}>
      {wasNeeded ? <PlanReader key={projectId} projectId={projectId} onHeld={setHeld} /> : null}
      {children}
    </Held>
  );
}

function PlanReader({ projectId, onHeld }: { readonly projectId: string; readonly onHeld: (held: HeldPlan) => void }) {
  const client = useClient();
  const me = useMe();
  const tongue = useLanguage();
  const [attempt, setAttempt] = useState(0);
  const session = useRef<PlanSession | null>(null);
  const mine = useRef(me.membershipId);
  /** Somebody else changed the plan. */
  const hear = useRef(() => {});

  useEffect(() => {
    let isGone = false;
    let revision = 0;
    let newsOfOthers = 0;
    let labels: PlanInHand['labels'] = new Map();
    const done: (readonly number[])[] = [];
    const undone: (readonly number[])[] = [];
    let step: { said: string; sequences: number[] } | null = null;
    const retry = () => setAttempt(attempt + 1);

    const load = async (): Promise<PlanRecords> => {
      const snapshot = unpackSnapshot(await client.see(planSnapshot, { projectId }));
      labels = new Map(snapshot.labels.map((each) => [each.id, each]));
      // Deeds that put labels on tasks ask for them too.
      return { ...recordsOf(snapshot), label: labels } as PlanRecords;
    };
    const tell = () => {
      if (isGone || !session.current) return;
      onHeld({
        hand: { session: session.current, plan: session.current.plan, revision: ++revision, newsOfOthers, labels, together, undo, redo },
        problem: null,
        retry,
      });
    };
    const record = (text: string, sequences: readonly number[]) => {
      if (sequences.length > 0) {
        done.push(sequences);
        undone.length = 0;
      }
      showToast({
        kind: 'done',
        text,
        action: sequences.length > 0 ? { label: translate('shell.undo'), run: () => void undo() } : undefined,
      });
    };
    const together: PlanInHand['together'] = async (work, said) => {
      const own = { said: said ?? '', sequences: [] as number[] };
      step = own;
      try {
        return await work(session.current!);
      } finally {
        step = null;
        if (own.sequences.length > 0) record(own.said, own.sequences);
      }
    };
    const turnBack = async (from: (readonly number[])[], to: (readonly number[])[]): Promise<boolean> => {
      // What is shown already may still be on its way.
      await session.current?.settled();
      const sequences = from.pop();
      if (!sequences) return false;
      const back: number[] = [];
      try {
        for (const sequence of sequences.toReversed()) {
          const answer = await client.call('POST', `/journal/${sequence}/undo`, {}, { 'idempotency-key': newUuid() });
          if (answer.sequence !== null) back.push(answer.sequence);
        }
        to.push(back);
        showToast({ kind: 'info', text: translate('shell.undone') });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        showToast({ kind: 'problem', text: sentenceOf(error) });
      }
      await session.current?.reload();
      return true;
    };
    const undo = () => turnBack(done, undone);
    const redo = () => turnBack(undone, done);

    const begin = async () => {
      const records = await load();
      if (isGone) return;
      session.current = new PlanSession(records, {
        projectId,
        client,
        load,
        by: { ...me, organisationId: '', accountId: '', hiddenScopes: [], carrier: 'session' } satisfies Principal,
        newId: newUuid,
        now: () => new Date().toISOString(),
        tongue,
        follows: (changes, input, before) => whatFollows(changes, input, before, translate, tongue),
        onChange: tell,
        onDone: (text, sequence) => {
          if (step) {
            step.said ||= text;
            if (sequence !== null) step.sequences.push(sequence);
          } else record(text, sequence === null ? [] : [sequence]);
        },
        sentence: (no) =>
          sentenceOf(
            no instanceof Problem ? no : new Problem(no.status ?? 422, no.code, no.detail, { detail: no.detail, values: no.values }),
          ),
      });
      tell();
      hear.current = () => {
        newsOfOthers++;
        tell();
      };
    };
    begin().catch((problem: unknown) => {
      if (!isGone) onHeld({ hand: null, problem, retry });
    });
    return () => {
      isGone = true;
      session.current = null;
    };
    // `me` changes with every refreshed session; the plan need not be read again for it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [client, projectId, tongue, attempt]);

  useLive(
    useCallback((message: LiveMessage) => {
      if (message.branchId !== null) return;
      // What I do in another tab, or take back, is no news of others.
      const isMine = message.by === mine.current;
      void session.current?.follow(message.changes).then((isNews) => isNews && !isMine && hear.current());
    }, []),
  );
  return null;
}

/** Also on plain http, where `crypto.randomUUID` is missing. */
function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
