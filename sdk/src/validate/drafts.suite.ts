/** Drafts of our own that are fine, for tests to spoil. */

/** A policy document with every metadata set. */
export const goodDocument = (): Record<string, unknown> => ({
  kind: 'policy-document',
  locale: 'zh-CN',
  siteId: 'site-province',
  columnId: 'column-policies',
  ownerId: 'organization-office',
  title: '虚构省人民政府办公厅关于规范网站域名的通知',
  source: { name: '虚构省人民政府办公厅' },
  body: { format: 'plain', text: '各市人民政府：\n现将有关事项通知如下。' },
  origin: { system: 'old-site', recordId: '4711', publishedDate: '2024-03-05' },
  document: {
    documentNumber: '虚政办发〔2024〕5号',
    issuers: ['虚构省人民政府办公厅'],
    genre: 'G08',
    writtenDate: '2024-03-01',
    effectiveDate: '2024-04-01',
    validity: 'in-force',
  },
  disclosure: { indexNumber: '2024-03-00012', indexNumberScheme: 'year-month' },
  classification: { keywords: ['域名', '网站'], regionCode: '990000' },
  updateType: 'major',
});

/** A short notice with nothing but what is required. */
export const goodArticle = (): Record<string, unknown> => ({
  kind: 'article',
  locale: 'zh-CN',
  siteId: 'site-province',
  columnId: 'column-notices',
  ownerId: 'organization-office',
  title: '关于系统维护的公告',
  source: { name: '虚构省人民政府办公厅' },
  body: { format: 'plain', text: '今晚进行系统维护。' },
  updateType: 'minor',
});

/** An organization. */
export const goodOrganization = (): Record<string, unknown> => ({ locale: 'zh-CN', name: '虚构省人民政府办公厅', parents: [] });

/** A site. */
export const goodSite = (): Record<string, unknown> => ({
  locale: 'zh-CN',
  siteCode: '9900000001',
  name: '虚构省人民政府',
  siteKind: 'province-portal',
  organizerId: 'organization-office',
  domain: 'www.xusheng.example',
  contact: '电话：0000-0000000',
  opening: {},
});
