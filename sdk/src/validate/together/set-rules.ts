/**
 * Rules on several records together: what one record says is held against another. They judge a batch of an exchange, and all records that
 * `jiyue validate` is given at once. A record that is not there is left alone: its absence is no fault of those that are.
 */
import { bodyAddresses } from './body-addresses.ts';
import { hasTwoCharactersOf } from './two-characters.ts';
import { objectAt, type RuleRecord, textAt } from '../rules/rule.ts';
import type { RecordSet, SetRecord } from './record-set.ts';
import type { SetBreach, SetRule } from './set-rule.ts';

const noSetBreach: readonly SetBreach[] = Object.freeze([]);

const breachAt = ({ path, record }: SetRecord, ...member: readonly string[]) => ({ of: record, path: [...path, ...member] });

/** A relay names its source, and the source is not the site that relays. */
export const relaySource: SetRule = {
  id: 'relay-source',
  on: 'records',
  severity: 'error',
  zh: '转载的来源应写明且不是本站{site}{received}。请写首次发布该文字的网站或媒体；不是转载的去掉 relay。',
  en: 'A relay names its source, which is not this site itself{site}{received}. Give the site or medium that published it first; without a relay leave relay out.',
  requirement: 'JY-PUB-016',
  types: ['ExchangeBatch'],
  check: (set) =>
    set.of('resource').flatMap((one): readonly SetBreach[] => {
      if (one.record['relay'] === undefined) return noSetBreach;
      const own = textAt(set.find('site', textAt(one.record, 'siteId')) ?? {}, 'name')?.trim();
      const site = own === undefined ? { zh: '', en: '' } : { zh: `“${own}”`, en: ` ("${own}")` };
      const isOwn = (name: string | undefined) => name !== undefined && (name.trim() === '' || name.trim() === own);
      const original = textAt(objectAt(one.record, 'relay'), 'originalName');
      const source = textAt(objectAt(one.record, 'source'), 'name');
      if (isOwn(original)) return [{ ...breachAt(one, 'relay', 'originalName'), value: original ?? '', params: { site } }];
      return isOwn(source) ? [{ ...breachAt(one, 'source', 'name'), value: source ?? '', params: { site } }] : noSetBreach;
    }),
};

/** Columns that hold what must be disclosed: the catalogue and the statutory content. */
const disclosureColumns = new Set(['C08', 'C11']);

/** What stands in a disclosure column, or below one, states its category. */
export const disclosureColumnCategory: SetRule = {
  id: 'disclosure-column-category',
  on: 'records',
  severity: 'error',
  zh: '资源在政府信息公开栏目“{column}”之下，应写明公开类别(disclosure.category)。请填写代码表 disclosure-category 中的一类，或移到别的栏目。',
  en: 'The resource stands in the disclosure column "{column}" and must state its category (disclosure.category). Give one of code table disclosure-category, or move it elsewhere.',
  requirement: 'JY-COL-012',
  types: ['ExchangeBatch'],
  check: (set) =>
    set.of('resource').flatMap((one): readonly SetBreach[] => {
      if (objectAt(one.record, 'disclosure')['category'] !== undefined) return noSetBreach;
      const column = disclosureColumnOf(set, textAt(one.record, 'columnId'));
      return column === undefined ? noSetBreach : [{ ...breachAt(one, 'disclosure', 'category'), params: { column: textAt(column, 'name') ?? '' } }];
    }),
};

/** The column, or the nearest above it, that is of the disclosure section. */
function disclosureColumnOf(set: RecordSet, id: string | undefined): RuleRecord | undefined {
  const seen = new Set<RuleRecord>();
  let column = set.find('column', id);
  while (column !== undefined && !seen.has(column)) {
    if (disclosureColumns.has(textAt(column, 'columnType') ?? '')) return column;
    seen.add(column);
    column = set.find('column', textAt(column, 'parentId'));
  }
  return undefined;
}

/** A site is named after its organizer or the region. */
export const siteNameOfOrganizer: SetRule = {
  id: 'site-name-of-organizer',
  on: 'records',
  severity: 'warning',
  zh: '站点名称“{value}”与主办单位“{organizer}”没有两个连续汉字相同。站点应以地区名或部门名命名；请核对名称和主办单位。',
  en: 'The site name "{value}" shares no two successive characters with its organizer "{organizer}". A site is named after its region or department; check both.',
  requirement: 'JY-SITE-016',
  types: ['ExchangeBatch'],
  check: (set) =>
    set.of('site').flatMap((one): readonly SetBreach[] => {
      const name = textAt(one.record, 'name');
      const organizer = set.find('organization', textAt(one.record, 'organizerId'));
      if (name === undefined || organizer === undefined) return noSetBreach;
      const known = ['name', 'shortName'].map((member) => textAt(organizer, member) ?? '');
      if (known.some((text) => hasTwoCharactersOf(name, text))) return noSetBreach;
      return [{ ...breachAt(one, 'name'), value: name, params: { organizer: known[0] ?? '' } }];
    }),
};

