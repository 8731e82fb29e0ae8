/** One record for one source record: the key is system + record id + site, never the address (NT-two-ids). */
import type { ResourceDraft } from '@jiyue/standards/model';
import type { RecordReads } from '../store/store.ts';
import type { Fault } from './fault.ts';
import { mayKnowResource } from './may-know.ts';
import type { Principal } from './principal.ts';

/** @param ownId record that is being saved; undefined: a new one */
export async function checkOrigin(
  reads: RecordReads,
  caller: Principal,
  { origin, siteId }: ResourceDraft,
  ownId: string | undefined,
  now: Date,
): Promise<readonly Fault[]> {
  if (!origin) return [];
  const [known] = await reads.byOrigins([{ system: origin.system, recordId: origin.recordId, siteId }]);
  if (!known || known.newest.id === ownId) return [];
  // the id of a record the caller may not know of is not given away
  const id = mayKnowResource(caller, now)(known.newest, known.live) ? known.newest.id : `${origin.system}/${origin.recordId}`;
  return [{ code: 'RECORD_EXISTS', pointer: '/origin/recordId', data: { id } }];
}
