/** One resource of every business kind, with the attachments they show. They stand in the column of the disclosure guide. */
import type { Attachment, Resource } from '@jiyue/standards/model';

const stored = { version: 1, enteredAt: '2026-03-01T01:00:00Z', updatedAt: '2026-03-01T01:00:00Z' };

const sample = (id: string, kind: Resource['kind'], title: string, more: object): Resource =>
  ({
    ...stored,
    id,
    kind,
    siteId: 'site-portal',
    columnId: 'site-portal-zhinan',
    ownerId: 'org-office',
    title,
    source: { name: '虚构省人民政府办公厅' },
    body: { format: 'plain', text: '' },
    updateType: 'major',
    locale: 'zh-CN',
    status: 'published',
    firstPublishedAt: '2026-02-02T10:00:00.000Z',
    publishedAt: '2026-02-02T10:00:00.000Z',
    ...more,
  }) as Resource;

/** The samples. */
export const kindSamples = (): readonly Resource[] => [
  sample('r-gallery', 'gallery', '水利工程图集', {
    attachmentIds: ['a-dam', 'a-plan'],
    pictures: [
      { attachmentId: 'a-dam', alternativeText: '拦水坝全景，坝顶有行人步道', caption: '竣工后的拦水坝', credit: '林青' },
      { attachmentId: 'a-away', alternativeText: '已经撤下的图片' },
    ],
    maps: [{ attachmentId: 'a-plan', approvalNumber: '虚S〔2026〕001号' }],
  }),
  sample('r-video', 'video', '一分钟看懂政务服务改革', {
    attachmentIds: ['a-video', 'a-dam', 'a-subtitles'],
    attachmentId: 'a-video',
    url: 'https://video.xusheng.example/1',
    alternativeText: '动画演示在一个窗口办完三件事的过程',
    transcript: '大家好。\n今天说说政务服务改革。',
    durationSeconds: 75,
    poster: { attachmentId: 'a-dam', alternativeText: '片头' },
    subtitlesId: 'a-subtitles',
  }),
  sample('r-link', 'link', '全省一体化政务服务平台', { targetUrl: 'https://zwfw.xusheng.example/', targetName: '虚构省政务服务网' }),
  sample('r-leader', 'leader', '副省长　林青', {
    attachmentIds: ['a-portrait'],
    name: '林青',
    post: '副省长',
    resume: '1970年生。\n2020年任现职。',
    duties: '负责教育、卫生健康工作。',
    photo: { attachmentId: 'a-portrait', alternativeText: '林青正面照' },
  }),
  sample('r-profile', 'organization-profile', '虚构省教育厅机构职能', {
    organizationId: 'org-edu',
    structure: '设12个内设机构。',
    duties: '一、拟订教育政策。\n二、管理学校。',
    office: { address: '青川市学府路1号', hours: '工作日9:00—17:00', phone: '0990-10001' },
    heads: ['陈岚', '马青山'],
    units: [{ name: '基础教育处', duties: '管理义务教育', isSubordinate: false }],
  }),
  sample('r-dataset', 'dataset', '全省普通中小学名录', {
    attachmentIds: ['a-data'],
    provider: '虚构省教育厅',
    updateCycle: 'yearly',
    dataDate: '2025-12-31',
    recordCount: 4210,
    fields: [{ name: 'xxmc', title: '学校名称', fieldType: 'text' }],
    downloads: [
      { format: 'csv', attachmentId: 'a-data' },
      { format: 'json', url: 'https://data.xusheng.example/schools.json', note: '接口' },
    ],
  }),
  sample('r-topic', 'special-topic', '政府网站集约化专题', {
    startDate: '2026-01-01',
    endDate: '2026-12-31',
    sections: [
      { title: '政策文件', resourceIds: ['r-policy', 'r-unknown'] },
      { title: '最新动态', resourceIds: [], columnId: 'site-portal-jiedu' },
      { title: '空板块', resourceIds: ['r-unknown'] },
    ],
  }),
  sample('r-faq', 'faq', '居住证常见问题', {
    questions: [
      { question: '办理居住证需要什么材料？', answer: '身份证和住所证明。\n可以在线提交。' },
      { question: '多久办结？', answer: '15个工作日。' },
    ],
    translation: { originalId: 'r-policy', originalVersion: 1, isMachineMade: true },
    relay: { originalName: '虚构日报', isAbridged: true },
  }),
  sample('r-service', 'service-guide', '居住证办理', {
    itemCode: '11990000MB00000010400010900',
    conditions: '在本市居住半年以上。',
    materials: '身份证。\n住所证明。',
    procedure: '申请、受理、发证。',
    fee: '不收费',
    applyUrl: 'https://zwfw.xusheng.example/juzhuzheng',
  }),
  sample('r-guide', 'disclosure-guide', '虚构省人民政府信息公开指南', {
    classes: '分为机构职能、政策文件等类。',
    arrangement: '按主题和体裁编排。',
    waysToGet: '在本网站查阅。\n到政务服务中心查阅。',
    office: {
      name: '虚构省人民政府办公厅政务公开处',
      address: '青川市人民路1号',
      hours: '工作日9:00—17:00',
      phone: '0990-10002',
      fax: '无',
      onlineContact: 'gk@xusheng.example',
    },
  }),
];

const file = (id: string, title: string, mediaType: string): Attachment => ({
  ...stored,
  id,
  siteId: 'site-portal',
  title,
  fileName: title,
  mediaType,
  sizeBytes: 2_048,
  sm3: '0'.repeat(64),
  sha256: '0'.repeat(64),
});

/** Their attachments. */
export const kindAttachments = (): readonly Attachment[] => [
  file('a-dam', 'dam.jpg', 'image/jpeg'),
  file('a-plan', '工程平面图.png', 'image/png'),
  file('a-portrait', 'portrait.jpg', 'image/jpeg'),
  file('a-video', 'reform.mp4', 'video/mp4'),
  file('a-subtitles', 'reform.txt', 'text/plain'),
  file('a-data', 'schools.csv', 'text/csv'),
];
