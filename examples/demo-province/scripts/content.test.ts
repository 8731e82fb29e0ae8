import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFinding, findWarnings, validateStrict } from '@jiyue/sdk';
import { expect, test } from 'vitest';
import { readContent } from './content.ts';
import { columnDraft, organizationDraft, resourceDraft, siteDraft } from './drafts.ts';

const content = readContent();
const knownIds = {
  attachmentIds: ['a1'],
  recordId: (key: string) => key,
  organizationId: (name: string) => content.organizations.find((one) => one.name === name)?.id,
};
const sentences = (type: 'ArticleDraft' | 'SiteDraft' | 'ColumnDraft' | 'OrganizationDraft' | 'ResourceDraft', draft: unknown) =>
  validateStrict(type, draft).map((finding) => `${finding.pointer} ${describeFinding(finding, 'zh-CN')}`);

test('every draft of the province is what the standard asks for', () => {
  const faults = [
    ...content.organizations.map((one) => [one.id, sentences('OrganizationDraft', organizationDraft(one))] as const),
    ...content.sites.map((one) => [one.id, sentences('SiteDraft', siteDraft(one))] as const),
    ...content.columns.map((one) => [one.code, sentences('ColumnDraft', columnDraft(one, 'site-xusheng'))] as const),
    ...content.records.map((one) => [one.key, sentences('ResourceDraft', resourceDraft(one, knownIds))] as const),
  ].filter(([, found]) => found.length > 0);
  expect(faults).toEqual([]);
  expect(content.records.length).toBeGreaterThanOrEqual(120);
});

test('no draft draws a warning', () => {
  const warned = content.records.flatMap((entry) =>
    findWarnings('ResourceDraft', resourceDraft(entry, knownIds)).map(({ rule, pointer }) => `${entry.key} ${pointer} ${rule}`),
  );
  expect(warned).toEqual([]);
});

test('keys and document numbers are each given once, and every key that is pointed to exists', () => {
  const keys = content.records.map(({ key }) => key);
  const numbers = content.records.flatMap(({ document }) => (document as { documentNumber?: string } | undefined)?.documentNumber ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(numbers).size).toBe(numbers.length);
  const pointed = content.records.flatMap(({ interprets = [], relations = [] }) => [...interprets, ...relations.map(({ to }) => to)]);
  expect(pointed.filter((key) => !keys.includes(key))).toEqual([]);
  for (const { file } of content.records.flatMap(({ attachments = [] }) => attachments)) expect(content.attachment(file).length).toBeGreaterThan(0);
});

test('what was repealed or lapsed says so, and what interprets comes no earlier than its document', () => {
  const byKey = new Map(content.records.map((entry) => [entry.key, entry]));
  for (const { key, at, interprets = [], relations = [] } of content.records) {
    for (const other of interprets) expect([key, Date.parse(at) >= Date.parse(byKey.get(other)!.at)]).toEqual([key, true]);
    for (const { type, to } of relations)
      if (type === 'repeals') expect([to, byKey.get(to)!.document]).toEqual([to, expect.objectContaining({ validity: 'repealed' })]);
  }
});

test('a word that nothing reads is named with its file and record', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jiyue-content-'));
  try {
    mkdirSync(join(folder, 'records'));
    for (const name of ['organizations', 'sites', 'columns']) writeFileSync(join(folder, `${name}.yaml`), '[]');
    writeFileSync(join(folder, 'records/x.yaml'), 'site: s\nowner: o\nsource: x\nrecords:\n  - {key: x-1, titel: 错字}\n');
    expect(() => readContent(folder)).toThrow('content/records/x.yaml: record x-1 has "titel"');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
