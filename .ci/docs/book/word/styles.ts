/**
 * Styles of the Word file by the habits of offices: headings in 黑体, text in 宋体, statements in 仿宋, 小四 and 五号 sizes, A4.
 * Sizes are in half points, lengths in twips.
 */
import { AlignmentType, BorderStyle, type ILevelsOptions, type INumberingOptions, type IStylesOptions, LevelFormat } from 'docx';

/** A font for Latin letters and one for Chinese. */
const font = (chinese: string, latin = 'Times New Roman') => ({ ascii: latin, hAnsi: latin, cs: latin, eastAsia: chinese });
const grey = '555555';

/** Widths of the page and of its text. */
export const page = { width: 11906, height: 16838, margin: { top: 1588, bottom: 1418, left: 1418, right: 1134, header: 851, footer: 851 } } as const;
/** Width of the text. */
export const textWidth: number = page.width - page.margin.left - page.margin.right;

/** Depth of headings that are numbered. */
export const headingDepth = 4;
/** Reference of the numbering of headings. */
export const headingNumbers = 'headings';
/** Reference of the bullets. */
export const bullets = 'bullets';

const heading = (level: number, size: number, before: number) => ({
  run: { font: font('黑体', 'Arial'), size, bold: false, color: '000000' },
  paragraph: {
    spacing: { before, after: 120 },
    keepNext: true,
    outlineLevel: level,
    numbering: { reference: headingNumbers, level },
    ...(level === 0 ? { pageBreakBefore: true } : {}),
  },
});

/** All styles. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: font('宋体'), size: 21, language: { value: 'en-US', eastAsia: 'zh-CN' } },
      paragraph: { spacing: { line: 320, after: 80 } },
    },
    title: {
      run: { font: font('黑体', 'Arial'), size: 52, color: '000000' },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 4000, after: 400, line: 600 } },
    },
    heading1: heading(0, 32, 360),
    heading2: heading(1, 28, 300),
    heading3: heading(2, 24, 240),
    heading4: heading(3, 21, 200),
    hyperlink: { run: { color: '0B4A9E', underline: {} } },
  },
  paragraphStyles: [
    {
      id: 'Statement',
      name: '要求文字',
      basedOn: 'Normal',
      quickFormat: true,
      run: { font: font('仿宋'), size: 24 },
      paragraph: { spacing: { before: 60, after: 60 } },
    },
    { id: 'Note', name: '附注', basedOn: 'Normal', run: { font: font('仿宋'), size: 21 }, paragraph: { indent: { left: 420 } } },
    {
      id: 'Label',
      name: '小标题',
      basedOn: 'Normal',
      run: { font: font('黑体', 'Arial'), size: 21 },
      paragraph: { keepNext: true, spacing: { before: 160, after: 60 } },
    },
    {
      id: 'TableTitle',
      name: '表题',
      basedOn: 'Normal',
      run: { font: font('黑体', 'Arial'), size: 20 },
      paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 160, after: 60 } },
    },
    { id: 'CellText', name: '表格文字', basedOn: 'Normal', run: { size: 19 }, paragraph: { spacing: { line: 280, before: 20, after: 20 } } },
    { id: 'CellHead', name: '表头', basedOn: 'CellText', run: { font: font('黑体', 'Arial') } },
    {
      id: 'CodeBlock',
      name: '代码',
      basedOn: 'Normal',
      run: { font: font('宋体', 'Consolas'), size: 17 },
      paragraph: {
        spacing: { line: 240, before: 60, after: 120 },
        alignment: AlignmentType.LEFT,
        border: Object.fromEntries(['top', 'bottom', 'left', 'right'].map((side) => [side, { style: BorderStyle.SINGLE, size: 4, space: 4, color: 'C9CCD1' }])),
      },
    },
    { id: 'Center', name: '居中', basedOn: 'Normal', paragraph: { alignment: AlignmentType.CENTER } },
    { id: 'TOC1', name: 'toc 1', basedOn: 'Normal', run: { font: font('黑体', 'Arial') }, paragraph: { spacing: { before: 80, after: 20 } } },
    { id: 'TOC2', name: 'toc 2', basedOn: 'Normal', paragraph: { indent: { left: 420 }, spacing: { after: 10 } } },
  ],
  characterStyles: [
    { id: 'CodeWords', name: '代码文字', basedOn: 'DefaultParagraphFont', run: { font: font('宋体', 'Consolas'), size: 19 } },
    // links of the contents carry this one
    { id: 'IndexLink', name: 'Index Link', basedOn: 'DefaultParagraphFont', run: {} },
    { id: 'EnglishWords', name: '英文', basedOn: 'DefaultParagraphFont', run: { color: grey, language: { value: 'en-US' } } },
  ],
};

const level = (depth: number): ILevelsOptions => ({
  level: depth,
  format: LevelFormat.DECIMAL,
  text: Array.from({ length: depth + 1 }, (_, index) => `%${index + 1}`).join('.'),
  alignment: AlignmentType.LEFT,
  style: { style: `Heading${depth + 1}`, paragraph: { indent: { left: 0, firstLine: 0 } } },
});

/** Numbers of headings, 1, 1.1, 1.1.1, and bullets. */
export const numbering: INumberingOptions = {
  config: [
    { reference: headingNumbers, levels: Array.from({ length: headingDepth }, (_, depth) => level(depth)) },
    {
      reference: bullets,
      levels: [
        { level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 420, hanging: 280 } } } },
      ],
    },
  ],
};
