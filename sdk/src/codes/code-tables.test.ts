import { describe, expect, test } from 'vitest';
import { childCodes, codeName, codeTable, codeTables, isAllowedCode, isKnownCode } from './code-tables.ts';
import { indexNumberSchemes } from './index-number-schemes.ts';

describe('code tables', () => {
  test('every table is found by its id and names its members in both languages', () => {
    expect(codeTables().length).toBeGreaterThan(15);
    for (const { id, members } of codeTables()) {
      expect(codeTable(id)?.members).toBe(members);
      for (const { code, zh, en } of members) {
        expect([codeName(id, code, 'zh-CN'), codeName(id, code, 'en')]).toEqual([zh, en]);
        expect(isAllowedCode(id, code)).toBe(true);
      }
    }
  });

  test('an unknown code is shown as it is', () => {
    expect(codeName('genre', 'x-abc-memo', 'zh-CN')).toBe('x-abc-memo');
    expect(codeName('no-such-table', 'a', 'en')).toBe('a');
  });

  test('codes of an owner are allowed in extensible tables only, and not known', () => {
    expect([isAllowedCode('topic', 'x-abc-fishing'), isKnownCode('topic', 'x-abc-fishing')]).toEqual([true, false]);
    expect(isAllowedCode('resource-status', 'x-abc-parked')).toBe(false);
  });

  test('a table of examples takes whatever has its form', () => {
    expect([isAllowedCode('region', '990305'), isAllowedCode('region', '99')]).toEqual([true, false]);
  });

  test('names of Object are no codes', () => {
    expect([isKnownCode('genre', 'constructor'), isAllowedCode('constructor', 'a'), codeTable('__proto__')]).toEqual([false, false, undefined]);
  });

  test('every code of every table is reached from the top of its table, once', () => {
    for (const { id, members } of codeTables()) {
      const walk = (parent?: string): readonly string[] => childCodes(id, parent).flatMap(({ code }) => [code, ...walk(code)]);
      expect([...walk()].sort(), id).toEqual(members.map(({ code }) => code).sort());
    }
  });

  test('states name states that may follow', () => {
    const states = codeTables().flatMap(({ id, members }) => members.flatMap(({ next = [] }) => next.map((code) => [id, code] as const)));
    expect(states.length).toBeGreaterThan(100);
    for (const [id, code] of states) expect(isKnownCode(id, code), `${id} ${code}`).toBe(true);
  });

  test('topics have two levels, and each of the second stands below one of the first', () => {
    const first = childCodes('topic');
    const second = first.flatMap(({ code }) => childCodes('topic', code));
    expect(first.length).toBeGreaterThan(1);
    expect(first.length + second.length).toBe(codeTable('topic')?.members.length);
  });
});

describe('indexNumberSchemes', () => {
  test.each([
    ['2024-03-00012', ['year-month']],
    ['11990000MB0000001X/2024-00012', ['credit-code']],
    ['no scheme at all', []],
    ['', []],
  ])('%s has the form of %j', (indexNumber, schemes) => {
    expect(indexNumberSchemes(indexNumber)).toEqual(schemes);
  });
});
