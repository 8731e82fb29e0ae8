/** Code tables and constrained strings: named in both languages, honest about their source, and used. */
import { references } from '../schema-files.ts';
import type { CodeTable, Scalar } from '../sources.ts';
import { closeGate, type GateResult, inChinese } from './gate.ts';
import type { World } from './world.ts';

const evidences = new Set(['text', 'second-hand', 'memory', 'project']);
const has = (text: unknown) => typeof text === 'string' && text.trim() !== '';

/** Judges each table with its members, and each scalar with its example. */
export function checkCodeTables({ standard, openapi }: World): GateResult {
  const { tables, scalars, model, views } = standard;
  const used = new Set([...model.keys()].flatMap((name) => references(views.strict[name])));
  for (const name of parameterTypes(openapi)) used.add(name);
  const findings = [...tables.flatMap((table) => tableFaults(table, used)), ...scalars.flatMap((scalar) => scalarFaults(scalar, used))];
  return closeGate('code-tables', scalars.length + tables.reduce((sum, { members }) => sum + 1 + members.length, 0), findings);
}

const parameterTypes = (openapi: unknown): readonly string[] =>
  [...JSON.stringify(openapi).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name);

function tableFaults({ id, typeName, title, bind, pattern, source, members, usedBy }: CodeTable, used: ReadonlySet<string>): readonly string[] {
  const isUsed = used.has(typeName);
  const faults = [
    [has(title.zh) && has(title.en), 'needs a title in both languages'],
    [['required', 'extensible', 'example'].includes(bind), `bind "${bind}" is unknown`],
    [(bind === 'example') === (pattern !== undefined), 'has a pattern exactly when it is bound as example'],
    [evidences.has(source.evidence) && has(source.text) && has(source.codesBy), 'needs a source: evidence, codesBy, text'],
    [source.evidence === 'project' || source.verified !== undefined, 'comes from outside and does not say whether the list was verified'],
    [source.evidence !== 'memory' || source.verified === false, 'is from memory and calls itself verified'],
    [bind !== 'required' || !['memory'].includes(source.evidence), 'is from memory and closed; bind it as extensible'],
    [bind !== 'required' || source.verified !== false, 'is closed although its list was not verified'],
    [members.length > 0, 'has no member'],
    [isUsed || has(usedBy), 'is used by no record and no operation; take it out, or say who uses it (usedBy)'],
    [inChinese(usedBy), 'says usedBy without Chinese'],
    [!(isUsed && has(usedBy)), 'says usedBy and is used by a record; take usedBy away'],
  ] as const;
  const memberFaults = members.filter(({ zh, en, since }) => !has(zh) || !has(en) || !has(since)).map(({ code }) => `${id}: ${code} needs zh, en and since`);
  const strange = members.filter(({ code }) => code.startsWith('x-') || (pattern !== undefined && !new RegExp(pattern, 'u').test(code)));
  return [
    ...faults.filter(([holds]) => !holds).map(([, fault]) => `${id}: ${fault}`),
    ...memberFaults,
    ...members
      .filter(({ evidence }) => evidence !== undefined && !evidences.has(String(evidence)))
      .map(({ code, evidence }) => `${id}: ${code} has the evidence "${String(evidence)}", which is none of ${[...evidences].join(', ')}`),
    ...strange.map(({ code }) => `${id}: ${code} is not a code the standard may give out`),
  ];
}

function scalarFaults({ name, zh, en, pattern, example }: Scalar, used: ReadonlySet<string>): readonly string[] {
  const faults = [
    [has(zh) && has(en), 'needs a name in Chinese and a text in English'],
    [pattern.startsWith('^') && pattern.endsWith('$'), 'has a pattern that is not anchored at both ends'],
    [new RegExp(pattern, 'u').test(example), 'has an example that its own pattern refuses'],
    [used.has(name), 'is used by no record and no operation'],
  ] as const;
  return faults.filter(([holds]) => !holds).map(([, fault]) => `scalar ${name}: ${fault}`);
}
