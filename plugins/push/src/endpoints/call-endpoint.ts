/**
 * One call of an endpoint: the event as CloudEvents 1.0, signed, under an id that stays the same at each retry. An endpoint that keeps
 * failing is stopped (JY-PUSH-017); what waits for it waits on, and goes when it is verified again.
 */
import { fromJson, type ChannelAnswer, type ChannelMessage, type QueueEnd, type QueueLease } from '@jiyue/sdk/plugin';
import type { WebhookAttempt, WebhookEndpoint } from '@jiyue/standards/model';
import { backOffMs } from '../outbox/back-off.ts';
import type { Carriers } from '../outbox/carriers.ts';
import { sequenceText } from '../outbox/keys.ts';
import { attemptId, type EndpointBook } from './endpoint-book.ts';
import type { HookPayload } from './tell-endpoints.ts';
import type { Warning, WarningBook } from '../warnings/warning-book.ts';

/** What it is called with. */
export interface CallNeeds {
  readonly endpoints: EndpointBook;
  readonly carriers: Pick<Carriers, 'of'>;
  readonly warnings: Pick<WarningBook, 'begin'>;
  readonly clock: () => Date;
  readonly publicAddress: string;
  readonly giveUpHours: number;
}

/** Failures in a row that stop an endpoint. */
const tolerated = 10;
const waitMs = 600_000;

/** @returns how the item ends */
export async function callEndpoint(
  lease: QueueLease,
  { endpoints, carriers, warnings, clock, publicAddress, giveUpHours }: CallNeeds,
): Promise<Omit<QueueEnd, 'id' | 'token'>> {
  const { endpoint: id, entry, madeAt } = fromJson<HookPayload>(lease.payload);
  const endpoint = await endpoints.get(id);
  if (!endpoint) return { outcome: 'done', note: 'removed' };
  const carrier = await carriers.of('webhook');
  const later = (ms: number): Omit<QueueEnd, 'id' | 'token'> => ({ outcome: 'again', dueAt: new Date(clock().getTime() + ms).toISOString() });
  if (!carrier || endpoint.state !== 'receiving' || !endpoint.isEnabled) return later(waitMs);

  const begun = clock();
  const deadline = new Date(Math.max(Date.parse(madeAt) + giveUpHours * 3_600_000, begun.getTime() + 60_000));
  const secrets = (await endpoints.secrets(id, begun)).map(({ secret }) => secret);
  const [answer] = await carrier.use.send([messageOf(endpoint, entry, secrets, publicAddress, deadline)]).catch(() => []);
  const isDone = answer?.state === 'delivered' || answer?.state === 'accepted';
  const waits = Math.max(answer?.state === 'retry' ? answer.afterSeconds * 1000 : 0, backOffMs(lease.attempt, attemptId(id, entry.seq)));
  const mayAgain = !isDone && answer?.state !== 'refused' && answer?.state !== 'gone' && begun.getTime() + waits < Date.parse(madeAt) + giveUpHours * 3_600_000;
  await endpoints.noteAttempt(attemptOf(endpoint, lease, answer, begun, clock(), mayAgain ? waits : undefined));
  const stopped = await note(endpoint, isDone, answer?.state === 'gone', endpoints, clock);
  if (stopped) await warnings.begin(warningOf(stopped));
  if (isDone) return { outcome: 'done' };
  return mayAgain ? later(waits) : { outcome: 'dead' };
}

function messageOf(
  { id, url }: WebhookEndpoint,
  { seq, type, subject, siteId, time, data }: HookPayload['entry'],
  secrets: readonly string[],
  publicAddress: string,
  deadline: Date,
): ChannelMessage {
  const sequence = sequenceText(seq);
  return {
    key: attemptId(id, seq),
    channel: 'webhook',
    kind: 'publication',
    language: 'zh-CN',
    address: url,
    secrets,
    subscriptionId: id,
    subscriberId: id,
    site: { id: siteId || 'platform', name: 'platform', url: `${publicAddress}/` },
    title: type,
    items: [{ resourceId: subject, version: data.version, title: type, url: `${publicAddress}/` }],
    deadline: deadline.toISOString(),
    event: { specversion: '1.0', id: sequence, source: publicAddress, type, subject, time, sequence, datacontenttype: 'application/json', data },
  };
}

function attemptOf(
  endpoint: WebhookEndpoint,
  lease: QueueLease,
  answer: ChannelAnswer | undefined,
  begun: Date,
  ended: Date,
  waits: number | undefined,
): WebhookAttempt {
  const { entry } = fromJson<HookPayload>(lease.payload);
  const isDone = answer?.state === 'delivered' || answer?.state === 'accepted';
  return {
    id: attemptId(endpoint.id, entry.seq),
    endpointId: endpoint.id,
    eventType: entry.type,
    sequence: sequenceText(entry.seq),
    attempt: lease.attempt,
    startedAt: begun.toISOString(),
    durationMs: Math.max(0, ended.getTime() - begun.getTime()),
    ...(isDone ? {} : { failure: answer && 'failure' in answer ? answer.failure : 'unreachable' }),
    ...(waits === undefined ? {} : { nextAttemptAt: new Date(begun.getTime() + waits).toISOString() }),
  };
}

/** @returns the endpoint, if this call stopped it */
async function note(
  { id }: WebhookEndpoint,
  isDone: boolean,
  isGone: boolean,
  endpoints: EndpointBook,
  clock: () => Date,
): Promise<WebhookEndpoint | undefined> {
  let stops = false;
  const saved = await endpoints.change(id, (endpoint) => {
    if (isDone && endpoint.consecutiveFailures === 0) return undefined;
    const consecutiveFailures = isDone ? 0 : endpoint.consecutiveFailures + 1;
    stops = (isGone || consecutiveFailures >= tolerated) && endpoint.state === 'receiving';
    return { ...endpoint, consecutiveFailures, ...(stops ? { state: 'failing', stoppedAt: clock().toISOString() } : {}) };
  });
  return stops ? saved : undefined;
}

/** An owner that is a person's account has no contact of an organization; the operator is told then. */
const warningOf = ({ id, description, ownerId, consecutiveFailures }: WebhookEndpoint): Pick<Warning, 'kind' | 'about' | 'name' | 'ownerId' | 'failures'> => ({
  ...{ kind: 'endpoint-stopped', about: id, name: description, failures: consecutiveFailures },
  ...(ownerId === undefined ? {} : { ownerId }),
});
