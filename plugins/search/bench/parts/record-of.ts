/** An article as a record with nothing but its title and text. */
import type { Resource } from '@jiyue/standards/model';
import type { Passage } from './corpus.ts';

/** A published record. */
export const recordOf = ({ id, title, text }: Passage): Resource => ({
  id,
  version: 1,
  kind: 'policy-document',
  status: 'published',
  locale: 'zh-CN',
  siteId: 'site-corpus',
  columnId: 'column-corpus',
  ownerId: 'organization-corpus',
  title,
  source: { name: '语料' },
  body: { format: 'plain', text },
  document: { validity: 'unknown' },
  updateType: 'major',
  enteredAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  firstPublishedAt: '2026-01-01T00:00:00.000Z',
  publishedAt: '2026-01-01T00:00:00.000Z',
});
