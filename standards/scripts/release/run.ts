/**
 * What the verb `release` does in this folder; .ci/release.ts adds what other packages judge. JSON on the standard output.
 * Usage: node --conditions=@jiyue/source standards/scripts/release/run.ts plan|freeze <version> --root <folder>
 *        node … run.ts erratum <id> --root <folder> [--file <version>/<path>] [--reason <text>] [--impact none|widens|narrows|both]
 */
import { parseArgs } from 'node:util';
import { draftVersion, refusals, writeVersion } from './freeze.ts';
import { readFrozen } from './frozen.ts';
import { basesOf } from './version-number.ts';
import { writeErratum } from './write-erratum.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { root: { type: 'string', default: process.cwd() }, file: { type: 'string' }, reason: { type: 'string' }, impact: { type: 'string' } },
});
const [command, name = ''] = positionals;
const { root, file, reason, impact: wireImpact } = values;

/** What would be frozen, why not, and which versions it must be compared with. */
function plan(today: string) {
  const files = draftVersion(root, name, today);
  const versions = readFrozen(`${root}/standards`).versions.map((one) => one.name);
  const bytes = [...files.values()].reduce((sum, one) => sum + one.byteLength, 0);
  return { files, answer: { refusals: refusals(root, name, files), bases: basesOf(name, versions), files: files.size, bytes } };
}

const today = new Date().toISOString().slice(0, 10);
if (command === 'plan') console.log(JSON.stringify(plan(today).answer));
else if (command === 'freeze') {
  const { files, answer } = plan(today);
  if (answer.refusals.length === 0) writeVersion(root, name, files, today);
  console.log(JSON.stringify(answer));
} else if (command === 'erratum') console.log(JSON.stringify(writeErratum(root, { id: name, file, reason, wireImpact })));
else {
  console.error('usage: run.ts plan|freeze <version> | erratum <id> --root <folder>');
  process.exitCode = 2;
}
