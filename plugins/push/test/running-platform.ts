/** A platform in a process of its own with this plugin, on a folder that outlives it: stopped, killed and started again at will. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestPlatform, type TestPlatform, type TestReply } from '@jiyue/reference-server/testing';
import type { PushConfig } from '../src/types.ts';

/** An answer. */
export interface Answer extends TestReply<unknown> {
  // biome-ignore lint/suspicious/noExplicitAny: tests read what the contract promises
  readonly json: any;
}

/** The platform. */
export interface Platform extends Pick<TestPlatform, 'data' | 'origin' | 'start' | 'stop' | 'remove'> {
  /** As an administrator; `by` is another token, or `public`. */
  send(method: string, path: string, body?: unknown, options?: { readonly version?: number; readonly by?: string; readonly form?: string }): Promise<Answer>;
  /** Makes a token of another account. */
  token(account: string): Promise<string>;
}

/** Makes the folder and a token; starts nothing yet. @param certificate of a receiver that the platform is to trust */
export async function preparePlatform(config: Partial<PushConfig> = {}, certificate = ''): Promise<Platform> {
  const folder = mkdtempSync(join(tmpdir(), 'jiyue-push-'));
  const trusted = join(folder, 'receiver.pem');
  if (certificate !== '') writeFileSync(trusted, certificate);
  const platform = await openTestPlatform({
    plugins: [{ package: '@jiyue/plugin-push', config: { ...config } }],
    settings: { JIYUE_WRITES_PER_MINUTE: '0', ...(certificate === '' ? {} : { NODE_EXTRA_CA_CERTS: trusted }) },
  });
  return {
    ...platform,
    send: (method, path, body, { form, ...sending } = {}) => platform.send(method, path, form === undefined ? body : new URLSearchParams(form), sending),
    token: (account) => platform.createToken(account, 'read-draft', 'nowhere'),
    remove() {
      platform.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An organization, a site and a column. */
export async function seedPlaces({ send }: Platform): Promise<void> {
  const must = async (path: string, body: object) => {
    const answer = await send('PUT', path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
  };
  await must('/api/v1/organizations/o1', { locale: 'zh-CN', name: '虚构省政府办公厅', parents: [] });
  await must('/api/v1/sites/s1', {
    ...{ locale: 'zh-CN', name: '虚构省门户', siteKind: 'province-portal', organizerId: 'o1', domain: 's1.xusheng.example' },
    ...{ contact: '0990-1234567', opening: {}, siteCode: '9900000001' },
  });
  await must('/api/v1/sites/s1/columns/c1', {
    ...{ locale: 'zh-CN', siteId: 's1', code: 'news', name: '要闻', description: '要闻', keywords: ['要闻'], columnType: 'C05' },
    ...{ order: 1, mayPublishDirectly: true },
  });
}

/** Publishes an article, new or again. @returns its id and version */
export async function publish(
  { send }: Platform,
  title: string,
  more: { readonly id?: string; readonly updateType?: string; readonly version?: number } = {},
): Promise<{ readonly id: string; readonly version: number }> {
  const draft = {
    ...{ kind: 'article', locale: 'zh-CN', siteId: 's1', columnId: 'c1', ownerId: 'o1', title, source: { name: '虚构省政府办公厅' } },
    ...{ body: { format: 'plain', text: '云川江治理工程近日通过验收。' }, updateType: more.updateType ?? 'major' },
  };
  const saved =
    more.id === undefined
      ? await send('POST', '/api/v1/resources', draft)
      : await send('PUT', `/api/v1/resources/${more.id}`, draft, { version: more.version ?? 1 });
  if (saved.status >= 300) throw new Error(saved.text);
  const published = await send('POST', `/api/v1/resources/${saved.json.id}/publish`, undefined, { version: saved.json.version });
  if (published.status >= 300) throw new Error(published.text);
  return { id: saved.json.id, version: published.json.version };
}
