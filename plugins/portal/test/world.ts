/** A small fictitious province in memory, behind the published interface of the plugin contract. Each test builds its own. */
import type { Json, LogEntry, OwnStorage, RecordReader, Slice } from '@jiyue/sdk/plugin';
import type { Attachment, Column, InteractionHitPage, Organization, PublicCase, Relation, Resource, SearchReply, Site } from '@jiyue/standards/model';
import { kindAttachments, kindSamples } from './kind-samples.ts';

/** Everything there is; tests change it before they ask. */
export interface World {
  readonly organizations: Organization[];
  readonly sites: Site[];
  readonly columns: Column[];
  readonly resources: Resource[];
  readonly relations: Relation[];
  readonly attachments: Attachment[];
  /** Ids that are gone, with the data of RECORD_GONE. */
  readonly gone: Map<string, Record<string, unknown>>;
  /** Set to make the search fail with this code. */
  searchFailure?: string;
  /** What the reply says beside the hits. */
  searchAdds?: Partial<SearchReply>;
  /** Public cases of interaction. */
  cases?: PublicCase[];
  /** Id of a resource that editors chose for every question. */
  bestBet?: string;
  /** Tokens that were given back. */
  readonly clicks: string[];
}

const stored = { version: 1, enteredAt: '2026-03-01T01:00:00Z', updatedAt: '2026-03-01T01:00:00Z' };

export const organization = (id: string, name: string): Organization => ({ ...stored, id, name, parents: [], locale: 'zh-CN' });

export const site = (id: string, siteCode: string, name: string, more: Partial<Site> = {}): Site => ({
  ...stored,
  id,
  siteCode,
  name,
  siteKind: 'province-portal',
  organizerId: 'org-office',
  domain: `${id}.xusheng.example`,
  contact: '电话：0990-12345',
  opening: {
    approval: '虚政办函〔2026〕1号',
    badgeId: '0A1B2C3D4E5F60718293A4B5C6D7E8F9',
    icpNumber: '虚ICP备2026000001号',
    policeNumber: '虚公网安备99000000000001号',
  },
  locale: 'zh-CN',
  status: 'open',
  statusHistory: [{ status: 'open', effectiveDate: '2026-01-01', reason: '开通' }],
  ...more,
});

export const column = (siteId: string, code: string, name: string, columnType: string, order: number, more: Partial<Column> = {}): Column => ({
  ...stored,
  id: `${siteId}-${code}`,
  siteId,
  code,
  name,
  description: `${name}栏目，发布本地区${name}`,
  keywords: [name, '虚构省'],
  columnType,
  order,
  mayPublishDirectly: true,
  locale: 'zh-CN',
  ...more,
});

export const article = (id: string, columnId: string, title: string, text: string, more: Partial<Resource> = {}): Resource =>
  ({
    ...stored,
    id,
    kind: 'article',
    siteId: 'site-portal',
    columnId,
    ownerId: 'org-office',
    title,
    source: { name: '虚构省人民政府办公厅' },
    body: { format: 'plain', text },
    updateType: 'major',
    locale: 'zh-CN',
    status: 'published',
    firstPublishedAt: '2026-03-05T10:00:00.000Z',
    publishedAt: '2026-03-05T10:00:00.000Z',
    ...more,
  }) as Resource;

