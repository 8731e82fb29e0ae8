/** Names of the methods of the ports in a plugin's context. A list that leaves one out does not compile. */
import type { OwnBlobs, OwnIndex, OwnQueue, OwnSeries, OwnStorage, PluginContext, PluginTypes, RecordReader } from '@jiyue/sdk/plugin';

type All<P, M extends readonly (keyof P)[]> = keyof P extends M[number] ? M : never;
const all =
  <P>() =>
  <const M extends readonly (keyof P & string)[]>(members: M & All<P, M>): M =>
    members;

export const recordMembers = all<RecordReader>()([
  'resource',
  'resources',
  'listResources',
  'relations',
  'attachment',
  'site',
  'sites',
  'column',
  'columns',
  'organization',
]);
export const storageMembers = all<OwnStorage>()(['get', 'write', 'list']);
export const indexMembers = all<OwnIndex>()(['open', 'put', 'remove', 'clear', 'query', 'statistics', 'digest']);
export const queueMembers = all<OwnQueue>()(['add', 'lease', 'end', 'renew', 'get', 'list', 'count', 'nextDue', 'revive', 'cancel', 'forget']);
export const seriesMembers = all<OwnSeries>()(['open', 'append', 'query', 'recount', 'forgetRaw', 'size', 'clear']);
export const blobMembers = all<OwnBlobs>()(['put', 'get', 'facts', 'list', 'remove']);

type Context = PluginContext<PluginTypes>;
type NoFunction = { [K in keyof Context]: Context[K] extends (...args: never[]) => unknown ? never : K }[keyof Context];

/** Members of a context that are ports: objects with async methods. */
export type ContextPort = Exclude<NoFunction, 'config' | 'logger' | 'signal'>;

/** All of them with their methods. A port that is left out does not compile. */
export const contextPorts: { readonly [P in ContextPort]: readonly (keyof Context[P] & string)[] } = {
  records: recordMembers,
  storage: storageMembers,
  shared: storageMembers,
  index: indexMembers,
  queue: queueMembers,
  series: seriesMembers,
  blobs: blobMembers,
};
