/** What the items of one batch share: what is known of their origins and references, and the writes they lead to. */
import type { PreparedDraft } from '@jiyue/sdk';
import type { ResourceDraft, ResourceStatus } from '@jiyue/standards/model';
import { checkReferences, createReferences, referencedIds } from '../repository/check-references.ts';
import type { Fault } from '../repository/fault.ts';
import { mayKnowResource } from '../repository/may-know.ts';
import type { Principal } from '../repository/principal.ts';
import { type KnownSites, learnSites, publicationFindings } from '../repository/publication-rules.ts';
import { draftWrite, publishWrite } from '../repository/resource-version.ts';
import { isAllowed, targetOf } from '../repository/scope.ts';
import { contentDigest } from '../store/content-digest.ts';
import type { OriginKey } from '../store/record-row.ts';
import type { RecordReads, RecordWrite } from '../store/store.ts';
import type { ItemResult } from './item-result.ts';

/** What a batch is judged by. */
export interface BatchNeeds {
  readonly caller: Principal;
  readonly now: Date;
  readonly publish: boolean;
  /** Commit time. */
  readonly time: string;
  readonly newId: () => string;
}

/** A batch under way. Items of the same origin see each other. */
export interface Batch {
  /** Looks up what items point to; they may be anything. */
  learn(reads: RecordReads, items: readonly unknown[]): Promise<void>;
  /** Whether all that the draft points to has been looked up. */
  isLearned(draft: ResourceDraft): boolean;
  takeIn(content: PreparedDraft): ItemResult;
  /** Writes since the last call, in order. */
  takeWrites(): readonly RecordWrite[];
}

/** A resource met again: its newest version, and what readers get. */
interface StoredOrigin {
  readonly newest: Pick<RecordWrite, 'id' | 'version' | 'kind' | 'status' | 'siteId' | 'columnId' | 'ownerId' | 'digest' | 'json' | 'contentAt'>;
  readonly live: Pick<RecordWrite, 'withdrawal' | 'digest' | 'json' | 'contentAt'> | undefined;
}

/** Opens a batch. */
export function createBatch(needs: BatchNeeds): Batch {
  const references = createReferences(mayKnowResource(needs.caller, needs.now));
  /** By origin; undefined: looked up, and new. */
  const known = new Map<string, StoredOrigin | undefined>();
  const sites: KnownSites = new Map();
  let writes: RecordWrite[] = [];

  return {
    async learn(reads, items) {
      await references.learn(reads, items.flatMap(looseIds));
      if (needs.publish) await learnSites(reads, items.filter(isRelay), sites);
      const keys = items.flatMap((item) => looseOrigin(item) ?? []).filter((key) => !known.has(keyText(key)));
      const rows = await reads.byOrigins(keys);
      for (const [place, key] of keys.entries()) known.set(keyText(key), rows[place]);
    },
    isLearned(draft) {
      const origin = originOf(draft);
      const isSiteKnown = draft.relay === undefined || !needs.publish || sites.has(draft.siteId);
      return isSiteKnown && (!origin || known.has(keyText(origin))) && referencedIds(draft).every((id) => references.isKnown(id));
    },
    takeIn(content) {
      const { draft } = content;
      const origin = originOf(draft);
      const stored = origin && known.get(keyText(origin));
      const faults = [...checkRights(needs, draft, stored), ...checkReferences(draft, references), ...checkKind(draft, stored)];
      if (faults.length > 0) return { outcome: 'rejected', findings: [], faults };

      const mayPublish = needs.publish && (stored?.live?.withdrawal ?? '') === '';
      const findings = mayPublish ? publicationFindings(draft, sites) : [];
      if (findings.length > 0) return { outcome: 'rejected', findings, faults: [] };
      if (stored && isUnchanged(stored, content.digest, mayPublish)) return resultOf('unchanged', stored.newest);
      const write = (mayPublish ? publishWrite : draftWrite)({
        id: stored?.newest.id ?? needs.newId(),
        content: stored ? content : withoutDigest(content),
        time: needs.time,
        stored: stored?.newest,
      });
      writes.push(write);
      if (origin) known.set(keyText(origin), { newest: write, live: write.goesLive ? write : stored?.live });
      return resultOf('stored', write);
    },
    takeWrites() {
      const taken = writes;
      writes = [];
      return taken;
    },
  };
}

/** The source has nothing new: its text is the newest, or what readers have already; a waiting draft of it is published when asked for. */
function isUnchanged({ newest, live }: StoredOrigin, digest: string, mayPublish: boolean): boolean {
  if (digest === contentDigest(newest)) return !(mayPublish && newest.status === 'draft');
  return live !== undefined && digest === contentDigest(live);
}

/** A content met for the first time is compared with nothing: its digest is taken where it is written. */
const withoutDigest = ({ draft, canonical }: PreparedDraft) => ({ draft, canonical });

function checkRights({ caller, now, publish }: BatchNeeds, draft: ResourceDraft, stored: StoredOrigin | undefined): readonly Fault[] {
  const actions = publish ? (['submit', 'publish'] as const) : (['submit'] as const);
  const targets = stored ? [draft, targetOf(stored.newest)] : [draft];
  const missing = actions.find((action) => targets.some((target) => !isAllowed(caller, [action], target, now)));
  return missing === undefined ? [] : [{ code: 'SITE_FORBIDDEN', pointer: '/siteId', data: { siteId: draft.siteId, action: missing } }];
}

const checkKind = ({ kind }: ResourceDraft, stored: StoredOrigin | undefined): readonly Fault[] =>
  !stored || stored.newest.kind === kind
    ? []
    : [{ code: 'KIND_CHANGED', pointer: '/kind', data: { id: stored.newest.id, kind: stored.newest.kind, received: kind } }];

const resultOf = (outcome: 'stored' | 'unchanged', { id, version, status }: StoredOrigin['newest']): ItemResult => ({
  outcome,
  id,
  version,
  status: status as ResourceStatus,
});

// --- origins and ids, of drafts and of what may be none ---

const originOf = ({ origin, siteId }: ResourceDraft): OriginKey | undefined => origin && { system: origin.system, recordId: origin.recordId, siteId };
const keyText = ({ system, recordId, siteId }: OriginKey) => `${system}\n${recordId}\n${siteId}`;

type Loose = { readonly [name: string]: unknown };
const asObject = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});
const asTexts = (value: unknown): readonly string[] => [value].flat().filter((one): one is string => typeof one === 'string');

function looseIds(item: unknown): readonly string[] {
  const { siteId, columnId, ownerId, attachmentIds, document, interpretsIds } = asObject(item);
  return [siteId, columnId, ownerId, attachmentIds, asObject(document)['issuerIds'], interpretsIds].flatMap(asTexts);
}

function isRelay(item: unknown): item is Pick<ResourceDraft, 'siteId' | 'relay'> {
  const { siteId, relay } = asObject(item);
  return typeof siteId === 'string' && relay !== undefined;
}

function looseOrigin(item: unknown): OriginKey | undefined {
  const { origin, siteId } = asObject(item);
  const { system, recordId } = asObject(origin);
  return typeof siteId === 'string' && typeof system === 'string' && typeof recordId === 'string' ? { system, recordId, siteId } : undefined;
}
