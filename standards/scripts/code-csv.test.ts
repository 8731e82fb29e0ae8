import { expect, test } from 'vitest';
import { codeCsv } from './code-csv.ts';
import { type CodeTable, readCodeTables } from './sources.ts';

const table: CodeTable = {
  id: 'sample',
  typeName: 'Sample',
  title: { zh: '样表', en: 'Sample' },
  bind: 'required',
  source: { evidence: 'text', verified: true, codesBy: 'project', text: 'a page' },
  members: [
    { code: '005', zh: '甲，乙', en: 'a, "b"', since: '1.0' },
    { code: '010', zh: '=1+1', en: 'sum', since: '1.0', parent: '005', evidence: 'memory' },
    { code: '015', zh: '丙', en: 'c', since: '1.0', deprecated: { since: '1.1', use: '005', reason: { zh: '合并', en: 'merged' } } },
  ],
};

test('a spreadsheet program reads the file as it is meant', () => {
  const text = codeCsv(table);
  expect(text.startsWith('\uFEFF')).toBe(true);
  const [head, first, second, third] = text.slice(1).split('\n');
  expect(head).toBe(
    '代码表和代码 Table and code,代码 Code,名称 Name (zh),英文名称 Name (en),上级 Parent,分组 Group,说明 Note,依据 Evidence,起始版本 Since,停用 Deprecated',
  );
  expect(first).toBe('sample 005,005,甲，乙,"a, ""b""",,,,读过原文,1.0,');
  expect(second).toBe("sample 010,010,'=1+1,sum,005,,,凭记忆，未核实,1.0,");
  expect(third).toBe('sample 015,015,丙,c,,,,读过原文,1.0,1.1 → 005');
});

test('every code of every table has its line', () => {
  for (const one of readCodeTables()) {
    const lines = codeCsv(one).trimEnd().split('\n');
    expect(lines.length, one.id).toBe(one.members.length + 1);
    for (const [index, { code }] of one.members.entries()) expect(lines[index + 1]).toMatch(new RegExp(`^"?${one.id} ${code.replaceAll('.', '\\.')}"?,`));
  }
});
