/** OpenSSL as a second opinion on SM2, where the machine has one that knows it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why there is no second opinion; undefined: there is one. */
export const opensslMissing: string | undefined = probe();

function probe(): string | undefined {
  try {
    const curves = execFileSync('openssl', ['ecparam', '-list_curves'], { encoding: 'utf8', stdio: 'pipe' });
    return curves.includes('SM2') ? undefined : 'openssl does not know SM2';
  } catch {
    return 'there is no openssl on this machine';
  }
}

/** A folder for keys and messages, and the command. */
export interface OpenSsl {
  /** Runs the command; file names are in the folder. @returns what it wrote to standard output @throws when it fails */
  run(...args: readonly string[]): Buffer;
  write(name: string, content: string | Uint8Array): void;
  read(name: string): string;
  remove(): void;
}

/** Opens a folder; `remove` it at the end. */
export function openssl(): OpenSsl {
  const folder = mkdtempSync(join(tmpdir(), 'jiyue-openssl-'));
  return {
    run: (...args) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }),
    write: (name, content) => writeFileSync(join(folder, name), content),
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
