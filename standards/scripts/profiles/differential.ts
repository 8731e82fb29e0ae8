/** What a profile adds to its base, as a page for people: Chinese first, English beside it. */
import type { CompiledProfile } from './compile.ts';
import type { CodeConstraint, Extension, PropertyConstraint, Words } from './profile.ts';
import { referenceOf } from './profile.ts';

/** Markdown. */
export function differential({ profile, chain, claims, types, proofs }: CompiledProfile, base: CompiledProfile | undefined): string {
  const { title, constrain, extend, levels, thresholds, standards = [], notice, asks } = profile;
  const added = claims.requirements.filter((id) => !base?.claims.requirements.includes(id));
  const planned = claims.planned.filter((id) => !base?.claims.planned.includes(id));
  const lines = [
    `# ${title.zh} · ${title.en}`,
    '',
    `\`${referenceOf(profile)}\`：在 \`${profile.base}\` 之上增加的内容。 · What it adds to \`${profile.base}\`.`,
    `次序 Chain: ${chain.map((one) => `\`${one}\``).join(' → ')}`,
    ...(notice ? ['', `**${notice.zh}。** · **${notice.en}.**`] : []),
    ...table(
      '标准 · Standards',
      ['编号 Number', '名称 Title', '看到的部分 What was seen'],
      standards.map(({ number, title: name, reached }) => [number, name, reached]),
    ),
    ...table(
      '模块 · Modules',
      ['模块 Module', '名称 Title', '操作 Operations'],
      (asks?.modules ?? []).map((one) => [`\`${one.name}\``, both(one.title), one.operations.map((id) => `\`${id}\``).join(' ')]),
    ),
    ...list('要求 · Requirements asked for', added),
    ...list('计划中的要求（现在不要求任何人） · Planned requirements, asked of nobody yet', planned),
    ...table('约束 · Constraints', ['位置 Place', '约束 Limit', '理由 Reason'], constrain.map(constraintRow)),
    ...table('扩展字段 · Extensions', ['位置 Place', '名称 Title', '必填 Required', '模式 Schema'], extend.map(extensionRow)),
    ...table('提高的级别 · Raised levels', ['要求 Requirement', '级别 Level'], Object.entries(levels)),
    ...table(
      '收紧的阈值 · Tightened thresholds',
      ['指标 Indicator', '阈值 Threshold', '值 Value'],
      Object.entries(thresholds).flatMap(([id, own]) => Object.entries(own).map(([name, value]) => [id, name, String(value)])),
    ),
    ...list('有自己模式的类型 · Types with a schema of their own', Object.keys(types)),
    '',
    ...(proofs.length > 0 ? [`${proofs.length} 处收紧须由证明器逐一证明。 · ${proofs.length} narrowings, each to be proven by the prover.`, ''] : []),
  ];
  return lines.join('\n');
}

const both = ({ zh, en }: Words) => `${zh} · ${en}`;
const cell = (text: string) => text.replaceAll('|', '\\|');

function table(heading: string, head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return ['', `## ${heading}`, '', line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)];
}

const list = (heading: string, ids: readonly string[]): readonly string[] =>
  ids.length === 0 ? [] : ['', `## ${heading}`, '', ids.map((id) => `\`${id}\``).join(' ')];

function constraintRow(row: PropertyConstraint | CodeConstraint): readonly string[] {
  if ('code' in row) return [`代码表 table \`${row.code}\``, `不用 not used: ${row.forbid.map((code) => `\`${code}\``).join(' ')}`, both(row.reason)];
  const { type, property, reason, ...limits } = row;
  const words = Object.entries(limits).map(([keyword, value]) =>
    keyword === 'require' ? '必填 required' : `${keyword} \`${Array.isArray(value) ? value.join(' ') : String(value)}\``,
  );
  return [
    [type]
      .flat()
      .map((name) => `\`${name}.${property}\``)
      .join('<br>'),
    words.join('；'),
    both(reason),
  ];
}

const extensionRow = ({ type, path, title, schema, require: required }: Extension): readonly string[] => [
  [type]
    .flat()
    .map((name) => `\`${name}.${path}\``)
    .join('<br>'),
  both(title),
  required ? '是 yes' : '否 no',
  `\`${JSON.stringify(schema)}\``,
];
