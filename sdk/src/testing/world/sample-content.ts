/**
 * Sample content for tests of plugins: a fictitious province (虚构省) with two sites. Complete by the standard (a test judges every
 * record), with all three kinds of resources, rare characters and a column nobody keeps up to date.
 */
import type { Attachment, Column, Organization, Relation, Resource, Site } from '@jiyue/standards/model';
import type { WorldContent } from './memory-records.ts';

const stored = { version: 1, enteredAt: '2026-01-05T01:00:00.000Z', updatedAt: '2026-01-05T01:00:00.000Z' };

const organization = (id: string, name: string): Organization => ({ ...stored, id, name, parents: [], locale: 'zh-CN' });

const site = (id: string, siteCode: string, name: string, siteKind: string, organizerId: string, domain: string): Site => ({
  ...stored,
  id,
  siteCode,
  name,
  siteKind,
  organizerId,
  domain,
  contact: '电话：0990-12345（工作日9:00—17:00）',
  opening: {
    approval: '虚政办函〔2026〕1号',
    badgeId: '0A1B2C3D4E5F60718293A4B5C6D7E8F9',
    icpNumber: '虚ICP备2026000001号',
    policeNumber: '虚公网安备99000000000001号',
  },
  locale: 'zh-CN',
  status: 'open',
  statusHistory: [{ status: 'open', effectiveDate: '2026-01-01', reason: '开通' }],
});

const column = (siteId: string, code: string, name: string, columnType: string, order: number, updateLimitDays?: number): Column => ({
  ...stored,
  id: `${siteId}-${code}`,
  siteId,
  code,
  name,
  description: `${name}栏目`,
  keywords: [name],
  columnType,
  order,
  mayPublishDirectly: true,
  locale: 'zh-CN',
  ...(updateLimitDays === undefined ? {} : { updateLimitDays }),
});

type Sketch = Pick<Resource, 'id' | 'kind' | 'columnId' | 'title'> & { readonly text: string; readonly at: string; readonly more?: object };

const resource = ({ id, kind, columnId, title, text, at, more = {} }: Sketch): Resource =>
  ({
    ...stored,
    enteredAt: at,
    updatedAt: at,
    id,
    kind,
    siteId: columnId.split('-').slice(0, 2).join('-'),
    columnId,
    ownerId: columnId.startsWith('site-edu') ? 'org-edu' : 'org-office',
    title,
    source: { name: columnId.startsWith('site-edu') ? '虚构省教育厅' : '虚构省人民政府办公厅' },
    body: { format: 'plain', text },
    updateType: 'major',
    locale: 'zh-CN',
    status: 'published',
    firstPublishedAt: at,
    publishedAt: at,
    ...more,
  }) as Resource;

const resources: readonly Resource[] = [
  resource({
    id: 'r01jd2m7v5x8q4',
    kind: 'policy-document',
    columnId: 'site-province-zhengce',
    title: '虚构省人民政府关于推进政府网站集约化建设的实施意见',
    text: '各市人民政府，省政府各部门：\n到2026年底，全省政府网站迁移到统一平台，先入库，后使用。',
    at: '2026-01-12T02:00:00.000Z',
    more: {
      document: { documentNumber: '虚政发〔2026〕1号', issuers: ['虚构省人民政府'], genre: 'G07', writtenDate: '2026-01-08', validity: 'in-force' },
      classification: { topics: ['T0201'], keywords: ['政府网站', '集约化'] },
      attachmentIds: ['att-schedule'],
    },
  }),
  resource({
    id: 'r-old-rules',
    kind: 'policy-document',
    columnId: 'site-province-zhengce',
    title: '虚构省政府网站管理暂行办法',
    text: '第一条　为规范管理，制定本办法。',
    at: '2026-01-06T02:00:00.000Z',
    more: { document: { documentNumber: '虚政办发〔2024〕18号', issuers: ['虚构省人民政府办公厅'], validity: 'repealed', abolishedDate: '2026-01-31' } },
  }),
  resource({
    id: 'r-reading',
    kind: 'interpretation',
    columnId: 'site-province-jiedu',
    title: '《关于推进政府网站集约化建设的实施意见》解读',
    text: '问：为什么要推进集约化？\n答：同一条信息只存一份，处处可用。',
    at: '2026-01-13T02:00:00.000Z',
    more: { interpretsIds: ['r01jd2m7v5x8q4'] },
  }),
  ...[1, 2, 3, 4, 5, 6].map((number) =>
    resource({
      id: `r-news-${number}`,
      kind: 'article',
      columnId: 'site-province-yaowen',
      title: `云川江治理工程第${number}期通过验收`,
      text: `记者从省水利部门获悉，云川江治理工程第${number}期近日通过验收。𠮷田村段新增步道。`,
      at: `2026-02-0${number}T01:30:00.000Z`,
    }),
  ),
  ...[1, 2].map((number) =>
    resource({
      id: `r-notice-${number}`,
      kind: 'article',
      columnId: 'site-province-gonggao',
      title: `关于无障碍自查第${number}阶段安排的公告`,
      text: `现将无障碍自查第${number}阶段的安排公告如下。`,
      at: `2026-01-2${number}T06:00:00.000Z`,
    }),
  ),
  ...[1, 2, 3].map((number) =>
    resource({
      id: `r-edu-${number}`,
      kind: 'article',
      columnId: 'site-edu-yaowen',
      title: `全省中小学第${number}批课后服务项目启动`,
      text: `省教育厅启动第${number}批课后服务项目，学生自愿参加。`,
      at: `2026-02-1${number}T03:00:00.000Z`,
    }),
  ),
];

const relations: readonly Relation[] = [
  { ...stored, id: 'rel-reading', siteId: 'site-province', type: 'text-interpretation', fromId: 'r-reading', toId: 'r01jd2m7v5x8q4' },
];

const attachments: readonly Attachment[] = [
  {
    ...stored,
    id: 'att-schedule',
    siteId: 'site-province',
    title: '迁移时间表',
    fileName: '迁移时间表.csv',
    mediaType: 'text/csv',
    sizeBytes: 0,
    sm3: '1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b',
    sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  },
];

/** Two sites, six columns, fourteen published resources. Ids are stable: examples of operations may name them. */
export const sampleContent: WorldContent = {
  organizations: [organization('org-office', '虚构省人民政府办公厅'), organization('org-edu', '虚构省教育厅')],
  sites: [
    site('site-province', '9900000001', '虚构省人民政府门户网站', 'province-portal', 'org-office', 'www.xusheng.example'),
    site('site-edu', '9900000002', '虚构省教育厅网站', 'province-department', 'org-edu', 'edu.xusheng.example'),
  ],
  columns: [
    column('site-province', 'yaowen', '政务要闻', 'C05', 10, 14),
    column('site-province', 'gonggao', '通知公告', 'C06', 20, 14),
    column('site-province', 'zhengce', '政策文件', 'C04', 30, 180),
    column('site-province', 'jiedu', '政策解读', 'C13', 40),
    column('site-province', 'huodong', '专题活动', 'x-xs-activity', 50, 30),
    column('site-edu', 'yaowen', '教育要闻', 'C05', 10, 14),
  ],
  resources,
  relations,
  attachments,
};
