import { expect, test } from 'vitest';
import { codeTable } from '../../codes/code-tables.ts';
import { cleanHtml } from '../../ingest/clean-html.ts';
import type { TransformUse } from '../mapping/mapping.ts';
import { transformKinds } from './transforms.ts';

/** Runs one transform; a value, or the code of the note in `!`. */
function run(use: TransformUse, value: unknown): unknown {
  const [name, options] = typeof use === 'string' ? [use, {}] : Object.entries(use)[0]!;
  const result = transformKinds[name]!.make(options, { codeTable: (id) => codeTable(id)?.members })(value);
  if (!result.ok) return `!${result.note.code}`;
  return result.notes ? [result.value, ...result.notes.map(({ code }) => `!${code}`)] : result.value;
}

test.each<[TransformUse, unknown, unknown]>([
  ['trim', '　 标题 \n', '标题'],
  ['trim', 42, '42'],
  ['trim', { a: 1 }, '!VALUE_NOT_TEXT'],
  ['collapse-spaces', '第一章　　总\n则', '第一章 总 则'],
  ['clean-invisible', '第\u200b一\ufeff条', '第一条'],
  ['clean-invisible', '字\ue010', ['字\ue010', '!PRIVATE_USE_CHARACTERS']],
  ['date', '2018-10-27', '2018-10-27'],
  ['date', '2018/1/2', '2018-01-02'],
  ['date', '2018.10.27', '2018-10-27'],
  ['date', '20181027', '2018-10-27'],
  ['date', '2018年10月27日', '2018-10-27'],
  ['date', '２０１８年１０月２７日', '2018-10-27'],
  ['date', '二〇一八年十月二十七日', '2018-10-27'],
  ['date', '一九九八年十二月三十一日', '1998-12-31'],
  ['date', '2018-10-27 09:30:00', '2018-10-27'],
  ['date', '2018-10-26T20:30:00Z', '2018-10-27'],
  [{ date: { zone: '+00:00' } }, '2018-10-26T20:30:00Z', '2018-10-26'],
  ['date', 1540569600000, '2018-10-27'],
  ['date', '1540569600', '2018-10-27'],
  ['date', 20181027, '2018-10-27'],
  ['date', '20181027093000', '2018-10-27'],
  ['date', '20181345', '!DATE_UNREADABLE'],
  ['date', '2018年10月27日 星期六', '2018-10-27'],
  ['date', '0000-00-00 00:00:00', '!DATE_UNREADABLE'],
  ['date', { year: 2018 }, '!DATE_UNREADABLE'],
  ['date', '2018-02-30', '!DATE_UNREADABLE'],
  ['date', '2018年10月', '!DATE_UNREADABLE'],
  ['date', '2020年5月14日 上海市人民代表大会常务委员会通过', '!DATE_UNREADABLE'],
  [{ date: { find: true } }, '上海市人民代表大会常务委员会2020年5月14日通过', '2020-05-14'],
  ['timestamp', '2018-11-09 09:30', '2018-11-09T09:30:00+08:00'],
  ['timestamp', '2018年11月9日 9时30分', '2018-11-09T09:30:00+08:00'],
  ['timestamp', '2018-11-09T01:30:00.250Z', '2018-11-09T01:30:00.250+00:00'],
  // daylight saving time of 1986 to 1991
  ['timestamp', '1988-07-01 08:00:00', '1988-07-01T08:00:00+09:00'],
  [{ timestamp: { zone: '+08:00' } }, '1988-07-01 08:00:00', '1988-07-01T08:00:00+08:00'],
  ['timestamp', '20181109093000', '2018-11-09T09:30:00+08:00'],
  ['timestamp', '2018年11月9日（星期五）09:30', '2018-11-09T09:30:00+08:00'],
  ['timestamp', '20181109253000', '!DATE_UNREADABLE'],
  ['timestamp', 1541727000000, '2018-11-09T09:30:00+08:00'],
  ['timestamp', '2018-11-09', '!TIME_MISSING'],
  ['timestamp', '2018-11-09 25:00', '!DATE_UNREADABLE'],
  ['document-number', '国办函[2018]71号', '国办函〔2018〕71号'],
  ['document-number', ' 虚政发（２０２６） 第 3 号 ', '虚政发〔2026〕3号'],
  ['document-number', '银发[2016]21 号', '银发〔2016〕21号'],
  ['document-number', '中国人民银行  财政部 公告 〔2020〕第5号', '中国人民银行 财政部 公告〔2020〕第5号'],
  ['document-number', '中华人民共和国国务院令第406号', '中华人民共和国国务院令第406号'],
  ['document-number', '没有编号', ['没有编号', '!DOCUMENT_NUMBER_FORM']],
  ['split', '虚构省财政厅　虚构省民政厅、虚构省教育厅', ['虚构省财政厅', '虚构省民政厅', '虚构省教育厅']],
  [{ split: { by: '\\|' } }, 'a|b||c', ['a', 'b', 'c']],
  [{ join: { with: '；' } }, ['甲', '乙'], '甲；乙'],
  ['list', '甲', ['甲']],
  ['unique', ['甲', '乙', '甲'], ['甲', '乙']],
  [{ pick: { index: -1 } }, ['甲', '乙'], '乙'],
  [{ extract: { pattern: '〔(\\d{4})〕' } }, '国办函〔2018〕71号', '2018'],
  [{ extract: { pattern: '〔(\\d{4})〕' } }, '没有', undefined],
  [{ replace: { pattern: '^－ \\d+ －$\\n?', with: '' } }, '一\n－ 3 －\n二', '一\n二'],
  [{ accept: { pattern: '^虚' } }, ['虚一', '实二'], [['虚一'], '!VALUE_REFUSED']],
  [{ refuse: { pattern: '关于' } }, '民政部关于规范', '!VALUE_REFUSED'],
  [{ map: { values: { 全文有效: 'in-force' } } }, '全文有效', 'in-force'],
  [{ map: { values: { 全文有效: 'in-force' } } }, '不详', '!VALUE_UNMAPPED'],
  [{ map: { values: { 全文有效: 'in-force' }, otherwise: 'unknown' } }, '不详', 'unknown'],
  [{ map: { values: { true: 'in-force', false: 'repealed' } } }, false, 'repealed'],
  [{ select: { pattern: '通过$' } }, ['甲通过', '乙施行', 7, '丙通过'], ['甲通过', '丙通过']],
  [{ select: { pattern: '通过$' } }, '乙施行', undefined],
  ['web-address', 'https://a.example/通知 (1).pdf', 'https://a.example/通知%20(1).pdf'],
  ['web-address', 'javascript:alert(1)', '!ADDRESS_UNREADABLE'],
  [{ map: { values: { a: 1 } } }, 'constructor', '!VALUE_UNMAPPED'],
  [{ lookup: { table: 'topic' } }, '卫生、体育\\卫生', 'T1301'],
  [{ lookup: { table: 'topic' } }, '卫生、体育\\\\卫生', 'T1301'],
  [{ lookup: { table: 'topic' } }, '卫生、体育\\不存在', '!CODE_UNKNOWN'],
  // many classes have a member 其他: alone it says nothing
  [{ lookup: { table: 'topic' } }, '其他', '!CODE_UNKNOWN'],
  [{ lookup: { table: 'topic', by: 'en' } }, 'Health', 'T1301'],
  ['index-number-scheme', '000014349/2019-00004', 'org-code'],
  ['index-number-scheme', 'X-1', '!INDEX_SCHEME_UNKNOWN'],
  [{ truncate: { max: 10, note: '（略）' } }, '一二三四五六七八九十', '一二三四五六七八九十'],
  [{ truncate: { max: 10, note: '（略）' } }, '一二三四五六七八九十余', ['一二三四五六七（略）', '!TEXT_SHORTENED']],
  [{ truncate: { max: 4, note: '…' } }, '𠮷𠮷𠮷', ['𠮷…', '!TEXT_SHORTENED']],
  ['strip-html', '<p>一&amp;二</p><p>三<br/>&lt;b&gt;</p><script>x</script>', '一&二\n三\n<b>'],
])('%j of %j is %j', (use, value, expected) => {
  expect(run(use, value)).toEqual(expected);
});

