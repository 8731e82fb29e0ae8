/** Rules on reviews and wording: who reviews, what each gate says, where a finding stands. */
import { codeMember, codeTable } from '../../codes/code-tables.ts';
import type { TwoNames } from '../finding.ts';
import { type Breach, noBreach, numberAt, type RecordRule, recordsAt, type RuleRecord, textAt } from './rule.ts';

/** Nobody reviews an own version. */
const authorIsNotReviewer: RecordRule = {
  id: 'author-is-not-reviewer',
  on: 'record',
  severity: 'error',
  zh: '审核账户“{value}”就是该版本的起草账户。请由他人审核。',
  en: 'The reviewer "{value}" drafted this version. Somebody else has to review it.',
  requirement: 'JY-PERM-009',
  types: ['ReviewRecord'],
  check(record) {
    const value = textAt(record, 'reviewerId');
    return value !== undefined && value === record['drafterId'] ? [{ path: ['reviewerId'], value }] : noBreach;
  },
};

const decisions = ['ReviewDecision', 'ReviewRecord'];
const gatesIn = (record: RuleRecord): readonly string[] => recordsAt(record, 'gates').flatMap((gate) => textAt(gate, 'gate') ?? []);

/** What goes to new media passed each of the five gates, one by one. */
const fiveGates: RecordRule = {
  id: 'five-gates',
  on: 'record',
  severity: 'error',
  zh: '内容要发往政务新媒体，缺少{missing}的结论。请逐关给出。',
  en: 'The content goes to new media and lacks the result for: {missing}. Give one for each gate.',
  requirement: 'JY-PUB-012',
  types: decisions,
  check(record) {
    if (record['isForNewMedia'] !== true || record['result'] !== 'passed') return noBreach;
    const given = new Set(gatesIn(record));
    const missing = (codeTable('review-gate')?.members ?? []).filter(({ code }) => !given.has(code));
    return missing.length === 0 ? noBreach : [{ path: ['gates'], params: { missing: namesOf(missing) } }];
  },
};

const namesOf = (members: readonly { readonly zh: string; readonly en: string }[]): TwoNames => ({
  zh: members.map(({ zh }) => zh).join('、'),
  en: members.map(({ en }) => en).join(', '),
});

/** A gate is named once, and what passed has no gate that failed. */
const gateResults: RecordRule = {
  id: 'gate-results',
  on: 'record',
  severity: 'error',
  zh: '关口“{value}”{fault}。请改正。',
  en: 'The gate "{value}" {faultEn}. Correct it.',
  requirement: 'JY-PUB-012',
  types: decisions,
  check(record) {
    const names = gatesIn(record);
    return recordsAt(record, 'gates').flatMap((gate, at): readonly Breach[] => {
      const value = textAt(gate, 'gate') ?? '';
      if (names.indexOf(value) !== at) return [{ path: ['gates', at, 'gate'], value, params: { fault: '给出了两次结论', faultEn: 'has two results' } }];
      if (record['result'] !== 'passed' || gate['hasPassed'] !== false) return noBreach;
      return [{ path: ['gates', at, 'hasPassed'], value, params: { fault: '没有通过，总的结论却是通过', faultEn: 'did not pass and the whole did' } }];
    });
  },
};

/** A refusal leads back, never ahead. */
const reviewReturn: RecordRule = {
  id: 'review-return',
  on: 'record',
  severity: 'error',
  zh: '第{step}步退回到第{value}步，应退回到它之前的步骤；退回起草人的不填。',
  en: 'Step {step} returns to step {value}; it has to be an earlier one, or absent for the author.',
  requirement: 'JY-PUB-010',
  types: ['ReviewProcessDraft', 'ReviewProcess'],
  check: (record) =>
    recordsAt(record, 'steps').flatMap((step, at): readonly Breach[] => {
      const target = numberAt(step, 'returnsToStep');
      return target === undefined || target <= at ? noBreach : [{ path: ['steps', at, 'returnsToStep'], value: String(target), params: { step: at + 1 } }];
    }),
};

/** Findings of a record with their places; a stored finding is one itself. */
const findingsIn = (record: RuleRecord): readonly { readonly path: readonly (string | number)[]; readonly finding: RuleRecord }[] => [
  ...(record['start'] === undefined ? [] : [{ path: [], finding: record }]),
  ...recordsAt(record, 'findings').map((finding, at) => ({ path: ['findings', at], finding })),
  ...recordsAt(record, 'items').map((finding, at) => ({ path: ['items', at], finding })),
];

/** Start and end hold exactly the words found, in Unicode characters. */
const wordingPosition: RecordRule = {
  id: 'wording-position',
  on: 'record',
  severity: 'error',
  zh: '起止位置（{start}—{end}）与该处文字的长度（{length}字）不符。位置以 Unicode 字符计，含起不含止。',
  en: 'The place ({start} to {end}) does not fit the {length} characters found. Places count Unicode characters, the end not included.',
  requirement: 'JY-PUB-013',
  types: ['WordingReport', 'StoredWordingFinding', 'WordingFindingPage'],
  check: (record) =>
    findingsIn(record).flatMap(({ path, finding }): readonly Breach[] => {
      const [start, end, text] = [numberAt(finding, 'start'), numberAt(finding, 'end'), textAt(finding, 'text')];
      if (start === undefined || start < 0 || end === undefined || text === undefined) return noBreach;
      const { length } = [...text];
      return end - start === length ? noBreach : [{ path: [...path, 'end'], value: String(end), params: { start, end, length } }];
    }),
};

const rankOf = (severity: string | undefined): number => Number(severity === undefined ? 0 : (codeMember('wording-severity', severity)?.['rank'] ?? 0));

/** A report is blocked exactly when a finding reaches the blocking severity of the site. */
const blockingSeverity: RecordRule = {
  id: 'blocking-severity',
  on: 'record',
  severity: 'error',
  zh: '是否拦截（isBlocked）与各处发现的级别不符：应为{expected}。',
  en: 'isBlocked does not follow from the severities found: it should be {expected}.',
  requirement: 'JY-PUB-019',
  types: ['WordingReport'],
  check(record) {
    const limit = rankOf(textAt(record, 'blockingSeverity'));
    const isBlocked = limit > 0 && recordsAt(record, 'findings').some((finding) => rankOf(textAt(finding, 'severity')) >= limit);
    return record['isBlocked'] === isBlocked
      ? noBreach
      : [{ path: ['isBlocked'], value: String(record['isBlocked']), params: { expected: String(isBlocked) } }];
  },
};

/** All of this file. */
export const reviewRules: readonly RecordRule[] = [authorIsNotReviewer, blockingSeverity, fiveGates, gateResults, reviewReturn, wordingPosition];
