/**
 * Deliveries over the whole way: publications in the log, the match, the outbox on the platform's durable queue, signed webhooks to a
 * receiver in another process. Beside it, in the same run, a bare loop of fetch calls with as many requests under way.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openThreadQueue } from '@jiyue/reference-server/own-queue-thread';
import { asJson, definePlugin, type Json, type PushChannel } from '@jiyue/sdk/plugin';
import { newWebhookSecret, signWebhook } from '@jiyue/sdk/signing';
import { createPluginWorld } from '@jiyue/sdk/testing';
import { lineOf } from '../../../../.ci/line-of.ts';
import { openChannels } from '../../src/channels/index.ts';
import { canonicalQuery } from '../../src/interest/index.ts';
import { open, type PushTypes } from '../../src/index.ts';
import { settings } from '../../test/world.ts';

/** Batches of 4 times 8 are under way. */
const concurrency = 32;

/** @returns figures for the table */
export async function benchDeliver(deliveries: number, subscribers: number) {
  const folder = mkdtempSync(join(tmpdir(), 'jiyue-bench-push-'));
  const sink = spawn(process.execPath, [fileURLToPath(new URL('./http-sink.ts', import.meta.url))], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = (await lineOf(sink, /^http/)).trim();
    const publications = Math.ceil(deliveries / subscribers);
    const told = publications * subscribers;
    const [bare, bareProcessor] = await processorOf(told, () => bareLoop(url, told));
    await fetch(url, { method: 'DELETE' });
    const [ours, ownProcessor] = await processorOf(told, () => wholeWay(folder, url, publications, subscribers));
    const seen = (await (await fetch(url)).json()) as { readonly distinct: number; readonly repeats: number };
    if (seen.distinct !== told) throw new Error(`${seen.distinct} of ${told} arrived`);
    return {
      deliveries: told,
      subscribers,
      concurrency,
      bareFetchPerSecond: Math.round(bare),
      matchAndOutboxPerSecond: Math.round(ours.queuedPerSecond),
      deliveriesPerSecond: Math.round(ours.perSecond),
      shareOfBareLoop: Math.round((ours.perSecond / bare) * 100) / 100,
      // of this process with all its threads; says more than the clock where others use the machine
      bareProcessorMicroseconds: bareProcessor,
      deliveryProcessorMicroseconds: ownProcessor,
      repeats: seen.repeats,
    };
  } finally {
    await ended(sink);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What some work gives, and the processor time that each of its deliveries took, in microseconds. */
async function processorOf<T>(count: number, work: () => Promise<T>): Promise<readonly [result: T, microseconds: number]> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [result, Math.round((user + system) / count)];
}

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });

/** Signed POSTs, nothing kept. @returns requests a second */
async function bareLoop(url: string, count: number): Promise<number> {
  const secrets = [newWebhookSecret()];
  let next = 0;
  const begun = performance.now();
  const work = async () => {
    while (next < count) {
      const id = `bare-${next}`;
      next += 1;
      const body = JSON.stringify({ specversion: '1.0', id, type: 'record.published', data: { title: '云川江治理工程通过验收' } });
      const reply = await fetch(url, {
        method: 'POST',
        body,
        headers: { ...signWebhook({ id, at: new Date(), body }, { secrets }), 'content-type': 'application/cloudevents+json' },
      });
      await reply.body?.cancel();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return (count / (performance.now() - begun)) * 1000;
}

async function wholeWay(folder: string, url: string, publications: number, subscribers: number) {
  const clock = () => new Date();
  const queue = openThreadQueue(join(folder, 'queue.sqlite'), clock);
  const world = createPluginWorld({ queue, now: clock().toISOString() });
  await seedSubscribers(world.storage, url, subscribers, world.clock.now().toISOString());
  const secrets = [newWebhookSecret()];
  const plugin = definePlugin<PushTypes>({
    setup: (context) => {
      const live = { ...context, clock };
      return open(live, withSecret(unpaced(openChannels({ webhook: { privateHosts: ['127.0.0.1'] } }, { ...live, fetch })), secrets));
    },
  });
  const running = await world.start<PushTypes>(plugin, { config: settings });
  const [first] = world.content.resources;
  world.clock.set(clock().toISOString());
  const told = publications * subscribers;
  const begun = performance.now();
  for (let number = 0; number < publications; number += 1) world.publish({ ...first!, id: `r-bench-${number}`, title: `云川江治理工程第${number}期通过验收` });
  await running.catchUp();
  const queued = performance.now() - begun;
  for (;;) {
    // what is under way counts as due later: nothing is left when there is none
    if ((await queue.nextDue('to-webhook')) === undefined) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const spent = performance.now() - begun;
  await running.stop();
  await queue.close();
  return { queuedPerSecond: (told / queued) * 1000, perSecond: (told / spent) * 1000 };
}

/** The operator's limit a second is no subject of this bench. */
const unpaced = (channel: PushChannel): PushChannel => ({
  ...channel,
  describe: async () => (await channel.describe()).map((promise) => ({ ...promise, perSecond: 1_000_000, maxBatch: 500 })),
});
const withSecret = (channel: PushChannel, secrets: readonly string[]): PushChannel => ({
  ...channel,
  send: (messages) => channel.send(messages.map((one) => ({ ...one, secrets }))),
});

async function seedSubscribers(storage: ReturnType<typeof createPluginWorld>['storage'], url: string, count: number, at: string): Promise<void> {
  const { id: queryId, query } = canonicalQuery({ all: [{ any: [{ kind: 'language', locales: ['zh-CN'] }] }] });
  await storage.write({ put: { [`query/${queryId}`]: asJson(query), 'secret/links': 'bench' } });
  for (let from = 0; from < count; from += 1000) {
    const put: Record<string, Json> = {};
    for (let number = from; number < Math.min(count, from + 1000); number += 1) {
      const id = `p${number}`;
      const record = {
        locale: 'zh-CN',
        id,
        siteId: 'site-province',
        name: '全部',
        basis: 'query',
        query,
        channel: 'webhook',
        address: url,
        frequency: 'immediate',
        subscriberId: id,
        state: 'active',
        confirmedAt: at,
        version: 1,
        enteredAt: at,
        updatedAt: at,
        consecutiveFailures: 0,
      };
      put[`sub/${id}`] = asJson({ record, queryId, language: 'zh-CN' });
    }
    await storage.write({ put });
  }
}
