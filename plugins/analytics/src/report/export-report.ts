/** A report as a table for people: CSV and a workbook. Names stand beside codes; no cell is ever taken for a formula. */
import type { PageReply, RecordReader } from '@jiyue/sdk/plugin';
import { codeName } from '@jiyue/sdk';
import type { Report } from '@jiyue/standards/model';
import { utils, write } from '@e965/xlsx';
import { dimensionTitle } from './dimensions.ts';
import type { ReadMeasure } from './measures.ts';

/** Cells of a table, the first row holds the names. */
export type Table = readonly (readonly (string | number)[])[];

const head = ['指标', '口径版本', '分组', '值', '名称', '数值', '机器访问', '单位', '期间起', '期间止', '是否已结束'];

/** The report as a table. Titles are read now, so that what was withdrawn has none. */
export async function tableOf(report: Report, records: RecordReader, readMeasure: ReadMeasure): Promise<Table> {
  const rows: (string | number)[][] = [];
  for (const figure of report.figures) {
    const { measureCode, measureVersion, dimension, dimensionValue = '', value, robotValue = '', unit, periodStart, periodEnd } = figure;
    rows.push([
      (await readMeasure(measureCode, measureVersion))?.title ?? measureCode,
      measureVersion,
      dimension === undefined ? '合计' : dimensionTitle(dimension),
      dimensionValue,
      await nameOf(dimension, dimensionValue, records),
      value,
      robotValue,
      unit,
      periodStart,
      periodEnd,
      report.isFinal ? '是' : '否',
    ]);
  }
  return [head, ...rows];
}

/** Name of the value of a dimension; "" when it has none. */
export async function nameOf(dimension: string | undefined, value: string, records: RecordReader): Promise<string> {
  if (dimension === 'site') return (await records.site(value))?.name ?? '';
  if (dimension === 'column') return (await records.column(value))?.name ?? '';
  if (dimension === 'organization') return (await records.organization(value))?.name ?? '';
  if (dimension === 'x-jiyue-record') {
    const found = await records.resource(value);
    return found?.status === 'published' ? found.title : '';
  }
  const tables: { readonly [dimension: string]: string } = {
    terminal: 'visit-terminal',
    'address-family': 'address-family',
    region: 'region',
    kind: 'resource-kind',
    topic: 'topic',
    'x-jiyue-page-kind': 'page-kind',
  };
  const table = dimension === undefined ? undefined : tables[dimension];
  return table === undefined ? '' : codeName(table, value, 'zh-CN');
}

/** A spreadsheet takes these beginnings for a formula. */
const isFormula = (text: string) => /^[=+\-@\t\r]/.test(text);

/** RFC 4180 with the mark that tells spreadsheets it is UTF-8. */
export function toCsv(table: Table): string {
  const cell = (value: string | number): string => {
    if (typeof value === 'number') return String(value);
    const text = isFormula(value) ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\uFEFF${table.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

const reportWidths = [14, 8, 10, 24, 40, 12, 12, 6, 12, 12, 10];

/** The table as a workbook (.xlsx), in base64. Texts are cells of text: a workbook runs nothing of them. */
export function toWorkbook(table: Table, title: string, widths: readonly number[] = reportWidths): string {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet(table.map((row) => [...row]));
  sheet['!cols'] = widths.map((wch) => ({ wch }));
  utils.book_append_sheet(book, sheet, title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || '报表');
  return write(book, { type: 'base64', bookType: 'xlsx', compression: true }) as string;
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
// what file systems refuse in a name
const nameOfFile = (name: string) => name.replace(/[\\/:*?"<>|\s]+/g, '-').slice(0, 120);

/** A table as a file that a browser saves. @param name without its ending */
export const csvFile = (table: Table, name: string): PageReply => ({
  status: 200,
  mediaType: 'text/csv; charset=utf-8; header=present',
  body: toCsv(table),
  fileName: `${nameOfFile(name)}.csv`,
  cacheControl: 'no-store',
});

/** The same as a workbook. */
export const workbookFile = (table: Table, name: string, title: string, widths?: readonly number[]): PageReply => ({
  status: 200,
  mediaType: workbookType,
  body: toWorkbook(table, title, widths),
  encoding: 'base64',
  fileName: `${nameOfFile(name)}.xlsx`,
  cacheControl: 'no-store',
});