/** Below the primary domain: the domain itself, without its www, or a sub-domain of it. */
function isBelow(host: string, domain: string): boolean {
  const base = domain.toLowerCase().replace(/^www\./, '');
  return host === base || host.endsWith(`.${base}`);
}

/** Columns and their business systems lie below the primary domain of their site. */
export const addressBelowSiteDomain: SetRule = {
  id: 'address-below-site-domain',
  on: 'records',
  severity: 'error',
  zh: '栏目地址的主机“{host}”不在本站主域名“{domain}”之下。请改用主域名的子目录或子域名。',
  en: 'The host "{host}" of the column is not below the primary domain "{domain}" of its site. Use a directory or a sub-domain of it.',
  requirement: 'JY-SITE-015',
  types: ['ExchangeBatch'],
  check: (set) =>
    set.of('column').flatMap((one): readonly SetBreach[] => {
      const url = textAt(one.record, 'url');
      const domain = textAt(set.find('site', textAt(one.record, 'siteId')) ?? {}, 'domain');
      const host = url === undefined ? undefined : hostOf(url);
      if (url === undefined || host === undefined || domain === undefined || isBelow(host, domain)) return noSetBreach;
      return [{ ...breachAt(one, 'url'), value: url, params: { host, domain } }];
    }),
};

/** Addresses in texts that lead to the own site are written as references by id. */
export const referencesById: SetRule = {
  id: 'references-by-id',
  on: 'records',
  severity: 'warning',
  zh: '正文中有指向本站的绝对地址“{value}”，换一个平台即失效。宜写成不带主机的标识引用，如 /api/v1/resources/<标识>、/api/v1/attachments/<标识>/content。',
  en: 'The text has the absolute address "{value}" of this very site, which leads nowhere on another platform. Write it without a host, as a reference by id: /api/v1/resources/<id> or /api/v1/attachments/<id>/content.',
  requirement: 'JY-EXC-011',
  types: ['ExchangeBatch'],
  check: (set) =>
    set.of('resource').flatMap((one): readonly SetBreach[] => {
      const site = set.find('site', textAt(one.record, 'siteId'));
      if (site === undefined) return noSetBreach;
      const aliases = Array.isArray(site['aliases']) ? (site['aliases'] as readonly unknown[]) : [];
      const own = new Set([site['domain'], ...aliases].map((host) => String(host).toLowerCase()));
      const found = bodyAddresses(objectAt(one.record, 'body')).find((address) => own.has(hostOf(address) ?? ''));
      return found === undefined ? noSetBreach : [{ ...breachAt(one, 'body', 'text'), value: found }];
    }),
};

/** A code of a division that has ended is told, and taken. */
export const regionValidity: SetRule = {
  id: 'region-validity',
  on: 'records',
  severity: 'warning',
  zh: '行政区划代码“{value}”已于 {ended} 停用{successors}。历史资料可以保留，新资料请用现行代码。',
  en: 'The division code "{value}" ended on {ended}{successors}. Old material may keep it; new material takes the code in use.',
  requirement: 'JY-CLS-008',
  types: [],
  check(set, day) {
    const periods = Map.groupBy(set.of('region-period'), ({ record }) => textAt(record, 'code') ?? '');
    if (periods.size === 0) return noSetBreach;
    return set.records.flatMap((one): readonly SetBreach[] => {
      if (one.family === 'region-period') return noSetBreach;
      return regionsOf(one.record).flatMap(([code, path]): readonly SetBreach[] => {
        const ends = (periods.get(code) ?? []).map(({ record }) => textAt(record, 'endDate') ?? '9999-12-31').toSorted();
        const ended = ends.at(-1);
        if (ended === undefined || ended >= day) return noSetBreach;
        const next = (periods.get(code) ?? []).flatMap(({ record }) => (Array.isArray(record['successorCodes']) ? record['successorCodes'].map(String) : []));
        const successors = next.length === 0 ? { zh: '', en: '' } : { zh: `，此后为 ${next.join('、')}`, en: `, then ${next.join(', ')}` };
        return [{ of: one.record, path: [...one.path, ...path], value: code, params: { ended, successors } }];
      });
    });
  },
};

/** Where records of the register and resources keep a division. */
function regionsOf(record: RuleRecord): readonly (readonly [string, readonly string[]])[] {
  const [own, classified] = [textAt(record, 'regionCode'), textAt(objectAt(record, 'classification'), 'regionCode')];
  return [
    ...(own === undefined ? [] : [[own, ['regionCode']] as const]),
    ...(classified === undefined ? [] : [[classified, ['classification', 'regionCode']] as const]),
  ];
}

function hostOf(address: string): string | undefined {
  return URL.parse(address)?.hostname.toLowerCase() || undefined;
}

/** All of them. */
export const setRules: readonly SetRule[] = [
  addressBelowSiteDomain,
  disclosureColumnCategory,
  referencesById,
  regionValidity,
  relaySource,
  siteNameOfOrganizer,
];
