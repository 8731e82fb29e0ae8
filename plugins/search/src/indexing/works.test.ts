import { describe, expect, test } from 'vitest';
import { codeIn, namedWorks, placeInTime, workCode, workName } from './works.ts';

describe('works', () => {
  test.each([
    ['中华人民共和国虚构法（2025年修正）', '虚构法'],
    ['虚构法 第一百零三条', '虚构法'],
    ['虚构省政务服务条例', '虚构省政务服务条例'],
    ['虚构省 政务服务 “一网通办” 管理办法 (试行)', '虚构省政务服务一网通办管理办法'],
    ['中华人民共和国', '中华人民共和国'],
    ['（试行）', ''],
    ['', ''],
  ])('the name of %s is %s', (title, name) => {
    expect(workName(title)).toBe(name);
  });

  test('a text names works once each, whatever the edition, and never itself', () => {
    const self = workCode('虚构省政务服务条例实施细则');
    const text =
      '根据《中华人民共和国虚构法》和《虚构法（2025年修正）》、《虚构省政务服务条例》制定本细则。《虚构省政务服务条例实施细则》自公布之日起施行。《》《（试行）》';
    expect(namedWorks(text, self)).toEqual([workCode('虚构法'), workCode('虚构省政务服务条例')]);
  });

  test('a place in time compares with bounds as the instant alone does', () => {
    const instant = '2026-01-02T16:00:00.000Z';
    const place = placeInTime(instant, workCode('虚构法'));
    expect(place >= instant).toBe(true);
    expect(place < instant).toBe(false);
    expect(place < '2026-01-02T16:00:00.001Z').toBe(true);
    expect(codeIn(place)).toBe(workCode('虚构法'));
    expect(codeIn(instant)).toBeUndefined();
  });
});
