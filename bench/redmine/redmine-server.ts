/**
 * Redmine 5 as Debian packages it, in production mode under Puma, with a PostgreSQL cluster of its own, filled with the drawn company.
 * Everything it keeps lies in one temporary directory; the packages stay installed, and nothing stays running.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chownSync, existsSync, globSync, mkdirSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { DrawnCompany } from './drawn-company.ts';

const packages = ['redmine', 'redmine-pgsql', 'puma', 'postgresql'];
const instance = 'evenkeel-bench';
const home = '/usr/share/redmine';
const instancePlace = `/var/lib/redmine/${instance}`;

export interface RedmineServer {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Of the web server and of the database. */
  readonly pids: readonly number[];
  readonly version: string;
  stop(): Promise<void>;
}

/** Why this machine cannot take part; undefined when it can. */
export function whyNoRedmine(): string | undefined {
  if (existsSync(home) && existsSync('/usr/bin/puma') && postgresPlace() && process.getuid?.() === 0) return undefined;
  if (!existsSync('/etc/debian_version')) return 'Redmine is taken from Debian packages, and this is no Debian';
  return process.getuid?.() === 0 ? undefined : 'only root may install packages and step down to the accounts of Redmine and PostgreSQL';
}

export function installRedmine(): void {
  if (existsSync(home) && existsSync('/usr/bin/puma') && postgresPlace()) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Its database is made by us: the packages shall neither ask nor make one.
  const answers = ['dbconfig-install boolean false', 'dbconfig-upgrade boolean false'].map(
    (each) => `redmine redmine/instances/default/${each}`,
  );
  execFileSync('debconf-set-selections', { env, input: `${answers.join('\n')}\n` });
  const wait = ['-y', '-q', '-o', 'DPkg::Lock::Timeout=600'];
  execFileSync('apt-get', [...wait, 'update'], { env, stdio: 'ignore' });
  execFileSync('apt-get', [...wait, 'install', '--no-install-recommends', ...packages], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

const postgresPlace = (): string | undefined =>
  globSync('/usr/lib/postgresql/*/bin/postgres')
    .toSorted()
    .at(-1)
    ?.replace(/\/postgres$/, '');

const accountOf = (name: string): { uid: number; gid: number } => {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${name}:`));
  if (!line) throw new Error(`there is no account ${name}`);
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
};

export async function startRedmine(directory: string, company: DrawnCompany): Promise<RedmineServer> {
  const children: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    for (const child of children.toReversed()) {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGINT');
        await Promise.race([ended, sleep(15_000).then(() => child.kill('SIGKILL'))]);
      }
    }
    rmSync(instancePlace, { force: true });
  };
  try {
    const database = await startDatabase(directory, children);
    const web = accountOf('www-data');
    layOutInstance(directory, database.host, web);
    const env = {
      PATH: process.env['PATH'],
      HOME: directory,
      LANG: 'C.UTF-8',
      RAILS_ENV: 'production',
      X_DEBIAN_SITEID: instance,
      REDMINE_LANG: 'en',
      SCHEMA: join(directory, 'instance/schema.rb'),
    };
    const rake = (task: string): void =>
      void execFileSync('bundle', ['exec', 'rake', task], { ...web, cwd: home, env, stdio: ['ignore', 'ignore', 'pipe'] });
    rake('db:migrate');
    rake('redmine:load_default_data');
    const key = await fill(database, company);
    const port = 3900 + (process.pid % 90);
    const log = openSync(join(directory, 'puma.log'), 'w');
    const command = ['-e', 'production', '-t', '5:5', '-b', `tcp://127.0.0.1:${port}`, '--dir', home, join(home, 'config.ru')];
    const puma = spawn('puma', command, { ...web, cwd: home, env, stdio: ['ignore', log, log] });
    children.push(puma);
    const url = `http://127.0.0.1:${port}`;
    const headers = { 'x-redmine-api-key': key };
    for (let patience = 600; ; patience--) {
      if (
        await fetch(`${url}/issues/1.json`, { headers }).then(
          (answer) => answer.ok,
          () => false,
        )
      )
        break;
      if (patience === 0 || puma.exitCode !== null)
        throw new Error(`Redmine does not start:\n${readFileSync(join(directory, 'puma.log'), 'utf8').slice(-2000)}`);
      await sleep(200);
    }
    const version = execFileSync('dpkg-query', ['-W', '-f', '${Version}', 'redmine'], { encoding: 'utf8' });
    return { url, headers, pids: children.map((child) => child.pid!), version, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Address {
  readonly host: string;
  readonly user: string;
  readonly database: string;
}

async function startDatabase(directory: string, children: ChildProcess[]): Promise<Address> {
  const bin = postgresPlace()!;
  const account = accountOf('postgres');
  const data = join(directory, 'database');
  mkdirSync(data, { mode: 0o700 });
  chownSync(data, account.uid, account.gid);
  const env = { PATH: process.env['PATH'], LANG: 'C.UTF-8' };
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'redmine', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'], {
    ...account,
    cwd: '/',
    env,
    stdio: 'ignore',
  });
  const host = join(directory, 'socket');
  mkdirSync(host, { mode: 0o755 });
  chownSync(host, account.uid, account.gid);
  // As our own embedded database is set; durability is PostgreSQL's default, which is on.
  const settings = { listen_addresses: '', unix_socket_directories: host, shared_buffers: '128MB', max_wal_size: '1GB', jit: 'off' };
  const log = openSync(join(directory, 'database.log'), 'w');
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  children.push(spawn(join(bin, 'postgres'), ['-D', data, ...options], { ...account, cwd: '/', env, stdio: ['ignore', log, log] }));
  const admin = { host, user: 'redmine', database: 'postgres' };
  for (let patience = 300; ; patience--) {
    try {
      await inDatabase(admin, (client) => client.query('create database redmine'));
      return { ...admin, database: 'redmine' };
    } catch (error) {
      if (patience === 0) throw error;
      await sleep(100);
    }
  }
}

async function inDatabase<R>(address: Address, work: (client: Client) => Promise<R>): Promise<R> {
  const client = new Client(address);
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function layOutInstance(directory: string, host: string, web: { uid: number; gid: number }): void {
  const place = join(directory, 'instance');
  for (const name of ['', 'config', 'files', 'log', 'tmp', 'tmp/cache', 'public', 'public/plugin_assets']) {
    mkdirSync(join(place, name), { recursive: true });
    chownSync(join(place, name), web.uid, web.gid);
  }
  const database = [
    'production:',
    '  adapter: postgresql',
    `  host: ${host}`,
    '  database: redmine',
    '  username: redmine',
    '  encoding: utf8',
    '  pool: 8',
    '',
  ];
  writeFileSync(join(place, 'config/database.yml'), database.join('\n'));
  writeFileSync(join(place, 'config/secret_key.txt'), randomBytes(64).toString('hex'));
  rmSync(instancePlace, { force: true });
  symlinkSync(place, instancePlace);
}

/** Writes the company into Redmine's tables and answers the API key of its administrator. */
async function fill(address: Address, { people, projects, tasks }: DrawnCompany): Promise<string> {
  const key = randomBytes(20).toString('hex');
  const at = '2026-01-05 08:00:00';
  await inDatabase(address, async (client) => {
    const insert = async (table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> => {
      const names = Object.keys(rows[0]!).join(', ');
      for (let from = 0; from < rows.length; from += 5000)
        await client.query(`insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
          JSON.stringify(rows.slice(from, from + 5000)),
        ]);
    };
    const idOf = async (sql: string): Promise<number> => (await client.query<{ id: number }>(sql)).rows[0]!.id;
    await client.query('begin');
    const salt = randomBytes(16).toString('hex');
    const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');
    const user = (id: number, login: string, firstname: string, lastname: string, admin: boolean) => ({
      id,
      login,
      firstname,
      lastname,
      admin,
      hashed_password: sha1(salt + sha1('unused')),
      salt,
      status: 1,
      language: 'en',
      type: 'User',
      mail_notification: 'none',
      must_change_passwd: false,
      created_on: at,
      updated_on: at,
    });
    const userOf = (person: number): number => 1000 + person;
    const bench = 1000;
    await insert('users', [
      user(bench, 'bench', 'Bench', 'Owner', false),
      ...people.map((each) => user(userOf(each.id), each.email, each.name.split(' ')[0]!, each.name.split(' ')[1]!, false)),
    ]);
    await insert(
      'email_addresses',
      people.map((each) => ({
        id: userOf(each.id),
        user_id: userOf(each.id),
        address: each.email,
        is_default: true,
        notify: false,
        created_on: at,
        updated_on: at,
      })),
    );
    await insert('tokens', [{ id: 1000, user_id: bench, action: 'api', value: key, created_on: at, updated_on: at }]);
    await insert(
      'projects',
      projects.map((each) => ({
        id: each.id,
        name: each.name,
        description: '',
        homepage: '',
        is_public: true,
        identifier: each.key.toLowerCase(),
        status: 1,
        lft: 2 * each.id - 1,
        rgt: 2 * each.id,
        inherit_members: false,
        created_on: at,
        updated_on: at,
      })),
    );
    await insert(
      'enabled_modules',
      projects.flatMap((each) => ['issue_tracking', 'gantt'].map((name, i) => ({ id: 2 * each.id + i + 1000, project_id: each.id, name }))),
    );
    await client.query('insert into projects_trackers (project_id, tracker_id) select p.id, t.id from projects p, trackers t');
    const manager = await idOf(`select id from roles where builtin = 0 order by position limit 1`);
    let count = 0;
    const members = projects.flatMap((project) =>
      [bench, ...people.map((each) => userOf(each.id))].map((userId) => ({
        id: ++count,
        user_id: userId,
        project_id: project.id,
        created_on: at,
        mail_notification: false,
      })),
    );
    await insert('members', members);
    await insert(
      'member_roles',
      members.map(({ id }) => ({ id, member_id: id, role_id: manager })),
    );
    const trackers = { feature: 0, support: 0, milestone: 0 };
    const found = (await client.query<{ id: number }>('select id from trackers order by position limit 3')).rows;
    for (const [i, kind] of (['feature', 'support', 'milestone'] as const).entries()) trackers[kind] = found[i]!.id;
    const statuses = (await client.query<{ id: number; is_closed: boolean }>('select id, is_closed from issue_statuses order by position'))
      .rows;
    const open = statuses.filter((each) => !each.is_closed);
    const statusOf = { todo: open[0]!.id, doing: open[1]!.id, done: statuses.find((each) => each.is_closed)!.id };
    const priorities = (
      await client.query<{ id: number }>(`select id from enumerations where type = 'IssuePriority' and active order by position`)
    ).rows;
    const below = Map.groupBy(tasks, (task) => task.parent);
    const nested = new Map<number, { root_id: number; lft: number; rgt: number }>();
    for (const top of below.get(null) ?? []) {
      const children = below.get(top.id) ?? [];
      nested.set(top.id, { root_id: top.id, lft: 1, rgt: 2 * children.length + 2 });
      for (const [i, child] of children.entries()) nested.set(child.id, { root_id: top.id, lft: 2 * i + 2, rgt: 2 * i + 3 });
    }
    await insert(
      'issues',
      tasks.map((task) => ({
        id: task.id,
        tracker_id: trackers[task.kind],
        project_id: task.project,
        subject: task.name,
        description: task.notes,
        due_date: task.dueDay,
        start_date: task.startDay,
        status_id: statusOf[task.status],
        assigned_to_id: task.person === null ? null : userOf(task.person),
        priority_id: priorities[task.priority - 1]!.id,
        author_id: bench,
        lock_version: 0,
        created_on: at,
        updated_on: at,
        done_ratio: task.percent,
        estimated_hours: task.hours,
        parent_id: task.parent,
        ...nested.get(task.id)!,
        is_private: false,
        closed_on: task.status === 'done' ? at : null,
      })),
    );
    await insert(
      'issue_relations',
      tasks
        .filter((task) => task.after !== null)
        .map((task, i) => ({ id: i + 1, issue_from_id: task.after, issue_to_id: task.id, relation_type: 'precedes', delay: null })),
    );
    for (const [name, value] of [
      ['rest_api_enabled', '1'],
      ['notified_events', '--- []\n'],
    ])
      await client.query('insert into settings (name, value, updated_on) values ($1, $2, now())', [name, value]);
    for (const table of [
      'users',
      'email_addresses',
      'tokens',
      'projects',
      'enabled_modules',
      'members',
      'member_roles',
      'issues',
      'issue_relations',
    ])
      await client.query(`select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`);
    await client.query('commit');
    await client.query('vacuum analyze');
  });
  return key;
}
