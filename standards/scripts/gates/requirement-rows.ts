/** Each requirement says in both languages what must hold, with the word of its level, and is honest about where it comes from. */
import { isPlanned, type Requirement } from '../requirements.ts';
import { closeGate, type GateResult } from './gate.ts';
import { rowsOf, type World } from './world.ts';

/** 应 = MUST, 宜 = SHOULD, 可 = MAY. */
const levelWords: Record<Requirement['level'], RegExp> = { MUST: /应|不得/, SHOULD: /宜/, MAY: /可/ };
const evidences = new Set(['text', 'second-hand', 'memory']);
const members = new Set([
  'id',
  'title',
  'statement',
  'level',
  'basis',
  'reason',
  'source',
  'evidence',
  'clauses',
  'actor',
  'surface',
  'planned',
  'verify',
  'stability',
  'since',
]);
const surfaces = new Set(['operations', 'schemas', 'pages', 'rules', 'data']);
const actors = new Set(['platform', 'site', 'page', 'plugin', 'operator']);
const stabilities = new Set(['experimental', 'candidate', 'stable', 'deprecated', 'withdrawn']);
/** Most characters of a statement: one demand fits, two do not. */
const longest = 140;
const has = (text: string | undefined) => (text ?? '').trim() !== '';

/** Judges each row. */
export function checkRequirementRows(world: World): GateResult {
  const rows = rowsOf(world);
  return closeGate('requirement-rows', rows.length, rows.flatMap(rowFaults));
}

function rowFaults(row: Requirement): readonly string[] {
  const { id, title, statement, level, basis } = row;
  const faults = [
    [has(title.zh) && has(title.en) && has(statement.zh) && has(statement.en), 'needs title and statement in Chinese and English'],
    [/[\u4e00-\u9fff]/.test(statement.zh) && statement.zh.endsWith('。'), 'its Chinese statement is a sentence and ends with 。'],
    [levelWords[level]?.test(statement.zh) ?? false, `is ${level}, and its Chinese statement lacks the word of that level (应 MUST, 宜 SHOULD, 可 MAY)`],
    [level === 'MUST' || !/应[^急对用答]|不得/.test(statement.zh), `is ${level} and says 应 or 不得, which is MUST`],
    [['literal', 'derived', 'adopted', 'project'].includes(basis), `basis "${basis}" is unknown`],
    [basis !== 'derived' || has(row.reason), 'is derived without saying how it follows (reason)'],
    [basis !== 'adopted' || (has(row.source) && evidences.has(row.evidence ?? '')), 'is adopted without source and evidence (text, second-hand, memory)'],
    [basis === 'adopted' || row.evidence === undefined, 'states evidence, which only an adopted row has'],
    [level !== 'MUST' || row.evidence !== 'memory', 'rests on memory alone and is MUST; read the source or lower the level'],
    [actors.has(row.actor), `actor "${row.actor}" is unknown`],
    [stabilities.has(row.stability), `stability "${row.stability}" is unknown`],
    [isPlanned(row) === (row.stability === 'experimental'), 'is experimental exactly when its verification is planned'],
    [isPlanned(row) === (row.planned !== undefined), 'has "planned" exactly when its verification is planned'],
    [statement.zh.length <= longest, `its Chinese statement has ${statement.zh.length} characters, more than ${longest}; split it`],
  ] as const;
  // an unquoted comma in YAML makes a member of half a sentence
  const strange = [
    ...Object.keys(row).filter((name) => !members.has(name)),
    ...Object.keys(row.surface).filter((name) => !surfaces.has(name)),
    ...Object.keys(row.planned ?? {}).filter((name) => name !== 'module' && (name === 'data' || !surfaces.has(name))),
    ...Object.keys(row.verify).filter((name) => !['method', 'checks', 'reason', 'state'].includes(name)),
    ...[title, statement].flatMap((texts) => Object.keys(texts).filter((name) => name !== 'zh' && name !== 'en')),
  ];
  return [...faults.filter(([holds]) => !holds).map(([, fault]) => `${id}: ${fault}`), ...strange.map((name) => `${id}: has an unknown member "${name}"`)];
}
