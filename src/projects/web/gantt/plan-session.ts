/**
 * One plan being worked on: its records in memory, the deeds decided here first and then sent, what others changed taken over, undo and
 * redo. Knows no screen: whoever shows the plan listens.
 */
import { edit, type Edit } from '#engine';
import {
  answerFrom,
  answerFromMemory,
  Problem,
  type Change,
  type Client,
  type Deed,
  type Principal,
  type Refusal,
  type Row,
} from '#platform/kit';
import { person } from '#people/rules';
import { linkFactsOf, taskFactsOf, type Link, type SnapshotTask, type Task, type Tongue } from '#projects/rules';
import type { z } from 'zod';
import { computePlan, projectIn, type ComputedPlan, type PlanRecords } from './plan-records.ts';

export type PlanRow = Readonly<Record<string, unknown>> & { readonly id: string; readonly version?: number };
type Tables = Map<string, Map<string, PlanRow>>;

export type FoundPerson = Row<typeof person>;

export interface SessionOptions {
  readonly projectId: string;
  readonly client: Pick<Client, 'do' | 'call' | 'list'>;
  /** Reads everything anew. */
  readonly load: () => Promise<PlanRecords>;
  readonly by: Principal;
  readonly newId: () => string;
  readonly now: () => string;
  readonly tongue: Tongue;
  /** The things whose records are kept, by name. */
  readonly onChange: (plan: ComputedPlan, kind: 'dates' | 'plan') => void;
  /** Something was done: say it, with undo beside it. */
  readonly onDone: (text: string, sequence: number | null) => void;
  readonly sentence: (problem: Problem | Refusal) => string;
  /** In words, what changes beside what was asked for; empty: nothing. */
  readonly follows?: (changes: readonly Change[], input: Readonly<Record<string, unknown>>, before: PlanRecords) => string;
  readonly later?: (work: () => void) => void;
}

export interface DoOptions {
  readonly said: string;
  /** The chart already shows the new dates: nothing needs to be drawn before the next quiet moment. */
  readonly isShown?: boolean;
  /** New records get their ids from the server: wait for it, then take over what it made. */
  readonly waits?: boolean;
}

export class PlanSession {
  plan: ComputedPlan;
  private readonly options: SessionOptions;
  private tables: Tables;
  private readonly done: number[] = [];
  private readonly undone: number[] = [];
  private isStale = false;
  private reading: Promise<PlanRecords> | undefined;
  /** People known by name only: their hours come with the plan once they work on it. */
  private readonly met = new Set<string>();
  private queue: Promise<unknown> = Promise.resolve();
  private underway: Promise<unknown> = Promise.resolve();

  constructor(records: PlanRecords, options: SessionOptions) {
    this.options = options;
    this.tables = tablesOf(records);
    this.plan = computePlan(this.records, options.tongue);
  }

  get records(): PlanRecords {
    return Object.fromEntries(this.tables) as unknown as PlanRecords;
  }

  task(index: number): SnapshotTask {
    return this.records.task.get(this.plan.model.tasks[index]!.id)!;
  }

  /** Decides here, shows it, sends it. Null, or the sentence that says no. */
  do<S extends z.ZodObject>(deed: Deed<S>, input: z.input<S>, options: DoOptions): Promise<string | null> {
    const work = this.carryOut(deed, input, options);
    this.underway = Promise.allSettled([this.underway, work]);
    return work;
  }

  /** What a deed would bring along, in words, without doing it. Empty when it would be refused; that is said when it is done. */
  foresee<S extends z.ZodObject>(deed: Deed<S>, input: z.input<S>): string {
    const parsed = deed.input.safeParse(input);
    if (!parsed.success) return '';
    const asked = { at: this.options.now(), newId: this.options.newId, by: this.options.by, branchId: null };
    const decision = answerFrom(deed.decide(parsed.data, asked), answerFromMemory(this.tables));
    return decision.refused ? '' : (this.options.follows?.(decision.changes, parsed.data, this.records) ?? '');
  }

  /** When everything done so far has been kept or refused: only then it can be undone. */
  settled(): Promise<unknown> {
    return this.underway;
  }

