/** The server in a process of its own, as an operator starts it: for tests that stop it, kill it and look at its files. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../bin/jiyue-server.js', import.meta.url));
// from the sources our packages lead to their sources
const conditions = import.meta.url.endsWith('.ts') ? ['--conditions=@jiyue/source'] : [];

/** A process of the server. */
export interface ServerProcess {
  /** First line of its output that fits; rejects with all it said when it ends without one. */
  line(pattern: RegExp): Promise<string>;
  /** Resolves when it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Runs a verb of the command line. @param environment beside that of this process */
export function runServer(args: readonly string[], environment: { readonly [variable: string]: string }): ServerProcess {
  const child = spawn(process.execPath, [...conditions, script, ...args], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', all: '' };
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const listeners = new Set<() => void>();
  const hear = (stream: 'out' | 'error') => (text: string) => {
    if (stream === 'out') said.out += text;
    said.all = `${said.all}${text}`.slice(-20_000);
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on('data', hear('out'));
  child.stderr.setEncoding('utf8').on('data', hear('error'));
  // a test that breaks off leaves nothing running
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  void closed.then(() => process.off('exit', kill));
  return {
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = said.out
            .split('\n')
            .slice(0, -1)
            .find((one) => pattern.test(one));
          if (found === undefined) return;
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
        child.once('error', reject);
        void closed.then(() => reject(new Error(`jiyue-server ${args.join(' ')} ended (${endOf(child)}): ${said.all.trim()}`)));
      }),
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await closed;
    },
  };
}

const endOf = ({ exitCode, signalCode }: ChildProcess) => signalCode ?? `code ${exitCode}`;
