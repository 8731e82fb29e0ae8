/** What must be there before the first document: the organization, an open site, its columns. */
import type { Platform } from './platform.ts';

/** A site made for a set. */
export interface PreparedSite {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly siteCode: string;
  readonly ownerId: string;
}

/** Column types and names by code. */
export const columns = {
  laws: { name: '法律法规', columnType: 'C11', typeName: '法定主动公开内容' },
  'state-council': { name: '国务院文件', columnType: 'C25', typeName: '国务院信息转载' },
  'central-bank': { name: '金融监管文件', columnType: 'C04', typeName: '政策文件' },
} as const;

/** Id of a column. */
export const columnIdOf = (site: Pick<PreparedSite, 'id'>, code: string): string => `${site.id}-${code}`;

/** @param number tells the sites of the story apart, 1 to 9 */
export async function prepareSite(platform: Platform, id: string, name: string, number: number): Promise<PreparedSite> {
  const ownerId = `org-${id}`;
  const site = { id, name, domain: `${id}.xusheng.example`, siteCode: `990000000${number}`, ownerId };
  await platform.send('PUT', `/api/v1/organizations/${ownerId}`, { name: `${name}主办单位`, parents: [], locale: 'zh-CN' });
  await platform.send('PUT', `/api/v1/sites/${id}`, {
    name,
    siteCode: site.siteCode,
    siteKind: 'province-department',
    organizerId: ownerId,
    domain: site.domain,
    contact: '电话：0990-12345',
    opening: {
      approval: `虚政办函〔2026〕${number}号`,
      badgeId: `${number}A1B2C3D4E5F60718293A4B5C6D7E8F9`,
      icpNumber: `虚ICP备2026000${number}号`,
      policeNumber: `虚公网安备9900000000000${number}号`,
    },
    locale: 'zh-CN',
  });
  for (const [index, status] of ['filed', 'trial', 'open'].entries()) {
    await platform.send('POST', `/api/v1/sites/${id}/status-changes`, { status, effectiveDate: '2026-01-01', reason: '开通' }, index + 1);
  }
  for (const [index, [code, { name: columnName, columnType }]] of Object.entries(columns).entries()) {
    await platform.send('PUT', `/api/v1/sites/${id}/columns/${columnIdOf(site, code)}`, {
      siteId: id,
      code,
      name: columnName,
      description: `${columnName}全文`,
      keywords: [columnName],
      columnType,
      order: (index + 1) * 10,
      mayPublishDirectly: true,
      locale: 'zh-CN',
    });
  }
  return site;
}
