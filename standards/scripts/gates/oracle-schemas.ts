/**
 * Oracle B: a second generator (ts-json-schema-generator) makes schemas of the same model. Seeded samples of each side, and copies of the
 * valid examples with one change at each place, must get the same verdict from both. Code tables and scalars come from YAML and are put into both.
 */
import { join } from 'node:path';
import { createGeneratorSync } from 'json-schema-faker';
import { createGenerator } from 'ts-json-schema-generator';
import { type Errors, ajvErrors } from '../engines/ajv-engine.ts';
import { reach } from '../schema-files.ts';
import { type Schema, upgrade } from '../schema-shape.ts';
import { home } from '../sources.ts';
import type { Standard } from '../standard.ts';
import { closeGate, type GateResult } from './gate.ts';
import { type KnownDifference, knownDifferences } from './known-differences.ts';
import { depthOf, shorten, spoiltCopies } from './samples.ts';
import type { World } from './world.ts';

/** Samples per type and side. */
const perSide = 40;

type Definitions = Record<string, Schema>;

/** @param differences where the oracle may differ */
export function checkOracleSchemas({ standard, examples, today }: World, differences: readonly KnownDifference[] = knownDifferences): GateResult {
  const ours = standard.views.strict;
  const oracle = oracleDefinitions(standard);
  const errors = { ours: ajvErrors(ours), oracle: ajvErrors(oracle) };
  const judge = new Judge(errors.ours, errors.oracle, differences);
  const short = [shorten(ours), shorten(oracle)];
  for (const name of standard.roots) {
    for (const defs of short) for (const sample of samplesOf(name, defs)) judge.compare(name, sample);
    for (const { type, instance } of examples.invalid) if (type === name) judge.compare(name, instance);
    // each place once: another example with the same member shows nothing new
    const places = new Set<string>();
    const isNew = (place: string) => places.size < places.add(place).size;
    for (const { type, instance } of examples.valid)
      if (type === name) for (const copy of [instance, ...spoiltCopies(instance, depthOf(name, standard), isNew)]) judge.compare(name, copy);
  }
  return closeGate('oracle-schemas', judge.count, [...judge.findings, ...judge.unused(today)]);
}

/** Definitions by the second generator, with our code tables and scalars. */
export function oracleDefinitions({ views, tables, scalars, model }: Standard): Definitions {
  const generator = createGenerator({
    path: join(home, 'model/{*,!(gen|examples)/*}.ts'),
    tsconfig: join(home, 'scripts/tsconfig.tjs.json'),
    expose: 'export',
    jsDoc: 'extended',
    additionalProperties: false,
    encodeRefs: false,
    skipTypeCheck: true,
  });
  const { $defs } = upgrade(generator.createSchema('*')) as { readonly $defs: Definitions };
  const given = [...tables.map(({ typeName }) => typeName), ...scalars.map(({ name }) => name)];
  return Object.fromEntries([
    ...[...model.keys()].map((name) => [name, $defs[name] ?? {}] as const),
    ...given.map((name) => [name, views.strict[name] ?? {}] as const),
  ]);
}

function* samplesOf(name: string, defs: Definitions): Generator<unknown> {
  const generator = createGeneratorSync({ seed: 71, maxDefaultItems: 2, optionalsProbability: 0.6 });
  // what the type does not reach is left out: the sampler walks all of it for each sample
  const needed = reach(name, defs);
  const schema = { $ref: `#/$defs/${name}`, $defs: Object.fromEntries(Object.entries(defs).filter(([key]) => needed.has(key))) };
  for (let seed = 0; seed < perSide; seed += 1) {
    yield generator.generate(schema as Parameters<typeof generator.generate>[0]);
  }
}

class Judge {
  count = 0;
  readonly findings: string[] = [];
  readonly #used = new Set<string>();
  readonly #seen = new Set<string>();
  readonly #ours: Errors;
  readonly #oracle: Errors;
  readonly #differences: readonly KnownDifference[];

  constructor(ours: Errors, oracle: Errors, differences: readonly KnownDifference[]) {
    this.#ours = ours;
    this.#oracle = oracle;
    this.#differences = differences;
  }

  /** Asks both; a refusal by one alone must be a known difference, and is told once for each place. */
  compare(name: string, sample: unknown): void {
    this.count += 1;
    const [ours, oracle] = [this.#ours(name, sample), this.#oracle(name, sample)];
    if ((ours.length === 0) === (oracle.length === 0)) return;
    const refusedBy = ours.length > 0 ? 'ours' : 'oracle';
    for (const error of ours.length > 0 ? ours : oracle) {
      const known = this.#differences.find((difference) => difference.refusedBy === refusedBy && difference.explains(error));
      if (known) this.#used.add(known.id);
      const place = `${name}${error.instancePath.replace(/\/\d+/g, '/…')} ${error.keyword}`;
      if (known || this.#seen.has(place)) continue;
      this.#seen.add(place);
      this.findings.push(
        `${place}: only ${refusedBy === 'ours' ? 'our schema' : 'the second generator'} refuses (${JSON.stringify(error.params)}); one of them lost or made up a constraint`,
      );
    }
  }

  /** Entries that explain nothing, or are past their day. */
  unused(today: string): readonly string[] {
    return this.#differences.flatMap(({ id, expires, owner }) => [
      ...(this.#used.has(id) ? [] : [`known difference "${id}" explains nothing any more; take it out`]),
      ...(expires < today ? [`known difference "${id}" expired on ${expires}; ${owner} must look at it again`] : []),
    ]);
  }
}
