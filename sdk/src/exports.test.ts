import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compileSchema } from './validate/compile-schema.ts';
import type { Schema } from './validate/schema-place.ts';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const { exports } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
  exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
};

/** Names that a file exports, types with "type" before them; lists only, as an index has nothing else. */
function namesOf(source: string): readonly string[] {
  const text = readFileSync(join(home, source), 'utf8');
  const lists = [...text.matchAll(/^export (type )?\{([^}]*)\} from/gm)];
  expect(lists).toHaveLength([...text.matchAll(/^export/gm)].length);
  return lists
    .flatMap(([, type = '', names = '']) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => type + name),
    )
    .toSorted();
}

const entries = Object.entries(exports).filter(([, target]) => typeof target === 'object');
const modules = entries.filter(([entry]) => !entry.endsWith('.json'));
const documents = entries.filter(([entry]) => entry.endsWith('.schema.json'));

// a change here is a change of the public interface: it needs a changeset. Update with "npm test -- sdk/src/exports.test.ts -u"
test.each(modules)('the entry %s exports what it is known to', (_entry, target) => {
  const { '@jiyue/source': source = '', types = '', default: built = '' } = target as Readonly<Record<string, string>>;
  expect(existsSync(join(home, source))).toBe(true);
  expect([types, built]).toEqual([source.replace('./src/', './dist/').replace(/\.ts$/, '.d.ts'), source.replace('./src/', './dist/').replace(/\.ts$/, '.js')]);
  expect(namesOf(source)).toMatchSnapshot();
});

test('the entries are these', () => {
  expect(Object.keys(exports)).toEqual([
    '.',
    './client',
    './import',
    './plugin',
    './signing',
    './testing',
    './plugin-manifest.schema.json',
    './plugin-digests.schema.json',
    './plugin-errors.schema.json',
    './plugin-check.schema.json',
    './report.schema.json',
    './diff-report.schema.json',
    './profile-check.schema.json',
    './indicator-evidence.schema.json',
    './import-summary.schema.json',
    './search-evaluation.schema.json',
    './explanation.schema.json',
    './package.json',
  ]);
});

test.each(modules)('every value of %s is there at run time', async (_entry, target) => {
  const source = (target as Readonly<Record<string, string>>)['@jiyue/source'] ?? '';
  const loaded = (await import(join(home, source))) as object;
  expect(Object.keys(loaded).toSorted()).toEqual(namesOf(source).filter((name) => !name.startsWith('type ')));
});

test.each(documents)('the document %s is a JSON Schema that stands where it is published', (_entry, target) => {
  const { '@jiyue/source': source = '', default: built = '' } = target as Readonly<Record<string, string>>;
  expect(built).toBe(source.replace('./src/', './dist/'));
  expect(compileSchema(JSON.parse(readFileSync(join(home, source), 'utf8')) as Schema)).toMatchObject({ ok: true });
});
