import pageFormat from '@jiyue/standards/generated/pages.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { everyPage } from './every-page.ts';
import { openPortal } from './host.ts';
import { attribute, read, textOf } from './html.ts';
import { buildWorld } from './world.ts';

const format = pageFormat.find(({ id }) => id === 'page-tags')!;
const mandatory = (kind: string) => format.kinds.find(({ code }) => code === kind)!.mandatory;
const known = new Set(format.tags.map(({ name }) => name));

/** Page tags in the head, in order, by exact name. */
async function tagsOf(path: string, baseUrl?: string) {
  const portal = await openPortal(buildWorld());
  const page = read((await portal.get(path, baseUrl)).body);
  const names = page.all('meta').flatMap((meta) => attribute(meta, 'name') ?? []);
  return { page, names: names.filter((name) => known.has(name)), value: (name: string) => page.meta(name)[0] };
}

describe('page tags (N1-315 to N1-319)', () => {
  test.each([
    ['home', everyPage['portal home']!],
    ['home', everyPage['site home']!],
    ['column', everyPage['column with several pages']!],
    ['column', everyPage['empty column']!],
  ])('a %s page at %s carries exactly the mandatory tags, once each', async (kind, path) => {
    const { names } = await tagsOf(path);
    expect(names).toEqual(mandatory(kind));
  });

  test.each(['article', 'article with HTML body', 'policy document', 'repealed document', 'interpretation', 'withdrawn but readable'])(
    'the content page "%s" carries the ten mandatory tags once, none empty',
    async (name) => {
      const { names, page } = await tagsOf(everyPage[name]!);
      expect(names.slice(0, 10)).toEqual(mandatory('content'));
      expect(new Set(names).size).toBe(names.length);
      for (const one of names) expect(page.meta(one)[0], one).not.toBe('');
    },
  );

  test('values come from the records: names of codes, lists joined by a comma, local time', async () => {
    const { value } = await tagsOf(everyPage['policy document']!, 'https://www.xusheng.example');
    expect(value('SiteName')).toBe('虚构省人民政府门户网站');
    expect(value('SiteDomain')).toBe('www.xusheng.example');
    expect(value('SiteIDCode')).toBe('9900000001');
    expect(value('ColumnName')).toBe('政策文件');
    expect(value('ColumnKeywords')).toBe('政策文件,虚构省');
    expect(value('ColumnType')).toBe('政策文件');
    expect(value('ArticleTitle')).toBe('虚构省人民政府关于推进政府网站集约化建设的实施意见');
    // the source gives a day only
    expect(value('PubDate')).toBe('2026-01-12 00:00');
    expect(value('ContentSource')).toBe('虚构省人民政府办公厅');
    expect(value('Keywords')).toBe('政府网站,集约化');
    expect(value('Url')).toBe('https://www.xusheng.example/s/9900000001/r/r-policy');
  });

  test('advised tags stand only where there is a value', async () => {
    const { value } = await tagsOf(everyPage['article with HTML body']!);
    expect(value('Author')).toBe('林青');
    expect(value('Description')).toBe('省直单位春季招聘岗位。');
    expect(value('Image')).toBe('https://edu.xusheng.example/images/map.png');
    expect(value('Keywords')).toBeUndefined();
  });

  test('without a summary the description is the beginning of the text', async () => {
    const { value } = await tagsOf(everyPage['interpretation']!);
    expect(value('Description')).toBe('问：为什么要推进集约化？答：让同一条信息只存一份。');
  });

  test('the tag and the time a reader sees are the same moment', async () => {
    const { page, value } = await tagsOf(everyPage['article']!);
    const shown = page.all('time').find((time) => attribute(time, 'datetime')?.endsWith('+08:00'))!;
    expect(textOf(shown)).toBe(value('PubDate'));
    expect(value('PubDate')).toBe('2026-03-30 10:00');
  });

  test('the operator may state the public address', async () => {
    const portal = await openPortal(buildWorld(), { publicUrl: 'https://zw.example/portal' });
    const page = read((await portal.get('/s/9900000001/r/r-rich', 'http://10.0.0.1:8080')).body);
    expect(page.meta('Url')).toEqual(['https://zw.example/portal/s/9900000001/r/r-rich']);
    expect(attribute(page.byClass('mark-error-report')[0]!.childNodes.find((node) => 'tagName' in node) as never, 'href')).toContain(
      encodeURIComponent('https://zw.example/portal/s/9900000001/r/r-rich'),
    );
  });
});

describe('footer marks (N1-308, N1-309, N1-021)', () => {
  test.each(Object.entries(everyPage).filter(([name]) => name !== 'unknown site'))('the page "%s" carries all seven', async (_name, path) => {
    const portal = await openPortal(buildWorld());
    const page = read((await portal.get(path)).body);
    const marks = new Map(page.byClass('marks')[0]!.childNodes.flatMap((node) => ('tagName' in node ? [[attribute(node, 'class'), node] as const] : [])));
    const required = format.footer.filter((mark) => mark.mandatory).map(({ code }) => `mark-${code}`);
    expect([...marks.keys()]).toEqual(expect.arrayContaining(required));
    expect(textOf(marks.get('mark-site-id')!)).toBe('网站标识码：9900000001');
    expect(textOf(marks.get('mark-organizer')!)).toBe('主办单位：虚构省人民政府办公厅');
    expect(textOf(marks.get('mark-contact')!)).toBe('联系方式：电话：0990-12345');
    expect(textOf(marks.get('mark-icp')!)).toBe('ICP备案：虚ICP备2026000001号');
    expect(textOf(marks.get('mark-mps')!)).toBe('公安备案：虚公网安备99000000000001号');
  });

  test('badge, filings and error report are links of the forms that inspectors know, to nothing that a page loads', async () => {
    const portal = await openPortal(buildWorld());
    const page = read((await portal.get('/')).body);
    const href = (code: string) => attribute(page.byClass(`mark-${code}`)[0]!.childNodes.find((node) => 'tagName' in node) as never, 'href');
    expect(href('party-gov-badge')).toMatch(/^https?:\/\/bszs\.conac\.cn\/sitename\?method=show&id=[0-9A-F]{32}$/);
    expect(href('error-report')).toMatch(/^https?:\/\/zfwzgl\.www\.gov\.cn\/exposure\/jiucuo\.html\?site_code=9900000001(?:&url=.*)?$/);
    expect(href('mps')).toMatch(/^https?:\/\/(www\.)?(beian\.gov\.cn\/portal\/registerSystemInfo\?recordcode=|beian\.mps\.gov\.cn\/)/);
  });

  test('a fact the site does not have is left out, never shown empty', async () => {
    const world = buildWorld();
    world.sites[0] = { ...world.sites[0]!, status: 'trial', opening: {} };
    const page = read((await (await openPortal(world)).get('/')).body);
    expect(page.byClass('mark-icp')).toEqual([]);
    expect(textOf(page.byClass('site-notice')[0]!)).toContain('试运行');
  });
});
