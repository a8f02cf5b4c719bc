import type { Plan, PlanFacts } from '../facts.ts';

/** The plan for these facts. What cannot be kept is said in `conflicts`. */
export declare function schedule(facts: PlanFacts): Plan;
