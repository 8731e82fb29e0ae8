import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../plugin/outcome.ts';
import { validateStrict } from '../validate/validate.ts';
import { type ErrorCode, errorCodes } from './codes.ts';
import { problemOf, toProblem } from './to-problem.ts';

const codes = Object.keys(errorCodes) as ErrorCode[];
const languages = ['zh-CN', 'en'] as const;
const placeholders = (code: ErrorCode) =>
  [
    ...Object.values(errorCodes[code].detail)
      .join(' ')
      .matchAll(/\{(\w+)\}/g),
  ].map(([, name = '']) => name);
const example = (code: ErrorCode): Failure => ({ code, data: Object.fromEntries(placeholders(code).map((name) => [name, `<${name}>`])) });

describe('the table of error codes', () => {
  test('every row of a part is in it, and none stands in two parts', () => {
    const home = dirname(fileURLToPath(import.meta.url));
    const parts = readdirSync(home).filter((file) => file.endsWith('-codes.ts'));
    const rows = parts.flatMap((file) => [...readFileSync(join(home, file), 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+): row\(/gm)].map(([, code]) => code!));
    expect(rows.toSorted()).toEqual(codes.toSorted());
  });

  test.each(codes)('%s gives a problem of the standard in both languages, with every value filled in', (code) => {
    for (const language of languages) {
      const problem = problemOf(example(code), language, 'request-1');
      expect(validateStrict('Problem', problem)).toEqual([]);
      expect(problem).toMatchObject({
        type: `urn:jiyue:1:problem:${code}`,
        code,
        status: errorCodes[code].status,
        title: errorCodes[code].title[language],
        requestId: 'request-1',
      });
      expect(problem.detail).not.toMatch(/[{}]/);
      const names = [...errorCodes[code].detail[language].matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const name of names) expect(problem.detail).toContain(`<${name}>`);
    }
  });

  test.each(languages)('no two codes have the same title in %s', (language) => {
    const titles = codes.map((code) => errorCodes[code].title[language]);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  test('every status is one of the contract', () => {
    const statuses = new Set([400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429, 500, 503, 504]);
    expect(codes.filter((code) => !statuses.has(errorCodes[code].status))).toEqual([]);
  });

  test('Chinese sentences have no Latin comma, colon or full stop after a Chinese character', () => {
    const wrong = codes.filter((code) => /[\u4e00-\u9fff][,:;.]/.test(errorCodes[code].detail['zh-CN'] + errorCodes[code].title['zh-CN']));
    expect(wrong).toEqual([]);
  });
});

describe('problemOf', () => {
  test('shows codes of code tables by their names in the sentence and keeps them as codes in data', () => {
    const problem = toProblem({ code: 'RECORD_NOT_PUBLISHED', data: { id: 'r1', status: 'draft' } }, 'zh-CN');
    expect(problem.detail).toBe('记录“r1”处于“草稿”，只有已发布的记录可以撤稿。');
    expect(problem.data).toEqual({ id: 'r1', status: 'draft' });
  });

  test('writes lists with the separator of the language', () => {
    const failure = { code: 'SITE_STATUS_STEP', data: { siteId: 's1', from: 'applied', to: 'open', allowed: ['filed', 'closed'] } } as const;
    expect(toProblem(failure, 'zh-CN').detail).toContain('备案、');
    expect(toProblem(failure, 'en').detail).toMatch(/can go to [^,]+, [^,]+\.$/);
  });

  test('turns findings into errors, counts them, and takes them out of data', () => {
    const findings = [
      { pointer: '/body/title', rule: 'required', params: { field: { zh: '标题', en: 'Title' } } },
      { pointer: '/query/limit', rule: 'maximum', value: '500', params: { limit: 100 } },
    ];
    expect(problemOf({ code: 'REQUEST_INVALID', data: { findings } }, 'zh-CN')).toEqual({
      type: 'urn:jiyue:1:problem:REQUEST_INVALID',
      title: '请求不合规范',
      status: 400,
      detail: '请求有2处不合规范，逐条见 errors。',
      code: 'REQUEST_INVALID',
      data: { count: 2 },
      errors: [
        { pointer: '/body/title', rule: 'required', message: '缺少“标题”(title)。请补上。' },
        { pointer: '/query/limit', rule: 'maximum', message: '“limit”不大于100，收到“500”。请改正。', value: '500' },
      ],
    });
  });

  test('words the fault of malformed JSON instead of its kind', () => {
    const failure = { code: 'BODY_MALFORMED', data: { line: 2, column: 7, reason: 'unexpected', found: '}' } } as const;
    expect(toProblem(failure, 'zh-CN').detail).toBe('请求体在第2行第7列处不是合格的 JSON：这里不能有“}”。请改正后重发。');
    expect(toProblem(failure, 'en').detail).toBe('The body is not JSON at line 2, column 7: "}" does not fit here. Correct it and send again.');
  });

  test('takes the row of a plugin from its own table', () => {
    const table = {
      FEED_EMPTY: {
        status: 404,
        title: { 'zh-CN': '没有内容', en: 'Empty' },
        detail: { 'zh-CN': '频道“{channel}”没有内容。', en: 'Channel "{channel}" is empty.' },
      },
    };
    expect(problemOf({ code: 'FEED_EMPTY', data: { channel: 'a' } }, 'en', undefined, table)).toMatchObject({ status: 404, detail: 'Channel "a" is empty.' });
  });

  test('answers an unknown code as a fault of ours and lets nothing of its data out', () => {
    const problem = problemOf({ code: 'toString', data: { secret: 'token-1' } }, 'en', 'request-9');
    expect(problem).toMatchObject({ code: 'INTERNAL', status: 500 });
    expect(JSON.stringify(problem)).not.toContain('token-1');
    expect(problem.detail).toContain('request-9');
  });
});