/** The province: a portal, a department, five columns, a document with interpretation, an attachment, a repealed document. */
export function buildWorld(): World {
  const news = Array.from({ length: 45 }, (_, index) =>
    article(
      `r-news-${String(index + 1).padStart(2, '0')}`,
      'site-portal-yaowen',
      `云川江治理工程第${index + 1}期通过验收`,
      `记者从省水利部门获悉，云川江治理工程第${index + 1}期近日通过验收。\n工程沿线新增步道和绿地，方便群众出行。`,
      {
        firstPublishedAt: new Date(Date.UTC(2026, 2, 30 - (index % 28), 2, index)).toISOString(),
      },
    ),
  );
  return {
    organizations: [organization('org-office', '虚构省人民政府办公厅'), organization('org-edu', '虚构省教育厅')],
    sites: [
      site('site-portal', '9900000001', '虚构省人民政府门户网站', { domain: 'www.xusheng.example', aliases: ['xusheng.example'] }),
      site('site-edu', '9900000002', '虚构省教育厅网站', {
        siteKind: 'province-department',
        domain: 'edu.xusheng.example',
        parentId: 'site-portal',
        organizerId: 'org-edu',
      }),
    ],
    columns: [
      column('site-portal', 'yaowen', '政务要闻', 'C05', 10),
      column('site-portal', 'gonggao', '通知公告', 'C06', 20),
      column('site-portal', 'zhengce', '政策文件', 'C04', 30),
      column('site-portal', 'guihua', '规划计划', 'C22', 31, { parentId: 'site-portal-zhengce' }),
      column('site-portal', 'jiedu', '政策解读', 'C13', 40),
      column('site-portal', 'zhinan', '政府信息公开指南', 'C07', 50),
      column('site-edu', 'yaowen', '教育要闻', 'C05', 10),
    ],
    resources: [
      ...news,
      article('r-notice', 'site-portal-gonggao', '关于开展政务信息无障碍自查的公告', '现将自查安排公告如下。'),
      article(
        'r-policy',
        'site-portal-zhengce',
        '虚构省人民政府关于推进政府网站集约化建设的实施意见',
        '各市人民政府，省政府各部门：\n现提出以下意见。\n一、总体目标\n到2026年底，全省政府网站迁移到统一平台。\n二、主要任务\n先入库，后使用。',
        {
          kind: 'policy-document',
          document: {
            documentNumber: '虚政发〔2026〕1号',
            issuers: ['虚构省人民政府', '虚构省人民政府办公厅'],
            genre: 'G07',
            writtenDate: '2026-01-08',
            effectiveDate: '2026-02-01',
            validity: 'in-force',
          },
          disclosure: { indexNumber: '990000001/2026-00001', mode: '1' },
          classification: { topics: ['T0201'], keywords: ['政府网站', '集约化'] },
          attachmentIds: ['a-schedule', 'a-missing'],
          origin: { system: 'old-oa', recordId: '77', url: 'https://old.xusheng.example/zwgk/202601/t77.html', publishedDate: '2026-01-12' },
        },
      ),
      article('r-old-policy', 'site-portal-zhengce', '虚构省政府网站管理暂行办法', '第一条 为规范管理，制定本办法。', {
        kind: 'policy-document',
        document: { documentNumber: '虚政办发〔2024〕18号', issuers: ['虚构省人民政府办公厅'], validity: 'repealed', abolishedDate: '2026-01-31' },
        firstPublishedAt: '2024-05-10T02:00:00.000Z',
      }),
      article('r-interpretation', 'site-portal-jiedu', '《关于推进政府网站集约化建设的实施意见》解读', '问：为什么要推进集约化？\n答：让同一条信息只存一份。', {
        kind: 'interpretation',
        interpretsIds: ['r-policy'],
      }),
      article('r-edu', 'site-edu-yaowen', '全省中小学开学工作平稳有序', '3月1日，全省中小学如期开学。', { siteId: 'site-edu' }),
      article('r-withdrawn', 'site-portal-gonggao', '关于调整公交线路的公告', '原定线路如下。', {
        status: 'withdrawn',
        withdrawal: { kind: 'withdrawn', reason: '线路方案已重新征求意见', withdrawnAt: '2026-03-10T03:00:00Z' },
      }),
      article('r-rich', 'site-portal-gonggao', '2026年春季招聘岗位一览', '', {
        body: {
          format: 'html',
          text: '<h1>岗位</h1><p>共 <strong>3</strong> 个岗位。</p><table><tbody><tr><th>单位</th><th>人数</th></tr><tr><td>省档案馆</td><td>3</td></tr></tbody></table><h3>报名</h3><p><a href="./form.html">报名表</a> <img src="/images/map.png" alt="地图"></p><p>2026年3月1日</p>',
        },
        source: { name: '虚构省教育厅', url: 'https://edu.xusheng.example/zhaopin/list.html', author: '林青' },
        summary: '省直单位春季招聘岗位。',
      }),
      ...kindSamples(),
    ],
    relations: [
      { ...stored, id: 'rel-1', siteId: 'site-portal', type: 'text-interpretation', fromId: 'r-policy', toId: 'r-interpretation' },
      { ...stored, id: 'rel-2', siteId: 'site-portal', type: 'repeals', fromId: 'r-policy', toId: 'r-old-policy' },
      { ...stored, id: 'rel-3', siteId: 'site-portal', type: 'related', fromId: 'r-policy', toId: 'r-hidden' },
    ],
    attachments: [
      {
        ...stored,
        id: 'a-schedule',
        siteId: 'site-portal',
        title: '网站迁移进度表',
        fileName: 'schedule.csv',
        mediaType: 'text/csv',
        sizeBytes: 1_536,
        sm3: '0'.repeat(64),
        sha256: '0'.repeat(64),
      },
      ...kindAttachments(),
    ],
    cases: [publicCase('k-portal')],
    clicks: [],
    gone: new Map([
      ['r-gone', { id: 'r-gone', kind: 'gone', reason: '内容有误' }],
      ['r-substituted', { id: 'r-substituted', kind: 'substitute', reason: '已有新版', substituteId: 'r-policy' }],
      ['r-moved-out', { id: 'r-moved-out', kind: 'redirect', reason: '移交', redirectTo: 'https://elsewhere.example/a?b=1&c=2' }],
      ['r-moved-in', { id: 'r-moved-in', kind: 'redirect', reason: '移交', redirectTo: 'https://edu.xusheng.example/s/9900000002/r/r-edu' }],
    ]),
  };
}

