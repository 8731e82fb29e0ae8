/** Creates or updates a column (栏目): its code is unique in its site, its superior is a column of the same site and never below it. */
import { fail, type Failure, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { ColumnDraft } from '@jiyue/standards/model';
import type { RecordReads } from '../store/store.ts';
import { checkBase } from './base-version.ts';
import { checkContent } from './check-content.ts';
import type { RepositoryContext } from './context.ts';
import { failureOf, unknownReference } from './fault.ts';
import type { Principal } from './principal.ts';
import { registryWrite } from './registry-record.ts';
import { forbid, isAllowed } from './scope.ts';
import { type StoredText, storedText } from './stored-reply.ts';

/** What to save. */
export interface SaveColumn {
  /** Site named in the address. */
  readonly siteId: string;
  readonly id: string;
  readonly draft: ColumnDraft;
  /** Version it rests on; absent: it is new. */
  readonly base: number | undefined;
}

/** Fails with SITE_FORBIDDEN, RECORD_NOT_FOUND (the site), RECORD_EXISTS, RECORD_CHANGED, COLUMN_OF_OTHER_SITE, REFERENCE_UNKNOWN, COLUMN_CYCLE, COLUMN_CODE_TAKEN. */
export async function saveColumn({ store, now }: RepositoryContext, caller: Principal, { siteId, id, draft, base }: SaveColumn): Promise<Outcome<StoredText>> {
  const mayManage = (site: string) => isAllowed(caller, ['manage-columns'], { siteId: site, columnId: id }, now());
  if (!mayManage(siteId)) return forbid(caller, 'manage-columns', siteId);
  // an id in the body is checked like one in the address (NT-ids-in-body)
  if (!mayManage(draft.siteId)) return forbid(caller, 'manage-columns', draft.siteId, '/body/siteId');
  if (draft.siteId !== siteId) return fail({ code: 'COLUMN_OF_OTHER_SITE', data: { columnId: id, siteId, pointer: '/body/siteId' } });
  const checked = checkContent('ColumnDraft', draft);
  if (!checked.ok) return checked;

  return store.transact(now(), async (transaction) => {
    if ((await transaction.newest(siteId))?.family !== 'site') return fail({ code: 'RECORD_NOT_FOUND', data: { id: siteId } });
    const stored = await transaction.newest(id);
    const unfit =
      checkBase(id, 'column', stored, base) ??
      (stored && stored.siteId !== siteId ? { code: 'COLUMN_OF_OTHER_SITE', data: { columnId: id, siteId } } : undefined) ??
      (await checkParent(transaction, id, draft)) ??
      (await checkCode(transaction, id, draft));
    if (unfit) return fail(unfit);

    const write = registryWrite(
      {
        id,
        family: 'column',
        siteId,
        content: draft,
        sortKey: String(draft.order).padStart(6, '0'),
        links: draft.parentId === undefined ? [] : [{ name: 'parent', toId: draft.parentId }],
        claims: [codeClaim(draft)],
        event: { type: 'column.saved' },
      },
      stored,
      transaction.time,
    );
    await transaction.put([write]);
    return ok(storedText(write));
  });
}

const codeClaim = ({ siteId, code }: ColumnDraft) => ({ name: 'column-code', value: `${siteId}/${code}` });

async function checkCode(reads: RecordReads, id: string, draft: ColumnDraft): Promise<Failure | undefined> {
  const columnId = await reads.holder(codeClaim(draft));
  return columnId === undefined || columnId === id ? undefined : { code: 'COLUMN_CODE_TAKEN', data: { siteId: draft.siteId, code: draft.code, columnId } };
}

async function checkParent(reads: RecordReads, id: string, { siteId, parentId }: ColumnDraft): Promise<Failure | undefined> {
  if (parentId === undefined) return undefined;
  if (parentId !== id) {
    const parent = await reads.newest(parentId);
    if (parent?.family !== 'column') return failureOf([unknownReference('/parentId', parentId)]);
    if (parent.siteId !== siteId) return failureOf([{ code: 'COLUMN_OF_OTHER_SITE', pointer: '/parentId', data: { columnId: parentId, siteId } }]);
  }
  for (let at: string | undefined = parentId; at !== undefined; at = (await reads.links(at)).find(({ name }) => name === 'parent')?.toId)
    if (at === id) return { code: 'COLUMN_CYCLE', data: { id, parentId } };
  return undefined;
}
