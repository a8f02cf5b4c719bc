/**
 * Evenkeel beside Redmine 5: processor time of a request, program and database together, on the same machine, data and run.
 * `node bench/redmine.ts` as root on Debian installs Redmine's packages when they are missing, fills both with 20,000 tasks in 50 projects,
 * asks each in turns, one request after another, and removes its data again. `--only evenkeel` leaves Redmine out, `--repeats N`.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cpuSeconds, loadText, median, restingOf, visitorOf, type Answered, type Asked, type Visitor } from './process-cost.ts';
import { drawnCompany } from './redmine/drawn-company.ts';
import { installRedmine, startRedmine, whyNoRedmine } from './redmine/redmine-server.ts';
import { seededChance } from './seeded-chance.ts';

const size = { tasks: 20_000, projects: 50, people: 100 };
const repeats = Number(process.argv[process.argv.indexOf('--repeats') + 1]) || 3;
const isAlone = process.argv.includes('evenkeel');
const goals = { list: 60, one: 30, create: 20, update: 20 } as const;
type Case = keyof typeof goals | 'planned';

interface Side {
  readonly name: 'Redmine' | 'Evenkeel';
  readonly pids: readonly number[];
  readonly visit: Visitor;
  readonly requests: number;
  /** What to ask for; told of the answer. */
  readonly cases: { readonly [C in Case]?: () => Asked & { heed?(answer: Answered): void } };
  stop(): Promise<void>;
}

interface Cost {
  readonly milliseconds: number;
  /** Of it after the last answer, until all was quiet again. */
  readonly afterwards: number;
}

const company = drawnCompany(size);
const root = mkdtempSync(join(tmpdir(), 'evenkeel-bench-'));
chmodSync(root, 0o711);
const sides: Side[] = [];
let isOver = false;
const end = async (): Promise<void> => {
  if (isOver) return;
  isOver = true;
  for (const side of sides) await side.stop();
  rmSync(root, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end().then(() => process.exit(1)));

try {
  await measure();
} finally {
  await end();
}

async function measure(): Promise<void> {
  const reason = whyNoRedmine();
  if (!isAlone && reason) return console.log(`no comparison: ${reason}. \`--only evenkeel\` measures Evenkeel alone.`);
  console.log(`${size.tasks} tasks, ${size.projects} projects, ${size.people} people; ${loadText()}`);
  if (!isAlone) {
    installRedmine();
    sides.push(await redmine());
  }
  sides.push(await evenkeel());
  await agree();
  const costs = new Map<string, Cost[]>();
  for (let round = 0; round <= repeats; round++)
    for (const name of ['list', 'planned', 'one', 'create', 'update'] as const)
      for (const side of sides) {
        if (!side.cases[name]) continue;
        const cost = await costOf(side, name, round === 0);
        if (round > 0) costs.set(`${side.name} ${name}`, [...(costs.get(`${side.name} ${name}`) ?? []), cost]);
      }
  print(costs);
}

async function costOf(side: Side, name: Case, isWarmUp: boolean): Promise<Cost> {
  await restingOf(side.pids);
  const begun = cpuSeconds(side.pids);
  const requests = isWarmUp ? Math.ceil(side.requests / 2) : side.requests;
  for (let i = 0; i < requests; i++) {
    const { heed, ...asked } = side.cases[name]!();
    const answer = await side.visit(asked);
    if (answer.status >= 300)
      throw new Error(`${side.name} answers ${asked.method} ${asked.path} with ${answer.status}: ${answer.text.slice(0, 500)}`);
    heed?.(answer);
  }
  const answered = cpuSeconds(side.pids);
  await restingOf(side.pids);
  const rested = cpuSeconds(side.pids);
  return { milliseconds: ((rested - begun) * 1000) / requests, afterwards: ((rested - answered) * 1000) / requests };
}

function print(costs: ReadonlyMap<string, readonly Cost[]>): void {
  const at = (side: string, name: Case) => {
    const all = costs.get(`${side} ${name}`);
    return all && { whole: median(all.map((each) => each.milliseconds)), afterwards: median(all.map((each) => each.afterwards)) };
  };
  const labels: Record<Case, string> = {
    list: '50 of 20,000, filtered, two sort keys',
    planned: 'the same with computed dates, names, people',
    one: 'one task by its id',
    create: 'create a task',
    update: 'change a task (progress and priority)',
  };
  console.log(`\nCPU milliseconds a request, program and database together, medians of ${repeats} (in brackets: of it after the answer)`);
  console.log(`${''.padEnd(46)}${'Redmine'.padStart(16)}${'Evenkeel'.padStart(16)}${'ratio'.padStart(9)}${'goal'.padStart(7)}`);
  for (const name of Object.keys(labels) as Case[]) {
    const ours = at('Evenkeel', name);
    const theirs = at('Redmine', name === 'planned' ? 'list' : name);
    const shown = (cost: typeof ours) => (cost ? `${cost.whole.toFixed(2)} (${cost.afterwards.toFixed(2)})` : '–').padStart(16);
    const ratio = ours && theirs ? `${(theirs.whole / ours.whole).toFixed(1)}x` : '–';
    const goal = goals[name === 'planned' ? 'list' : name];
    console.log(`${labels[name].padEnd(46)}${shown(theirs)}${shown(ours)}${ratio.padStart(9)}${`${goal}x`.padStart(7)}`);
  }
  console.log(loadText());
}

/** Both must answer the list with the same tasks in the same order, or the comparison says nothing. */
async function agree(): Promise<void> {
  const lists = [];
  for (const side of sides) {
    const { text } = await side.visit(side.cases.list!());
    const answer = JSON.parse(text) as {
      issues?: { due_date: string; priority: { id: number } }[];
      items?: { deadline: string; priority: number }[];
    };
    lists.push((answer.issues ?? answer.items)!.map((each) => ('due_date' in each ? each.due_date : each.deadline.slice(0, 10))).join());
  }
  if (new Set(lists).size > 1) throw new Error(`the lists differ:\n${lists.join('\n')}`);
}

async function redmine(): Promise<Side> {
  const server = await startRedmine(mkdirOf('redmine'), company);
  console.log(`Redmine ${server.version} is up`);
  const { visit, leave } = visitorOf(server.url, server.headers);
  const chance = seededChance(3);
  const any = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)]!;
  const list = (JSON.parse((await visit({ method: 'GET', path: '/trackers.json' })).text) as { trackers: { id: number }[] }).trackers.map(
    (each) => each.id,
  );
  const { issue_priorities: priorities } = JSON.parse(
    (await visit({ method: 'GET', path: '/enumerations/issue_priorities.json' })).text,
  ) as { issue_priorities: { id: number }[] };
  const leaves = company.tasks.filter((task) => !task.isSummary && task.kind !== 'milestone' && task.status !== 'done');
  let count = 0;
  return {
    name: 'Redmine',
    pids: server.pids,
    visit,
    requests: 40,
    cases: {
      list: () => ({
        method: 'GET',
        path: `/issues.json?set_filter=1&limit=50&status_id=open&tracker_id=${list[0]}%7C${list[1]}&sort=due_date:desc,priority`,
      }),
      one: () => ({ method: 'GET', path: `/issues/${any(company.tasks).id}.json` }),
      create: () => ({
        method: 'POST',
        path: '/issues.json',
        body: {
          issue: {
            project_id: any(company.projects).id,
            tracker_id: list[0],
            subject: `Made ${++count}`,
            description: 'As the comparison wants it.',
            priority_id: any(priorities).id,
            due_date: '2026-12-01',
            estimated_hours: 16,
          },
        },
      }),
      update: () => ({
        method: 'PUT',
        path: `/issues/${any(leaves).id}.json`,
        body: { issue: { done_ratio: 10 + 10 * Math.floor(9 * chance()), priority_id: any(priorities).id } },
      }),
    },
    async stop() {
      leave();
      await server.stop();
    },
  };
}