const isPublic = ({ status }: Resource) => status === 'published' || status === 'withdrawn';
const newestFirst = (a: Resource, b: Resource) => ((a.firstPublishedAt ?? '') < (b.firstPublishedAt ?? '') ? 1 : -1);

/** Reader over a world. */
export function readerOf(world: World): RecordReader {
  const byId = <T extends { readonly id: string }>(all: readonly T[], id: string) => all.find((one) => one.id === id);
  const resource = (id: string) => world.resources.find((one) => one.id === id && isPublic(one));
  return {
    resource: async (id) => resource(id),
    resources: async (ids) => ids.flatMap((id) => resource(id) ?? []),
    listResources: async ({ siteId, columnId, kind, after, limit }) => {
      const all = world.resources
        .filter(
          (one) => one.status === 'published' && (!siteId || one.siteId === siteId) && (!columnId || one.columnId === columnId) && (!kind || one.kind === kind),
        )
        .toSorted(newestFirst);
      return { ...pageOf(all, after, limit), total: all.length };
    },
    relations: async (id) => world.relations.filter(({ fromId, toId }) => fromId === id || toId === id),
    attachment: async (id) => byId(world.attachments, id),
    site: async (id) => byId(world.sites, id),
    sites: async () => world.sites,
    column: async (id) => byId(world.columns, id),
    columns: async (siteId) => world.columns.filter((one) => one.siteId === siteId),
    organization: async (id) => byId(world.organizations, id),
  };
}

function pageOf<T>(all: readonly T[], after: string | undefined, limit: number): Slice<T> {
  const start = after === undefined ? 0 : Number(Buffer.from(after, 'base64url').toString());
  const end = start + limit;
  return { items: all.slice(start, end), ...(end < all.length ? { next: Buffer.from(String(end)).toString('base64url') } : {}) };
}

