/**
 * Sends a month of made-up visits and searches to the statistics of a platform that holds the fictitious province:
 * `node examples/demo-province/traffic.ts --to http://localhost:8080`, the token in JIYUE_TOKEN. Exit codes: 0 sent, 2 wrong use, 3 refused.
 */
import { parseArgs } from 'node:util';
import { madeLog, madeSearches, type MadeSite } from './scripts/made-traffic.ts';

async function main(): Promise<number> {
  const { to } = parseArgs({ options: { to: { type: 'string' } } }).values;
  const token = process.env['JIYUE_TOKEN'];
  if (to === undefined || !URL.canParse(to) || token === undefined) {
    console.error('用法：JIYUE_TOKEN=令牌 node examples/demo-province/traffic.ts --to http://localhost:8080');
    console.error('Usage: the token in JIYUE_TOKEN, the address of the platform after --to.');
    return 2;
  }
  const ask = async (path: string, body?: object) => {
    const headers = { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const reply = await fetch(new URL(path, to), body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) });
    if (!reply.ok) throw new Refused(`${path}: ${reply.status} ${(await reply.text()).slice(0, 300)}`);
    return (await reply.json()) as { items?: readonly unknown[]; counted?: number };
  };
  try {
    const sites = await readSites(ask);
    const now = new Date();
    let counted = 0;
    for (const site of sites) counted += (await ask('/api/plugins/analytics/v0/log-imports', { siteId: site.id, log: madeLog(site, now) })).counted ?? 0;
    const searches = madeSearches(sites, now);
    for (let from = 0; from < searches.length; from += 1000)
      counted += (await ask('/api/v1/analytics/searches', { items: searches.slice(from, from + 1000) })).counted ?? 0;
    console.error(`  示例访问和检索 · made-up visits and searches ${counted}`);
    return 0;
  } catch (error) {
    if (!(error instanceof Refused) && !(error instanceof TypeError)) throw error;
    console.error(`平台拒绝或连接不上 · The platform refused or cannot be reached: ${error.message}`);
    return 3;
  }
}

class Refused extends Error {}

type Ask = (path: string) => Promise<{ items?: readonly unknown[] }>;

/** Sites with what can be opened on them. */
async function readSites(ask: Ask): Promise<readonly MadeSite[]> {
  const sites = ((await ask('/api/v1/sites?limit=100')).items ?? []) as readonly { id: string; siteCode?: string; domain: string }[];
  const found: MadeSite[] = [];
  for (const { id, siteCode, domain } of sites) {
    if (siteCode === undefined) continue;
    const columns = ((await ask(`/api/v1/sites/${id}/columns?limit=100`)).items ?? []) as readonly { code: string }[];
    const resources = ((await ask(`/api/v1/resources?siteId=${id}&limit=100`)).items ?? []) as readonly { id: string }[];
    const part = encodeURIComponent;
    const paths = [...columns.map(({ code }) => `/s/${siteCode}/c/${part(code)}`), ...resources.map((one) => `/s/${siteCode}/r/${part(one.id)}`)];
    found.push({ id, domain, home: `/s/${siteCode}/`, paths });
  }
  return found;
}

process.exitCode = await main();
