import { describe, expect, test } from 'vitest';
import { askedNumbers, numberForm, numberTokens } from './document-number.ts';

describe('document numbers', () => {
  test.each([
    '虚政发〔2026〕1号',
    '虚政发[2026]1号',
    '虚政发（2026）1号',
    '虚政发【2026】1号',
    '虚政发(２０２６)１号',
    '虚政发 〔2026〕 1 号',
    '虚政发〔2026〕第1号',
    '虚政发〔2026〕01号',
    '虚政发2026年第1号',
    '虚政发 2026 1号',
    '虚政发〔2026年〕1号',
  ])('%s has the one form', (number) => {
    expect(numberForm(number)).toBe('虚政发〔2026〕1号');
  });

  test.each([
    ['虚构省人民政府令 第 302 号', '虚构省人民政府令302号'],
    ['主席令第六十号', '主席令六十号'],
    ['990000001/2026-00001', '990000001202600001'],
    ['〔〕', '〔〕'],
    ['…', ''],
  ])('%s becomes %s', (number, form) => {
    expect(numberForm(number)).toBe(form);
  });

  test('year and serial find a number without its organ; a number without a year does not', () => {
    expect(numberTokens('虚政发〔2026〕1号')).toEqual(['虚政发〔2026〕1号', '〔2026〕1号']);
    expect(numberTokens('虚构省人民政府令第302号')).toEqual(['虚构省人民政府令302号']);
    expect(numberTokens('——')).toEqual([]);
  });

  test('a number within a sentence is tried with every ending of the words before it', () => {
    expect(askedNumbers('关于虚政发[2026]1号的解读')).toContain('虚政发〔2026〕1号');
    expect(askedNumbers('虚构省人民政府令第302号')).toContain('虚构省人民政府令302号');
    expect(askedNumbers('〔2026〕1号')).toContain('〔2026〕1号');
    expect(askedNumbers('虚政发〔2026〕1号')).not.toContain('〔2026〕1号');
  });

  test('an index number is asked for as a whole, plain words are no number', () => {
    expect(askedNumbers('990000001/2026-00001')).toEqual(['990000001202600001']);
    expect(askedNumbers('住房公积金')).toEqual([]);
    expect(askedNumbers('71')).toEqual([]);
  });
});