/** The operations the portal may use, with the failures they have. */
export function operationsOf(world: World) {
  const records = readerOf(world);
  const fail = (code: string, data: Record<string, unknown> = {}) => ({ ok: false, failure: { code, data } }) as const;
  return async (operationId: string, params: Record<string, unknown>) => {
    const cursor = params['cursor'] as string | undefined;
    if (cursor !== undefined && !/^\d+$/.test(Buffer.from(cursor, 'base64url').toString())) return fail('CURSOR_INVALID', { cursor });
    if (operationId === 'getResource') {
      const id = String(params['resourceId']);
      const gone = world.gone.get(id);
      if (gone) return fail('RECORD_GONE', gone);
      const found = await records.resource(id);
      return found ? ({ ok: true, value: found } as const) : fail('RECORD_NOT_FOUND', { id });
    }
    if (operationId === 'listResources') {
      const { siteId, columnId, limit } = params as { siteId: string; columnId: string; limit: number };
      return { ok: true, value: await records.listResources({ siteId, columnId, limit, ...(cursor === undefined ? {} : { after: cursor }) }) } as const;
    }
    if (operationId === 'countSearchClick') {
      world.clicks.push(String(params['token']));
      return { ok: true, value: { isCounted: true } } as const;
    }
    if (operationId === 'suggestWords') {
      const titles = world.resources.filter(({ status, title }) => status === 'published' && title.startsWith(String(params['q'])));
      return { ok: true, value: { words: titles.slice(0, Number(params['limit'])).map(({ title }) => ({ text: title, resources: 1 })) } } as const;
    }
    if (operationId === 'searchInteraction') return { ok: true, value: searchCases(world, params) } as const;
    if (operationId !== 'search') return fail('OPERATION_NOT_FOUND');
    return world.searchFailure === undefined ? ({ ok: true, value: search(world, params) } as const) : fail(world.searchFailure, { id: 'search' });
  };
}

