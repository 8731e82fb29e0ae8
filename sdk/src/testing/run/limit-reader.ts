/** What a plugin may read of a world, and the two reading operations that every platform has. */
import { codeTable } from '../../codes/code-tables.ts';
import { type Failure, fail, type Outcome, ok, type RecordReader } from '../../plugin/index.ts';
import { PluginError } from '../../plugin/plugin-error.ts';

/** Kinds of resources of the standard. */
const kinds = (codeTable('resource-kind')?.members ?? []).map(({ code }) => code);

/** Whose reader it is, and where its use is noted. */
export interface Limits {
  readonly id: string;
  readonly alive: (member: string) => void;
  readonly may: (permission: string) => boolean;
  readonly uses: Set<string>;
  readonly refused: Set<string>;
}

/** Only the granted kinds; a list over what may not be read is refused. */
export function limitReader(reader: RecordReader, { id, alive, may, uses, refused }: Limits): RecordReader {
  const granted = (kind: string) => may(`records:read:${kind}`);
  const reads = (member: string) => {
    alive(`records.${member}`);
    for (const kind of kinds) if (granted(kind)) uses.add(`records:read:${kind}`);
    if (kinds.some(granted)) return;
    refused.add('records:read');
  };
  const plain =
    <A extends readonly unknown[], R>(member: string, read: (...values: A) => Promise<R>) =>
    async (...values: A): Promise<R> => {
      alive(`records.${member}`);
      return read(...values);
    };
  return {
    async resource(one) {
      reads('resource');
      const found = await reader.resource(one);
      return found && granted(found.kind) ? found : undefined;
    },
    async resources(ids) {
      reads('resources');
      return (await reader.resources(ids)).filter(({ kind }) => granted(kind));
    },
    async listResources(walk) {
      reads('listResources');
      const forbidden = (walk.kind === undefined ? kinds : [walk.kind]).find((kind) => !granted(kind));
      if (forbidden === undefined) return reader.listResources(walk);
      refused.add(`records:read:${forbidden}`);
      throw new PluginError('PLUGIN_FORBIDDEN', { id, permission: `records:read:${forbidden}` });
    },
    relations: plain('relations', (resourceId) => reader.relations(resourceId)),
    attachment: plain('attachment', (one) => reader.attachment(one)),
    site: plain('site', (one) => reader.site(one)),
    sites: plain('sites', () => reader.sites()),
    column: plain('column', (one) => reader.column(one)),
    columns: plain('columns', (siteId) => reader.columns(siteId)),
    organization: plain('organization', (one) => reader.organization(one)),
  };
}

/** The two reading operations of the standard that every platform has. */
export function worldOperations(records: RecordReader): (operationId: string, params: { readonly [name: string]: unknown }) => Promise<Outcome<unknown>> {
  return async (operationId, params) => {
    if (operationId === 'getResource') {
      const id = String(params['resourceId']);
      const found = await records.resource(id);
      return found ? ok(found) : fail({ code: 'RECORD_NOT_FOUND', data: { id } } satisfies Failure);
    }
    if (operationId === 'listResources') return ok(await records.listResources({ limit: 20, ...params } as Parameters<RecordReader['listResources']>[0]));
    return fail({ code: 'PLUGIN_UNAVAILABLE', data: { id: operationId, state: 'stopped' } } satisfies Failure);
  };
}
