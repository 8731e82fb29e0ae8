/** Rules on the register: domains of sites, their suspensions and closings, columns and what became of them, sharing. */
import { codeMember } from '../../codes/code-tables.ts';
import { dayNumber } from '../../calendar/calendar-date.ts';
import { type Breach, noBreach, numberAt, type RecordRule, recordsAt, textAt, type RuleRecord } from './rule.ts';

const sites = ['SiteDraft', 'Site'];

/** Names that the internet reserves for examples and tests (RFC 2606) belong to nobody and are not judged. */
const isReserved = (domain: string): boolean => /(^|\.)(example|test|invalid|localhost)$|(^|\.)example\.(com|net|org)$/.test(domain);

/** Sites of administrative organs stand below .gov.cn. */
const siteDomainSuffix: RecordRule = {
  id: 'site-domain-suffix',
  on: 'record',
  severity: 'warning',
  zh: '主域名“{value}”不以 .gov.cn 结尾。行政机关主办的站点应使用 .gov.cn 域名；请核对主办单位。',
  en: 'The primary domain "{value}" does not end in .gov.cn, as that of an administrative organ does. Check the organizer.',
  requirement: 'JY-SITE-011',
  types: sites,
  check(record) {
    const value = textAt(record, 'domain');
    return value === undefined || isReserved(value) || value.endsWith('.gov.cn') ? noBreach : [{ path: ['domain'], value }];
  },
};

const portals = new Set(['province-portal', 'city-portal', 'county-portal']);

/** A portal is www, its region, .gov.cn. */
const portalDomainForm: RecordRule = {
  id: 'portal-domain-form',
  on: 'record',
  severity: 'warning',
  zh: '门户网站的主域名宜为“www.地区名.gov.cn”的形式{received}。请核对。',
  en: 'The primary domain of a portal has the form www.<region>.gov.cn{received}. Check it.',
  requirement: 'JY-SITE-012',
  types: sites,
  check(record) {
    const [value, kind] = [textAt(record, 'domain'), textAt(record, 'siteKind') ?? ''];
    // another suffix is told by its own rule
    if (value === undefined || !portals.has(kind) || !value.endsWith('.gov.cn')) return noBreach;
    return /^www\.[a-z0-9-]+\.gov\.cn$/.test(value) ? noBreach : [{ path: ['domain'], value }];
  },
};

/** .政务 as it travels. */
const governmentSuffix = 'xn--zfr164b';

/** A Chinese domain ends in .政务; institutions without administrative functions are exempt, which nobody can tell from the record. */
const chineseDomainSuffix: RecordRule = {
  id: 'chinese-domain-suffix',
  on: 'record',
  severity: 'warning',
  zh: '中文域名“{value}”不以“.政务”（.xn--zfr164b）结尾。没有行政职能的事业单位不受此限；请核对。',
  en: 'The Chinese domain "{value}" does not end in .政务 (.xn--zfr164b). Institutions without administrative functions are exempt; check it.',
  requirement: 'JY-SITE-014',
  types: sites,
  check: (record) =>
    (Array.isArray(record['aliases']) ? (record['aliases'] as readonly unknown[]) : []).flatMap((value, at): readonly Breach[] =>
      typeof value === 'string' && /(^|\.)xn--/.test(value) && !isReserved(value) && !value.endsWith(`.${governmentSuffix}`)
        ? [{ path: ['aliases', at], value }]
        : noBreach,
    ),
};

const longestSuspension = 30;
const year = 365;

/** At most one suspension a year, of at most thirty days. One that lasts is not counted: the record does not say today. */
const suspensionLimit: RecordRule = {
  id: 'suspension-limit',
  on: 'record',
  severity: 'warning',
  zh: '{fault}。请核对后改正。',
  en: '{faultEn}. Check and correct it.',
  requirement: 'JY-SITE-018',
  types: ['Site'],
  check(record) {
    const steps = recordsAt(record, 'statusHistory');
    const day = (at: number) => dayNumber(textAt(steps[at] ?? {}, 'effectiveDate') ?? '');
    let last: number | undefined;
    return steps.flatMap((step, at): readonly Breach[] => {
      if (step['status'] !== 'suspended') return noBreach;
      const [from, to] = [day(at), day(at + 1)];
      const path = ['statusHistory', at, 'effectiveDate'];
      const value = textAt(step, 'effectiveDate') ?? '';
      const breaches: Breach[] = [];
      const since = last;
      last = from;
      if (from !== undefined && since !== undefined && from - since < year)
        breaches.push({
          path,
          value,
          params: fault(`距上一次临时下线${from - since}天，不足一年`, `Suspended again after ${from - since} days, within a year`),
        });
      if (from !== undefined && to !== undefined && to - from > longestSuspension)
        breaches.push({
          path,
          value,
          params: fault(
            `临时下线${to - from}天，超过${to - from - longestSuspension}天`,
            `Suspended for ${to - from} days, ${to - from - longestSuspension} too many`,
          ),
        });
      return breaches;
    });
  },
};

const fault = (zh: string, en: string) => ({ fault: zh, faultEn: en });

/** What a closed site has to cancel, whoever it was. */
const cancelled = ['cancel-badge', 'cancel-icp', 'cancel-mps', 'cancel-domain'];

