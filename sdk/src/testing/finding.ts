/** What a check of a plugin has to say: which promise of the contract is broken, where, and what to do. */
import { fillSentence } from '../import/language.ts';
import { type RuleId, ruleTexts } from './rule-texts.ts';

/** One finding. */
export interface PluginFinding {
  /** Name of the promise, e.g. "lifecycle/leak"; the guide of plugin authors lists them. */
  readonly rule: PluginRule;
  /** error: a platform may refuse it, or it will do harm. warning: worth a look. */
  readonly level: 'error' | 'warning';
  /** What was seen and what to do, in one or two sentences. */
  readonly message: { readonly 'zh-CN': string; readonly en: string };
  /** File and place in it, or the operation or member concerned. Absent: the plugin as a whole. */
  readonly at?: string;
  /** Level of isolation that it was seen at, the lowest one. Absent: its files alone show it. */
  readonly isolation?: 'inline' | 'worker' | 'process';
}

/** Names of all promises that are checked. */
export type PluginRule = RuleId extends `${infer Group}/${infer Name}:${string}` ? `${Group}/${Name}` : never;

/** A word that differs by language. */
export interface TwoWords {
  readonly 'zh-CN': string;
  readonly en: string;
}

/** Data of a sentence, `TwoWords` where the languages differ; `at` also becomes the place. */
export interface FindingData {
  readonly [name: string]: unknown;
  readonly at?: string;
}

/** A finding with the sentence of the catalogue filled in. */
export function findingOf(id: RuleId, data: FindingData = {}): PluginFinding {
  const { zh, en, level = 'error' } = ruleTexts[id] as { readonly zh: string; readonly en: string; readonly level?: 'warning' };
  return {
    rule: id.slice(0, id.indexOf(':')) as PluginRule,
    level,
    message: { 'zh-CN': fillSentence({ zh, en }, 'zh-CN', inLanguage(data, 'zh-CN')), en: fillSentence({ zh, en }, 'en', inLanguage(data, 'en')) },
    ...(data.at === undefined ? {} : { at: data.at }),
  };
}

const inLanguage = (data: FindingData, language: 'zh-CN' | 'en') =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, isTwoWords(value) ? value[language] : value]));

const isTwoWords = (value: unknown): value is TwoWords => typeof value === 'object' && value !== null && 'zh-CN' in value && 'en' in value;
