/** Talks to a server that may be gone at any moment: a request either has an answer or it has none. */
import { sendTo } from '../../src/http/http-world.suite.ts';
import type { Reply } from '../../src/http/http-world.suite.ts';

export type { Reply } from '../../src/http/http-world.suite.ts';

/** A caller with a token. */
export interface PlatformCaller {
  /** Undefined: the connection broke, and nobody knows whether it was done. */
  call(method: string, path: string, body?: object | Uint8Array, headers?: { readonly [name: string]: string }): Promise<Reply | undefined>;
  /** The reply of a request that has to succeed. */
  must(method: string, path: string, body?: object, headers?: { readonly [name: string]: string }): Promise<Reply>;
}

/** @param token Bearer token */
export function platformCaller(port: number, token: string): PlatformCaller {
  const call: PlatformCaller['call'] = async (method, path, body, headers = {}) => {
    const isBytes = body instanceof Uint8Array;
    const type: { readonly [name: string]: string } = body === undefined ? {} : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' };
    try {
      return await sendTo(port, path, {
        method,
        headers: { authorization: `Bearer ${token}`, ...type, ...headers },
        ...(body === undefined ? {} : { body: isBytes ? body : JSON.stringify(body) }),
      });
    } catch {
      return undefined;
    }
  };
  return {
    call,
    async must(method, path, body, headers) {
      const reply = await call(method, path, body, headers);
      if (!reply || reply.status >= 300) throw new Error(`${method} ${path}: ${reply ? `${reply.status} ${reply.text}` : 'no answer'}`);
      return reply;
    },
  };
}

/** Organization o1, site s1, column c1. */
export async function seedPlaces({ must }: PlatformCaller): Promise<void> {
  await must('PUT', '/api/v1/organizations/o1', { locale: 'zh-CN', name: '虚构省政府办公厅', parents: [] });
  await must('PUT', '/api/v1/sites/s1', {
    locale: 'zh-CN',
    name: '虚构省门户',
    siteKind: 'province-portal',
    organizerId: 'o1',
    domain: 's1.xusheng.example',
    contact: '0990-1234567',
    opening: {},
  });
  await must('PUT', '/api/v1/sites/s1/columns/c1', {
    locale: 'zh-CN',
    siteId: 's1',
    code: 'news',
    name: '要闻',
    description: '要闻',
    keywords: ['要闻'],
    columnType: 'C05',
    order: 1,
    mayPublishDirectly: true,
  });
}

/** Draft of an article. */
export const article = (title: string, rest: object = {}) => ({
  kind: 'article',
  locale: 'zh-CN',
  siteId: 's1',
  columnId: 'c1',
  ownerId: 'o1',
  title,
  source: { name: '虚构省政府办公厅' },
  body: { format: 'plain', text: '会议强调，要把人民生命安全放在第一位。'.repeat(20) },
  updateType: 'major',
  ...rest,
});
