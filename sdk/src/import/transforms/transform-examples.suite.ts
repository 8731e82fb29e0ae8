/** One use or more of every transform, with what it gives: run by a test, and printed in docs/guide/import.md. */
import type { TransformUse } from '../mapping/mapping.ts';

/** A use, a value given, and the value or the note (`!CODE`) that comes out; `undefined`: no value, and nothing to tell. */
export interface TransformExample {
  readonly use: TransformUse;
  readonly given: unknown;
  readonly gives: unknown;
}

const one = (use: TransformUse, given: unknown, gives: unknown): TransformExample => ({ use, given, gives });

/** By name, in the order of the guide. */
export const transformExamples: { readonly [name: string]: readonly TransformExample[] } = {
  trim: [one('trim', '　 虚构省数据条例 ', '虚构省数据条例')],
  'collapse-spaces': [one('collapse-spaces', '第一章　　总\n则', '第一章 总 则')],
  'clean-invisible': [one('clean-invisible', '第\u200b一条', '第一条')],
  extract: [one({ extract: { pattern: '〔(\\d{4})〕' } }, '虚政发〔2026〕7号', '2026'), one({ extract: { pattern: '〔(\\d{4})〕' } }, '无文号', undefined)],
  replace: [one({ replace: { pattern: '^－ \\d+ －$\\n?', with: '' } }, '上文\n－ 3 －\n下文', '上文\n下文')],
  accept: [one({ accept: { pattern: '号$' } }, '虚政发〔2026〕7号', '虚政发〔2026〕7号'), one({ accept: { pattern: '号$' } }, '日银发', '!VALUE_REFUSED')],
  refuse: [one({ refuse: { pattern: '关于' } }, '虚构省民政厅关于规范', '!VALUE_REFUSED')],
  select: [one({ select: { pattern: '通过$' } }, ['2026年1月8日 通过', '2026年3月1日 施行'], ['2026年1月8日 通过'])],
  split: [one('split', '省财政厅　省民政厅、省教育厅', ['省财政厅', '省民政厅', '省教育厅']), one({ split: { by: '[;；]' } }, '数据；共享', ['数据', '共享'])],
  join: [one({ join: { with: '；' } }, ['数据', '共享'], '数据；共享')],
  list: [one('list', 'T0201', ['T0201'])],
  unique: [one('unique', ['甲', '乙', '甲'], ['甲', '乙'])],
  pick: [one({ pick: { index: -1 } }, ['2024-11-28', '2026-01-08'], '2026-01-08')],
  truncate: [one({ truncate: { max: 6, note: '（略）' } }, '一二三四五六七八', '一二三（略） !TEXT_SHORTENED')],
  map: [
    one({ map: { values: { 通知: 'G08', 意见: 'G07' } } }, '通知', 'G08'),
    one({ map: { values: { 通知: 'G08' } } }, '答复', '!VALUE_UNMAPPED'),
    one({ map: { values: { 全文有效: 'in-force' }, otherwise: 'unknown' } }, '不详', 'unknown'),
  ],
  lookup: [
    one({ lookup: { table: 'topic' } }, '卫生、体育\\卫生', 'T1301'),
    one({ lookup: { table: 'genre' } }, '通知', 'G08'),
    one({ lookup: { table: 'topic' } }, '其他', '!CODE_UNKNOWN'),
  ],
  'index-number-scheme': [one('index-number-scheme', '000014349/2018-00204', 'org-code'), one('index-number-scheme', 'X-1', '!INDEX_SCHEME_UNKNOWN')],
  date: [
    one('date', '二〇一八年十月二十七日', '2018-10-27'),
    one('date', 1540569600000, '2018-10-27'),
    one({ date: { find: true } }, '虚构省人大常委会2026年1月8日通过', '2026-01-08'),
    one('date', '2018年10月', '!DATE_UNREADABLE'),
  ],
  timestamp: [one('timestamp', '2018-11-09 09:30', '2018-11-09T09:30:00+08:00'), one('timestamp', '2018-11-09', '!TIME_MISSING')],
  'document-number': [one('document-number', '国办函[2018] 71 号', '国办函〔2018〕71号'), one('document-number', '内部资料', '内部资料 !DOCUMENT_NUMBER_FORM')],
  'web-address': [
    one('web-address', ' http://www.xusheng.example/通知 1.pdf', 'http://www.xusheng.example/通知%201.pdf'),
    one('web-address', 'ftp://x', '!ADDRESS_UNREADABLE'),
  ],
  'markdown-headings-to-html': [one('markdown-headings-to-html', '# 第一章 总则\n第一条 a<b', '<h2>第一章 总则</h2>\n<p>第一条 a&lt;b</p>')],
  'plain-to-paragraphs': [
    one('plain-to-paragraphs', '一、总体要求\n先入库', '<p>一、总体要求</p>\n<p>先入库</p>'),
    one({ 'plain-to-paragraphs': { divisions: true } }, '第一章 总则\n第一条', '<h2>第一章 总则</h2>\n<p>第一条</p>'),
  ],
  'strip-html': [one('strip-html', '<p>一&amp;二</p><p>三</p>', '一&二\n三')],
};
