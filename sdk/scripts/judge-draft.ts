/**
 * The draft of the standard against frozen versions, for `check` and `release`.
 * Usage: judge-draft.ts demand [--root <folder>] [--json]   the changesets declare at least what was computed
 *        judge-draft.ts level <version> [--root <folder>]   how large the change against one frozen version is; JSON
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { applyApprovals, readApprovals } from '../src/diff/approvals.ts';
import type { Change } from '../src/diff/change.ts';
import { compareVersions, countedLevel, levelOf } from '../src/diff/compare-versions.ts';
import { demandChangeset } from '../src/diff/demand-changeset.ts';
import { readVersion } from '../src/diff/read-version.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { root: { type: 'string', default: process.cwd() }, json: { type: 'boolean', default: false } },
});
const [command, name = ''] = positionals;
const { root } = values;

async function demand(): Promise<number> {
  const found = await demandChangeset({ root });
  if (values.json) console.log(JSON.stringify(found));
  else {
    const findings = found.subjects > 0 ? found.findings : ['no file of the draft seen; the check looks in the wrong place', ...found.findings];
    console.log([`${findings.length === 0 ? 'ok  ' : 'FAIL'} ${found.summary}`, ...findings.map((finding) => `     ${finding}`)].join('\n'));
    return findings.length === 0 ? 0 : 1;
  }
  return 0;
}

async function level(version: string): Promise<number> {
  const [old, fresh] = [readVersion(join(root, 'standards/versions', version), version), readVersion(join(root, 'standards/generated'), 'draft')];
  if (!old.ok || !fresh.ok) {
    console.error([old, fresh].flatMap((one) => (one.ok ? [] : [`${one.failure.code}: ${JSON.stringify(one.failure.data)}`])).join('\n'));
    return 2;
  }
  const { changes, seen } = await compareVersions(old.value, fresh.value);
  const judged = approved(changes);
  const computed = levelOf(judged);
  const largest = judged
    .filter((change) => countedLevel(change) === computed)
    .map(({ thing, pointer, keyword, what }) => `${thing}${pointer} ${keyword}: ${what.en}`);
  console.log(
    JSON.stringify({
      level: computed,
      seen: Object.values(seen).reduce((sum, count) => sum + count, 0),
      changes: judged.length,
      largest: largest.slice(0, 20),
    }),
  );
  return 0;
}

/** Approvals that fit; those of another comparison do not concern this one, and the check of the draft finds those of none. */
function approved(changes: readonly Change[]): readonly Change[] {
  const file = join(root, 'standards/compat/approvals.yaml');
  const rows = existsSync(file) ? readApprovals(readFileSync(file, 'utf8')) : undefined;
  if (!rows?.ok) return changes;
  const known = new Set(changes.map(({ fingerprint }) => fingerprint));
  const applied = applyApprovals(
    changes,
    rows.value.filter(({ fingerprint }) => known.has(fingerprint)),
  );
  return applied.ok ? applied.value : changes;
}

if (command === 'demand') process.exitCode = await demand();
else if (command === 'level' && name !== '') process.exitCode = await level(name);
else {
  console.error('usage: judge-draft.ts demand [--json] | level <version>');
  process.exitCode = 2;
}
