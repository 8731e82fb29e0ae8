/**
 * Module record-definitions: the record definitions (记录定义) of the standard that this server speaks, as generated from its model. They
 * are fixed while it runs, so a list is walked over memory; cursors are made and checked like those of every other list.
 */
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import definitions from '@jiyue/standards/generated/record-definitions.json' with { type: 'json' };
import type { RecordDefinition, RecordDefinitionPage } from '@jiyue/standards/model';
import type { OperationCall, OperationHandler, OperationReply } from '../operation.ts';
import type { CursorCodec } from '../repository/cursor.ts';

/** By id. */
const known: readonly RecordDefinition[] = (definitions as readonly RecordDefinition[]).toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** Handlers of listRecordDefinitions and getRecordDefinition. */
export function definitionOperations(cursors: CursorCodec): ReadonlyMap<string, OperationHandler> {
  return new Map<string, OperationHandler>([
    ['listRecordDefinitions', async ({ params }) => listDefinitions(cursors, params)],
    ['getRecordDefinition', async ({ params }) => getDefinition(params)],
  ]);
}

type Params = OperationCall['params'];

/** Fails with CURSOR_INVALID. */
async function listDefinitions(cursors: CursorCodec, params: Params): Promise<Outcome<OperationReply>> {
  const { cursor, limit = 20, issuer, isPart, state } = params;
  const list = JSON.stringify({ recordDefinitions: [issuer ?? '', isPart ?? '', state ?? ''] });
  const place = cursor === undefined ? ok<readonly string[]>([]) : await cursors.read(list, String(cursor));
  if (!place.ok) return place;
  const after = place.value[0] ?? '';
  const all = known.filter(
    (one) => (issuer === undefined || one.issuer === issuer) && (isPart === undefined || one.isPart === isPart) && (state === undefined || one.state === state),
  );
  const rest = all.filter(({ id }) => id > after);
  const items = rest.slice(0, Number(limit));
  const last = items.at(-1);
  const next = last && rest.length > items.length ? await cursors.make(list, [last.id]) : undefined;
  const page: RecordDefinitionPage = { items: [...items], ...(next !== undefined && { next }), total: all.length };
  return ok({ value: page });
}

/** Fails with RECORD_NOT_FOUND, also for a version that this server does not have. */
function getDefinition({ definitionId, version }: Params): Outcome<OperationReply> {
  const found = known.find((one) => one.id === definitionId && (version === undefined || one.version === version));
  if (!found)
    return fail({ code: 'RECORD_NOT_FOUND', data: { id: version === undefined ? String(definitionId) : `${String(definitionId)}@${String(version)}` } });
  return ok({ value: found, etag: `"${found.contentDigest}"` });
}
