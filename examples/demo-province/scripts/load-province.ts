/**
 * Brings the province into a platform over the published interface, as any vendor's program would: register first, then files,
 * then records in batches, then what links them. Loading again changes nothing, and a load that was cut goes on where it was:
 * registry records are compared before they are written, attachments are known by name and digest, records by origin
 * (JY-RES-004), relations by the platform's refusal of a second one.
 */
import { canonicalJson, sha256 } from '@jiyue/sdk';
import type { Client, ClientFailure, Models } from '@jiyue/sdk/client';
import type { Outcome } from '@jiyue/sdk/plugin';
import type { ProvinceContent, RecordEntry } from './content.ts';
import { columnDraft, columnId, organizationDraft, originSystem, resourceDraft, siteDraft } from './drafts.ts';

/** Steps in order. */
export const steps = ['organizations', 'sites', 'columns', 'attachments', 'records', 'relations', 'withdrawals'] as const;
/** One of them. */
export type Step = (typeof steps)[number];

/** What became of the things of one step: the three add up to what was read. */
export interface Count {
  stored: number;
  unchanged: number;
  rejected: number;
}

/** What became of everything. */
export interface LoadSummary {
  readonly counts: { readonly [S in Step]: Readonly<Count> };
  /** Why something was rejected: record key, place, sentence. */
  readonly rejections: readonly string[];
}

/** How far it is. */
export type OnProgress = (step: Step, done: number, total: number) => void;

/** The platform refused something that is no single record, or was not there. */
export class LoadFault extends Error {
  readonly failure: ClientFailure;

  constructor(failure: ClientFailure) {
    super([`${failure.code} ${failure.detail}`, ...(failure.errors ?? []).map(({ pointer, message }) => `  ${pointer} ${message}`)].join('\n'));
    this.name = 'LoadFault';
    this.failure = failure;
  }
}

/** Value of a call that has to succeed. */
export function must<T>(outcome: Outcome<T, ClientFailure>): T {
  if (outcome.ok) return outcome.value;
  throw new LoadFault(outcome.failure);
}

/** Value of a call, or undefined when it failed with this code. */
function unless<T>(code: string, outcome: Outcome<T, ClientFailure>): T | undefined {
  return !outcome.ok && outcome.failure.code === code ? undefined : must(outcome);
}

const batchItems = 40;

/** Rejects with LoadFault. */
export async function loadProvince(client: Client, content: ProvinceContent, onProgress: OnProgress = () => undefined): Promise<LoadSummary> {
  const load = createLoad(client, content, onProgress);
  await load.registry();
  const files = await load.attachments();
  const ids = await load.records(files);
  await load.relations(ids);
  await load.withdrawals(ids);
  return load.summary;
}

/** What the platform has of a record. */
interface Known {
  readonly id: string;
  readonly version: number;
  readonly status: string;
}
/** By record key. */
type Ids = ReadonlyMap<string, Known>;
/** Ids of attachments by record key. */
type Files = ReadonlyMap<string, readonly string[]>;

