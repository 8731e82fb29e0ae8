/**
 * `npm run bench -- validate [--rounds=15] [--records=20000]`: validated NDJSON records per second, end to end (split lines, parse, strict
 * validation with rules), beside (a) JSON.parse of the same lines and (b) the bare compiled validator on parsed objects. Rounds are
 * interleaved, figures are medians. One set of small records of our own, one of examples of the type with the largest schema, and the
 * corpus's documents when the folder is there.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type TypeName, validatorOf } from '../src/validate/load-validators.ts';
import { validateStrict } from '../src/validate/validate.ts';
import { corpusDrafts } from './parts/corpus-drafts.ts';
import { largestType } from './parts/largest-type.ts';
import { median, opsPerSecond } from './parts/measure.ts';
import { smallDrafts } from './parts/small-drafts.ts';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '15' }, records: { type: 'string', default: '20000' } } });
const rounds = Number(options.rounds);

/** Every line of a text without its end; the last line may lack one. */
function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end;
    yield text.slice(from, to);
    from = to + 1;
  }
}

function measureSet(name: string, drafts: readonly object[], type: TypeName = 'ResourceDraft') {
  const bare = validatorOf('strict', type);
  const bytes = Buffer.from(`${drafts.map((draft) => JSON.stringify(draft)).join('\n')}\n`);
  const text = bytes.toString('utf8');
  const lines = text.trimEnd().split('\n');
  const objects = lines.map((line) => JSON.parse(line) as unknown);
  const validate = (records: Iterable<string>) => {
    let valid = 0;
    for (const line of records) if (validateStrict(type, JSON.parse(line)).length === 0) valid += 1;
    return valid;
  };
  const runs: { readonly [run: string]: () => number } = {
    parse: () => lines.reduce((count, line) => count + (JSON.parse(line) === null ? 0 : 1), 0),
    bare: () => objects.reduce<number>((count, object) => count + (bare(object) ? 1 : 0), 0),
    strict: () => objects.reduce<number>((count, object) => count + (validateStrict(type, object).length === 0 ? 1 : 0), 0),
    endToEnd: () => validate(linesOf(text)),
    endToEndFromBytes: () => validate(linesOf(bytes.toString('utf8'))),
  };
  const speeds = new Map(Object.keys(runs).map((run) => [run, [] as number[]]));
  for (let round = 0; round < rounds + 2; round += 1) {
    for (const [run, work] of Object.entries(runs)) {
      globalThis.gc?.();
      const { perSecond, done } = opsPerSecond(lines.length, work);
      if (done !== lines.length) throw new Error(`${name}/${run}: ${done} of ${lines.length} records are valid`);
      // the first two rounds warm up
      if (round >= 2) speeds.get(run)?.push(perSecond);
    }
  }
  const speed = Object.fromEntries([...speeds].map(([run, all]) => [run, Math.round(median(all))])) as { readonly [run: string]: number };
  const ratio = (run: string, to: string) => Number(((speed[run] ?? 0) / (speed[to] ?? 1)).toFixed(3));
  return {
    set: name,
    records: lines.length,
    bytesPerRecord: Math.round(bytes.length / lines.length),
    recordsPerSecond: speed,
    ratios: {
      endToEndToParse: ratio('endToEnd', 'parse'),
      endToEndFromBytesToParse: ratio('endToEndFromBytes', 'parse'),
      endToEndToBare: ratio('endToEnd', 'bare'),
      strictToBare: ratio('strict', 'bare'),
    },
  };
}

const largest = largestType(Number(options.records));
const corpus = await corpusDrafts();
if (corpus.length === 0) console.error('skipped: no corpus');
const sets = [
  measureSet('small records of our own', smallDrafts(Number(options.records))),
  measureSet(`examples of the largest type, ${largest.type} (schema of ${largest.bytes} bytes)`, largest.records, largest.type),
  ...(corpus.length > 0 ? [measureSet('documents of the corpus', corpus)] : []),
];
console.log(JSON.stringify({ bench: 'validate', aim: { endToEndToParse: 0.5 }, node: process.version, cpus: availableParallelism(), rounds, sets }, null, 1));