const html = (text: string, use: TransformUse = 'markdown-headings-to-html') => run(use, text);

test('chapters become headings from level 2, articles paragraphs, and every character of the text is escaped', () => {
  expect(html('## 第一章  总则\n\n第一条 为了<script>&"安全"，制定本条例。\n\n　　（一）说明；\n\n### 第一节 一般规定')).toBe(
    ['<h2>第一章  总则</h2>', '<p>第一条 为了&lt;script&gt;&amp;&quot;安全&quot;，制定本条例。</p>', '<p>（一）说明；</p>', '<h3>第一节 一般规定</h3>'].join(
      '\n',
    ),
  );
});

test('a text that begins at ### still has its first heading at level 2', () => {
  expect(html('### 第一章 总则\n#### 第一节')).toBe('<h2>第一章 总则</h2>\n<h3>第一节</h3>');
});

test('tables drawn with bars and tables flattened to tabs become tables; uneven tabs stay as they are', () => {
  expect(html('| 条文 |罪名 |\n|-----|-----|\n| 第114条 | a<b |')).toBe(
    '<table><thead><tr><th>条文</th><th>罪名</th></tr></thead><tbody><tr><td>第114条</td><td>a&lt;b</td></tr></tbody></table>',
  );
  expect(html('行业\t类型\n银行\t大型', 'plain-to-paragraphs')).toBe(
    '<table><tbody><tr><td>行业</td><td>类型</td></tr><tr><td>银行</td><td>大型</td></tr></tbody></table>',
  );
  expect(html('行业\t类型\n银行', 'plain-to-paragraphs')).toBe('<pre>行业\t类型</pre>\n<p>银行</p>');
  expect(html('| 批次 | 日期 || --- | --- || 1 | 2 |')).toBe(
    '<table><thead><tr><th>批次</th><th>日期</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
  );
});

test('lines 第一章 are headings only when asked for, and a sentence about a chapter is none', () => {
  const text = '第一章  总则\n第一条 内容\n第二章 附 则\n第七节相应改为第八节，以下顺延。\n第五章法律责任';
  expect(html(text, 'plain-to-paragraphs')).not.toContain('<h2>');
  expect(html(text, { 'plain-to-paragraphs': { divisions: true } })).toBe(
    ['<h2>第一章  总则</h2>', '<p>第一条 内容</p>', '<h2>第二章 附 则</h2>', '<p>第七节相应改为第八节，以下顺延。</p>', '<h2>第五章法律责任</h2>'].join('\n'),
  );
});

test('the HTML made here is what the repository takes without changing a byte', () => {
  const made = String(html('## 第一章\n\n<b>&\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nx\ty\nz'));
  expect(cleanHtml(made)).toBe(made);
});
