import { fc } from '../../../.ci/properties.ts';
import { describe, expect, test } from 'vitest';
import { type Ambiguous, cellsOf } from './cells.ts';
import { renderFrame } from './code-frame.ts';
import { jsonLocator } from './locate-json.ts';
import { tabCells } from './printable.ts';
import { SourceText } from './source-text.ts';

/** What a line is made of, each with its cells as a terminal counts them: an oracle of its own, without the library that draws. */
const pieces = [
  ['通', 2],
  ['知', 2],
  ['𠮷', 2],
  ['A', 1],
  ['z', 1],
  ['e\u0301', 1],
  ['，', 2],
  ['〔', 2],
  ['😀', 2],
  ['👩‍👧', 2],
  ['🇨🇳', 2],
  ['\t', tabCells],
  [' ', 1],
  ['ｶ', 1],
  ['한', 2],
] as const;
/** Characters that take one cell in some terminals and two in others. */
const ambiguous = ['é', '“', '”', '—', '…', '①', '·'] as const;

const piece = (width: Ambiguous) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...pieces).map(([text, cells]) => ({ text: text as string, cells: cells as number })) },
    { weight: 1, arbitrary: fc.constantFrom(...ambiguous).map((text) => ({ text: text as string, cells: width as number })) },
  );
const join = (parts: readonly { text: string; cells: number }[]) => ({
  text: parts.map(({ text }) => text).join(''),
  cells: parts.reduce((sum, { cells }) => sum + cells, 0),
});

const caretOf = (line: string) => line.indexOf('^') - line.indexOf('|') - 2;

describe('renderFrame', () => {
  test.each([1, 2] as const)('the first cell of the caret is the display width before the value, on 1,000 random lines (ambiguous width %d)', (width) => {
    const parts = fc.array(piece(width), { maxLength: 40 }).map(join);
    fc.assert(
      fc.property(parts, fc.array(piece(width), { minLength: 1, maxLength: 10 }).map(join), parts, (before, value, after) => {
        // quotes around the value keep its characters from melting into its neighbours
        const text = `${before.text}"${value.text}"${after.text}`;
        const mark = { line: 7, from: before.text.length, to: before.text.length + value.text.length + 2 };
        const [line, caret] = renderFrame({ lines: [{ number: 7, text }], mark }, { width: 10_000, ambiguous: width });
        expect(caretOf(caret!)).toBe(before.cells);
        expect(caret!.match(/\^+/)![0].length).toBe(value.cells + 2);
        expect(line!.startsWith('> 7 | ')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('a line that is too wide is cut around the value, and the caret still stands below it', () => {
    fc.assert(
      fc.property(fc.array(piece(1), { minLength: 60, maxLength: 300 }).map(join), fc.array(piece(1), { maxLength: 300 }).map(join), (before, after) => {
        const text = `${before.text}"值"${after.text}`;
        const from = before.text.length;
        const [line, caret] = renderFrame({ lines: [{ number: 120, text }], mark: { line: 120, from, to: from + 3 } }, { width: 60 });
        expect(cellsOf(line!)).toBeLessThanOrEqual(60);
        expect(caret!.length).toBeLessThanOrEqual(60);
        // what stands above the caret is the value
        let cells = 0;
        let above = '';
        for (const { segment } of new Intl.Segmenter().segment(line!.slice(line!.indexOf('|') + 2))) {
          if (cells >= caretOf(caret!) && cells < caretOf(caret!) + 4) above += segment;
          cells += cellsOf(segment);
        }
        expect(above).toBe('"值"');
      }),
      { numRuns: 300 },
    );
  });

  test('nothing in a value can steer the terminal', () => {
    const text = '{"title":"\u001b[31m红\u0007\u202e\u009b2J"}';
    const lines = renderFrame({ lines: [{ number: 1, text }], mark: { line: 1, from: 9, to: text.length - 1 } }, { width: 80 });
    expect(lines.join('\n')).toBe('> 1 | {"title":"?[31m红???2J"}\n    |          ^^^^^^^^^^^^^^');
  });

  test('the frame of the design page', () => {
    const text = '<meta name="ColumnName" content="通知公告"><meta name="PubDate" content="2024-03-12 09:30:00">';
    const from = text.indexOf('2024');
    const lines = [
      { number: 13, text: '<meta name="SiteIDCode" content="9900000001">' },
      { number: 14, text },
    ];
    expect(renderFrame({ lines, mark: { line: 14, from, to: from + 19 } }, { width: 120 })).toEqual([
      '  13 | <meta name="SiteIDCode" content="9900000001">',
      '> 14 | <meta name="ColumnName" content="通知公告"><meta name="PubDate" content="2024-03-12 09:30:00">',
      '     |                                                                          ^^^^^^^^^^^^^^^^^^^',
    ]);
  });
});

describe('a random record as JSON', () => {
  test('every value is found where it stands, and its frame marks exactly it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 });
    const record = fc.dictionary(text, fc.oneof(text, fc.integer(), fc.array(text, { maxLength: 3 })), { minKeys: 1, maxKeys: 6, noNullPrototype: true });
    fc.assert(
      fc.property(record, fc.boolean(), (value, isIndented) => {
        const json = JSON.stringify(value, null, isIndented ? 2 : undefined);
        const locate = jsonLocator(json);
        const source = new SourceText(json);
        for (const [name, member] of Object.entries(value)) {
          const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
          const range = locate(pointer, 'value');
          expect(JSON.parse(json.slice(range.start, range.end))).toEqual(member);
          expect(JSON.parse(json.slice(locate(pointer, 'name').start, locate(pointer, 'name').end))).toBe(name);
          const { lines, mark } = source.frameOf(range);
          const line = lines.at(-1)!.text;
          expect(json.slice(range.start, range.end).startsWith(line.slice(mark.from, mark.to))).toBe(true);
          expect(source.placeOf(range).line).toBe(mark.line);
        }
      }),
    );
  });
});
