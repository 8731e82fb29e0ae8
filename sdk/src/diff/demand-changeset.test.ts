import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { demandChangeset } from './demand-changeset.ts';

const title = { type: 'object', properties: { title: { type: 'string', maxLength: 10 } }, required: ['title'], additionalProperties: false };
const bundle = (maxLength: number) => ({ $defs: { Note: { ...title, properties: { title: { type: 'string', maxLength } } } } });

function repository(files: { readonly [path: string]: unknown }): string {
  const root = mkdtempSync(join(tmpdir(), 'jiyue-gate-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return root;
}

const changeset = (level: string) => `---\n'@jiyue/standards': ${level}\n---\n\nTitles.\n`;
const frozen = 'standards/versions/1.0.0/bundle.strict.json';
const draft = 'standards/generated/bundle.strict.json';

test('before the first frozen version the gate says so and counts what it saw', async () => {
  const demand = await demandChangeset({ root: repository({ [draft]: bundle(10) }) });
  expect(demand).toMatchObject({ frozen: undefined, subjects: 1, findings: [] });
  expect(demand.summary).toContain('no frozen version');
});

test('a planted break without a changeset is found, with the command that shows it', async () => {
  const demand = await demandChangeset({ root: repository({ [frozen]: bundle(10), [draft]: bundle(5) }) });
  expect(demand).toMatchObject({ computed: 'major', declared: 'none' });
  expect(demand.findings.join('\n')).toMatch(/major change.*jiyue diff[\s\S]*Note\/properties\/title maxLength \(request\)/);
});

test.each([
  ['minor', 1],
  ['patch', 1],
  ['major', 0],
] as const)('a break declared as %s gives findings: %i', async (level, atLeast) => {
  const demand = await demandChangeset({ root: repository({ [frozen]: bundle(10), [draft]: bundle(5), '.changeset/titles.md': changeset(level) }) });
  expect(Math.min(1, demand.findings.length)).toBe(atLeast);
});

test('the changeset of another package does not count', async () => {
  const other = changeset('major').replace('standards', 'sdk');
  expect((await demandChangeset({ root: repository({ [frozen]: bundle(10), [draft]: bundle(5), '.changeset/titles.md': other }) })).findings).not.toEqual([]);
});

test('the draft is compared with the last version: numbers by value, releases after their candidates', async () => {
  const root = repository({
    'standards/versions/1.9.0/bundle.strict.json': bundle(1),
    'standards/versions/1.10.0-rc.2/bundle.strict.json': bundle(2),
    'standards/versions/1.10.0-rc.10/bundle.strict.json': bundle(3),
    'standards/versions/1.10.0/bundle.strict.json': bundle(10),
    [draft]: bundle(10),
  });
  expect(await demandChangeset({ root })).toMatchObject({ frozen: '1.10.0', computed: 'none', findings: [] });
});

test('a stale approval is a finding', async () => {
  const approvals = '- fingerprint: 0123456789ab\n  reason: gone\n';
  const demand = await demandChangeset({ root: repository({ [frozen]: bundle(10), [draft]: bundle(10), 'standards/compat/approvals.yaml': approvals }) });
  expect(demand.findings.join()).toContain('unknown-fingerprints');
});
