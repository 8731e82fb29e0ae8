/** A finding as a sentence: thing, rule, value, next step. The only place where findings become text. */
import { type ErrorCode, errorCodes } from '../errors/codes.ts';
import { fillDetail } from '../errors/fill-detail.ts';
import type { Finding, TwoNames } from './finding.ts';
import { pathOf, textOfValue } from './finding.ts';
import { type Message, messages, typeNames } from './messages.ts';
import { ruleMessages } from './rules/rules.ts';

type Language = 'zh-CN' | 'en';

/** One sentence in the language asked for. Never empty, never with an unfilled placeholder; an unknown rule is named as it is. */
export function describeFinding(finding: Finding, language: Language): string {
  // what only a platform can tell of a place (an unknown reference, a missing right) goes by its error code
  if (Object.hasOwn(errorCodes, finding.rule))
    return fillDetail(finding.rule, errorCodes[finding.rule as ErrorCode].detail[language], { pointer: finding.pointer, ...finding.params }, language);
  const message = messageOf(finding);
  const text = language === 'en' ? message.en : message.zh;
  return text.replace(/\{(\w+)\}([。.]?)/g, (_all, name: string, stop: string) => {
    const filled = fill(name, finding, language);
    // a question ends its sentence itself
    return name === 'near' && filled !== '' ? filled : filled + stop;
  });
}

/** The sentence of a finding's rule, unfilled. */
export function messageOf({ rule, params }: Pick<Finding, 'rule' | 'params'>): Message {
  const variant = params?.['variant'];
  const found = (typeof variant === 'string' ? messages[`${rule}:${variant}`] : undefined) ?? messages[rule] ?? ruleMessages.get(rule);
  return found ?? messages['unknown']!;
}

function fill(name: string, finding: Finding, language: Language): string {
  const { rule, value, params = {} } = finding;
  switch (name) {
    case 'thing':
      return thingOf(finding, language);
    case 'rule':
      return rule;
    case 'value':
      return short(value ?? '');
    case 'received':
      return value === undefined ? '' : language === 'en' ? `; received "${short(value)}"` : `，收到“${short(value)}”`;
    case 'near':
      return nearOf(params.near ?? [], language);
    case 'type':
      return [params['type']]
        .flat()
        .map((type) => nameIn(typeNames[String(type)], language) ?? String(type))
        .join(language === 'en' ? ' or ' : '或');
    case 'allowed':
      return listOf([params['allowed']].flat(), language);
    default:
      return textOf(params[name], language);
  }
}

/** “标题”(title), with the number of an item; the whole value when the pointer is empty. */
function thingOf({ pointer, params }: Finding, language: Language): string {
  const path = pathOf(pointer);
  const lastName = path.findLastIndex((step) => !/^\d+$/.test(step));
  const items = path
    .slice(lastName + 1)
    .map((step) => (language === 'en' ? ` item ${Number(step) + 1}` : `第${Number(step) + 1}项`))
    .join('');
  const name = path[lastName];
  const field = nameIn(params?.field, language);
  if (name === undefined) return items === '' ? (language === 'en' ? 'The content' : '内容') : items.trim();
  if (!field || field === name) return language === 'en' ? `"${short(name)}"${items}` : `“${short(name)}”${items}`;
  return language === 'en' ? `"${field}" (${short(name)})${items}` : `“${field}”(${short(name)})${items}`;
}

function nearOf(near: readonly string[], language: Language): string {
  if (near.length === 0) return '';
  return language === 'en' ? `; did you mean ${near.map((one) => `"${one}"`).join(' or ')}?` : `；是否为${near.map((one) => `“${one}”`).join('或')}？`;
}

const nameIn = (names: TwoNames | undefined, language: Language) => (language === 'en' ? names?.en : names?.zh);
const short = (text: string) => textOfValue(text, 80);
const listOf = (items: readonly unknown[], language: Language) => items.map((item) => textOfValue(item, 80)).join(language === 'en' ? ', ' : '、');

function textOf(value: unknown, language: Language): string {
  if (Array.isArray(value)) return listOf(value, language);
  if (isNames(value)) return nameIn(value, language) ?? '';
  return value === undefined ? '' : textOfValue(value, 200);
}

const isNames = (value: unknown): value is TwoNames => typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
