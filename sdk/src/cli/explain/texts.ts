/** Texts of `jiyue explain`. */

import type { Sentence } from '../../import/language.ts';

const sentence = (zh: string, en: string): Sentence => ({ zh, en });

/** Help and wrong use. */
export const explainVerbTexts = {
  verb: sentence(
    '离线解释规范中的事物：类型、字段、代码表、代码、要求、条文、错误码、规则、接口操作、页面标签、事件、检查指标、页面规则、工作日历、专用规范。',
    'Explains things of the standard, offline: types, fields, code tables, codes, requirements, sentences of the notice, error codes, rules, operations, page tags, events, indicators, page rules, years of the calendar, profiles.',
  ),
  things: sentence(
    '要解释的事物，也可用中文名称；types、tables、requirements、clauses、errors、rules、operations、tags、events、indicators、page-rules、checks、years、profiles、areas、modules、families、crosswalks 列出全部',
    'what to explain, also by its name; types, tables, requirements, clauses, errors, rules, operations, tags, events, indicators, page-rules, checks, years, profiles, areas, modules, families, crosswalks list them all',
  ),
  json: sentence('输出 JSON（两种语言）', 'print JSON (both languages)'),
  unknown: sentence('规范中没有“{met}”。', 'The standard has no "{met}".'),
  howToFind: sentence(
    '用 jiyue explain types、tables、requirements、errors 等查看全部。',
    'jiyue explain types, tables, requirements, errors and so on list what there is.',
  ),
} as const satisfies Record<string, Sentence>;
