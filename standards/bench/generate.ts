/**
 * `npm run bench -- generate [--rounds=3]`: time of making every generated file from the sources, in memory, beside the libraries it stands
 * on, alone, with the same input in the same process: typescript-json-schema for the shapes of all types and openapi-typescript for the
 * types of all operations. Runs are interleaved, figures are medians. What the first round of the process costs is told apart.
 */
import { parseArgs } from 'node:util';
import { buildOutputs, clientTypes } from '../scripts/outputs.ts';
import { readShapes } from '../scripts/schema-shape.ts';
import { readStandard, type Standard } from '../scripts/standard.ts';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } });
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds wants a whole number from 1');

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const times = new Map<string, number[]>();
async function timed<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const from = performance.now();
  const made = await work();
  times.set(name, [...(times.get(name) ?? []), performance.now() - from]);
  return made;
}

let standard: Standard | undefined;
let sizes: object | undefined;
for (let round = 0; round <= rounds; round += 1) {
  globalThis.gc?.();
  const known = await timed('read', () => readStandard());
  const outputs = await timed('write', () => buildOutputs(known));
  await timed('shapes', () => readShapes([...known.model].filter(([, type]) => !type.union).map(([name]) => name)));
  await timed('clientTypes', () => clientTypes(known.views.strict));
  standard = known;
  sizes = {
    types: known.model.size,
    typesOnTheWire: known.roots.length,
    codeTables: known.tables.length,
    files: outputs.size,
    bytes: [...outputs.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0),
  };
  if (outputs.size === 0) throw new Error('nothing was made');
  console.error(`round ${round} of ${rounds}${round === 0 ? ' (the first of the process, told apart)' : ''}`);
}
if (!standard) throw new Error('nothing was read');

const ms = (name: string, pick: (all: readonly number[]) => number) => Math.round(pick(times.get(name) ?? []));
const warm = (all: readonly number[]) => median(all.slice(1));
const first = (all: readonly number[]) => all[0] ?? 0;
const all = (pick: typeof warm) => ms('read', pick) + ms('write', pick);
const libraries = (pick: typeof warm) => ms('shapes', pick) + ms('clientTypes', pick);
console.log(
  JSON.stringify(
    {
      bench: 'generate',
      node: process.version,
      rounds,
      sizes,
      medianMs: {
        all: all(warm),
        read: ms('read', warm),
        write: ms('write', warm),
        shapesAlone: ms('shapes', warm),
        clientTypesAlone: ms('clientTypes', warm),
      },
      firstMs: { all: all(first), librariesAlone: libraries(first) },
      ratio: { allToLibrariesAlone: Number((all(warm) / libraries(warm)).toFixed(2)) },
    },
    null,
    1,
  ),
);
