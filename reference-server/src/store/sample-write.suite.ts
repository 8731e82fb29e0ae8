/** A version to write, for tests and benches of the store. */
import { hash } from 'node:crypto';
import type { RecordWrite } from './store.ts';

/** A valid version to write; every part may be given. */
export function sampleWrite(time: string, given: Partial<RecordWrite> & { readonly title?: string } = {}): RecordWrite {
  const { title = '标题', ...rest } = given;
  const { id = 'r1', version = 1, status = 'published', withdrawal = '' } = rest;
  const canonical = JSON.stringify({ title });
  const front = `${JSON.stringify({ id, version, updatedAt: time, status, ...(withdrawal !== '' && { withdrawal: { kind: withdrawal } }) }).slice(0, -1)},`;
  return {
    id,
    version,
    family: 'resource',
    kind: 'article',
    status,
    siteId: 's1',
    columnId: 'c1',
    ownerId: 'o1',
    withdrawal,
    sortKey: time,
    documentNumber: '',
    originSystem: '',
    originRecordId: '',
    digest: hash('sm3', canonical),
    json: front + canonical.slice(1),
    contentAt: front.length,
    goesLive: true,
    event: { type: 'record.published', data: { updateType: 'major' } },
    ...rest,
  };
}
