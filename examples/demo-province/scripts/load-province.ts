/**
 * Brings the province into a platform over the published interface, as any vendor's program would: register first, then files,
 * then records in batches, then what links them. Loading again changes nothing, and a load that was cut goes on where it was:
 * registry records are compared before they are written, attachments are known by name and digest, records by origin
 * (JY-RES-004), relations by the platform's refusal of a second one.
 */
import { canonicalJson, sha256 } from '@jiyue/sdk';
import type { ProvinceContent, RecordEntry } from './content.ts';
import { columnDraft, columnId, type Draft, organizationDraft, originSystem, resourceDraft, siteDraft } from './drafts.ts';
import { listAll, type Platform, Refusal } from './platform.ts';

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

const batchItems = 40;

/** Rejects with Refusal when the platform refuses something that is no single record, and with the fetch error when it is not there. */
export async function loadProvince(platform: Platform, content: ProvinceContent, onProgress: OnProgress = () => undefined): Promise<LoadSummary> {
  const load = createLoad(platform, content, onProgress);
  await load.registry();
  const files = await load.attachments();
  const ids = await load.records(files);
  await load.relations(ids);
  await load.withdrawals(ids);
  return load.summary;
}

interface Stored {
  readonly id: string;
  readonly version: number;
}
interface StoredSite extends Stored {
  readonly statusHistory: readonly { readonly status: string }[];
}
interface StoredResource extends Stored {
  readonly status: string;
  readonly attachmentIds?: readonly string[];
  readonly origin?: { readonly recordId: string };
}
interface StoredAttachment extends Stored {
  readonly fileName: string;
  readonly title: string;
  readonly sha256: string;
}
interface SubmitReply {
  readonly results: readonly {
    readonly outcome: keyof Count;
    readonly id?: string;
    readonly version?: number;
    readonly status?: string;
    readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
  }[];
}

/** Key of a record to what the platform has. */
type Ids = ReadonlyMap<string, Pick<StoredResource, 'id' | 'version' | 'status'>>;
/** Key of a record to the ids of its attachments. */
type Files = ReadonlyMap<string, readonly string[]>;

function createLoad(platform: Platform, content: ProvinceContent, onProgress: OnProgress) {
  const counts = Object.fromEntries(steps.map((step) => [step, { stored: 0, unchanged: 0, rejected: 0 }])) as { [S in Step]: Count };
  const rejections: string[] = [];
  const count = (step: Step, outcome: keyof Count, total: number) => {
    counts[step][outcome] += 1;
    const { stored, unchanged, rejected } = counts[step];
    onProgress(step, stored + unchanged + rejected, total);
  };
  const organizationIds = new Map(content.organizations.map(({ id, name }) => [name, id]));

  return {
    summary: { counts, rejections } satisfies LoadSummary,

    async registry() {
      const { organizations, sites } = content;
      for (const one of organizations)
        count('organizations', await save(platform, `/api/v1/organizations/${one.id}`, organizationDraft(one)), organizations.length);
      for (const site of sites) {
        const saved = await save(platform, `/api/v1/sites/${site.id}`, siteDraft(site));
        const stepped = await liveOn(platform, site.id, site.life);
        count('sites', saved === 'stored' || stepped ? 'stored' : 'unchanged', sites.length);
      }
      const columns = sites.flatMap(({ id: siteId }) =>
        content.columns.filter(({ only }) => only?.includes(siteId) ?? true).map((entry) => ({ siteId, entry })),
      );
      for (const { siteId, entry } of columns)
        count('columns', await save(platform, `/api/v1/sites/${siteId}/columns/${columnId(siteId, entry.code)}`, columnDraft(entry, siteId)), columns.length);
    },

    async attachments(): Promise<Files> {
      const carrying = content.records.filter(({ attachments = [] }) => attachments.length > 0);
      const total = carrying.reduce((sum, { attachments = [] }) => sum + attachments.length, 0);
      const known = await knownAttachments(platform);
      const files = new Map<string, readonly string[]>();
      for (const { key, site, attachments = [] } of carrying) {
        const ids: string[] = [];
        for (const { file: fileName, title } of attachments) {
          const bytes = content.attachment(fileName);
          const before = known.get(key)?.find((one) => one.fileName === fileName && one.title === title && one.sha256 === sha256(bytes));
          const { id } = before ?? (await platform.upload<Stored>(`/api/v1/attachments?${new URLSearchParams({ siteId: site, fileName, title })}`, bytes));
          ids.push(id);
          count('attachments', before ? 'unchanged' : 'stored', total);
        }
        files.set(key, ids);
      }
      return files;
    },

    async records(files: Files): Promise<Ids> {
      const { records } = content;
      const ids = new Map<string, Pick<StoredResource, 'id' | 'version' | 'status'>>();
      const reject = (key: string, reason: string) => {
        rejections.push(`${key} ${reason}`);
        count('records', 'rejected', records.length);
      };
      // what others point to goes first
      for (const batch of [...batches(records.filter(({ interprets }) => !interprets)), ...batches(records.filter(({ interprets }) => interprets))]) {
        const sent = batch.filter(({ key, interprets = [] }) => {
          const lost = interprets.find((other) => !ids.has(other));
          if (lost !== undefined) reject(key, unknownKey(lost));
          return lost === undefined;
        });
        const known = { recordId: (key: string) => ids.get(key)!.id, organizationId: (name: string) => organizationIds.get(name) };
        const items = sent.map((entry) => resourceDraft(entry, { ...known, attachmentIds: files.get(entry.key) ?? [] }));
        if (items.length === 0) continue;
        const { results } = await platform.send<SubmitReply>('POST', '/api/v1/resources/batch', { items, publish: true });
        for (const [place, { outcome, id, version = 0, status = '', errors = [] }] of results.entries()) {
          const { key } = sent[place]!;
          if (outcome === 'rejected') reject(key, errors.map(({ pointer, message }) => `${pointer} ${message}`).join(' '));
          else count('records', outcome, records.length);
          if (id !== undefined) ids.set(key, { id, version, status });
        }
      }
      return ids;
    },

    async relations(ids: Ids) {
      const wanted = content.records.flatMap(({ key, relations = [] }) => relations.map((relation) => ({ key, ...relation })));
      for (const { key, to, ...facts } of wanted) {
        const [from, target] = [ids.get(key), ids.get(to)];
        if (!from || !target) {
          rejections.push(`${key} ${unknownKey(from ? to : key)}`);
          count('relations', 'rejected', wanted.length);
          continue;
        }
        const draft = { ...facts, fromId: from.id, toId: target.id };
        const isNew = await platform.send('POST', '/api/v1/relations', draft).then(() => true, unless('RELATION_EXISTS'));
        count('relations', isNew ? 'stored' : 'unchanged', wanted.length);
      }
    },

    async withdrawals(ids: Ids) {
      const wanted = content.records.filter(({ withdraw }) => withdraw);
      for (const { key, withdraw } of wanted) {
        const stored = ids.get(key);
        if (stored && stored.status !== 'withdrawn') await platform.send('POST', `/api/v1/resources/${stored.id}/withdraw`, withdraw, stored.version);
        if (!stored) rejections.push(`${key} ${unknownKey(key)}`);
        count('withdrawals', !stored ? 'rejected' : stored.status === 'withdrawn' ? 'unchanged' : 'stored', wanted.length);
      }
    },
  };
}

