/**
 * The platform in a network without IPv4 (JY-NET-009, JY-CHN-010): one platform listens on IPv6 alone and one on IPv4, both are asked the
 * same of every operation of the core, rightly, without a token and with an empty body, and must give the same.
 */
import { networkInterfaces } from 'node:os';
import whole from '@jiyue/standards/generated/openapi.json' with { type: 'json' };
import { expect, test } from 'vitest';
import type { OpenApiDocument } from '../../src/host/openapi-document.ts';
import { type PlatformWorld, platformWorld, publish, type Reply, seed } from './platform-world.ts';

const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));
const core = new Set(['discovery', 'registry', 'resources', 'relations', 'attachments', 'changes', 'record-definitions']);

interface Asked {
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

const operations: readonly Asked[] = Object.entries((whole as OpenApiDocument).paths).flatMap(([path, methods]) =>
  Object.entries(methods as { readonly [method: string]: { readonly operationId?: string; readonly tags?: readonly string[] } })
    .filter(([, { tags = [] }]) => tags.some((tag) => core.has(tag)))
    .map(([method, { operationId = '' }]) => ({ name: operationId, method: method.toUpperCase(), path })),
);

/** Everything a platform answers, by what was asked. Ids and times differ between two platforms; what a reply looks like does not. */
async function answersOf(world: PlatformWorld): Promise<ReadonlyMap<string, unknown>> {
  const token = await seed(world);
  const resourceId = await publish(world, token);
  const ids: { readonly [name: string]: string } = { siteId: 's1', organizationId: 'o1', columnId: 'c1', resourceId };
  const pathOf = (path: string) => path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? 'none');
  const authorization = `Bearer ${token}`;
  const answers = new Map<string, unknown>();
  for (const { name, method, path } of operations) {
    const ask = async (how: string, headers: { readonly [name: string]: string }, body?: string) =>
      answers.set(`${name} ${how}`, lookOf(await world.send(pathOf(path), { method, headers, ...(body === undefined ? {} : { body }) })));
    if (method === 'GET') {
      await ask('with a token', { authorization });
      await ask('by anybody', {});
    } else {
      await ask('without a token', { 'content-type': 'application/json' }, '{}');
      await ask('with an empty body', { authorization, 'content-type': 'application/json' }, '{}');
    }
  }
  return answers;
}

const lookOf = ({ status, headers, json }: Reply) => ({
  status,
  type: headers['content-type'],
  code: json['code'],
  members: Object.keys(json).toSorted(),
  total: json['total'],
});

test.skipIf(!hasIpv6)('over IPv6 alone every operation gives what it gives over IPv4 (skipped without IPv6)', async () => {
  const [six, four] = [await platformWorld({ HOST: '::1' }), await platformWorld()];
  try {
    const [overSix, overFour] = [await answersOf(six), await answersOf(four)];
    expect(operations.length).toBeGreaterThan(25);
    const statuses = [...overSix.values()].map((answer) => (answer as { readonly status: number }).status);
    // most of what is asked rightly is answered, and what is not is refused: neither all nor nothing
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(15);
    expect(statuses.filter((status) => status === 401).length).toBeGreaterThan(10);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    expect(Object.fromEntries(overSix)).toEqual(Object.fromEntries(overFour));
    // what a client is told to go on with is an address of IPv6 too
    expect(JSON.stringify((await six.send('/.well-known/jiyue')).json)).not.toContain('127.0.0.1');
  } finally {
    await Promise.all([six.server.stop(), four.server.stop()]);
  }
});
