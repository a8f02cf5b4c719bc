/** Computes large plans beside the server's own thread. */
import type { Plan } from '#engine';
import { planOf, type ProjectFacts } from '#projects/rules';

export default (facts: ProjectFacts): Plan => planOf(facts);