/** A plain search: every word stands in title, number or text; an exact number first. */
function search(world: World, params: Record<string, unknown>): SearchReply {
  const { q, siteId, kind, topic, issuer, publishedFrom, publishedTo, limit, cursor } = params as Record<string, string> & { limit: number };
  const words = q!.split(' ');
  const day = (one: Resource) => (one.firstPublishedAt ?? '').slice(0, 10);
  const hits = world.resources
    .filter((one) => one.status === 'published')
    .filter((one) => words.every((word) => `${one.title} ${one.document?.documentNumber ?? ''} ${one.body.text}`.includes(word)))
    .filter((one) => (!siteId || one.siteId === siteId) && (!kind || one.kind === kind))
    .filter((one) => (!topic || one.classification?.topics?.includes(topic)) && (!issuer || one.document?.issuers?.includes(issuer)))
    .filter((one) => (!publishedFrom || day(one) >= publishedFrom) && (!publishedTo || day(one) <= publishedTo))
    .toSorted((a, b) => Number(b.document?.documentNumber === q) - Number(a.document?.documentNumber === q) || newestFirst(a, b));
  const counts = (name: string, values: (one: Resource) => readonly string[]) => {
    const found = new Map<string, number>();
    for (const one of hits) for (const value of values(one)) found.set(value, (found.get(value) ?? 0) + 1);
    return { name, values: [...found].map(([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count) };
  };
  const { items, next } = pageOf(hits, cursor, limit);
  const token = (id: string) => (params['DNT'] === '1' || !params['clickTokens'] ? {} : { clickToken: Buffer.from(`a token for ${id}`).toString('base64url') });
  // one question has a best bet in every world, so that pages with one are looked at too
  const bet = world.resources.find(({ id }) => id === (world.bestBet ?? (q === '云川江' ? 'r-policy' : undefined)));
  return {
    ...(bet && q === '云川江' ? { answer: answerOf(bet, token(bet.id)) } : {}),
    ...(bet
      ? {
          bestBets: [
            {
              ...{ id: bet.id, version: bet.version, kind: bet.kind, siteId: bet.siteId, columnId: bet.columnId, title: bet.title },
              note: '请先看这一条。',
              sourceName: bet.source.name,
              publishedAt: bet.firstPublishedAt!,
              ...token(bet.id),
            },
          ],
        }
      : {}),
    items: items.map((one) => ({
      id: one.id,
      version: one.version,
      kind: one.kind,
      siteId: one.siteId,
      columnId: one.columnId,
      title: pieces(one.title, words),
      extract: pieces(one.body.text.slice(0, 80), words),
      sourceName: one.source.name,
      publishedAt: one.firstPublishedAt!,
      score: 1,
      ...token(one.id),
      ...(one.document?.documentNumber === undefined ? {} : { documentNumber: one.document.documentNumber }),
      ...(one.document === undefined ? {} : { validity: one.document.validity }),
    })),
    ...(next === undefined ? {} : { next }),
    total: hits.length,
    ...world.searchAdds,
    facets: [
      counts('kind', ({ kind }) => [kind]),
      counts('siteId', ({ siteId }) => [siteId]),
      counts('columnId', ({ columnId }) => [columnId]),
      counts('topic', ({ classification }) => classification?.topics ?? []),
      counts('issuer', ({ document }) => document?.issuers ?? []),
      counts('year', (one) => [day(one).slice(0, 4)]),
    ],
  };
}

/** A public case of the portal. */
export const publicCase = (id: string, more: Partial<PublicCase> = {}): PublicCase => ({
  ...{ id, version: 1, siteId: 'site-portal', interactionKind: 'enquiry', title: '怎样领取防汛物资', question: '怎样领取？', answer: '到县里领取。' },
  ...{ answeredById: 'org-office', answeredByName: '虚构省应急管理厅', receivedDate: '2026-02-01', answeredDate: '2026-02-03' },
  ...{ publishedAt: '2026-02-04T09:00:00+08:00', ...more },
});

/** Cases whose answer holds the words. */
function searchCases({ cases = [] }: World, { q, siteId }: Record<string, unknown>): InteractionHitPage {
  const items = cases
    .filter((one) => one.answer.includes(String(q)) && (siteId === undefined || one.siteId === siteId))
    .map(({ id, interactionKind, siteId: at, title, answer, answeredByName, answeredDate }) => ({
      ...{ caseId: id, interactionKind, siteId: at, title: pieces(title, [String(q)]), extract: pieces(answer, [String(q)]) },
      ...{ answeredBy: answeredByName, answeredAt: `${answeredDate}T00:00:00+08:00`, score: 1 },
    }));
  return { items, total: items.length };
}

/** The first words of a text as what a question is answered with. */
export const answerOf = ({ id, version, kind, siteId, title, source, firstPublishedAt, body }: Resource, more: object = {}): SearchReply['answer'] => ({
  ...{ id, version, kind, siteId, title, place: '第一条', passage: [{ text: body.text.slice(0, 40), hit: false }] },
  ...{ sourceName: source.name, publishedAt: firstPublishedAt!, ...more },
});

const pieces = (text: string, words: readonly string[]) => {
  const word = words.find((one) => text.includes(one));
  if (word === undefined) return [{ text, hit: false }];
  const at = text.indexOf(word);
  return [
    { text: text.slice(0, at), hit: false },
    { text: word, hit: true },
    { text: text.slice(at + word.length), hit: false },
  ].filter((piece) => piece.text !== '');
};

/** The log of a world: one publication for each resource. */
export const logOf = (world: World): readonly LogEntry[] =>
  world.resources.map(({ id, kind, siteId, version }, index) => ({
    seq: index + 1,
    type: 'record.published',
    subject: id,
    siteId,
    time: '2026-03-05T10:00:00.000Z',
    data: { family: 'resource', kind, version },
  }));

/** Own storage in memory. */
export function memoryStorage(): OwnStorage & { readonly values: ReadonlyMap<string, Json> } {
  const values = new Map<string, Json>();
  return {
    values,
    get: async <V extends Json | object>(key: string) => values.get(key) as V | undefined,
    async write({ put = {}, remove = [] }) {
      for (const key of remove) values.delete(key);
      for (const [key, value] of Object.entries(put)) values.set(key, value);
    },
    list: async (prefix, after) => ({ keys: [...values.keys()].filter((key) => key.startsWith(prefix) && (after === undefined || key > after)).toSorted() }),
  };
}