async function evenkeel(): Promise<Side> {
  const script = join(import.meta.dirname, 'redmine/evenkeel-server.ts');
  const profile = process.argv.includes('--profile') ? ['--cpu-prof', '--cpu-prof-dir', process.cwd()] : [];
  const child = spawn(process.execPath, [...profile, script, mkdirOf('evenkeel'), ...Object.values(size).map(String)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const first = await Promise.race([
    new Promise<string>((resolve) => createInterface({ input: child.stdout! }).once('line', resolve)),
    ended.then(() => {
      throw new Error('Evenkeel does not start');
    }),
  ]);
  const told = JSON.parse(first) as {
    url: string;
    token: string;
    projectIds: string[];
    taskIds: string[];
    openTasks: { id: string; version: number }[];
  };
  console.log('Evenkeel is up');
  const { visit, leave } = visitorOf(told.url, { authorization: `Bearer ${told.token}` });
  const chance = seededChance(3);
  const any = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)]!;
  const priorityOf = () => 200 * Math.floor(5 * chance());
  let count = 0;
  return {
    name: 'Evenkeel',
    pids: [child.pid!],
    visit,
    requests: 400,
    cases: {
      list: () => ({ method: 'GET', path: '/api/v1/tasks?status=todo,doing,blocked&kind=task&sort=-deadline,priority&limit=50' }),
      planned: () => ({ method: 'GET', path: '/api/v1/planned-tasks?status=todo,doing,blocked&sort=-deadline&limit=50' }),
      one: () => ({ method: 'GET', path: `/api/v1/tasks/${any(told.taskIds)}` }),
      create: () => ({
        method: 'POST',
        path: '/api/v1/tasks',
        headers: { 'idempotency-key': `bench-create-${++count}` },
        body: {
          projectId: any(told.projectIds),
          name: `Made ${count}`,
          notes: 'As the comparison wants it.',
          priority: priorityOf(),
          deadline: '2026-12-01T16:00:00.000Z',
          durationMinutes: 960,
        },
      }),
      update: () => {
        const task = any(told.openTasks);
        return {
          method: 'PATCH',
          path: `/api/v1/tasks/${task.id}`,
          headers: { 'if-match': `"${task.version}"` },
          body: { percentComplete: 10 + 10 * Math.floor(9 * chance()), priority: priorityOf() },
          heed: ({ headers }) => (task.version = Number(/\d+/.exec(String(headers['etag']))![0])),
        };
      },
    },
    async stop() {
      leave();
      child.stdin!.end();
      await ended;
    },
  };
}

function mkdirOf(name: string): string {
  const directory = mkdtempSync(join(root, `${name}-`));
  chmodSync(directory, 0o755);
  return directory;
}
