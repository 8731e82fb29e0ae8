/** A small repository of the fictitious province (虚构省) for tests: documents, an interpretation and news on two sites. */
import type { Resource } from '@jiyue/standards/model';

/** Fields that tests set; the rest is filled in. */
export type Sketch = Partial<Omit<Resource, 'kind' | 'body' | 'document'>> & {
  readonly id: string;
  readonly title: string;
  readonly text?: string;
  readonly html?: string;
  readonly kind?: Resource['kind'];
  readonly document?: Partial<NonNullable<Resource['document']>>;
};

/** A published record. */
export function record({ text = '', html, kind = 'article', document, ...rest }: Sketch): Resource {
  return {
    version: 1,
    status: 'published',
    locale: 'zh-CN',
    siteId: 's1',
    columnId: 'c-news',
    ownerId: 'o1',
    source: { name: '虚构省政府办公厅' },
    body: html === undefined ? { format: 'plain', text } : { format: 'html', text: html },
    updateType: 'major',
    enteredAt: '2026-02-01T00:00:00.000Z',
    updatedAt: '2026-02-01T00:00:00.000Z',
    firstPublishedAt: '2026-02-01T00:00:00.000Z',
    publishedAt: '2026-02-01T00:00:00.000Z',
    ...rest,
    kind,
    ...(document || kind === 'policy-document' ? { document: { validity: 'in-force', ...document } } : {}),
  } as Resource;
}

/** The world, by id. */
export const buildWorld = (): Map<string, Resource> =>
  new Map(
    [
      record({
        id: 'r-fund',
        kind: 'policy-document',
        title: '虚构省人民政府关于印发住房公积金管理办法的通知',
        columnId: 'c-policy',
        document: { documentNumber: '虚政发〔2026〕1号', issuers: ['虚构省人民政府'] },
        disclosure: { indexNumber: '990000001/2026-00001' },
        classification: { topics: ['T0403'], keywords: ['公积金'] },
        origin: { system: 'cms', recordId: '1', publishedDate: '2026-01-12' },
        text: '职工可以提取住房公积金账户内的存储余额，用于购买自住住房。\n本办法自2026年2月1日起施行。',
      }),
      record({
        id: 'r-fund-old',
        kind: 'policy-document',
        title: '虚构省住房公积金提取暂行规定',
        columnId: 'c-policy',
        document: { documentNumber: '虚政发〔2019〕1号', issuers: ['虚构省人民政府', '虚构省财政厅'], validity: 'repealed' },
        classification: { topics: ['T0401'] },
        origin: { system: 'cms', recordId: '2', publishedAt: '2019-05-31T23:30:00+08:00' },
        text: '住房公积金的提取，依照本规定办理。住房公积金，住房公积金。',
      }),
      record({
        id: 'r-fund-news',
        title: '全省住房公积金业务一网通办',
        html: '<p>根据<b>虚政发</b>〔2026〕1号，<a href="x">公积金</a>提取已可网上办理。</p>',
        origin: { system: 'cms', recordId: '3', publishedDate: '2026-01-20' },
      }),
      record({
        id: 'r-city',
        title: '云川市开展住房公积金服务月活动',
        siteId: 's2',
        columnId: 'c-city',
        text: '云川市住房公积金中心上门服务。',
        origin: { system: 'cms', recordId: '4', publishedDate: '2026-01-15' },
      }),
      record({
        id: 'r-read',
        kind: 'interpretation',
        title: '《住房公积金管理办法》解读',
        columnId: 'c-read',
        text: '新办法放宽了提取条件。社会保险缴费年限不受影响。',
        origin: { system: 'cms', recordId: '5', publishedDate: '2026-01-13' },
      }),
      record({
        id: 'r-flood',
        title: '虚构省召开防汛工作会议',
        text: '会议强调，要把人民生命安全放在第一位。<script>alert(1)</script>',
        origin: { system: 'cms', recordId: '6', publishedDate: '2025-07-01' },
      }),
      record({
        id: 'r-tax',
        title: '减税降费一图读懂',
        text: '纳税人缴纳税款更加便利。',
        origin: { system: 'cms', recordId: '7', publishedDate: '2025-08-01' },
      }),
      record({
        id: 'r-empty',
        title: '附件：社会保险缴费标准',
        summary: '二〇二六年度社会保险缴费标准见附件。',
        origin: { system: 'cms', recordId: '8', publishedDate: '2026-01-02' },
      }),
    ].map((one) => [one.id, one]),
  );
