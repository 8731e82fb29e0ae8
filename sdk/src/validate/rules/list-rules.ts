/** Rules on what a list shows together: records that are each fine and do not go with each other. They are asked of pages of lists alone. */
import { codeMember } from '../../codes/code-tables.ts';
import { standardLimits } from '../../indicators/limits.ts';
import { type Breach, listAt, noBreach, numberAt, type RecordRule, type RuleRecord, textAt, whenApplies } from './rule.ts';

const itemsOf = (record: RuleRecord): readonly RuleRecord[] => listAt(record, 'items');
/** Whether the page is the whole list. */
const isWhole = (record: RuleRecord): boolean => record['total'] === itemsOf(record).length;
const hasTwo = (record: RuleRecord): boolean => itemsOf(record).length > 1;

/** Places of items whose key stands at an earlier item already; an item without a key is passed over. */
function repeatedAt(record: RuleRecord, keyOf: (item: RuleRecord) => string | undefined): readonly number[] {
  const seen = new Set<string>();
  return itemsOf(record).flatMap((item, place) => {
    const key = keyOf(item);
    if (key === undefined) return [];
    if (seen.has(key)) return [place];
    seen.add(key);
    return [];
  });
}

/** One organizer has one open site, unless an exemption says otherwise: the list cannot show that, so it is only told. */
const oneSitePerOrganizer: RecordRule = whenApplies({
  id: 'one-site-per-organizer',
  on: 'record',
  severity: 'warning',
  zh: '主办单位“{value}”已有开通的站点。没有豁免依据的，一个单位只开通一个站点。',
  en: 'The organizer "{value}" has an open site already. Without an exemption, one organizer has one open site.',
  requirement: 'JY-SITE-006',
  types: ['SitePage'],
  applies: hasTwo,
  check: (record) =>
    repeatedAt(record, (site) => (site['status'] === 'open' ? textAt(site, 'organizerId') : undefined)).map((place) => ({
      path: ['items', place, 'organizerId'],
      value: textAt(itemsOf(record)[place] ?? {}, 'organizerId') ?? '',
    })),
});

const departments: ReadonlySet<unknown> = new Set(['province-department', 'city-department', 'county-department']);

/** A department stands one level below the domain of its superior site; in a list that is whole, one without a superior is told too. */
const departmentDomain: RecordRule = whenApplies({
  id: 'department-domain-below-portal',
  on: 'record',
  severity: 'warning',
  zh: '部门网站的主域名“{value}”应是上级门户网站域名的下一级：{what}。请核对。',
  en: 'The domain "{value}" of a department stands one level below that of its superior portal: {what}. Check it.',
  requirement: 'JY-SITE-013',
  types: ['SitePage'],
  applies: (record) => itemsOf(record).some(({ siteKind }) => departments.has(siteKind)),
  check(record) {
    const domains = new Map(itemsOf(record).map((site) => [site['id'], textAt(site, 'domain')]));
    return itemsOf(record).flatMap((site, place): readonly Breach[] => {
      const [value, above] = [textAt(site, 'domain'), site['parentId'] === undefined ? undefined : domains.get(site['parentId'])];
      if (!departments.has(site['siteKind']) || value === undefined) return noBreach;
      const breach = (zh: string, en: string): readonly Breach[] => [{ path: ['items', place, 'domain'], value, params: { what: { zh, en } } }];
      if (above === undefined) return isWhole(record) ? breach('登记中没有它的上级门户', 'the register has no portal above it') : noBreach;
      const portal = above.replace(/^www\./, '');
      const own = value.replace(/^www\./, '');
      const isBelow = own.endsWith(`.${portal}`) && !own.slice(0, -portal.length - 1).includes('.');
      return isBelow ? noBreach : breach(`上级的域名是“${portal}”`, `the domain above is "${portal}"`);
    });
  },
});

const disclosure = ['C07', 'C10', 'C11', 'C09'];

