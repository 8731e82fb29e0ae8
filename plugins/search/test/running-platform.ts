/** A platform in a process of its own with this plugin, and the words of its tests: one site, one column, the public's search. */
import { join } from 'node:path';
import { openTestPlatform, type TestPlatform, type TestReply } from '@jiyue/reference-server/testing';

/** An answer. */
export interface Answer extends TestReply<unknown> {
  // biome-ignore lint/suspicious/noExplicitAny: tests read what the contract promises
  readonly json: any;
}

/** The platform; it is stopped and started again at will. */
export interface Platform extends Pick<TestPlatform, 'token' | 'origin' | 'start' | 'remove'> {
  /** File of this plugin's own index. */
  readonly indexFile: string;
  /** Sends as an administrator unless `isPublic`. */
  send(method: string, path: string, body?: unknown, options?: { readonly version?: number; readonly isPublic?: boolean }): Promise<Answer>;
  /** The public's search. */
  search(query: string): Promise<Answer>;
  /** Sends, and throws unless it was done. @returns the reply */
  must(method: string, path: string, body?: unknown, version?: number): Promise<Answer['json']>;
  /** Makes organization o1, site s1 and column c1. */
  prepareSite(): Promise<void>;
  /** Publishes a resource in c1. @returns its id */
  publish(draft: object): Promise<string>;
  stop(): Promise<void>;
}

/** Makes the folder and a token; starts nothing yet. @param settings further environment */
export async function preparePlatform(settings: { readonly [variable: string]: string } = {}): Promise<Platform> {
  const platform = await openTestPlatform({ plugins: [{ package: '@jiyue/plugin-search' }], settings });
  const send: Platform['send'] = (method, path, body, { isPublic = false, ...sending } = {}) =>
    platform.send(method, path, body, { ...sending, ...(isPublic ? { by: 'public' as const } : {}) });
  const must: Platform['must'] = (method, path, body, version) => platform.must(method, path, body, version === undefined ? {} : { version });
  return {
    ...platform,
    indexFile: join(platform.data, 'indexes', 'search.sqlite'),
    send,
    must,
    async prepareSite() {
      await must('PUT', '/api/v1/organizations/o1', { locale: 'zh-CN', name: '虚构省政府办公厅', parents: [] });
      const site = { locale: 'zh-CN', name: '虚构省门户', siteKind: 'province-portal', organizerId: 'o1', domain: 's1.xusheng.example' };
      await must('PUT', '/api/v1/sites/s1', { ...site, contact: '0990-1234567', opening: {} });
      const column = { locale: 'zh-CN', siteId: 's1', code: 'zhengce', name: '政策', description: '政策', keywords: ['政策'], columnType: 'C06' };
      await must('PUT', '/api/v1/sites/s1/columns/c1', { ...column, order: 1, mayPublishDirectly: true });
    },
    async publish(draft) {
      const whole = {
        ...{ kind: 'article', locale: 'zh-CN', siteId: 's1', columnId: 'c1', ownerId: 'o1', source: { name: '虚构省政府办公厅' }, updateType: 'major' },
        body: { format: 'plain', text: '职工可以提取住房公积金。' },
        ...draft,
      };
      const { id } = await must('POST', '/api/v1/resources', whole);
      await must('POST', `/api/v1/resources/${id}/publish`, undefined, 1);
      return id;
    },
    search: (query) => send('GET', `/api/v1/search?${query}`, undefined, { isPublic: true }),
  };
}