  private async carryOut<S extends z.ZodObject>(
    deed: Deed<S>,
    input: z.input<S>,
    { said, isShown, waits }: DoOptions,
  ): Promise<string | null> {
    const { sentence, client } = this.options;
    const parsed = deed.input.safeParse(input);
    if (!parsed.success) return parsed.error.issues[0]?.message ?? 'unreadable';
    const asked = { at: this.options.now(), newId: this.options.newId, by: this.options.by, branchId: null };
    const decision = answerFrom(deed.decide(parsed.data, asked), answerFromMemory(this.tables));
    if (decision.refused) {
      if (isShown) this.rebuild();
      return sentence(decision);
    }
    if (decision.changes.length === 0) return null;
    // Which version of the record this was decided on: the server refuses when somebody was faster.
    const target = this.tables.get(deed.on.name)?.get(String((parsed.data as { id?: string }).id));
    const version = deed.binding.method === 'POST' ? undefined : target?.version;
    const follows = this.options.follows?.(decision.changes, parsed.data, this.records);
    const makes = decision.changes.filter((change) => change.kind === 'put');
    const takeBack = waits ? () => {} : this.apply(decision.changes, isShown ?? false);
    // One after the other: the next deed is decided on what the server will have made of this one.
    const sent = this.queue.then(() => client.do(deed, input, { version }));
    this.queue = sent.catch(() => undefined);
    try {
      const { sequence } = await sent;
      if (makes.length > 0) await this.takeOver(makes);
      if (sequence !== null) {
        this.done.push(sequence);
        this.undone.length = 0;
      }
      this.options.onDone(follows ? `${said}. ${follows}` : said, sequence);
      return null;
    } catch (error) {
      takeBack();
      if (error instanceof Problem && error.details.status === 412) await this.reload();
      else this.rebuild();
      if (error instanceof Problem) return sentence(error);
      throw error;
    }
  }

  /** True when there was something to take back. */
  undo = (): Promise<boolean> => this.step(this.done, this.undone);
  redo = (): Promise<boolean> => this.step(this.undone, this.done);

  private async step(from: number[], to: number[]): Promise<boolean> {
    await this.queue;
    const sequence = from.pop();
    if (sequence === undefined) return false;
    const answer = await this.options.client.call('POST', `/journal/${sequence}/undo`, {}, { 'idempotency-key': this.options.newId() });
    if (answer.sequence !== null) to.push(answer.sequence);
    await this.reload();
    return true;
  }

  /** Somebody (or this very page) changed records: what is newer than ours is read, and the plan computed anew. Null: too many to name. */
  async follow(
    changes: readonly { readonly thing: string; readonly id: string; readonly version: number; readonly kind: Change['kind'] }[] | null,
  ): Promise<boolean> {
    if (changes === null) {
      await this.reload();
      return true;
    }
    const news = changes.filter(({ thing, id, version, kind }) => {
      const table = this.tables.get(thing);
      if (!table) return false;
      const own = table.get(id);
      // An absence counts once it is agreed to: then it is changed, not put.
      const isOurs = kind === 'put' || own !== undefined || thing === 'absence';
      return kind === 'remove' ? own !== undefined : isOurs ? Number(own?.version ?? 0) < version : false;
    });
    if (news.length === 0) return false;
    const asked = news.filter((change) => change.kind !== 'remove');
    const tasksOnly = asked.every((change) => change.thing in READ);
    if (asked.length > 12 || !tasksOnly) {
      await this.reload();
      return true;
    }
    const rows = await Promise.all(asked.map(({ thing, id }) => this.read(thing, id)));
    for (const { thing, id, kind } of news) if (kind === 'remove') this.tables.get(thing)?.delete(id);
    for (const [at, row] of rows.entries()) if (row) this.tables.get(asked[at]!.thing)?.set(row.id, row);
    // Somebody who is new to the plan brings a calendar and absences, which move dates.
    if (rows.some((row) => row && this.isStranger(row['personId']))) await this.reload();
    else this.rebuild();
    return true;
  }

  private isStranger(personId: unknown): boolean {
    return typeof personId === 'string' && (!this.tables.get('person')!.has(personId) || this.met.has(personId));
  }

  /** Readings that overlap all end with what the latest one found. */
  async reload(): Promise<void> {
    const reading = this.options.load();
    this.reading = reading;
    const records = await reading;
    if (this.reading !== reading) return;
    this.tables = tablesOf(records);
    this.met.clear();
    this.rebuild();
  }

  /** Active people of the organisation whom the reader may see: those of this plan, and whoever else is found by this text. */
  async findPeople(text: string, limit = 8): Promise<readonly FoundPerson[]> {
    const found = await this.options.client.list(person, { q: text, isActive: 'true', limit });
    return found.items;
  }

  /** Deeds that name a person ask who that is. */
  meet(person: FoundPerson): void {
    const people = this.tables.get('person')!;
    if (people.has(person.id)) return;
    people.set(person.id, { ...person });
    this.met.add(person.id);
  }