function createLoad(client: Client, content: ProvinceContent, onProgress: OnProgress) {
  const counts = Object.fromEntries(steps.map((step) => [step, { stored: 0, unchanged: 0, rejected: 0 }])) as { [S in Step]: Count };
  const rejections: string[] = [];
  const count = (step: Step, outcome: keyof Count, total: number) => {
    counts[step][outcome] += 1;
    const { stored, unchanged, rejected } = counts[step];
    onProgress(step, stored + unchanged + rejected, total);
  };
  const reject = (step: Step, key: string, reason: string, total: number) => {
    rejections.push(`${key} ${reason}`);
    count(step, 'rejected', total);
  };

  return {
    summary: { counts, rejections } satisfies LoadSummary,

    async registry() {
      const { organizations, sites } = content;
      for (const one of organizations) {
        const [organizationId, body] = [one.id, organizationDraft(one)];
        const saved = await save(await client.getOrganization({ organizationId }), body, (ifMatch) =>
          client.saveOrganization({ organizationId, body, ...ifMatch }),
        );
        count('organizations', saved, organizations.length);
      }
      for (const site of sites) {
        const [siteId, body] = [site.id, siteDraft(site)];
        const saved = await save(await client.getSite({ siteId }), body, (ifMatch) => client.saveSite({ siteId, body, ...ifMatch }));
        const stepped = await liveOn(client, siteId, site.life);
        count('sites', stepped ? 'stored' : saved, sites.length);
      }
      const columns = sites.flatMap(({ id: siteId }) =>
        content.columns.filter(({ only }) => only?.includes(siteId) ?? true).map((entry) => ({ siteId, entry })),
      );
      for (const { siteId, entry } of columns) {
        const place = { siteId, columnId: columnId(siteId, entry.code) };
        const body = columnDraft(entry, siteId);
        const saved = await save(await client.getColumn(place), body, (ifMatch) => client.saveColumn({ ...place, body, ...ifMatch }));
        count('columns', saved, columns.length);
      }
    },

    async attachments(): Promise<Files> {
      const carrying = content.records.filter(({ attachments = [] }) => attachments.length > 0);
      const total = carrying.reduce((sum, { attachments = [] }) => sum + attachments.length, 0);
      const known = await knownAttachments(client);
      const files = new Map<string, readonly string[]>();
      for (const { key, site: siteId, attachments = [] } of carrying) {
        const ids: string[] = [];
        for (const { file: fileName, title } of attachments) {
          const bytes = content.attachment(fileName);
          const before = known.get(key)?.find((one) => one.fileName === fileName && one.title === title && one.sha256 === sha256(bytes));
          const { id } = before ?? must(await client.storeAttachment({ siteId, fileName, title, content: bytes }));
          ids.push(id);
          count('attachments', before ? 'unchanged' : 'stored', total);
        }
        files.set(key, ids);
      }
      return files;
    },

    async records(files: Files): Promise<Ids> {
      const { records, organizations } = content;
      const organizationIds = new Map(organizations.map(({ id, name }) => [name, id]));
      const ids = new Map<string, Known>();
      const known = { recordId: (key: string) => ids.get(key)!.id, organizationId: (name: string) => organizationIds.get(name) };
      // what others point to goes first
      for (const batch of [...batches(records.filter(({ interprets }) => !interprets)), ...batches(records.filter(({ interprets }) => interprets))]) {
        const sent = batch.filter(({ key, interprets = [] }) => {
          const lost = interprets.find((other) => !ids.has(other));
          if (lost !== undefined) reject('records', key, unknownKey(lost), records.length);
          return lost === undefined;
        });
        if (sent.length === 0) continue;
        const items = sent.map((entry) => resourceDraft(entry, { ...known, attachmentIds: files.get(entry.key) ?? [] }));
        const { results } = must(await client.submitResources({ body: { items, publish: true } }));
        for (const [place, { outcome, id, version = 0, status = '', errors = [] }] of results.entries()) {
          const { key } = sent[place]!;
          if (id !== undefined) ids.set(key, { id, version, status });
          if (outcome === 'rejected') reject('records', key, errors.map(({ pointer, message }) => `${pointer} ${message}`).join(' '), records.length);
          else count('records', outcome, records.length);
        }
      }
      return ids;
    },

    async relations(ids: Ids) {
      const wanted = content.records.flatMap(({ key, relations = [] }) => relations.map((relation) => ({ key, ...relation })));
      for (const { key, to, ...facts } of wanted) {
        const [from, target] = [ids.get(key), ids.get(to)];
        if (!from || !target) {
          reject('relations', key, unknownKey(from ? to : key), wanted.length);
          continue;
        }
        const created = unless('RELATION_EXISTS', await client.createRelation({ body: { ...facts, fromId: from.id, toId: target.id } }));
        count('relations', created ? 'stored' : 'unchanged', wanted.length);
      }
    },

    async withdrawals(ids: Ids) {
      const wanted = content.records.flatMap(({ key, withdraw }) => (withdraw ? { key, body: withdraw } : []));
      for (const { key, body } of wanted) {
        const known = ids.get(key);
        if (!known) {
          reject('withdrawals', key, unknownKey(key), wanted.length);
          continue;
        }
        const isDone = known.status === 'withdrawn';
        if (!isDone) must(await client.withdrawResource({ resourceId: known.id, body, ifMatch: known.version }));
        count('withdrawals', isDone ? 'unchanged' : 'stored', wanted.length);
      }
    },
  };
}

const unknownKey = (key: string) => `平台上没有记录“${key}” · The platform does not have the record "${key}"`;

/** Writes a registry record only when the platform has another text of it, and then over the version that was read. */
async function save<T extends { readonly version: number }>(
  read: Outcome<T, ClientFailure>,
  draft: object,
  write: (ifMatch: { readonly ifMatch?: number }) => Promise<Outcome<T, ClientFailure>>,
): Promise<'stored' | 'unchanged'> {
  const before = unless('RECORD_NOT_FOUND', read);
  const held = before && Object.fromEntries(Object.entries(before).filter(([name]) => !keptByPlatform.has(name)));
  if (held && canonicalJson(held) === canonicalJson(draft)) return 'unchanged';
  must(await write(before ? { ifMatch: before.version } : {}));
  return 'stored';
}

const keptByPlatform = new Set(['id', 'version', 'enteredAt', 'updatedAt', 'status', 'statusHistory']);

/** Takes the steps of its life that a site has not taken yet. @returns whether there were any */
async function liveOn(client: Client, siteId: string, life: readonly Models['SiteStatusChange'][]): Promise<boolean> {
  let site = must(await client.getSite({ siteId }));
  const taken = site.statusHistory.map(({ status }) => status);
  const left = life.filter(({ status }) => !taken.includes(status));
  for (const body of left) site = must(await client.changeSiteStatus({ siteId, body, ifMatch: site.version }));
  return left.length > 0;
}

/** Attachments of the records that came from this source before, by record key. */
async function knownAttachments(client: Client): Promise<ReadonlyMap<string, readonly Models['Attachment'][]>> {
  const known = new Map<string, readonly Models['Attachment'][]>();
  for await (const outcome of client.walk('listResources', { originSystem, limit: 100 })) {
    const { origin, attachmentIds = [] } = must(outcome);
    const found = await Promise.all(attachmentIds.map((attachmentId) => client.getAttachment({ attachmentId })));
    if (origin && found.length > 0) known.set(origin.recordId, found.map(must));
  }
  return known;
}

function* batches(entries: readonly RecordEntry[]): Generator<readonly RecordEntry[]> {
  for (let from = 0; from < entries.length; from += batchItems) yield entries.slice(from, from + batchItems);
}
