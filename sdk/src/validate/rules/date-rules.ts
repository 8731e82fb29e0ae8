/** Rules on dates: each is stated for itself, and some cannot come before others. */
import { type Breach, noBreach, objectAt, type RecordRule, resourceTypes, type RuleRecord, textAt } from './rule.ts';

const written = { zh: '成文日期', en: 'writtenDate' };
const later = [
  { member: 'effectiveDate', field: { zh: '施行日期', en: 'effectiveDate' } },
  { member: 'abolishedDate', field: { zh: '废止日期', en: 'abolishedDate' } },
  { member: 'expiresDate', field: { zh: '失效日期', en: 'expiresDate' } },
];

/** Effective, repeal and expiry dates are not before the written date. */
export const dateOrder: RecordRule = {
  id: 'date-order',
  on: 'record',
  severity: 'error',
  zh: '{thing}（{value}）早于{earlier}（{earlierValue}）。请改其中之一。',
  en: '{thing} ({value}) is before {earlier} ({earlierValue}). Change one of them.',
  requirement: 'JY-FMT-005',
  types: resourceTypes,
  check(record) {
    const document = objectAt(record, 'document');
    const earlierValue = textAt(document, 'writtenDate');
    if (earlierValue === undefined) return noBreach;
    let breaches = noBreach;
    for (const { member, field } of later) {
      const value = textAt(document, member);
      // YYYY-MM-DD sorts as text
      if (value !== undefined && value < earlierValue)
        breaches = [...breaches, { path: ['document', member], value, params: { field, earlier: written, earlierValue } }];
    }
    return breaches;
  },
};

/** A source states an instant or a date of publication; both would contradict sooner or later. */
export const originPublication: RecordRule = {
  id: 'origin-publication',
  on: 'record',
  severity: 'error',
  zh: '来源或原文的发布时刻与发布日期只能填一个。请只留来源真正给出的那个。',
  en: 'Give the instant or the date of the original publication, not both. Keep the one that the source really states.',
  requirement: 'JY-FMT-002',
  types: resourceTypes,
  check(record: RuleRecord) {
    const { publishedAt, publishedDate } = objectAt(record, 'origin');
    const { originalPublishedAt, originalPublishedDate } = objectAt(record, 'relay');
    const breaches: Breach[] = [];
    if (publishedAt !== undefined && publishedDate !== undefined) breaches.push({ path: ['origin', 'publishedDate'], value: String(publishedDate) });
    if (originalPublishedAt !== undefined && originalPublishedDate !== undefined)
      breaches.push({ path: ['relay', 'originalPublishedDate'], value: String(originalPublishedDate) });
    return breaches.length === 0 ? noBreach : breaches;
  },
};

/** A period ends no earlier than it begins: both days are given and sort as texts. */
export const dateSpan: RecordRule = {
  id: 'date-span',
  on: 'record',
  severity: 'error',
  zh: '{thing}（{value}）早于{earlier}（{earlierValue}）。请改其中之一。',
  en: '{thing} ({value}) is before {earlier} ({earlierValue}). Change one of them.',
  requirement: 'JY-FMT-029',
  types: ['SpecialTopicDraft', 'SpecialTopic', 'ResourceDraft', 'Resource', 'SharingGrantDraft', 'SharingGrant', 'SiteExemptionDraft', 'SiteExemption'],
  check: (record) =>
    (record['endDate'] ?? record['validUntilDate']) === undefined
      ? noBreach
      : spans.flatMap(([first, last]) => {
          const [start, end] = [textAt(record, first.en), textAt(record, last.en)];
          if (start === undefined || end === undefined || end >= start) return noBreach;
          return [{ path: [last.en], value: end, params: { field: last, earlier: first, earlierValue: start } }];
        }),
};

const spans = [
  [
    { zh: '开始日期', en: 'startDate' },
    { zh: '结束日期', en: 'endDate' },
  ],
  [
    { zh: '起始日期', en: 'validFromDate' },
    { zh: '最后一日', en: 'validUntilDate' },
  ],
] as const;
