import { fc } from '../../../.ci/properties.ts';
import { describe, expect, test } from 'vitest';
import { agenciesOf, type DocumentNumber, formatDocumentNumber, parseDocumentNumber } from './document-number.ts';

const read = (value: string) => {
  const parsed = parseDocumentNumber(value);
  return parsed.ok ? [parsed.value.text, parsed.value.changes.join(' ')] : parsed.failure.data.reason;
};

describe('parseDocumentNumber', () => {
  test.each([
    '国办函〔2018〕71号',
    '虚政发〔2026〕3号',
    '国办公开办函〔2019〕61号',
    '国办发明电〔2017〕12号',
    '京发改（规）〔2020〕5号',
    '国务院令第711号',
    '国令第706号',
    '国务院、中央军事委员会令第22号',
    '公告〔2020〕第5号',
    '虚构省财政厅公告〔2014〕29号',
    '虚构省财政厅 虚构省民政厅公告〔2024〕第5号',
    '虚构省税务局公告2020年第5号',
    '虚构省发展改革委2017年第1号令',
  ])('%s is the one form already', (value) => {
    expect(read(value)).toEqual([value, '']);
  });

  test.each([
    ['国办函[2018]71号', '国办函〔2018〕71号', 'brackets'],
    ['国办函(2018)71号', '国办函〔2018〕71号', 'brackets'],
    ['国办函（2018）71号', '国办函〔2018〕71号', 'brackets'],
    ['国办函【2018】71号', '国办函〔2018〕71号', 'brackets'],
    ['国办函［２０１８］７１号', '国办函〔2018〕71号', 'brackets digits'],
    ['国办函﹝2018﹞71号', '国办函〔2018〕71号', 'brackets'],
    ['  国办函 〔 2018 〕 71 号', '国办函〔2018〕71号', 'blanks'],
    ['国办函〔2018〕第71号', '国办函〔2018〕71号', 'ordinal'],
    ['国办函〔2018〕071号', '国办函〔2018〕71号', 'zeros'],
    ['国务院令711号', '国务院令第711号', 'ordinal'],
    ['国务院令 第 711 号', '国务院令第711号', 'blanks'],
    ['国务院令第七一一号', '国务院令第711号', 'numerals'],
    ['国务院令第五十五号', '国务院令第55号', 'numerals'],
    ['国务院令第一百零七号', '国务院令第107号', 'numerals'],
    ['国务院令第十二号', '国务院令第12号', 'numerals'],
    ['京发改(规)[2020]5号', '京发改（规）〔2020〕5号', 'brackets'],
    ['虚构省财政厅　虚构省民政厅公告 〔2023〕第6号', '虚构省财政厅 虚构省民政厅公告〔2023〕第6号', 'blanks'],
  ])('%s becomes %s and says why: %s', (value, text, changes) => {
    expect(read(value)).toEqual([text, changes]);
  });

  test.each([
    ['', 'form'],
    ['无文号', 'form'],
    ['附件3号', 'form'],
    ['国办函〔2018〕71', 'form'],
    ['〔2018〕71号', 'agency'],
    ['第711号令', 'agency'],
    ['国办函<b>〔2018〕71号', 'agency'],
    ['国办函〔18〕71号', 'year'],
    ['国办函〔1818〕71号', 'year'],
    ['国办函〔2018年〕71号', 'year'],
    ['国办函〔2018〕0号', 'serial'],
    ['国办函〔2018〕1234567号', 'serial'],
    ['财税〔2016〕36号、国发〔2016〕5号', 'several'],
    ['国务院令第百一号', 'form'],
    ['国务院令第一十百号', 'form'],
    [`${'0'.repeat(300)}1号`, 'form'],
    [`${'国'.repeat(151)}令第1号`, 'agency'],
  ])('%s is refused: %s', (value, reason) => {
    expect(read(value)).toBe(reason);
  });

  test('gives the parts', () => {
    expect(parseDocumentNumber('国办函〔2018〕71号')).toMatchObject({
      ok: true,
      value: { parts: { agency: '国办函', year: 2018, yearForm: 'brackets', hasOrdinal: false, serial: 71, suffix: '号' } },
    });
    expect(parseDocumentNumber('国务院令第711号')).toMatchObject({ ok: true, value: { parts: { agency: '国务院令', hasOrdinal: true, serial: 711 } } });
    expect(parseDocumentNumber('虚构省发展改革委2017年第1号令')).toMatchObject({
      ok: true,
      value: { parts: { agency: '虚构省发展改革委', year: 2017, yearForm: 'word', hasOrdinal: true, serial: 1, suffix: '号令' } },
    });
  });

  test('cuts a long text in its failure', () => {
    const parsed = parseDocumentNumber('𠮷'.repeat(5_000));
    expect(parsed.ok ? '' : parsed.failure.data.value.length).toBe(100);
  });
});

describe('agenciesOf', () => {
  test.each([
    ['虚构省财政厅 虚构省民政厅公告', ['虚构省财政厅', '虚构省民政厅']],
    ['国务院、中央军事委员会令', ['国务院', '中央军事委员会']],
    ['国办函', ['国办函']],
    ['公告', []],
  ])('of %s', (agency, agencies) => {
    expect(agenciesOf({ agency })).toEqual(agencies);
  });
});

describe('any number', () => {
  const name = fc.constantFrom('虚政发', '虚构省人民政府', '望溪市财政局', '京发改（规）', '虚构省财政厅 虚构省民政厅', 'X政办');
  const serial = fc.integer({ min: 1, max: 999_999 });
  const year = fc.integer({ min: 1900, max: 2099 });
  const numbered = fc.record({
    agency: name,
    year,
    yearForm: fc.constant('brackets' as const),
    hasOrdinal: fc.constant(false),
    serial,
    suffix: fc.constant('号' as const),
  });
  const ordered = fc.record({ agency: name.map((one) => `${one}令`), hasOrdinal: fc.constant(true), serial, suffix: fc.constant('号' as const) });
  const announced = fc.record({
    agency: name.map((one) => `${one}公告`),
    year,
    yearForm: fc.constantFrom('brackets' as const, 'word' as const),
    hasOrdinal: fc.boolean(),
    serial,
    suffix: fc.constant('号' as const),
  });
  const number: fc.Arbitrary<DocumentNumber> = fc.oneof(numbered, ordered, announced);

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(number, (parts) => {
        const text = formatDocumentNumber(parts);
        expect(parseDocumentNumber(text)).toEqual({ ok: true, value: { parts, text, changes: [] } });
      }),
    );
  });

  test('is found behind other brackets, digits and blanks', () => {
    const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(number, fc.constantFrom('[]', '()', '（）', '【】', '［］'), fc.boolean(), (parts, brackets, isWide) => {
        const text = formatDocumentNumber(parts);
        const other = text.replace('〔', ` ${brackets[0]}`).replace('〕', `${brackets[1]} `).replace('号', ' 号');
        const parsed = parseDocumentNumber(isWide ? wide(other) : other);
        expect(parsed.ok ? parsed.value.text : parsed.failure).toBe(text);
        expect(parsed.ok && parsed.value.changes).toContain('blanks');
      }),
    );
  });

  test('is stable: the one form of a text that was read is the one form of itself', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'国办令公告〔〕[]（）第号年一十百0127１ 、x'), { maxLength: 24 }), (characters) => {
        const parsed = parseDocumentNumber(characters.join(''));
        if (!parsed.ok) return;
        expect(parseDocumentNumber(parsed.value.text)).toEqual({ ok: true, value: { ...parsed.value, changes: [] } });
      }),
      { numRuns: 20_000 },
    );
  });
});
