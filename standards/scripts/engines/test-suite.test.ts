import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readStandard } from '../standard.ts';
import { readTar } from './read-tar.ts';
import { casesOf, judgeWithAjv, judgeWithHyperjump, type Verdict } from './test-suite.suite.ts';

const archive = fileURLToPath(new URL('../../../../shared/corpus/exports/json-schema-test-suite-2020-12.tgz', import.meta.url));

/** Required cases that an engine gets wrong: how many, why, and what of it the standard therefore avoids. */
const known: readonly { readonly engine: 'ajv' | 'hyperjump'; readonly cases: RegExp; readonly count: number; readonly reason: string }[] = [
  { engine: 'ajv', cases: /^dynamicRef\.json/, count: 25, reason: 'ajv 8 resolves $dynamicRef by anchor name alone, not by resource' },
  { engine: 'ajv', cases: /^enum\.json > empty enum/, count: 6, reason: 'ajv refuses an empty enum instead of refusing every value' },
  {
    engine: 'ajv',
    cases: /^(required|properties)\.json > .*Javascript object property names/,
    count: 5,
    reason: 'without ownProperties names of Object.prototype count as present',
  },
  {
    engine: 'ajv',
    cases: /^ref\.json > (refs with relative uris|relative refs with absolute uris) and defs/,
    count: 6,
    reason: 'ajv does not find definitions below a second $id',
  },
  { engine: 'ajv', cases: /^ref\.json > URN ref with nested pointer ref/, count: 2, reason: 'ajv does not resolve a pointer below an embedded urn' },
  { engine: 'ajv', cases: /^unevaluated(Items|Properties)\.json/, count: 17, reason: 'ajv loses annotations of contains, if without then and $dynamicRef' },
  { engine: 'ajv', cases: /^vocabulary\.json/, count: 1, reason: 'ajv does not read $vocabulary of a metaschema' },
  { engine: 'hyperjump', cases: /^ref\.json > \$id with file URI/, count: 4, reason: 'hyperjump forbids a schema to call itself a file' },
];

const isThere = existsSync(archive);
if (!isThere) console.log('JSON-Schema-Test-Suite: skipped: no corpus');

describe.skipIf(!isThere)('JSON-Schema-Test-Suite 2020-12', () => {
  const files = isThere ? readTar(readFileSync(archive)) : new Map<string, string>();
  const cases = casesOf(files).flat();

  const wrong = (verdicts: ReadonlyMap<string, Verdict>) => cases.filter(({ name, valid }) => verdicts.get(name) !== valid).map(({ name }) => name);

  test('both engines decide every required case right, save those listed', async () => {
    const found = { ajv: wrong(judgeWithAjv(files)), hyperjump: wrong(await judgeWithHyperjump(files)) };
    console.log(
      `JSON-Schema-Test-Suite: ${cases.length} required cases; right: ajv ${cases.length - found.ajv.length}, hyperjump ${cases.length - found.hyperjump.length}`,
    );
    expect(cases).toHaveLength(1299);
    for (const engine of ['ajv', 'hyperjump'] as const) {
      const entries = known.filter((entry) => entry.engine === engine);
      expect(found[engine].filter((name) => !entries.some((entry) => entry.cases.test(name)))).toEqual([]);
      expect(entries.map((entry) => [entry.reason, found[engine].filter((name) => entry.cases.test(name)).length])).toEqual(
        entries.map((entry) => [entry.reason, entry.count]),
      );
    }
  });
});

test('the schemas of the standard use nothing on which the engines differ', () => {
  const { views } = readStandard();
  const avoided = ['$dynamicRef', '$dynamicAnchor', '$anchor', '$vocabulary', '$id', 'unevaluatedItems', 'unevaluatedProperties', 'contains', 'if'];
  const seen: string[] = [];
  const names: string[] = [];
  const walk = (node: unknown, isMap: boolean): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (isMap) names.push(key);
      else if (!Array.isArray(node)) seen.push(key);
      if (key === 'enum' && !isMap) expect(value).not.toEqual([]);
      walk(value, key === 'properties' && !isMap);
    }
  };
  for (const view of Object.values(views)) for (const schema of Object.values(view)) walk(schema, false);
  expect(seen.length).toBeGreaterThan(1000);
  expect(avoided.filter((keyword) => seen.includes(keyword))).toEqual([]);
  expect(names.filter((name) => name in {})).toEqual([]);
});

test('a tar archive is read: folders and padding are passed over', () => {
  const head = (name: string, size: number, kind: string) => {
    const block = Buffer.alloc(512);
    block.write(name, 0);
    block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
    block.write(kind, 156);
    return block;
  };
  const body = Buffer.alloc(1024, 0);
  body.write('甲'.repeat(200));
  const bytes = gzipSync(Buffer.concat([head('a/', 0, '5'), head('a/b.json', 600, '0'), body, head('c', 0, '0'), Buffer.alloc(1024)]));
  expect([...readTar(bytes)]).toEqual([
    ['a/b.json', '甲'.repeat(200)],
    ['c', ''],
  ]);
});
