/** docs/guide/import.md cannot go stale: its tables are those of the code, its examples run, its mapping file is read. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codeTable } from '../codes/code-tables.ts';
import { guideTables } from './guide-tables.suite.ts';
import { compileMapping } from './mapping/compile-mapping.ts';
import { readMapping } from './mapping/read-mapping.ts';
import { transformExamples } from './transforms/transform-examples.suite.ts';
import { transformKinds } from './transforms/transforms.ts';

const page = readFileSync(new URL('../../../docs/guide/import.md', import.meta.url), 'utf8');

test.each(Object.entries(guideTables()))('the table %s of the guide is the one of the code', (name, table) => {
  expect(new RegExp(`<!-- table: ${name} -->\\n\\n([\\s\\S]*?)\\n\\n<!-- end -->`).exec(page)?.[1]).toBe(table);
});

test('every transform has an example, and no example is of a transform that is gone', () => {
  expect(Object.keys(transformExamples)).toEqual(Object.keys(transformKinds));
});

test.each(Object.values(transformExamples).flat())('$use of $given gives what the guide says', ({ use, given, gives }) => {
  const [name, options] = typeof use === 'string' ? [use, {}] : Object.entries(use)[0]!;
  const result = transformKinds[name]!.make(options, { codeTable: (id) => codeTable(id)?.members })(given);
  const told = result.ok ? (result.notes ?? []) : [result.note];
  const notes = told.map(({ code }) => `!${code}`).join(' ');
  if (notes === '') expect(result.ok && result.value).toEqual(gives);
  else expect(result.ok ? `${String(result.value)} ${notes}` : notes).toBe(gives);
});

test('the mapping file and the record of the guide give the draft of the guide', () => {
  const [, yaml = '', record = '', draft = ''] = /```yaml\n([\s\S]*?)```[\s\S]*?```json\n([\s\S]*?)```[\s\S]*?```json\n([\s\S]*?)```/.exec(page) ?? [];
  const mapping = readMapping(yaml);
  expect(mapping.ok ? [] : mapping.failure.data.faults).toEqual([]);
  const mapped =
    mapping.ok && compileMapping(mapping.value, { site: 'site-xusheng', column: 'site-xusheng-zhengce', owner: 'org-xusheng' })(JSON.parse(record));
  expect(mapped).toMatchObject({ ok: true, draft: JSON.parse(draft), notes: [{ pointer: '/document/writtenDate', code: 'SOURCES_DISAGREE' }] });
});
