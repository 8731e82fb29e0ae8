/**
 * kill -9 of the platform at random moments while it delivers. Nothing that was published may be lost, and no receiver may see a version
 * twice: it knows the id of what it has, as a real one would. What came again under its id is counted, and is no fault.
 */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { type Platform, preparePlatform, publish, seedPlaces } from '../running-platform.ts';
import { openSink, register, type Sink } from '../sink.ts';

/** How often, and with which chance. */
export interface KillDeliveries {
  readonly rounds: number;
  /** Gives 0 to 1. */
  readonly random: () => number;
  readonly subscribers?: number;
  /** Records published in each round. */
  readonly publications?: number;
  readonly onRound?: (round: { readonly round: number; readonly killedAfterMs: number; readonly arrived: number; readonly repeats: number }) => void;
  /** Changes what the receiver got: a test that a loss would be noticed. */
  readonly plant?: (sink: Sink) => void;
}

/** What held at the end. */
export interface KillDeliveriesSummary {
  readonly rounds: number;
  readonly published: number;
  readonly expected: number;
  readonly arrived: number;
  readonly lost: number;
  readonly visibleDuplicates: number;
  /** Came again under the id the receiver knew. */
  readonly rawRepeats: number;
}

/** Throws when something is lost, or seen twice. */
export async function runKillDeliveries({
  rounds,
  random,
  subscribers = 10,
  publications = 6,
  onRound,
  plant,
}: KillDeliveries): Promise<KillDeliveriesSummary> {
  const sink = await openSink();
  const platform = await preparePlatform({ channels: { webhook: { privateHosts: ['127.0.0.1'] } }, leaseSeconds: 2 }, sink.certificate);
  try {
    await platform.start();
    await seedPlaces(platform);
    await register(sink, platform.send);
    await subscribe(platform, sink, subscribers);
    for (let round = 1; round <= rounds; round += 1) {
      const killedAfterMs = Math.floor(random() * 900);
      const writes = Array.from({ length: publications }, (_, number) => publish(platform, `第${round}轮第${number + 1}条`));
      const writing = Promise.allSettled(writes);
      // from the first publication on: before, there is nothing to deliver
      await Promise.race([Promise.any(writes).catch(() => undefined), pause(30_000)]);
      await pause(killedAfterMs);
      await platform.stop('SIGKILL');
      await writing;
      await platform.start();
      onRound?.({ round, killedAfterMs, arrived: sink.arrived.size, repeats: repeatsOf(sink) });
    }
    const published = await publishedVersions(platform);
    const expected = published.length * (subscribers + 1);
    for (let tries = 0; sink.arrived.size < expected && tries < 1200; tries += 1) await pause(100);
    plant?.(sink);
    const summary = judge(sink, published, subscribers, rounds);
    assert.deepEqual(
      { lost: summary.lost, visibleDuplicates: summary.visibleDuplicates, refused: sink.refused },
      { lost: 0, visibleDuplicates: 0, refused: 0 },
    );
    return summary;
  } finally {
    await platform.stop('SIGKILL');
    platform.remove();
    await sink.close();
  }
}

const repeatsOf = ({ arrived }: Sink): number => [...arrived.values()].reduce((sum, { times }) => sum + times - 1, 0);

/** Each is another person: one person gets a version once however many subscriptions there are. */
async function subscribe(platform: Platform, sink: Sink, count: number): Promise<void> {
  const query = { all: [{ any: [{ kind: 'site', siteIds: ['s1'], includesBelow: true }] }] };
  for (let number = 0; number < count; number += 1) {
    const by = await platform.token(`person-${number}`);
    const body = { locale: 'zh-CN', siteId: 's1', name: '全站', basis: 'site', query, channel: 'webhook', address: sink.url, frequency: 'immediate' };
    const saved = await platform.send('PUT', `/api/v1/me/subscriptions/w${number}`, body, { by });
    assert.equal(saved.status, 200, saved.text);
  }
}

/** What is published now, whoever was told so. */
async function publishedVersions({ send }: Platform): Promise<readonly string[]> {
  const found: string[] = [];
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
    const { json } = await send('GET', `/api/v1/resources?status=published&limit=100${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    found.push(...json.items.map(({ id, version }: { readonly id: string; readonly version: number }) => `${id} ${version}`));
    cursor = json.next;
  }
  return found;
}

function judge(sink: Sink, published: readonly string[], subscribers: number, rounds: number): KillDeliveriesSummary {
  /** Receiver and version -> ids under which it came. */
  const seen = new Map<string, Set<string>>();
  for (const [id, { event }] of sink.arrived) {
    const told = event as {
      readonly subject: string;
      readonly data: {
        readonly version?: number;
        readonly subscriptionId?: string;
        readonly resources?: readonly { readonly resourceId: string; readonly version: number }[];
      };
    };
    const { subscriptionId = 'e1', resources = [{ resourceId: told.subject, version: told.data.version ?? 0 }] } = told.data;
    for (const { resourceId, version } of resources) {
      const key = `${subscriptionId} ${resourceId} ${version}`;
      seen.set(key, (seen.get(key) ?? new Set()).add(id));
    }
  }
  const receivers = ['e1', ...Array.from({ length: subscribers }, (_, number) => `w${number}`)];
  const wanted = published.flatMap((version) => receivers.map((receiver) => `${receiver} ${version}`));
  return {
    rounds,
    published: published.length,
    expected: wanted.length,
    arrived: seen.size,
    lost: wanted.filter((key) => !seen.has(key)).length,
    visibleDuplicates: [...seen.values()].reduce((sum, ids) => sum + ids.size - 1, 0),
    rawRepeats: repeatsOf(sink),
  };
}
