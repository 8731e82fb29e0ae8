/** Writes of organizations, sites and columns: no drafts, so each version is live at once and its content is proven by its digest. */
import type { RecordRow } from '../store/record-row.ts';
import type { RecordWrite } from '../store/store.ts';
import { headOf } from './wire-text.ts';
import { contentOf, wireText } from './wire-text.ts';

/** What differs between the families. */
export interface RegistryContent
  extends Pick<RecordWrite, 'id' | 'family' | 'event'>,
    Partial<Pick<RecordWrite, 'status' | 'siteId' | 'sortKey' | 'links' | 'claims'>> {
  readonly content: object;
}

/** @param stored the version before; undefined for a new record */
export function registryWrite(given: RegistryContent, stored: RecordRow | undefined, time: string): RecordWrite {
  const { id, family, event, content, status = 'saved', siteId = '', sortKey = id, links, claims } = given;
  const version = (stored?.version ?? 0) + 1;
  const enteredAt = stored ? headOf<{ enteredAt: string }>(stored).enteredAt : time;
  const { canonical, digest } = contentOf(content);
  return {
    id,
    version,
    family,
    kind: '',
    status,
    siteId,
    columnId: '',
    ownerId: '',
    withdrawal: '',
    sortKey,
    documentNumber: '',
    originSystem: '',
    originRecordId: '',
    goesLive: true,
    digest,
    ...wireText({ id, version, enteredAt, updatedAt: time }, canonical),
    event,
    ...(links && { links }),
    ...(claims && { claims }),
  };
}
