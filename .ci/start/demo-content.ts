/** Brings the demo content in: demo accounts with their tokens, the province by the loader of the example, the search caught up. */
import { root } from '../step.ts';
import { join } from 'node:path';
import type { Children } from './children.ts';
import type { DemoState } from './demo-state.ts';

const everywhere = 'submit,publish,withdraw,read-draft,manage-columns,manage-site,manage-organizations';

const accounts = {
  editor: ['--account', 'demo-editor', '--kind', 'person', '--name', '示例编辑', '--action', 'read-draft,draft,publish,withdraw', '--site', 'site-xusheng'],
  system: ['--account', 'demo-system', '--kind', 'system', '--name', '示例业务系统', '--action', everywhere, '--site', '*'],
} as const;

/** Tokens of the demo accounts; those that are known are kept. Undefined: one could not be made. */
export async function makeTokens(children: Children, known: DemoState['tokens'], env: NodeJS.ProcessEnv): Promise<DemoState['tokens'] | undefined> {
  const tokens: { editor?: string; system?: string } = { ...known };
  for (const who of ['system', 'editor'] as const) {
    if (tokens[who] !== undefined) continue;
    const printed = await children.verb(['token', 'create', ...accounts[who], '--label', 'npm start'], env);
    const token = printed?.match(/^jyt_\S+/m)?.[0];
    if (token === undefined) return undefined;
    tokens[who] = token;
  }
  return tokens;
}

/** Runs the loader; true when everything is in the repository. */
export async function loadProvince(children: Children, address: string, token: string): Promise<boolean> {
  return (await children.run(join(root, 'examples/demo-province/load.ts'), ['--to', address], { JIYUE_TOKEN: token })) === 0;
}

/** Sends a month of made-up visits and searches to the statistics. @returns false when they are not there */
export async function sendTraffic(children: Children, address: string, token: string): Promise<boolean> {
  return (await children.run(join(root, 'examples/demo-province/traffic.ts'), ['--to', address], { JIYUE_TOKEN: token })) === 0;
}

/** A document number of the province that the console tells people to search for. */
export const sampleNumber = '虚政发〔2026〕3号';

/** Waits until the search, which follows the log, finds the sample. @returns false when the search is not up or does not come in time */
export async function awaitSearch(address: string, signal: AbortSignal, waitMs = 10_000): Promise<boolean> {
  const ask = async <T>(path: string) => {
    const reply = await fetch(new URL(path, address), { signal }).catch(() => undefined);
    return (await reply?.json().catch(() => undefined)) as T | undefined;
  };
  const deadline = Date.now() + waitMs;
  while (!signal.aborted && Date.now() < deadline) {
    const ready = await ask<{ plugins: readonly { id: string; state: string }[] }>('/readyz');
    if (!ready?.plugins.some(({ id, state }) => id === 'search' && (state === 'up' || state === 'degraded'))) return false;
    const reply = await ask<{ items?: readonly unknown[] }>(`/api/v1/search?q=${encodeURIComponent(sampleNumber)}`);
    if ((reply?.items?.length ?? 0) > 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
