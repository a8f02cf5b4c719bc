/**
 * What a change would do, before it is made: the edits go into the live network, the chart shows it, and everything can be taken back.
 * One preview at a time.
 */
import { edit, type Constraint, type Edit, type LinkFacts, type Network, type Tick } from '#engine';

export interface Effect {
  /** By which the whole plan ends later (or earlier, negative), in ticks. */
  readonly projectFinishBy: number;
  /** Other tasks whose dates differ from before. */
  readonly pushed: number;
}

export class PlanPreview {
  private readonly network: Network;
  private readonly startBefore: Int32Array;
  private readonly finishBefore: Int32Array;
  private readonly projectFinishBefore: Tick;
  private readonly undo: readonly Edit[];
  private readonly about: number;
  private readonly isFull: boolean;

  /** `about` is the task in hand, which does not count among those pushed. `isFull` recomputes everything at each step. */
  constructor(network: Network, about: number, undo: readonly Edit[], isFull = false) {
    this.network = network;
    this.about = about;
    this.undo = undo;
    this.isFull = isFull;
    this.startBefore = network.start.slice();
    this.finishBefore = network.finish.slice();
    this.projectFinishBefore = network.projectFinish;
  }

  apply(changes: readonly Edit[]): Effect {
    edit(this.network, changes, { recomputesAll: this.isFull, tellsChanges: false });
    return this.effect();
  }

  cancel(): void {
    edit(this.network, this.undo);
  }

  startedAt(task: number): Tick {
    return this.startBefore[task]!;
  }

  finishedAt(task: number): Tick {
    return this.finishBefore[task]!;
  }

  private effect(): Effect {
    const { start, finish, count } = this.network;
    const { startBefore, finishBefore, about } = this;
    let pushed = 0;
    for (let task = 0; task < count; task++) if (start[task] !== startBefore[task] || finish[task] !== finishBefore[task]) pushed++;
    if (start[about] !== startBefore[about] || finish[about] !== finishBefore[about]) pushed--;
    return { projectFinishBy: this.network.projectFinish - this.projectFinishBefore, pushed };
  }
}

/** The edits that move a task's start to a date, and those that take it back. A task that plans itself gets "start no earlier than". */
export function moveEdits(
  network: Network,
  task: number,
  start: Tick,
): { readonly change: readonly Edit[]; readonly undo: readonly Edit[] } {
  const facts = network.facts.tasks[task]!;
  if (facts.mode === 'manual') {
    const finish = network.calendarOf(task).add(start, network.calendarOf(task).between(network.start[task]!, network.finish[task]!));
    return {
      change: [{ kind: 'manual-dates', task: facts.id, start, finish }],
      undo: [{ kind: 'manual-dates', task: facts.id, start: facts.manualStart, finish: facts.manualFinish }],
    };
  }
  return {
    change: [{ kind: 'constraint', task: facts.id, constraint: { kind: 'SNET', date: start } }],
    undo: [{ kind: 'constraint', task: facts.id, constraint: facts.constraint ?? ASAP }],
  };
}

export function durationEdits(
  network: Network,
  task: number,
  duration: number,
): { readonly change: readonly Edit[]; readonly undo: readonly Edit[] } {
  const facts = network.facts.tasks[task]!;
  return {
    change: [{ kind: 'duration', task: facts.id, duration }],
    undo: [{ kind: 'duration', task: facts.id, duration: facts.duration ?? 0 }],
  };
}

export function linkEdits(link: LinkFacts): { readonly change: readonly Edit[]; readonly undo: readonly Edit[] } {
  return { change: [{ kind: 'put-link', link }], undo: [{ kind: 'remove-link', link: link.id }] };
}

const ASAP: Constraint = { kind: 'ASAP' };
