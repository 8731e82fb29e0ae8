/** A platform in a process of its own with this plugin, on a folder that outlives it, so that tests can stop it and look at its files. */
import { openTestPlatform, type TestPlatform, type TestReply } from '@jiyue/reference-server/testing';

/** An answer. */
export interface Answer extends TestReply<unknown> {
  readonly etag: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what the contract promises
  readonly json: any;
}

/** The platform; it is stopped and started again at will. */
export interface Platform extends Pick<TestPlatform, 'data' | 'token' | 'origin' | 'start' | 'stop' | 'remove'> {
  /** Sends as an administrator unless `isPublic`. */
  send(method: string, path: string, body?: unknown, options?: { readonly version?: number; readonly isPublic?: boolean }): Promise<Answer>;
}

/** Makes the folder and a token; starts nothing yet. Tests speak as a trusted proxy, so that visitors have addresses. @param settings further environment @param config settings of the plugin */
export async function preparePlatform(settings: { readonly [variable: string]: string } = {}, config: object = {}): Promise<Platform> {
  const platform = await openTestPlatform({
    plugins: [{ package: '@jiyue/plugin-analytics', config }],
    settings: { JIYUE_TRUSTED_PROXIES: '127.0.0.1', ...settings },
  });
  return {
    ...platform,
    async send(method, path, body, { isPublic = false, ...sending } = {}) {
      const reply = await platform.send(method, path, body, { ...sending, ...(isPublic ? { by: 'public' as const } : {}) });
      return { ...reply, etag: reply.headers.get('etag') };
    },
  };
}
