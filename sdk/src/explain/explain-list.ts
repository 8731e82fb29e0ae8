/** Lists of everything of one sort: types, tables, requirements, clauses, errors, rules, operations, tags, events. */

import { codeTables } from '../codes/code-tables.ts';
import { errorCodes } from '../errors/codes.ts';
import { type Explanation, type Item, sameWords } from './explanation.ts';
import { operations } from './explain-operation.ts';
import { eventTypes, explainTag, tagNames } from './explain-page.ts';
import { explainPath } from './explain-type.ts';
import { ruleTitle, titledRules } from './rule-titles.ts';
import { clauses, requirements, typeNames, type Words } from './standard.ts';

interface Listing {
  readonly title: Words;
  readonly items: () => readonly Item[];
}

const titleOfType = (name: string): Words => {
  const answer = explainPath(name);
  return answer && 'found' in answer ? answer.found.title : sameWords('');
};

const listings: { readonly [name: string]: Listing } = {
  types: { title: { zh: '类型', en: 'Types' }, items: () => typeNames.map((id) => ({ id, title: titleOfType(id) })) },
  tables: { title: { zh: '代码表', en: 'Code tables' }, items: () => codeTables().map(({ id, title }) => ({ id, title })) },
  requirements: { title: { zh: '要求', en: 'Requirements' }, items: () => [...requirements.values()].map(({ id, title }) => ({ id, title })) },
  clauses: {
    title: { zh: '条文', en: 'Sentences of the notice' },
    items: () => [...clauses.values()].filter(({ partOf }) => partOf === undefined).map(({ id, zh, en }) => ({ id, title: { zh, en } })),
  },
  errors: {
    title: { zh: '错误码', en: 'Error codes' },
    items: () => Object.entries(errorCodes).map(([id, { title }]) => ({ id, title: { zh: title['zh-CN'], en: title.en } })),
  },
  rules: { title: { zh: '规则', en: 'Rules' }, items: () => titledRules.map((id) => ({ id, title: ruleTitle(id)! })) },
  operations: { title: { zh: '接口操作', en: 'Operations' }, items: () => operations.map(({ id, summary }) => ({ id, title: summary })) },
  tags: { title: { zh: '页面标签', en: 'Page tags' }, items: () => tagNames.map((id) => ({ id, title: explainTag(id)!.title })) },
  events: { title: { zh: '变更事件', en: 'Change events' }, items: () => eventTypes.map((id) => ({ id, title: sameWords('') })) },
};

/** Names of the lists. */
export const listNames: readonly string[] = Object.keys(listings);

/** Undefined when there is no such list. */
export function explainList(name: string): Explanation | undefined {
  if (!Object.hasOwn(listings, name)) return undefined;
  const { title, items } = listings[name]!;
  return { kind: 'list', id: name, title, facts: [], lists: [{ key: 'things', items: items() }], see: [] };
}
