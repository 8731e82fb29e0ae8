/** The smallest host that can run this plugin: paths of its OpenAPI file to its operations, in memory or over HTTP. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { interactionSource } from '@jiyue/sdk/plugin';
import type { Call, Follower, Outcome, PageReply, PluginContext, PluginTypes } from '@jiyue/sdk/plugin';
import openapi from '../openapi.json' with { type: 'json' };
import { type PortalConfig, type PortalTypes, plugin } from '../src/index.ts';
import type { NamedBlocks } from '../src/page-blocks.ts';
import { logOf, memoryStorage, operationsOf, readerOf, type World } from './world.ts';

/** Reply of one request. */
export interface Answer extends PageReply {
  /** Absent unless the operation failed instead of answering with a page. */
  readonly code?: string;
}

/** A running portal. */
export interface Portal {
  /** @param path path and query @param baseUrl as the caller reached the host */
  get(path: string, baseUrl?: string): Promise<Answer>;
}

type Handler = (call: Call<PluginTypes['api'][string]>) => Promise<Outcome<PageReply>>;

const routes = Object.entries(openapi.paths).map(([path, { get }]) => ({
  operationId: get.operationId,
  names: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!),
  pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}$`),
}));

/** Starts the plugin over a world. The clock stands still. @param extensions who adds blocks to pages */
export async function openPortal(
  world: World,
  config: PortalConfig = {},
  extensions: readonly NamedBlocks[] = [],
  logger: Pick<Console, 'warn'> = console,
): Promise<Portal> {
  const records = readerOf(world);
  const clock = () => new Date('2026-04-01T00:00:00Z');
  const storage = memoryStorage();
  const followers: Follower[] = [];
  const follow = (follower: Follower) => void followers.push(follower);
  const source = { plugin: 'letters', use: { publicCases: async (ids: readonly string[]) => (world.cases ?? []).filter(({ id }) => ids.includes(id)) } };
  const context = {
    config,
    records,
    clock,
    storage,
    follow,
    logger,
    extensions: ({ id }: { readonly id: string }) => (id === interactionSource.id ? [source] : extensions),
  } as unknown as PluginContext<PortalTypes>;
  const { operations } = await plugin.setup(context);
  for (const follower of followers)
    await follower.apply(
      logOf(world).filter(({ type }) => follower.types.includes(type)),
      storage,
    );
  const operate = operationsOf(world);

  return {
    async get(path, baseUrl = 'http://localhost:8080') {
      const url = new URL(path, 'http://x');
      for (const { pattern, names, operationId } of routes) {
        const found = pattern.exec(url.pathname);
        if (!found) continue;
        const params = {
          ...Object.fromEntries(url.searchParams),
          ...Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1]!)])),
        };
        const call = {
          params,
          body: undefined,
          caller: { id: 'anonymous', siteIds: [] },
          language: 'zh-CN',
          baseUrl,
          records,
          operate,
          signal: new AbortController().signal,
        };
        const outcome = await (operations[operationId as keyof typeof operations] as Handler)(call as unknown as Call<PluginTypes['api'][string]>);
        return outcome.ok ? outcome.value : { status: 404, mediaType: 'application/problem+json', body: '', code: outcome.failure.code };
      }
      return { status: 404, mediaType: 'text/plain', body: '', code: 'OPERATION_NOT_FOUND' };
    },
  };
}

/** The same over HTTP, below a prefix that the portal knows nothing of, as behind a proxy. */
export async function listen(portal: Portal, prefix: string): Promise<{ readonly origin: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').slice(prefix.length) || '/';
    portal.get(path, `http://${request.headers.host}`).then(
      ({ status, mediaType, body, location, cacheControl, etag }) => {
        response.writeHead(status, {
          'content-type': mediaType,
          ...(location === undefined ? {} : { location }),
          ...(cacheControl === undefined ? {} : { 'cache-control': cacheControl }),
          ...(etag === undefined ? {} : { etag }),
        });
        response.end(body);
      },
      (cause: unknown) => response.writeHead(500).end(String(cause)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`, server };
}