  /** Undefined when it is gone, hidden, or of another project. */
  private async read(thing: string, id: string): Promise<PlanRow | undefined> {
    try {
      const { data } = await this.options.client.call<PlanRow>('GET', `/${READ[thing]!}/${id}`);
      return thing === 'project'
        ? id === this.options.projectId
          ? data
          : undefined
        : data['projectId'] === this.options.projectId
          ? data
          : undefined;
    } catch (error) {
      if (error instanceof Problem) return undefined;
      throw error;
    }
  }

  /** What the server made in place of our own drafts. */
  private async takeOver(makes: readonly Change[]): Promise<void> {
    for (const { thing, id } of makes) this.tables.get(thing.name)?.delete(id);
    await this.reload();
  }

  /** Applies changes to the records; gives back how to take them back. */
  private apply(changes: readonly Change[], isShown: boolean): () => void {
    const before = changes.map(({ thing, id }) => ({ thing: thing.name, id, row: this.tables.get(thing.name)?.get(id) }));
    for (const change of changes) {
      const table = this.tables.get(change.thing.name);
      const old = table?.get(change.id);
      if (change.kind === 'remove') table?.delete(change.id);
      else if (change.kind === 'put') table?.set(change.id, { ...change.row, id: change.id, version: 1 });
      else if (old) table?.set(change.id, { ...old, ...change.fields, version: Number(old.version ?? 0) + 1 });
    }
    const edits = isShown ? [] : this.editsOf(changes);
    if (edits) {
      if (edits.length > 0) edit(this.plan.network, edits);
      this.showProgress(changes);
      this.options.onChange(this.plan, 'dates');
      this.rebuildLater();
    } else this.rebuild();
    return () => {
      for (const { thing, id, row } of before) {
        if (row) this.tables.get(thing)?.set(id, row);
        else this.tables.get(thing)?.delete(id);
      }
    };
  }

  /** The engine's own edits for these changes, or null when the plan has to be compiled anew. */
  private editsOf(changes: readonly Change[]): Edit[] | null {
    const edits: Edit[] = [];
    for (const change of changes) {
      if (change.thing.name === 'link' && change.kind === 'put')
        edits.push({ kind: 'put-link', link: linkFactsOf({ ...change.row, id: change.id } as unknown as Link) });
      else if (change.thing.name === 'link' && change.kind === 'remove') edits.push({ kind: 'remove-link', link: change.id });
      else if (change.thing.name === 'task' && change.kind === 'patch' && Object.keys(change.fields).every((field) => QUICK.has(field))) {
        const row = this.tables.get('task')!.get(change.id) as unknown as Task;
        const facts = taskFactsOf(row, false);
        if ('durationMinutes' in change.fields) edits.push({ kind: 'duration', task: row.id, duration: facts.duration! });
        if ('constraintKind' in change.fields || 'constraintAt' in change.fields)
          edits.push({ kind: 'constraint', task: row.id, constraint: facts.constraint! });
        if ('manualStart' in change.fields)
          edits.push({ kind: 'manual-dates', task: row.id, start: facts.manualStart, finish: facts.manualFinish });
      } else return null;
    }
    return edits;
  }

  private showProgress(changes: readonly Change[]): void {
    for (const change of changes) {
      const index = this.plan.network.indexOf.get(change.id);
      if (index !== undefined && change.kind === 'patch' && 'percentComplete' in change.fields)
        this.plan.model.percent[index] = Number(change.fields['percentComplete']);
    }
  }

  private rebuildLater(): void {
    if (this.isStale) return;
    this.isStale = true;
    (this.options.later ?? ((work) => setTimeout(work, 120)))(() => {
      if (this.isStale) this.rebuild();
    });
  }

  private rebuild(): void {
    this.isStale = false;
    this.plan = computePlan(this.records, this.options.tongue);
    this.options.onChange(this.plan, 'plan');
  }

  /** For deeds that ask for them. */
  get project(): ReturnType<typeof projectIn> {
    return projectIn(this.records);
  }
}

/** Fields of a task whose change the engine repairs in place. */
const QUICK = new Set(['durationMinutes', 'isEstimated', 'constraintKind', 'constraintAt', 'manualStart', 'manualFinish']);
/** Things whose single records are read when others change them; of all others the whole plan is read. */
const READ: Readonly<Record<string, string>> = { task: 'tasks', link: 'links', assignment: 'assignments', project: 'projects' };

const tablesOf = (records: PlanRecords): Tables =>
  new Map(Object.entries(records).map(([thing, rows]) => [thing, new Map(rows as ReadonlyMap<string, PlanRow>)]));
