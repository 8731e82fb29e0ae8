import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type EditedParts, plantEdits } from '../../bench/parts/planted-edits.ts';
import { compareVersions } from './compare-versions.ts';
import { readVersion } from './read-version.ts';

const standard = dirname(fileURLToPath(import.meta.resolve('@jiyue/standards/generated/codes.json')));

function versionOf(folder: string) {
  const outcome = readVersion(folder);
  if (!outcome.ok) throw new Error(outcome.failure.code);
  return outcome.value;
}

test('each of twenty edits planted in the standard is told, in its place and with its level', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jiyue-planted-'));
  cpSync(standard, folder, { recursive: true });
  const files = { strict: 'bundle.strict.json', codes: 'codes.json', requirements: 'requirements.json', openapi: 'openapi.json' } as const;
  const read = <P extends keyof EditedParts>(part: P) => JSON.parse(readFileSync(join(folder, files[part]), 'utf8')) as EditedParts[P];
  const parts: EditedParts = { strict: read('strict'), codes: read('codes'), requirements: read('requirements'), openapi: read('openapi') };
  const edited = plantEdits(parts);
  for (const [part, file] of Object.entries(files)) writeFileSync(join(folder, file), JSON.stringify(edited[part as keyof typeof files]));

  const { changes } = await compareVersions(versionOf(standard), versionOf(folder));
  const told = changes.map(({ thing, pointer, keyword, level, direction = '', verdict = '' }) =>
    [`${thing}${pointer}`, keyword, level, direction, verdict].join(' ').trim(),
  );
  const topic = parts.codes.tables.find(({ id }) => id === 'topic')?.members.at(-1)?.code;
  const requirement = parts.requirements.find(({ level }) => level === 'MUST')?.id;
  expect(told.toSorted()).toEqual(
    [
      'ArticleDraft/properties/title maxLength major request breaking',
      'PolicyDocumentDraft/properties/title maxLength minor',
      'SiteDraft/properties/slogan property-added minor',
      'Column additionalProperties major stored breaking',
      'Attachment required major stored breaking',
      // sent in batches between levels, too
      'Attachment required major request breaking',
      'SearchHit required major reply breaking',
      'RecordId pattern major request breaking',
      'RecordId pattern major stored breaking',
      // a union with a branch that took the new pattern cannot be proven either way
      'Criterion oneOf major request cannot-prove',
      'Criterion oneOf major stored cannot-prove',
      'ColumnCode pattern major reply breaking',
      'UpdateType enum major request breaking',
      'UpdateType enum major stored breaking',
      'SubmitOutcome enum major reply breaking',
      'ResourcePage/properties/total maximum minor',
      'ColumnDraft/properties/order minimum minor',
      'InterpretationDraft/properties/attachmentIds maxItems major request breaking',
      'ArticleDraft/properties/attachmentIds uniqueItems minor',
      'Organization description patch',
      `topic/${topic} code-removed major`,
      'genre/G01 code-meaning major',
      `${requirement} level-lowered major`,
      'removeRelation operation-removed major',
      // one for each way in that is gone: without a token, and by a signed call
      'search/security security-tightened major',
      'search/security security-tightened major',
    ].toSorted(),
  );
  expect(changes.filter(({ verdict, example }) => verdict === 'breaking' && example === undefined)).toEqual([]);
});