/** Every duty once, the four cancellations among them, and what has no date is open. */
const closingChecklist: RecordRule = {
  id: 'closing-checklist',
  on: 'record',
  severity: 'error',
  zh: '{fault}。请改正清单。',
  en: '{faultEn}. Correct the checklist.',
  requirement: 'JY-SITE-020',
  types: ['SiteClosing', 'SiteClosingDraft'],
  check(record) {
    const duties = recordsAt(record, 'duties');
    if (duties.length === 0) return noBreach;
    const names = duties.map((one) => textAt(one, 'duty') ?? '');
    const name = (code: string) => codeMember('site-closing-duty', code) ?? { zh: code, en: code };
    const twice = names.findIndex((code, at) => names.indexOf(code) !== at);
    if (twice >= 0)
      return [{ path: ['duties', twice, 'duty'], params: fault(`“${name(names[twice] ?? '').zh}”列了两次`, `"${name(names[twice] ?? '').en}" stands twice`) }];
    const missing = cancelled.filter((code) => !names.includes(code)).map(name);
    if (missing.length > 0)
      return [
        {
          path: ['duties'],
          params: fault(`缺少${missing.map(({ zh }) => `“${zh}”`).join('、')}`, `It lacks: ${missing.map(({ en }) => en).join(', ')}`),
        },
      ];
    if (!Array.isArray(record['openDuties'])) return noBreach;
    const open = duties.filter((one) => one['doneDate'] === undefined).map((one) => one['duty']);
    const stated = record['openDuties'] as readonly unknown[];
    return open.length === stated.length && open.every((code) => stated.includes(code))
      ? noBreach
      : [{ path: ['openDuties'], params: fault('未办结的手续与没有办结日期的各项不符', 'The open duties are not those without a date') }];
  },
};

/** The limit of a column is there, and no longer than that of its type. A limit that is only remembered binds nobody. */
const updateLimitOfType: RecordRule = {
  id: 'update-limit-of-type',
  on: 'record',
  severity: 'warning',
  zh: '“{type}”类栏目的更新期限应填写，且不长于{days}天{received}。',
  en: 'A column of type "{type}" states its update limit, of at most {days} days{received}.',
  requirement: 'JY-COL-008',
  types: ['ColumnDraft', 'Column'],
  check(record) {
    const member = codeMember('column-type', textAt(record, 'columnType') ?? '');
    const { maxAgeDays: days, evidence } = (member?.['update'] ?? {}) as { readonly maxAgeDays?: number; readonly evidence?: string };
    if (member === undefined || days === undefined || evidence === 'memory') return noBreach;
    const limit = numberAt(record, 'updateLimitDays');
    if (limit !== undefined && limit <= days) return noBreach;
    const params = { type: { zh: member.zh, en: member.en }, days };
    return [{ path: ['updateLimitDays'], ...(limit === undefined ? {} : { value: String(limit) }), params }];
  },
};

const ids = (record: RuleRecord, member: string): readonly unknown[] => (Array.isArray(record[member]) ? (record[member] as readonly unknown[]) : []);

/** How many columns stand on each side of a change. */
const columnMapping: RecordRule = {
  id: 'column-mapping',
  on: 'record',
  severity: 'error',
  zh: '{fault}。请改正原栏目（fromIds）或现栏目（toIds）。',
  en: '{faultEn}. Correct fromIds or toIds.',
  requirement: 'JY-COL-004',
  types: ['ColumnMapping'],
  check(record) {
    const [from, to] = [ids(record, 'fromIds'), ids(record, 'toIds')];
    const wrong = (zh: string, en: string): readonly Breach[] => [{ path: ['toIds'], params: fault(zh, en) }];
    // a list that its schema refuses is not judged a second time
    if (from.length === 0 || to.length === 0) return noBreach;
    switch (record['act']) {
      case 'move':
        return from.length === 1 && to.length === 1 && from[0] === to[0]
          ? noBreach
          : wrong('移动的栏目前后应是同一个', 'A column that moves is the same before and after');
      case 'merge':
        return to.length === 1 && !from.includes(to[0])
          ? noBreach
          : wrong('合并后应是另一个、且只有一个栏目', 'A merge leads to one column, and to another one');
      case 'split':
        return from.length === 1 && to.length > 1 ? noBreach : wrong('拆分应由一个栏目得到两个以上', 'A split makes two or more columns of one');
      default:
        return noBreach;
    }
  },
};

/** A grant names another site, and either resources or a column. */
const sharingScope: RecordRule = {
  id: 'sharing-scope',
  on: 'record',
  severity: 'error',
  zh: '{fault}。请核对后改正。',
  en: '{faultEn}. Check and correct it.',
  requirement: 'JY-RES-018',
  types: ['SharingGrantDraft', 'SharingGrant'],
  check(record) {
    const { fromSiteId, toSiteId, resourceIds, columnId } = record;
    if (fromSiteId !== undefined && fromSiteId === toSiteId)
      return [
        {
          path: ['toSiteId'],
          value: String(toSiteId),
          params: fault('使用的站点就是提供的站点，不需要授权', 'The site that uses is the one that shares; no grant is needed'),
        },
      ];
    if ((resourceIds === undefined) !== (columnId === undefined)) return noBreach;
    return [
      { path: ['resourceIds'], params: fault('资源（resourceIds）和栏目（columnId）应填且只填一个', 'Give either resourceIds or columnId, exactly one') },
    ];
  },
};

/** All of this file. */
export const registerRules: readonly RecordRule[] = [
  chineseDomainSuffix,
  closingChecklist,
  columnMapping,
  portalDomainForm,
  sharingScope,
  siteDomainSuffix,
  suspensionLimit,
  updateLimitOfType,
];
