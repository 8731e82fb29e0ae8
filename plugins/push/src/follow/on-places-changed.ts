/**
 * Columns and sites that change never end a subscription silently. A rename or a move keeps the id, so nothing is to be done. What was
 * merged or split is followed: the query is rewritten and the subscriber told. That a site closed is told as well.
 */
import type { LogEntry, OwnQueue, RecordReader } from '@jiyue/sdk/plugin';
import type { Criterion, InterestQuery } from '@jiyue/standards/model';
import type { SubscriptionBook } from '../book/subscription-book.ts';
import type { SubscriptionIndex } from '../book/subscription-index.ts';
import { canonicalQuery, type CanonicalQuery } from '../interest/index.ts';
import { idOf } from '../outbox/keys.ts';
import { deliveryItem } from '../outbox/payload.ts';
import { mailSubscriptionOf } from '../warnings/mail-of.ts';

/** What it is done with. */
export interface PlacesNeeds {
  readonly index: Pick<SubscriptionIndex, 'lists'>;
  readonly book: Pick<SubscriptionBook, 'get' | 'save' | 'ofAccount'>;
  readonly queue: Pick<OwnQueue, 'add'>;
  readonly records: Pick<RecordReader, 'site'>;
  readonly clock: () => Date;
}

/** What became of places: each of `from` is now all of `to`. */
export interface PlaceMapping {
  readonly kind: 'column' | 'site';
  readonly from: readonly string[];
  /** Empty: it is no more. */
  readonly to: readonly string[];
  /** Whether the old ones are still there, as after a split. */
  readonly keeps: boolean;
}

/** @param entry of one of the types `column.merged`, `column.split`, `site.status-changed` */
export async function onPlacesChanged(entry: LogEntry, needs: PlacesNeeds): Promise<void> {
  const mapping = await mappingOf(entry, needs.records);
  if (!mapping) return;
  for (const { queryId, query, subscriptionIds } of [...needs.index.lists()]) {
    if (!names(query, mapping)) continue;
    const next = canonicalQuery(mapping.to.length > 0 ? followPlaces(query, mapping) : query);
    for (const id of [...subscriptionIds]) await moveOne(id, queryId, next, mapping.to.length > 0 ? 'followed' : 'closed', entry, needs);
  }
}

async function mappingOf({ type, subject, data }: LogEntry, records: Pick<RecordReader, 'site'>): Promise<PlaceMapping | undefined> {
  if (type === 'column.merged' || type === 'column.split')
    return { kind: 'column', from: data.fromIds ?? [], to: data.toIds ?? [], keeps: type === 'column.split' };
  if (type !== 'site.status-changed') return undefined;
  const site = await records.site(subject);
  const into = site?.statusHistory.at(-1)?.mergedIntoId;
  if (site?.status === 'merged' && into !== undefined) return { kind: 'site', from: [subject], to: [into], keeps: false };
  return site?.status === 'closed' || site?.status === 'merged' ? { kind: 'site', from: [subject], to: [], keeps: true } : undefined;
}

async function moveOne(
  id: string,
  queryId: string,
  next: CanonicalQuery,
  letter: 'followed' | 'closed',
  { subject, seq }: LogEntry,
  { book, queue, clock }: PlacesNeeds,
): Promise<void> {
  const stored = await book.get(id);
  if (!stored || stored.queryId !== queryId || stored.record.state === 'ended') return;
  const { query: own, ...rest } = stored.record;
  const record = { ...rest, ...(own === undefined ? {} : { query: next.query }), version: rest.version + 1, updatedAt: clock().toISOString() };
  // the letter first: when the entry comes again, who has been moved already has it
  const letterId = idOf('letter', letter, id, subject, seq);
  const letters = [deliveryItem(letterId, record, { use: 'letter', message: letter, about: subject }, clock())];
  // a letter on the site is in no list of deliveries: an account that can be written to is written to
  const mail = record.channel === 'web' && record.accountId !== undefined ? await mailSubscriptionOf(record.accountId, book) : undefined;
  if (mail) letters.push(deliveryItem(idOf(letterId, 'email'), mail.record, { use: 'letter', message: letter, about: subject, tellsOf: id }, clock()));
  await queue.add(letters);
  if (next.id !== queryId) await book.save({ ...stored, queryId: next.id, record }, next.query);
}

const criteriaOf = ({ all, none = [] }: InterestQuery): readonly Criterion[] => [...all.flatMap(({ any }) => any), ...none];

const names = (query: InterestQuery, { kind, from }: PlaceMapping): boolean =>
  criteriaOf(query).some((one) => {
    const ids = kind === 'column' && one.kind === 'column' ? one.columnIds : kind === 'site' && one.kind === 'site' ? one.siteIds : [];
    return ids.some((id) => from.includes(id));
  });

/** The same query over what the places are now. */
export function followPlaces({ all, none }: InterestQuery, { kind, from, to, keeps }: PlaceMapping): InterestQuery {
  const moved = (ids: readonly string[]): string[] => {
    if (!ids.some((id) => from.includes(id))) return [...ids];
    return [...new Set([...(keeps ? ids : ids.filter((id) => !from.includes(id))), ...to])];
  };
  const one = (criterion: Criterion): Criterion => {
    if (kind === 'column' && criterion.kind === 'column') return { ...criterion, columnIds: moved(criterion.columnIds) };
    if (kind === 'site' && criterion.kind === 'site') return { ...criterion, siteIds: moved(criterion.siteIds) };
    return criterion;
  };
  return { all: all.map(({ any }) => ({ any: any.map(one) })), ...(none ? { none: none.map(one) } : {}) };
}
