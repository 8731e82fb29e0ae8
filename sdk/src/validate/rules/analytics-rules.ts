/** Rules on events, measures and reports: no identifier of a person, days of Beijing time, figures that say what they rest on. */
import { dateInChina } from '../../calendar/calendar-date.ts';
import { noBreach, type RecordRule, type RuleRecord, textAt } from './rule.ts';
import { eachOf, itemsAt, numberAt, partsWith } from './walk-record.ts';

const eventTypes = ['VisitEvent', 'SearchEvent', 'VisitBatch', 'SearchBatch'];
const measureTypes = ['MeasureDefinitionDraft', 'MeasureDefinition', 'MeasureDefinitionPage'];
const figureTypes = [
  ...['Report', 'DailyFigurePage', 'TopicDemandPage', 'ContentStatisticsPage', 'AnnualReport'],
  ...['DisclosureAnnualReportDraft', 'DisclosureAnnualReport', 'SupervisionAnnualReportDraft', 'SupervisionAnnualReport', 'SupervisionAnnualReportPage'],
];

/** The day an event counts for is the day that China shows, whatever the zone of the machine that wrote it. */
const dayOfShanghai: RecordRule = {
  id: 'day-of-shanghai',
  on: 'record',
  severity: 'error',
  zh: '“计入的日期”(countedDate)应为发生时刻在北京时间的日期“{expected}”{received}。请按北京时间零时划分。',
  en: '"countedDate" must be the date of `at` in Beijing time, "{expected}"{received}. Cut days at midnight of Beijing time.',
  requirement: 'JY-STAT-005',
  types: eventTypes,
  check: (record) =>
    eachOf(record).flatMap(({ value, path }) => {
      const [at, day] = [new Date(textAt(value, 'at') ?? Number.NaN), textAt(value, 'countedDate')];
      if (day === undefined || Number.isNaN(at.getTime()) || dateInChina(at) === day) return noBreach;
      return [{ path: [...path, 'countedDate'], value: day, params: { expected: dateInChina(at) } }];
    }),
};

