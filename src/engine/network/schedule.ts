import type { Plan, PlanFacts } from '../facts.ts';

/** The plan for these facts. What cannot be kept is said in `conflicts`. */
export function schedule(facts: PlanFacts): Plan {
  throw new Error("being built");
}
