/** Lists of everything of one sort: types, tables, requirements, clauses, errors, rules, operations, tags, events, indicators and so on. */

import { codeTables } from '../codes/code-tables.ts';
import { errorCodes } from '../errors/codes.ts';
import { type Explanation, type Item, sameWords } from './explanation.ts';
import { operations } from './explain-operation.ts';
import { crosswalkNames, explainCrosswalk } from './explain-crosswalk.ts';
import { areaIds, explainArea, explainFamily, explainModule, familyIds, moduleNames } from './explain-group.ts';
import { explainIndicator, indicatorIds } from './explain-indicator.ts';
import { eventTypes, explainEvent, explainTag, tagNames } from './explain-page.ts';
import { checkIds, checkTitle } from './explain-check.ts';
import { checkById } from '../conformance/scored-checks.ts';
import { explainPageRule, pageRuleIds } from './explain-page-rule.ts';
import { explainProfile } from './explain-profile.ts';
import { explainYear, yearNames } from './explain-year.ts';
import { profileReferences } from '../profiles/profiles.ts';
import { typeTitle } from './explain-type.ts';
import { ruleTitle, titledRules } from './rule-titles.ts';
import { clauses, requirements, typeNames, type Words } from './standard.ts';

interface Listing {
  readonly title: Words;
  readonly items: () => readonly Item[];
}

const listings: { readonly [name: string]: Listing } = {
  types: { title: { zh: '类型', en: 'Types' }, items: () => typeNames.map((id) => ({ id, title: typeTitle(id) })) },
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
  events: { title: { zh: '变更事件', en: 'Change events' }, items: () => eventTypes.map((id) => ({ id, title: explainEvent(id)?.title ?? sameWords('') })) },
  indicators: { title: { zh: '检查指标', en: 'Inspection indicators' }, items: () => indicatorIds.map((id) => ({ id, title: explainIndicator(id)!.title })) },
  'page-rules': { title: { zh: '页面规则', en: 'Page rules' }, items: () => pageRuleIds.map((id) => ({ id, title: explainPageRule(id)!.title })) },
  checks: { title: { zh: '计分的检查', en: 'Scored checks' }, items: () => checkIds.map((id) => ({ id, title: checkTitle(checkById.get(id)!) })) },
  years: { title: { zh: '工作日历', en: 'Years of the calendar' }, items: () => yearNames.map((id) => ({ id, title: explainYear(id)!.title })) },
  profiles: {
    title: { zh: '级别和专用规范', en: 'Levels and profiles' },
    items: () => profileReferences.map((id) => ({ id, title: explainProfile(id)!.title })),
  },
  areas: { title: { zh: '领域', en: 'Areas of requirements' }, items: () => areaIds.map((id) => ({ id, title: explainArea(id)!.title })) },
  modules: { title: { zh: '接口模块', en: 'Modules of the interface' }, items: () => moduleNames.map((id) => ({ id, title: explainModule(id)!.title })) },
  families: { title: { zh: '记录族', en: 'Families of types' }, items: () => familyIds.map((id) => ({ id, title: explainFamily(id)!.title })) },
  crosswalks: { title: { zh: '对照表', en: 'Crosswalks' }, items: () => crosswalkNames.map((id) => ({ id, title: explainCrosswalk(id)!.title })) },
};

/** Names of the lists. */
export const listNames: readonly string[] = Object.keys(listings);

/** Undefined when there is no such list. */
export function explainList(name: string): Explanation | undefined {
  if (!Object.hasOwn(listings, name)) return undefined;
  const { title, items } = listings[name]!;
  return { kind: 'list', id: name, title, facts: [], lists: [{ key: 'things', items: items() }], see: [] };
}