/** A site with columns of disclosure has all four. Only a list that is whole is judged, site by site. */
const disclosureColumns: RecordRule = whenApplies({
  id: 'disclosure-columns',
  on: 'record',
  severity: 'warning',
  zh: '站点“{site}”有政府信息公开栏目，缺少：{zhNames}。四个栏目宜俱全。',
  en: 'The site "{site}" has columns of disclosure and lacks: {enNames}. It should have all four.',
  requirement: 'JY-COL-013',
  types: ['ColumnPage'],
  applies: (record) => itemsOf(record).length > 0 && isWhole(record) && itemsOf(record).some(isOfDisclosure),
  check(record) {
    const bySite = Map.groupBy(
      itemsOf(record).map((column, place) => ({ column, place })),
      ({ column }) => textAt(column, 'siteId') ?? '',
    );
    return [...bySite].flatMap(([site, columns]): readonly Breach[] => {
      const first = columns.find(({ column }) => isOfDisclosure(column));
      const missing = disclosure.filter((code) => !columns.some(({ column }) => column['columnType'] === code));
      if (!first || missing.length === 0) return noBreach;
      const names = missing.map((code) => codeMember('column-type', code) ?? { zh: code, en: code });
      return [
        {
          path: ['items', first.place, 'columnType'],
          params: { site, zhNames: names.map(({ zh }) => zh).join('、'), enNames: names.map(({ en }) => en).join(', ') },
        },
      ];
    });
  },
});

function isOfDisclosure({ columnType }: RuleRecord): boolean {
  return disclosure.includes(String(columnType));
}

/** One organizer has one account in use on one platform; one that states its ground is let through. */
const oneAccountPerPlatform: RecordRule = whenApplies({
  id: 'one-account-per-platform',
  on: 'record',
  severity: 'warning',
  zh: '主办单位“{value}”在同一平台已有在用的账号。另设的须写明依据(exemption)。',
  en: 'The organizer "{value}" has an account in use on this platform already. A second one states its ground (exemption).',
  requirement: 'JY-CHN-002',
  types: ['ChannelAccountPage'],
  applies: hasTwo,
  check(record) {
    const keyOf = (account: RuleRecord): string | undefined =>
      account['isLaunched'] === true && account['exemption'] === undefined
        ? `${String(account['channel'])} ${String(account['platformName'])} ${String(account['organizerId'])}`
        : undefined;
    return repeatedAt(record, keyOf).map((place) => ({
      path: ['items', place, 'organizerId'],
      value: textAt(itemsOf(record)[place] ?? {}, 'organizerId') ?? '',
    }));
  },
});

/** Days of a threshold: a number, or P14D. */
function daysOf(limit: unknown): number | undefined {
  const days = typeof limit === 'number' ? limit : Number(/^P(\d+)D$/.exec(String(limit))?.[1]);
  return Number.isNaN(days) ? undefined : days;
}

/** What is listed as not updated has been silent for as long as the indicator says. */
const accountAge: RecordRule = whenApplies({
  id: 'account-age',
  on: 'record',
  severity: 'error',
  zh: '账号距最近一次成功发布只有{value}天，不满{days}天，不应列为不更新。',
  en: 'The account last posted {value} days ago, less than {days}; it does not belong in this list.',
  requirement: 'JY-CHN-006',
  types: ['StaleAccountPage'],
  usesLimits: true,
  applies: (record) => itemsOf(record).length > 0,
  check(record, limitOf = standardLimits) {
    const days = daysOf(limitOf('W2', 'window'));
    if (days === undefined) return noBreach;
    return itemsOf(record).flatMap((account, place): readonly Breach[] => {
      const silent = numberAt(account, 'daysWithoutPost');
      return silent === undefined || silent >= days ? noBreach : [{ path: ['items', place, 'daysWithoutPost'], value: String(silent), params: { days } }];
    });
  },
});

/** One step of one matter is rated once. */
const oneRatingPerStep: RecordRule = whenApplies({
  id: 'one-rating-per-step',
  on: 'record',
  severity: 'error',
  zh: '同一办件的同一环节“{value}”有两次评价。后提交的应被拒绝。',
  en: 'The step "{value}" of one matter is rated twice. The later rating is refused.',
  requirement: 'JY-EVAL-002',
  types: ['RatingPage'],
  applies: hasTwo,
  check(record) {
    const keyOf = (rating: RuleRecord): string | undefined => {
      const [project, occasion] = [textAt(rating, 'projectNumber'), textAt(rating, 'occasion')];
      return project === undefined || occasion === undefined ? undefined : `${occasion} ${project}`;
    };
    return repeatedAt(record, keyOf).map((place) => ({ path: ['items', place, 'occasion'], value: textAt(itemsOf(record)[place] ?? {}, 'occasion') ?? '' }));
  },
});

/** All of this file. */
export const listRules: readonly RecordRule[] = [accountAge, departmentDomain, disclosureColumns, oneAccountPerPlatform, oneRatingPerStep, oneSitePerOrganizer];
