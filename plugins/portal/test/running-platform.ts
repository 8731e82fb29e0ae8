/** A platform in a process of its own, with this plugin and the search, filled over its published interface. */
import { openTestPlatform, type TestPlatform } from '@jiyue/reference-server/testing';
import { buildWorld, type World } from './world.ts';

/** The platform while it runs. */
export interface Platform extends Pick<TestPlatform, 'fill'> {
  /** "http://127.0.0.1:…" */
  readonly origin: string;
  /** Sends a request with the token of an administrator; throws the problem when it is refused. */
  send(method: string, path: string, body?: unknown, headers?: { readonly [name: string]: string }): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts it on a fresh folder and a port the system chooses. */
export async function startPlatform(): Promise<Platform> {
  const platform = await openTestPlatform({ plugins: [{ package: '@jiyue/plugin-search' }, { package: '@jiyue/plugin-portal', mount: '/' }] });
  await platform.start();
  return {
    fill: platform.fill,
    origin: platform.origin(),
    send: (method, path, body, headers = {}) => platform.must(method, path, body, { headers }),
    stop: () => platform[Symbol.asyncDispose](),
  };
}

/** Ids of the repository for the ids of the world. */
export type Ids = ReadonlyMap<string, string>;

/** Puts the world of the other tests into the platform, as any source would. */
export const fill = (platform: Platform, world: World = buildWorld()): Promise<Ids> => platform.fill(world);
