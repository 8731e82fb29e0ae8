/** A comparison as a page for the people who have to migrate: Markdown, by area, the breaking changes first. */

import { fillSentence, type Sentence } from '../../import/language.ts';
import type { Area, Change } from '../change.ts';
import { countedLevel } from '../compare-versions.ts';
import { type DiffReport, directions } from './report.ts';
import { areaTexts, diffReportTexts, directionTexts, levelTexts, verdictTexts } from './texts.ts';

const areas: readonly Area[] = ['schema', 'code', 'operation', 'event', 'requirement'];

/** Markdown with a line break at its end. */
export function migrationGuide(report: DiffReport): string {
  const { language, changes } = report;
  const text = (sentence: Sentence, data?: { readonly [name: string]: unknown }) => fillSentence(sentence, language, data);
  // sentences of changes are filled already: braces in them are text
  const said = ({ zh, en }: Sentence) => (language === 'en' ? en : zh);
  const lines = [
    `# ${text(diffReportTexts.title, { old: report.old, new: report.new })}`,
    '',
    text(diffReportTexts.intro),
    '',
    `- ${text(diffReportTexts.level, { level: text(levelTexts[report.level]), allowed: text(levelTexts[report.allowed]) })}`,
    `- ${text(diffReportTexts.sum, { ...report.counts })}`,
    `- ${text(diffReportTexts.seen, { ...report.seen })}`,
    ...(report.readerView === 'strict' && report.seen.types > 0 ? [`- ${text(diffReportTexts.strictReader)}`] : []),
  ];
  for (const area of areas) {
    const own = changes.filter((change) => change.area === area);
    if (own.length === 0) continue;
    lines.push('', `## ${text(areaTexts[area])}`);
    for (const change of own) lines.push('', ...section(change, text, said));
  }
  if (changes.length === 0) lines.push('', text(diffReportTexts.noChange));
  return `${[...lines, ...verdictTable(report, text)].join('\n')}\n`;
}

type Text = (sentence: Sentence, data?: { readonly [name: string]: unknown }) => string;

function section(change: Change, text: Text, said: (sentence: Sentence) => string): readonly string[] {
  const { thing, pointer, direction, verdict, what, affected, action, example, at, types, fingerprint, exempt, level } = change;
  const head = [
    text(levelTexts[level]),
    ...(verdict === 'cannot-prove' ? [text(verdictTexts[verdict])] : []),
    ...(direction ? [text(directionTexts[direction])] : []),
  ].join(' · ');
  const isSmall = countedLevel(change) !== 'major';
  if (isSmall && change.area === 'schema' && !exempt) return [`- ${head}: \`${thing}${pointer}\` ${inline(said(what))}`];
  return [
    `### ${head}: ${inline(said(what))}`,
    '',
    `- ${text(diffReportTexts.where)}: \`${thing}${pointer}\``,
    ...(types && types.length > 0 ? [`- ${text(diffReportTexts.types)}: ${types.map((type) => `\`${type}\``).join(', ')}`] : []),
    `- ${text(diffReportTexts.affected)}: ${said(affected)}`,
    `- ${text(diffReportTexts.action)}: ${said(action)}`,
    `- ${text(diffReportTexts.fingerprint)}: \`${fingerprint}\``,
    ...(exempt ? [`- ${text(exempt.by === 'approval' ? diffReportTexts.exemptApproved : diffReportTexts.exemptExperimental, { ...exempt })}`] : []),
    ...(example === undefined
      ? []
      : ['', `${at ? text(diffReportTexts.exampleAt, { at: `\`${at}\`` }) : text(diffReportTexts.example)}:`, '', ...fenced(example)]),
  ];
}

/** A fence longer than any in the text. */
function fenced(example: unknown): readonly string[] {
  const json = JSON.stringify(example, null, 2);
  const longest = Math.max(2, ...[...json.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}json`, json, fence];
}

/** Text of others inside Markdown: nothing in it is markup. */
const inline = (text: string): string => text.replace(/([\\`*_[\]<>#|])/g, '\\$1').replaceAll('\n', ' ');

/** Types that ask for work in a table; the others, which may be hundreds, by name. */
function verdictTable({ verdicts }: DiffReport, text: Text): readonly string[] {
  if (verdicts.length === 0) return [];
  const used = directions.filter((direction) => verdicts.some((one) => one.direction === direction));
  const all = [...new Set(verdicts.map(({ type }) => type))].sort();
  const isMet = (type: string) => verdicts.some((one) => one.type === type && one.verdict !== 'compatible');
  const [types, rest] = [all.filter(isMet), all.filter((type) => !isMet(type))];
  const cell = (type: string, wanted: string) => {
    const found = verdicts.find(({ type: name, direction }) => name === type && direction === wanted);
    return found ? text(verdictTexts[found.verdict]) : '';
  };
  return [
    '',
    `## ${text(diffReportTexts.verdicts)}`,
    '',
    ...(types.length === 0
      ? []
      : [
          `| ${[text(diffReportTexts.type), ...used.map((direction) => text(directionTexts[direction]))].join(' | ')} |`,
          `|${'---|'.repeat(used.length + 1)}`,
          ...types.map((type) => `| ${[`\`${type}\``, ...used.map((direction) => cell(type, direction))].join(' | ')} |`),
          ...(rest.length === 0 ? [] : ['']),
        ]),
    ...(rest.length === 0 ? [] : [text(diffReportTexts.restCompatible, { count: rest.length, types: rest.map((type) => `\`${type}\``).join(' ') })]),
  ];
}
