/** Fills a running platform with content, as any source would: over the published interface, with the platform's own ids for what it stores. */
import type { WorldContent } from '@jiyue/sdk/testing';

/** Ids of the platform for the ids of the content. Organizations, sites and columns keep theirs. */
export type FilledIds = ReadonlyMap<string, string>;

/** Sends, and throws the problem when it was refused. */
export type Must = <J = unknown>(method: string, path: string, body?: object | Uint8Array, sending?: { readonly version?: number }) => Promise<J>;

const kept = new Set(['id', 'version', 'enteredAt', 'updatedAt', 'status', 'statusHistory', 'firstPublishedAt', 'publishedAt', 'withdrawal']);
const draftOf = (record: object) => Object.fromEntries(Object.entries(record).filter(([key]) => !kept.has(key)));

/** Drafts are left out; what is withdrawn in the content is published, for the test to withdraw. What follows the log hears of it a moment later. */
export async function fillPlatform(content: WorldContent, must: Must): Promise<FilledIds> {
  for (const one of content.organizations) await must('PUT', `/api/v1/organizations/${one.id}`, draftOf(one));
  for (const one of content.sites) {
    await must('PUT', `/api/v1/sites/${one.id}`, draftOf(one));
    for (const [index, status] of ['filed', 'trial', 'open'].entries())
      await must('POST', `/api/v1/sites/${one.id}/status-changes`, { status, effectiveDate: '2026-01-01', reason: '开通' }, { version: index + 1 });
  }
  for (const one of content.columns) await must('PUT', `/api/v1/sites/${one.siteId}/columns/${one.id}`, draftOf(one));

  const ids = new Map<string, string>();
  for (const one of content.attachments) {
    const query = new URLSearchParams({ siteId: one.siteId, fileName: one.fileName, title: one.title });
    const bytes = new TextEncoder().encode('站点,日期\n虚构省教育厅,2026-06-30\n');
    ids.set(one.id, (await must<{ readonly id: string }>('POST', `/api/v1/attachments?${query}`, bytes)).id);
  }
  // what others name comes first: documents before interpretations, all before topics
  const turn = ({ kind }: { readonly kind: string }) => ['interpretation', 'special-topic'].indexOf(kind);
  for (const one of content.resources.filter(({ status }) => status === 'published' || status === 'withdrawn').toSorted((a, b) => turn(a) - turn(b))) {
    const { id, version } = await must<{ readonly id: string; readonly version: number }>('POST', '/api/v1/resources', withIds(draftOf(one), ids));
    await must('POST', `/api/v1/resources/${id}/publish`, undefined, { version });
    ids.set(one.id, id);
  }
  for (const { type, fromId, toId } of content.relations)
    if (ids.has(fromId) && ids.has(toId)) await must('POST', '/api/v1/relations', { type, fromId: ids.get(fromId), toId: ids.get(toId) });
  return ids;
}

/** The draft with the platform's own ids; what names a record or picture that nobody stored is left out, as the platform would refuse it. */
function withIds(draft: object, ids: ReadonlyMap<string, string>): object {
  const stored = new Set(ids.values());
  const list = (key: string, values: readonly unknown[]) => {
    if (key === 'pictures') return values.filter((one) => stored.has((one as { readonly attachmentId: string }).attachmentId));
    if (key === 'resourceIds' || key === 'attachmentIds' || key === 'interpretsIds') return values.filter((one) => stored.has(String(one)));
    if (key === 'sections') return values.filter((one) => (one as { readonly resourceIds?: readonly string[] }).resourceIds?.length !== 0);
    return values;
  };
  return JSON.parse(JSON.stringify(draft), (key, value: unknown) => {
    if (Array.isArray(value)) return list(key, value);
    return typeof value === 'string' && key !== 'id' ? (ids.get(value) ?? value) : value;
  }) as object;
}