/** What tells one person from others. A number is looked for as a whole: a longer run of digits is no telephone. */
const identifiers: readonly (readonly [RegExp, { readonly zh: string; readonly en: string }])[] = [
  [/(?<!\d)1[3-9]\d{9}(?!\d)/, { zh: '手机号', en: 'a telephone number' }],
  [/(?<!\d)\d{17}[\dXx](?![\dA-Za-z])/, { zh: '公民身份号码', en: 'a resident identity number' }],
  // begins where the name begins: from each of its letters on, a long name would be read again and again
  [/(?<![\w.+-])[\w.+-]+(@|%40)[\w-]+(\.[\w-]+)+/, { zh: '邮箱地址', en: 'a mail address' }],
  [/(?<![\d.])(\d{1,3}\.){3}\d{1,3}(?![\d.])/, { zh: '完整的网络地址', en: 'a full network address' }],
  [/(?<![0-9a-f:])([0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}(?![0-9a-f:])/i, { zh: '完整的网络地址', en: 'a full network address' }],
];
const eventTexts = ['path', 'words'] as const;

/** No event holds what tells one visitor from others: not in its texts, not by a place finer than the province. */
const noIdentifierInEvents: RecordRule = {
  id: 'no-identifier-in-events',
  on: 'record',
  severity: 'error',
  zh: '统计明细不得含{what}。请在记录之前以“*”遮盖或删去。',
  en: 'Events for statistics must not hold {what}. Mask it with "*" or leave it out before it is recorded.',
  requirement: 'JY-STAT-004',
  types: eventTypes,
  check: (record) =>
    eachOf(record).flatMap(({ value, path }) => {
      const texts = eventTexts.flatMap((member) => {
        const text = textAt(value, member);
        const found = text === undefined ? undefined : identifiers.find(([form]) => form.test(text));
        // the value itself is not repeated: it is what must not be kept
        return found ? [{ path: [...path, member], params: { what: found[1] } }] : [];
      });
      const region = textAt(value, 'regionCode');
      const isFine = region === undefined || /^\d{2}0000(000000)?$/.test(region);
      return isFine
        ? texts
        : [...texts, { path: [...path, 'regionCode'], params: { what: { zh: '省级以下的来源地', en: 'a place finer than the province' } } }];
    }),
};

const forced = /打卡|签到|在线时长|排名|排行|积分|check-?in|online time|ranking|leader-?board/i;
const ofPersons = /(^|\.)(account|accountId|user|userId|person|personId|phone|visitorId)($|\.)/;

/** No measure counts what persons are driven to do: checking in, staying online, ranking among each other. */
const noForcedMetrics: RecordRule = {
  id: 'no-forced-metrics',
  on: 'record',
  severity: 'error',
  zh: '不得设个人打卡次数、在线时长、排名一类的指标{received}。请删去该指标，或改为不针对个人的指标。',
  en: 'No measure may count check-ins, online time or rank of persons{received}. Take it out, or measure something that is not of persons.',
  requirement: 'JY-STAT-010',
  types: measureTypes,
  check: (record) =>
    eachOf(record).flatMap(({ value, path }) => [
      ...['title', 'titleEn'].flatMap((member) => {
        const text = textAt(value, member);
        return text !== undefined && forced.test(text) ? [{ path: [...path, member], value: text }] : [];
      }),
      ...['countedMember'].flatMap((member) => {
        const text = textAt(value, member);
        return text !== undefined && ofPersons.test(text) ? [{ path: [...path, member], value: text }] : [];
      }),
    ]),
};

/** A range of the log runs forward. */
const logRangeOrder: RecordRule = {
  id: 'log-range-order',
  on: 'record',
  severity: 'error',
  zh: '日志区间的最后一条（logTo，“{value}”）早于第一条（logFrom，“{from}”）。请改正区间。',
  en: 'The last entry of the range of the log (logTo, "{value}") is before the first (logFrom, "{from}"). Correct the range.',
  requirement: 'JY-STAT-008',
  types: figureTypes,
  check: (record) =>
    partsWith(record, 'logTo').flatMap(({ value, path }) => {
      const [from, to] = [textAt(value, 'logFrom'), textAt(value, 'logTo')];
      // places of another length are a fault of the schema
      return from !== undefined && to?.length === from.length && to < from ? [{ path: [...path, 'logTo'], value: to, params: { from } }] : noBreach;
    }),
};

/** A period ends on or after the day it begins. */
const periodOrder: RecordRule = {
  id: 'period-order',
  on: 'record',
  severity: 'error',
  zh: '期间的最后一天（periodEnd，“{value}”）早于第一天（periodStart，“{from}”）。请改正期间。',
  en: 'The last day of the period (periodEnd, "{value}") is before the first (periodStart, "{from}"). Correct the period.',
  requirement: 'JY-STAT-001',
  types: ['Report', 'TopicDemandPage', 'ContentStatisticsPage'],
  check: (record) =>
    partsWith(record, 'periodEnd').flatMap(({ value, path }) => {
      const [from, to] = [textAt(value, 'periodStart'), textAt(value, 'periodEnd')];
      return from !== undefined && to !== undefined && to < from ? [{ path: [...path, 'periodEnd'], value: to, params: { from } }] : noBreach;
    }),
};

const sumOf = (values: readonly (number | undefined)[]): number => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** Applications carried in and received are all accounted for. */
const disclosureReportSums: RecordRule = {
  id: 'disclosure-report-sums',
  on: 'record',
  severity: 'error',
  zh: '上年结转加本年新收为{taken}件，各类办理结果加结转下年为{told}件，两者应相等。请核对各项。',
  en: 'Carried in and received make {taken}, results and carried forward make {told}; the two must be equal. Check the items.',
  requirement: 'JY-STAT-015',
  types: ['DisclosureAnnualReportDraft', 'DisclosureAnnualReport'],
  check(record) {
    const applications = record['applications'];
    if (typeof applications !== 'object' || applications === null) return noBreach;
    const part = applications as RuleRecord;
    const replies = itemsAt(part, 'replies').map(({ value }) => numberAt(value, 'count'));
    const taken = sumOf([numberAt(part, 'carriedIn'), numberAt(part, 'received')]);
    const told = sumOf([...replies, numberAt(part, 'otherwiseClosed'), numberAt(part, 'carriedForward')]);
    return taken === told ? noBreach : [{ path: ['applications'], params: { taken, told } }];
  },
};

/** The rules of this file. */
export const analyticsRules: readonly RecordRule[] = [dayOfShanghai, noIdentifierInEvents, noForcedMetrics, logRangeOrder, periodOrder, disclosureReportSums];
