/** Scored checks (计分的检查), by id: requirement, what is looked at, what passes and what fails. */
import { checkById, scoredChecks, type ScoredCheck } from '../conformance/scored-checks.ts';
import { type Explanation, type Item, sameWords } from './explanation.ts';
import { ruleTitle } from './rule-titles.ts';
import { requirements, type Words } from './standard.ts';
import { levelWords, wordsOf } from './standard-words.ts';

/** Ids of all scored checks. */
export const checkIds: readonly string[] = scoredChecks.map(({ check }) => check);

const deciders: { readonly [kind in ScoredCheck['kind']]: Words } = {
  places: { zh: '类型的模式，只看下列各处', en: 'the schema of the type, at the places below alone' },
  form: { zh: '类型的模式，其他检查不看的各处', en: 'the schema of the type, wherever no other check looks' },
  rule: { zh: '模式说不出的规则', en: 'a rule that no schema expresses' },
  'page-rule': { zh: '页面规则', en: 'a rule on pages' },
};

/** Title of a check: that of its requirement, and of its rule or type. */
export function checkTitle({ requirement, rule, types: [type = ''] }: ScoredCheck): Words {
  const row = requirements.get(requirement)?.title ?? sameWords('');
  const what = (rule === undefined ? undefined : ruleTitle(rule)) ?? sameWords(rule ?? type);
  return { zh: `${row.zh}：${what.zh}`, en: `${row.en}: ${what.en}` };
}

/** Undefined when there is no such check. */
export function explainCheck(asked: string): Explanation | undefined {
  const found = checkById.get(asked);
  if (!found) return undefined;
  const { check, requirement, demand, level, kind, rest, rule, types, places = [], examples } = found;
  const named = (list: ScoredCheck['examples']['failed']): readonly Item[] =>
    list.map(({ type, example }) => ({ id: type === undefined ? `${rule ?? ''} ${example}` : `${type} ${example}`, title: sameWords('') }));
  return {
    kind: 'check',
    id: check,
    title: checkTitle(found),
    ...(requirements.has(requirement) ? { text: requirements.get(requirement)!.statement } : {}),
    facts: [
      { key: 'requirement', value: requirement },
      { key: 'level', value: wordsOf(levelWords, demand) },
      { key: 'levels', value: level },
      { key: 'decides', value: deciders[kind] },
      {
        key: 'state',
        value:
          rest === 'none'
            ? { zh: '要求所说的，数据都看得出', en: 'data shows all that the requirement asks' }
            : {
                zh: '要求所说不止于此；其余由符合性检验程序检验，尚未写成',
                en: 'the requirement asks for more; the rest is left to the conformance kit, which is not written yet',
              },
      },
      { key: 'examples', value: (['passed', 'failed', 'inapplicable'] as const).map((outcome) => `${outcome} ${examples[outcome].length}`).join(', ') },
    ],
    lists: [
      { key: kind === 'page-rule' ? 'pages' : 'types', items: types.map((id): Item => ({ id, title: sameWords('') })) },
      ...(places.length > 0
        ? [{ key: 'criteria' as const, items: places.map(({ pointer, keyword }): Item => ({ id: `${pointer} ${keyword}`, title: sameWords('') })) }]
        : []),
      { key: 'cases', items: named(examples.failed) },
    ],
    see: [requirement, ...(rule === undefined ? [] : [rule])],
  };
}
