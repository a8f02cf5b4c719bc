/** People for the cell of those who work on a task: those of the plan first, then everybody of the organisation whom the reader may see. */
import type { PlanSession } from './plan-session.ts';
import type { FindSuggestions } from './suggestions.ts';

const most = 8;
/** Milliseconds of quiet before the server is asked. */
const pause = 120;

export function suggestPeople(session: PlanSession): FindSuggestions {
  let turn = 0;
  return async (typed) => {
    const own = ++turn;
    const wanted = typed.toLowerCase();
    const near = [...session.records.person.values()]
      .filter((each) => each.isActive && each.name.toLowerCase().includes(wanted))
      .toSorted((left, right) => left.name.localeCompare(right.name));
    if (wanted === '' && near.length > 0) return near.slice(0, most).map(({ name }) => ({ text: name }));
    await new Promise((resolve) => {
      setTimeout(resolve, pause);
    });
    if (own !== turn) return [];
    const far = await session.findPeople(typed, most).catch(() => []);
    const names = [...new Set([...near, ...far].map((each) => each.name))];
    return names.slice(0, most).map((text) => ({ text }));
  };
}
