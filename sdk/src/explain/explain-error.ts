/** Error codes of the interface and rules of findings. */

import { type ErrorCode, errorCodes } from '../errors/codes.ts';
import { messages } from '../validate/messages.ts';
import { rules } from '../validate/rules/rules.ts';
import type { Explanation } from './explanation.ts';
import { ruleRequirement, ruleTitle } from './rule-titles.ts';
import { requirements } from './standard.ts';

/** Undefined when the table of errors has no such code. */
export function explainError(asked: string): Explanation | undefined {
  const code = asked.replace(/^urn:jiyue:1:problem:/, '').toUpperCase();
  if (!Object.hasOwn(errorCodes, code)) return undefined;
  const { status, title, detail } = errorCodes[code as ErrorCode];
  return {
    kind: 'error',
    id: code,
    title: { zh: title['zh-CN'], en: title.en },
    text: { zh: detail['zh-CN'], en: detail.en },
    facts: [
      { key: 'status', value: String(status) },
      { key: 'problem', value: `urn:jiyue:1:problem:${code}` },
    ],
    lists: [],
    see: ['Problem'],
  };
}

/** A rule that findings name: a keyword of schemas, a rule of the standard, a fault of a file. Undefined when it is unknown. */
export function explainRule(id: string): Explanation | undefined {
  const title = ruleTitle(id);
  if (!title) return undefined;
  const own = rules.find((rule) => rule.id === id);
  const sentence = own ?? messages[id];
  const requirement = ruleRequirement(id);
  const bound = requirement === undefined ? undefined : requirements.get(requirement);
  const severity = own?.severity ?? 'error';
  return {
    kind: 'rule',
    id,
    title,
    ...(sentence ? { text: { zh: withoutPlaces(sentence.zh, '该字段'), en: withoutPlaces(sentence.en, 'the field') } } : {}),
    facts: [
      {
        key: 'severity',
        value: severity === 'error' ? { zh: '错误（拒绝该记录）', en: 'error (refuses the record)' } : { zh: '警告（只提示）', en: 'warning (only told)' },
      },
      ...(bound ? [{ key: 'requirement' as const, value: { zh: `${bound.id} ${bound.title.zh}`, en: `${bound.id} ${bound.title.en}` } }] : []),
    ],
    lists: own?.on === 'record' ? [{ key: 'types', items: own.types.map((name) => ({ id: name, title: { zh: '', en: '' } })) }] : [],
    see: requirement === undefined ? [] : [requirement],
  };
}

/** A sentence with nothing to fill in: what only an occurrence can tell becomes "…". */
const withoutPlaces = (text: string, thing: string): string =>
  text
    .replace(/^\{thing\}/, thing.replace(/^the/, 'The'))
    .replaceAll('{thing}', thing)
    .replace(/\{(received|near)\}/g, '')
    .replace(/\{\w+\}/g, '…');
