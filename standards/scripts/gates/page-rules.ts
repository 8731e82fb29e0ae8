/** Page rules judge their own examples as they say, and agree with the page format. */
import { type Expectation, judgePage, type PageOutcome, type PageRule, type PageRuleFile, isRuleFile } from '../page-rules.ts';
import { closeGate, type GateResult, repeated } from './gate.ts';
import type { World } from './world.ts';

const evidences = new Set(['text', 'second-hand', 'memory', 'project']);
const outcomes: readonly PageOutcome[] = ['passed', 'failed', 'inapplicable'];
const named = ({ zh, en }: { readonly zh: string; readonly en: string }) => zh.trim() !== '' && en.trim() !== '';

/** The page format (pages/page-tags.yaml) as far as rules must agree with it. */
interface PageFormat {
  readonly id: string;
  readonly kinds: readonly { readonly code: string; readonly mandatory: readonly string[] }[];
  readonly footer: readonly { readonly code: string; readonly mandatory: boolean }[];
}

/** Judges each rule and each of its examples. */
export function checkPageRules({ pages, standard: { tables } }: World): GateResult {
  const kinds = new Set(tables.find(({ id }) => id === 'page-kind')?.members.map(({ code }) => code));
  const format = pages.map(({ doc }) => doc as PageFormat).find(({ id }) => id === 'page-tags');
  const files = pages.flatMap(({ file, doc }) => (isRuleFile(doc) ? [{ file, doc }] : []));
  const findings = files.flatMap(({ file, doc }) => judgeFile(doc, kinds, format).map((fault) => `${file}: ${fault}`));
  const examples = files.flatMap(({ doc }) => doc.rules.flatMap((rule) => outcomes.flatMap((outcome) => rule.examples[outcome])));
  return closeGate('page-rules', examples.length, findings);
}

function judgeFile({ rules, groups }: PageRuleFile, kinds: ReadonlySet<string>, format: PageFormat | undefined): readonly string[] {
  const known = new Set(groups.map(({ id }) => id));
  return [
    ...repeated(rules.map(({ id }) => id)).map((id) => `rule ${id} stands twice`),
    ...groups.filter((group) => !named(group)).map(({ id }) => `group ${id} needs zh and en`),
    ...rules.flatMap((rule) => [
      ...ruleFaults(rule, kinds, known),
      ...rule.expect.flatMap((one) => shapeFaults(one).map((fault) => `${rule.id}: an expectation ${fault}`)),
      ...outcomes.flatMap((outcome) => exampleFaults(rule, outcome)),
    ]),
    ...(format ? formatFaults(rules, format) : ['there is no page format (page-tags) to agree with']),
  ];
}

function ruleFaults(
  { id, group, title, statement, pages, expect, level, source, evidence }: PageRule,
  kinds: ReadonlySet<string>,
  groups: ReadonlySet<string>,
) {
  const faults: readonly (readonly [boolean, string])[] = [
    [/^[a-z]+(-[a-z]+)*$/.test(id), 'is not written in kebab-case'],
    [groups.has(group), `stands in group "${group}", which is not described`],
    [named(title) && named(statement), 'needs title and statement in both languages'],
    [pages.length > 0 && pages.every((kind) => kinds.has(kind)), `is for "${pages.find((kind) => !kinds.has(kind)) ?? ''}", which is no kind of page`],
    [expect.length > 0, 'expects nothing'],
    [['error', 'warning'].includes(level), `has the level "${level}"`],
    [evidences.has(evidence) && source.trim() !== '', 'needs source and evidence'],
    [!(evidence === 'memory' && level === 'error'), 'rests on memory and is an error; make it a warning'],
  ];
  return faults.filter(([holds]) => !holds).map(([, fault]) => `${id} ${fault}`);
}

function shapeFaults(one: Expectation): readonly string[] {
  const said = (['count', 'each', 'some', 'shows', 'named', 'same', 'unique', 'headings'] as const).filter((key) => one[key] !== undefined);
  const faults: readonly (readonly [boolean, string])[] = [
    [said.length === 1, 'must say exactly one thing'],
    [one.count === undefined || one.min !== undefined || one.max !== undefined, 'counts without min or max'],
    [
      one.each === undefined || (one.text !== undefined) !== (one.attribute !== undefined && one.matches !== undefined),
      'needs either text, or attribute and matches',
    ],
    [one.some === undefined || one.text !== undefined, 'says of some element nothing; give text'],
    [one.shows === undefined || one.in !== undefined, 'does not say in what the value shows'],
    [one.same === undefined || one.same.length > 1, 'compares one place with nothing'],
  ];
  return faults.filter(([holds]) => !holds).map(([, fault]) => fault);
}

function exampleFaults(rule: PageRule, outcome: PageOutcome): readonly string[] {
  const examples = rule.examples[outcome];
  if (examples.length === 0) return [`${rule.id} has no example that is ${outcome}`];
  return examples.flatMap((example, index) => {
    try {
      const judged = judgePage(rule, example);
      return judged === outcome ? [] : [`${rule.id} says ${judged} of its ${outcome} example ${index + 1}`];
    } catch (error) {
      return [`${rule.id}: its ${outcome} example ${index + 1} cannot be judged: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

/** The rule <kind>-tags asks for the mandatory tags of that kind, and footer-<code> for each mandatory mark. */
function formatFaults(rules: readonly PageRule[], { kinds, footer }: PageFormat): readonly string[] {
  const tags = kinds.flatMap(({ code, mandatory }) => {
    const asked = (rules.find(({ id }) => id === `${code}-tags`)?.expect ?? []).map(({ count = '' }) => /name=(\w+)/.exec(count)?.[1] ?? '');
    if (asked.join() === mandatory.join()) return [];
    return [`${code}-tags asks for ${asked.join(', ')}; the page format makes ${mandatory.join(', ')} mandatory`];
  });
  const marks = footer.filter(({ code, mandatory }) => mandatory && !rules.some(({ id }) => id === `footer-${code}`));
  return [...tags, ...marks.map(({ code }) => `no rule footer-${code} asks for the mandatory footer mark ${code}`)];
}
