/** The official documents of the shared corpus as drafts, when the folder stands beside the repository. Only what a draft needs is mapped. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { prepareDraft } from '../../src/ingest/prepare-draft.ts';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly issuer: string | null;
  readonly number: string | null;
  readonly date: string | null;
  readonly body: string;
}

const folder = fileURLToPath(new URL('../../../../shared/corpus/docs/', import.meta.url));

/** Empty without the corpus; documents that are no valid draft are left out. */
export async function corpusDrafts(): Promise<readonly object[]> {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ndjson.gz'))
    .sort()
    .flatMap((file) =>
      gunzipSync(readFileSync(folder + file))
        .toString('utf8')
        .trimEnd()
        .split('\n'),
    )
    .flatMap((line) => {
      const prepared = prepareDraft(draftOf(JSON.parse(line) as Row));
      return prepared.ok ? [prepared.value.draft] : [];
    });
}

const draftOf = ({ id, title, issuer, number, date, body }: Row) => ({
  kind: 'policy-document',
  locale: 'zh-CN',
  siteId: 'site-corpus',
  columnId: 'column-corpus',
  ownerId: 'organization-corpus',
  title,
  source: { name: issuer ?? '未知来源' },
  body: { format: 'plain', text: body },
  origin: { system: 'corpus', recordId: id },
  document: {
    validity: 'unknown',
    ...(number ? { documentNumber: number } : {}),
    ...(issuer ? { issuers: [issuer] } : {}),
    ...(date ? { writtenDate: date } : {}),
  },
  updateType: 'major',
});
