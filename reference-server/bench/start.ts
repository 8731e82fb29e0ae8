/**
 * bench start: from the start of the process to the first complete answer, with every plugin of this repository, on an empty folder and on
 * folders with records; beside bare Express over an opened SQLite file, started the same way in the same rounds. Memory after the start
 * and after some seconds of reads. The build is measured, as it is installed; when it fails, the sources, and the result says so.
 * Options: --records 0,10000 (e.g. 0,10000,100000) --rounds 5 --seconds 2
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../.ci/start/build.ts';
import { registerPlugins } from '../../.ci/start/register-plugins.ts';
import type { LoadResult } from './parts/load.ts';
import { median, runPeer, startPeer } from './parts/peer.ts';
import type { PlatformMemory, PlatformUp } from './parts/platform-peer.ts';
import { type Startable, startOnce } from './parts/started.ts';

const { values } = parseArgs({
  options: { records: { type: 'string', default: '0,10000' }, rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '2' } },
});
const root = mkdtempSync(join(tmpdir(), 'jiyue-bench-start-'));
const isBuilt = await ensureBuilt(() => console.error('building'));
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const cases = [];
for (const records of values.records.split(',').map(Number)) cases.push(await measure(records));
rmSync(root, { recursive: true, force: true });
process.stdout.write(
  `${JSON.stringify({ bench: 'start', node: process.version, cores: availableParallelism(), program: isBuilt ? 'build' : 'sources', rounds: Number(values.rounds), loadSeconds: Number(values.seconds), cases }, null, 1)}\n`,
);

async function measure(records: number) {
  const folder = mkdtempSync(join(root, 'run-'));
  const data = join(folder, 'data');
  const { plugins } = await fill(data, records);
  const platform = {
    args: [...(isBuilt ? [] : ['--conditions=@jiyue/source']), here('../bin/jiyue-server.js'), 'serve'],
    env: { HOST: '127.0.0.1', PORT: '0', JIYUE_DATA: data, JIYUE_LOG_FILE: join(folder, 'server.log') },
    path: '/api/v1/resources?limit=1',
  };
  const bare: Startable = { args: [here('parts/start-peer.js'), join(folder, 'peer.sqlite')], path: '/' };
  const runs = { platform: [] as Awaited<ReturnType<typeof startOnce>>[], bare: [] as Awaited<ReturnType<typeof startOnce>>[] };
  for (let round = 0; round < Number(values.rounds); round += 1) {
    runs.platform.push(await startOnce(platform, (address) => load(address, ['/api/v1/resources?limit=20'])));
    runs.bare.push(await startOnce(bare, (address) => load(address, ['/'])));
  }
  rmSync(folder, { recursive: true, force: true });
  const of = (name: keyof typeof runs) => ({
    firstAnswerMs: Math.round(median(runs[name].map((one) => one.firstAnswerMs))),
    rssAfterStartMb: Math.round(median(runs[name].map((one) => one.rssBytes)) / 1e6),
    rssAfterLoadMb: Math.round(median(runs[name].map((one) => one.rssAfterBytes)) / 1e6),
    rounds: runs[name].map((one) => Math.round(one.firstAnswerMs)),
  });
  const [own, measureOf] = [of('platform'), of('bare')];
  return {
    records,
    plugins,
    platform: own,
    bareExpress: measureOf,
    timesOfBareExpress: Math.round(median(own.rounds.map((ms, round) => ms / measureOf.rounds[round]!)) * 100) / 100,
  };
}

/** A folder as an operator has it: plugins registered, records published, every plugin up to date with the log. */
async function fill(data: string, records: number): Promise<{ readonly plugins: readonly string[] }> {
  mkdirSync(data);
  const registry = join(data, 'registry.json');
  registerPlugins(registry, undefined, false);
  if (records > 0) {
    const platform = startPeer('platform-peer.ts', [data, String(records)], ['--expose-gc']);
    await platform.next<PlatformUp>();
    platform.tell('idle');
    await platform.next<PlatformMemory>();
    await platform.end();
  }
  return { plugins: (JSON.parse(readFileSync(registry, 'utf8')) as { plugins: { package: string }[] }).plugins.map((one) => one.package) };
}

async function load(address: string, paths: readonly string[]): Promise<void> {
  const { failures } = await runPeer<LoadResult>('load.ts', [address, '8', String(Number(values.seconds) * 1000), ...paths]);
  if (failures > 0) throw new Error(`${failures} requests failed under load`);
}
