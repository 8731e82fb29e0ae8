/** Narrows a reader of records to the kinds that a plugin was granted. What it may not read is as if it did not exist. */
import { PluginError, type RecordReader } from '@jiyue/sdk/plugin';

/** What limits it. */
export interface ReaderLimit {
  readonly pluginId: string;
  /** Granted kinds; without any the plugin reads no resources. */
  readonly kinds: readonly string[];
  /** All kinds there are. */
  readonly allKinds: readonly string[];
  assertAlive(member: string): void;
}

/** @param reader bound to the granted sites already */
export function limitReader(reader: RecordReader, { pluginId, kinds, allKinds, assertAlive }: ReaderLimit): RecordReader {
  const isGranted = (kind: string) => kinds.includes(kind);
  const alive = <T>(member: string, read: () => Promise<T>): Promise<T> => {
    assertAlive(`records.${member}`);
    return read();
  };
  return {
    resource: (id) =>
      alive('resource', async () => {
        const found = await reader.resource(id);
        return found && isGranted(found.kind) ? found : undefined;
      }),
    resources: (ids) => alive('resources', async () => (await reader.resources(ids)).filter((one) => isGranted(one.kind))),
    listResources: (walk) =>
      alive('listResources', async () => {
        // a list over all kinds would count what may not be read
        const forbidden = (walk.kind === undefined ? allKinds : [walk.kind]).find((kind) => !isGranted(kind));
        if (forbidden !== undefined) throw new PluginError('PLUGIN_FORBIDDEN', { id: pluginId, permission: `records:read:${forbidden}` });
        return reader.listResources(walk);
      }),
    relations: (resourceId) => alive('relations', () => reader.relations(resourceId)),
    attachment: (id) => alive('attachment', () => reader.attachment(id)),
    site: (id) => alive('site', () => reader.site(id)),
    sites: () => alive('sites', () => reader.sites()),
    column: (id) => alive('column', () => reader.column(id)),
    columns: (siteId) => alive('columns', () => reader.columns(siteId)),
    organization: (id) => alive('organization', () => reader.organization(id)),
  };
}
