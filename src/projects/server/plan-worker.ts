/** Computes large plans beside the server's own thread. */
import { computePlan, type ComputedPlan } from './computed-plan.ts';
import type { ReadProject } from './read-project.ts';

export default (read: ReadProject): ComputedPlan => computePlan(read);
