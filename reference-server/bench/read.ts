/**
 * bench read: GET one resource again and again, GET a thousand resources in turn, GET a list page, against Express answering the same bytes from memory.
 * Rounds are interleaved, the load comes from a process of its own, medians count, of ratios too. Aim: 0.7 of Express's requests/s at equal concurrency.
 * Options: --records 2000 --rounds 5 --seconds 3 --connections 16
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { LoadResult } from './parts/load.ts';
import { median, type Peer, startPeer } from './parts/peer.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '16' },
  },
});
const rounds = Number(values.rounds);
const folder = mkdtempSync(join(tmpdir(), 'jiyue-bench-read-'));

const platform = startPeer('platform-peer.ts', [folder, values.records]);
const { port, id } = await platform.next<{ port: number; id: string }>();
const cases: { readonly [name: string]: readonly string[] } = {
  resource: [`/api/v1/resources/${id}`],
  inTurn: (await resourceIds(1000)).map((one) => `/api/v1/resources/${one}`),
  list: ['/api/v1/resources?limit=20'],
};

// the same bytes for Express, by path without query
const bodies: Record<string, string> = {};
for (const path of Object.values(cases).flat()) bodies[path.split('?')[0]!] = await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
const file = join(folder, 'bodies.json');
writeFileSync(file, JSON.stringify(bodies));
const usual = startPeer('express-peer.ts', [file, 'usual']);
const lean = startPeer('express-peer.ts', [file, 'lean']);
const ports = { platform: port, express: (await usual.next<{ port: number }>()).port, expressLean: (await lean.next<{ port: number }>()).port };

const results: { readonly name: string; readonly target: keyof typeof ports; readonly result: LoadResult }[] = [];
for (let round = 0; round <= rounds; round += 1) {
  for (const [name, paths] of Object.entries(cases)) {
    for (const [target, at] of Object.entries(ports) as [keyof typeof ports, number][]) {
      const one: Peer = startPeer('load.ts', [
        `http://127.0.0.1:${at}`,
        values.connections,
        String(Number(values.seconds) * (round === 0 ? 500 : 1000)),
        ...paths,
      ]);
      const result = await one.next<LoadResult>();
      await one.end();
      // round 0 warms up
      if (round > 0) results.push({ name, target, result });
    }
  }
}
await Promise.all([platform.end(), usual.end(), lean.end()]);
rmSync(folder, { recursive: true, force: true });

const report = Object.fromEntries(
  Object.keys(cases).map((name) => {
    const of = (target: keyof typeof ports) => {
      const all = results.filter((one) => one.name === name && one.target === target).map((one) => one.result);
      return {
        perSecond: Math.round(median(all.map((one) => one.perSecond))),
        p50Ms: median(all.map((one) => one.p50Ms)),
        p99Ms: median(all.map((one) => one.p99Ms)),
        failures: all.reduce((sum, one) => sum + one.failures, 0),
        rounds: all.map((one) => one.perSecond),
      };
    };
    const [own, express, expressLean] = [of('platform'), of('express'), of('expressLean')];
    // of each round by itself: what else the machine did then has touched both
    const ratio = (other: { rounds: readonly number[] }) =>
      Math.round(median(own.rounds.map((perSecond, round) => perSecond / other.rounds[round]!)) * 1000) / 1000;
    return [
      name,
      {
        addresses: cases[name]!.length,
        bytes: Math.round(cases[name]!.reduce((sum, path) => sum + Buffer.byteLength(bodies[path.split('?')[0]!]!), 0) / cases[name]!.length),
        platform: own,
        express,
        expressLean,
        ratioToExpress: ratio(express),
        ratioToLeanExpress: ratio(expressLean),
      },
    ];
  }),
);
process.stdout.write(
  `${JSON.stringify({ bench: 'read', aim: 0.7, node: process.version, cores: availableParallelism(), records: Number(values.records), connections: Number(values.connections), seconds: Number(values.seconds), rounds, ...report }, null, 2)}\n`,
);

/** Published ones, latest first. */
async function resourceIds(count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let next = ''; ids.length < count; ) {
    const page = (await (await fetch(`http://127.0.0.1:${port}/api/v1/resources?limit=100${next}`)).json()) as { items: { id: string }[]; next?: string };
    ids.push(...page.items.map((item) => item.id));
    if (page.next === undefined) break;
    next = `&cursor=${page.next}`;
  }
  return ids.slice(0, count);
}