const unknownKey = (key: string) => `平台上没有记录“${key}” · The platform does not have the record "${key}"`;

/** Writes a registry record only when the platform has another text of it. */
async function save(platform: Platform, path: string, draft: Draft): Promise<'stored' | 'unchanged'> {
  const before = await platform.get<Stored & Draft>(path);
  const held = before && Object.fromEntries(Object.entries(before).filter(([name]) => !keptByPlatform.has(name)));
  if (held && canonicalJson(held) === canonicalJson(draft)) return 'unchanged';
  await platform.send('PUT', path, draft, before?.version);
  return 'stored';
}

const keptByPlatform = new Set(['id', 'version', 'enteredAt', 'updatedAt', 'status', 'statusHistory']);

/** Takes the steps of its life that a site has not taken yet. @returns whether there were any */
async function liveOn(platform: Platform, siteId: string, life: readonly { readonly status: string }[]): Promise<boolean> {
  let site = (await platform.get<StoredSite>(`/api/v1/sites/${siteId}`))!;
  const taken = site.statusHistory.map(({ status }) => status);
  const left = life.filter(({ status }) => !taken.includes(status));
  for (const step of left) site = await platform.send<StoredSite>('POST', `/api/v1/sites/${siteId}/status-changes`, step, site.version);
  return left.length > 0;
}

/** Attachments of the records that came from this source before, by record key. */
async function knownAttachments(platform: Platform): Promise<ReadonlyMap<string, readonly StoredAttachment[]>> {
  const known = new Map<string, readonly StoredAttachment[]>();
  for (const { origin, attachmentIds = [] } of await listAll<StoredResource>(platform, `/api/v1/resources?originSystem=${originSystem}`)) {
    const found = await Promise.all(attachmentIds.map((id) => platform.get<StoredAttachment>(`/api/v1/attachments/${id}`)));
    if (origin && found.length > 0)
      known.set(
        origin.recordId,
        found.flatMap((one) => one ?? []),
      );
  }
  return known;
}

function* batches(entries: readonly RecordEntry[]): Generator<readonly RecordEntry[]> {
  for (let from = 0; from < entries.length; from += batchItems) yield entries.slice(from, from + batchItems);
}

/** False when the platform refused with this code; any other error goes on. */
const unless = (code: string) => (error: unknown) => {
  if (error instanceof Refusal && error.code === code) return false;
  throw error;
};
