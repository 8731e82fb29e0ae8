/** Events of the log for webhook endpoints: each wanted entry becomes one call, kept in the outbox until it was answered or given up. */
import { asJson, type LogEntry, type OwnQueue, type RecordReader } from '@jiyue/sdk/plugin';
import type { WebhookEndpoint } from '@jiyue/standards/model';
import { factsOf, matchQuery, placesOf } from '../interest/index.ts';
import type { EndpointBook } from './endpoint-book.ts';

/** The types of event that this plugin follows, and endpoints can ask for. */
export const endpointEventTypes = ['record.published', 'record.withdrawn', 'column.merged', 'column.split', 'site.status-changed'] as const;
/** Lane of the calls. */
export const hookLane = 'work-hooks';

/** One call that waits. */
export interface HookPayload {
  readonly endpoint: string;
  readonly entry: LogEntry;
  readonly madeAt: string;
}

/** Puts the calls of a batch into the outbox. */
export async function tellEndpoints(
  batch: readonly LogEntry[],
  {
    endpoints,
    queue,
    records,
    clock,
    staleAfterDays,
  }: {
    readonly endpoints: Pick<EndpointBook, 'all'>;
    readonly queue: Pick<OwnQueue, 'add'>;
    readonly records: RecordReader;
    readonly clock: () => Date;
    readonly staleAfterDays: number;
  },
): Promise<void> {
  const receiving: WebhookEndpoint[] = [];
  for await (const one of endpoints.all()) if (one.isEnabled && one.state === 'receiving' && one.verifiedAt !== undefined) receiving.push(one);
  if (receiving.length === 0) return;
  const now = clock();
  const oldest = now.getTime() - staleAfterDays * 86_400_000;
  for (const entry of batch) {
    if (Date.parse(entry.time) < oldest) continue;
    for (const endpoint of receiving) {
      if (!endpoint.eventTypes.includes(entry.type) || entry.time < new Date(endpoint.verifiedAt!).toISOString()) continue;
      if (endpoint.siteIds && !endpoint.siteIds.includes(entry.siteId)) continue;
      if (endpoint.query && !(await isWanted(endpoint.query, entry, records))) continue;
      const payload: HookPayload = { endpoint: endpoint.id, entry, madeAt: now.toISOString() };
      await queue.add([{ id: `hook:${endpoint.id}:${entry.seq}`, lane: hookLane, payload: asJson(payload) }]);
    }
  }
}

/** What was withdrawn and cannot be read any more is told: its receiver may have it. */
async function isWanted(query: NonNullable<WebhookEndpoint['query']>, { type, subject }: LogEntry, records: RecordReader): Promise<boolean> {
  if (!type.startsWith('record.')) return true;
  const resource = await records.resource(subject);
  return resource ? matchQuery(query, await factsOf(resource, placesOf(records))) !== undefined : type === 'record.withdrawn';
}
