/**
 * `npm run bench -- diff [--rounds=5]`: time of comparing the whole standard with itself, and with a version of twenty planted edits, beside
 * a plain comparison of the same files by their canonical JSON (which only says "equal" or "not"). Both run in turn in the same process;
 * figures are medians. The first comparison of the process, which loads and compiles everything, is told apart.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { canonicalJson } from '../src/crypto/canonical-json.ts';
import { compareVersions, countedLevel, levelOf } from '../src/diff/compare-versions.ts';
import { readVersion } from '../src/diff/read-version.ts';
import { median } from './parts/measure.ts';
import { type EditedParts, editCount, plantEdits } from './parts/planted-edits.ts';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Number(options.rounds);
const standard = dirname(fileURLToPath(import.meta.resolve('@jiyue/standards/generated/codes.json')));
const files = ['bundle.strict.json', 'bundle.tolerant.json', 'codes.json', 'requirements.json', 'events.json', 'openapi.json'];

const read = (folder: string, file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

function edited(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jiyue-diff-'));
  cpSync(standard, folder, { recursive: true });
  const parts = plantEdits({
    strict: read(folder, 'bundle.strict.json'),
    codes: read(folder, 'codes.json'),
    requirements: read(folder, 'requirements.json'),
    openapi: read(folder, 'openapi.json'),
  } as EditedParts);
  const names = { strict: 'bundle.strict.json', codes: 'codes.json', requirements: 'requirements.json', openapi: 'openapi.json' } as const;
  for (const [part, file] of Object.entries(names)) writeFileSync(join(folder, file), JSON.stringify(parts[part as keyof typeof names]));
  return folder;
}

async function compare(other: string) {
  const [old, fresh] = [readVersion(standard), readVersion(other)];
  if (!old.ok || !fresh.ok) throw new Error('the standard cannot be read');
  return compareVersions(old.value, fresh.value);
}

/** What a comparison by text can say. */
const equalFiles = (other: string): number => files.filter((file) => canonicalJson(read(standard, file)) === canonicalJson(read(other, file))).length;

async function timed<T>(work: () => T | Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  globalThis.gc?.();
  const started = performance.now();
  const value = await work();
  return { ms: performance.now() - started, value };
}

async function measure(name: string, other: string) {
  const first = await timed(() => compare(other));
  const times: { readonly diff: number; readonly plain: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const plain = await timed(() => equalFiles(other));
    const diff = await timed(() => compare(other));
    times.push({ diff: diff.ms, plain: plain.ms });
  }
  const [diffMs, plainMs] = [median(times.map(({ diff }) => diff)), median(times.map(({ plain }) => plain))];
  const { changes, seen } = first.value;
  return {
    name,
    firstMs: Math.round(first.ms),
    diffMs: Math.round(diffMs),
    canonicalJsonMs: Number(plainMs.toFixed(1)),
    ratio: Number((diffMs / plainMs).toFixed(1)),
    level: levelOf(changes),
    changes: changes.length,
    major: changes.filter((change) => countedLevel(change) === 'major').length,
    cannotProve: changes.filter(({ verdict }) => verdict === 'cannot-prove').length,
    equalFiles: equalFiles(other),
    seen,
  };
}

const other = edited();
try {
  const runs = [await measure('the standard against itself', standard), await measure(`the standard against ${editCount} planted edits`, other)];
  const sizes = Object.fromEntries(files.map((file) => [file, statSync(join(standard, file)).size]));
  console.log(JSON.stringify({ bench: 'diff', node: process.version, rounds, sizes, runs }, null, 2));
} finally {
  rmSync(other, { recursive: true, force: true });
}
