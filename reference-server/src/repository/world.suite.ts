/** A small world for tests: a store in a temporary folder, two sites with columns and organizations, callers with narrow rights. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Failure, Outcome } from '@jiyue/sdk/plugin';
import type { ColumnDraft, OrganizationDraft, PolicyDocumentDraft, Resource, ResourceDraft, SiteDraft } from '@jiyue/standards/model';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import type { Store } from '../store/store.ts';
import type { Action, Grant, Principal } from './principal.ts';
import { createRepository, type Repository } from './repository.ts';
import type { StoredText } from './stored-reply.ts';

/** All actions there are. */
export const everyAction: readonly Action[] = [
  'read-draft',
  'draft',
  'publish',
  'withdraw',
  'submit',
  'manage-columns',
  'manage-site',
  'manage-organizations',
  'read-log',
];

/** May do everything everywhere. */
export const root: Principal = { id: 'root', kind: 'person', grants: [{ actions: everyAction, siteId: '*' }] };

/** A person with these grants. */
export const person = (...grants: readonly Grant[]): Principal => ({ id: 'person', kind: 'person', grants });

/** A person who may do this on one site. */
export const editorOf = (siteId: string, ...actions: readonly Action[]): Principal => person({ actions: actions.length > 0 ? actions : everyAction, siteId });

/** The world. */
export interface World {
  readonly folder: string;
  readonly store: Store;
  readonly repository: Repository;
  /** Moves the clock on. */
  tick(seconds?: number): void;
  now(): Date;
  remove(): Promise<void>;
}

/** Opens it: organizations o1, o2; sites s1, s2; columns s1-news, s1-policy, s2-news. */
export async function openWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'jiyue-repository-'));
  const store = await openSqliteStore({ folder });
  let time = Date.UTC(2026, 0, 5, 1, 0, 0);
  let lastId = 0;
  const now = () => new Date(time);
  const repository = createRepository(store, { now, newId: () => `r${String(++lastId).padStart(4, '0')}`, platform: 'urn:jiyue:platform:test' });
  for (const id of ['o1', 'o2']) await repository.saveOrganization(root, { id, draft: organization(), base: undefined }).then(must);
  for (const id of ['s1', 's2']) await repository.saveSite(root, { id, draft: site({ domain: `${id}.xusheng.example` }), base: undefined }).then(must);
  for (const [siteId, code] of [
    ['s1', 'news'],
    ['s1', 'policy'],
    ['s2', 'news'],
  ] as const)
    await repository.saveColumn(root, { siteId, id: `${siteId}-${code}`, draft: column({ siteId, code }), base: undefined }).then(must);
  return {
    folder,
    store,
    repository,
    tick: (seconds = 1) => {
      time += seconds * 1000;
    },
    now,
    async remove() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A valid organization. */
export const organization = (given: Partial<OrganizationDraft> = {}): OrganizationDraft => ({ locale: 'zh-CN', name: '虚构省人民政府', parents: [], ...given });

/** A valid site that has not got its facts together yet. */
export const site = (given: Partial<SiteDraft> = {}): SiteDraft => ({
  locale: 'zh-CN',
  name: '虚构省人民政府门户网站',
  siteKind: 'province-portal',
  organizerId: 'o1',
  domain: 'www.xusheng.example',
  contact: '电话：000-00000000',
  opening: {},
  ...given,
});

/** All five facts. */
export const openingFacts = {
  siteCode: '9900000001',
  opening: {
    approval: '虚政函〔2025〕1号',
    badgeId: '0123456789ABCDEF0123456789ABCDEF',
    icpNumber: '虚ICP备00000001号',
    policeNumber: '虚公网安备00000000000001号',
  },
} as const;

/** A valid column. */
export const column = (given: Partial<ColumnDraft> = {}): ColumnDraft => ({
  locale: 'zh-CN',
  siteId: 's1',
  code: 'news',
  name: '政务要闻',
  description: '政务动态',
  keywords: ['要闻'],
  columnType: 'C05',
  order: 10,
  mayPublishDirectly: true,
  ...given,
});

/** A valid article. */
export const article = (given: Partial<Omit<ResourceDraft, 'kind'>> & { readonly kind?: ResourceDraft['kind'] } = {}): ResourceDraft =>
  ({
    kind: 'article',
    locale: 'zh-CN',
    siteId: 's1',
    columnId: `${given.siteId ?? 's1'}-news`,
    ownerId: 'o1',
    title: '虚构省召开政务公开工作会议',
    source: { name: '虚构省人民政府办公厅' },
    body: { format: 'plain', text: '会议强调，先入库，后使用。' },
    updateType: 'major',
    ...given,
  }) as ResourceDraft;

/** A valid policy document. */
export const policy = (given: Partial<PolicyDocumentDraft> = {}): PolicyDocumentDraft => ({
  ...(article() as PolicyDocumentDraft),
  kind: 'policy-document',
  document: { validity: 'unknown', documentNumber: '虚政发〔2026〕1号' },
  ...given,
});

/** The value, or a test that ends here. */
export function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`refused: ${JSON.stringify(outcome.failure)}`);
}

/** The failure, or a test that ends here. */
export function refusal(outcome: Outcome<unknown>): Failure {
  if (!outcome.ok) return outcome.failure;
  throw new Error(`not refused: ${JSON.stringify(outcome.value)}`);
}

/** The record in a reply, with the version to write on. */
export const recordIn = <T = Resource>(outcome: Outcome<StoredText>): T & { readonly base: number } => {
  const { json, etag } = must(outcome);
  return { ...(JSON.parse(json) as T), base: Number(etag.replaceAll('"', '')) };
};

/** Creates and publishes. */
export async function published(repository: Repository, draft: ResourceDraft, caller = root): Promise<Resource & { readonly base: number }> {
  const { id, base } = recordIn(await repository.createDraft(caller, draft));
  return recordIn(await repository.publishResource(caller, { id, base }));
}
