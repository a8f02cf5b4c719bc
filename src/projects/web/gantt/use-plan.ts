/** Loads a plan, keeps it in step with what others do, and holds the session in which it is worked on. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { planSnapshot, unpackSnapshot, type Tongue } from '#projects/rules';
import { Problem, type Principal } from '#platform/kit';
import { sayDone, sentenceOf, useClient, useLive, useMe, type LiveMessage } from '#platform/web';
import { recordsOf, type ComputedPlan } from './plan-records.ts';
import { PlanSession } from './plan-session.ts';

export interface PlanInHand {
  readonly session: PlanSession | null;
  readonly plan: ComputedPlan | null;
  readonly problem: unknown;
  readonly retry: () => void;
}

export interface PlanEars {
  /** Dates changed in place: the chart draws them, React need not know. */
  readonly onDates: (plan: ComputedPlan) => void;
  readonly onOthers: () => void;
}

export function usePlan(projectId: string, tongue: Tongue, ears: PlanEars): PlanInHand {
  const client = useClient();
  const me = useMe();
  const [session, setSession] = useState<PlanSession | null>(null);
  const [plan, setPlan] = useState<ComputedPlan | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const heard = useRef(ears);
  heard.current = ears;

  useEffect(() => {
    let isGone = false;
    const load = async () => recordsOf(unpackSnapshot(await client.see(planSnapshot, { projectId })));
    setProblem(null);
    const begin = async () => {
      const records = await load();
      if (isGone) return;
      const next = new PlanSession(records, {
        projectId,
        client,
        load,
        by: { ...me, organisationId: '', accountId: '', hiddenScopes: [], carrier: 'session' } satisfies Principal,
        newId: newUuid,
        now: () => new Date().toISOString(),
        tongue,
        onChange: (changed, kind) => {
          if (isGone) return;
          if (kind === 'dates') heard.current.onDates(changed);
          else setPlan(changed);
        },
        onDone: sayDone,
        sentence: (no) =>
          sentenceOf(
            no instanceof Problem ? no : new Problem(no.status ?? 422, no.code, no.detail, { detail: no.detail, values: no.values }),
          ),
      });
      setSession(next);
      setPlan(next.plan);
    };
    begin().catch((error: unknown) => {
      if (!isGone) setProblem(error);
    });
    return () => {
      isGone = true;
    };
    // `me` changes with every refreshed session; the plan need not be read again for it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [client, projectId, tongue, attempt]);

  const follow = useCallback(
    (message: LiveMessage) => {
      void session?.follow(message.changes).then((isNews) => isNews && heard.current.onOthers());
    },
    [session],
  );
  useLive(follow);
  return { session, plan, problem, retry: () => setAttempt(attempt + 1) };
}

/** Also on plain http, where `crypto.randomUUID` is missing. */
function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
