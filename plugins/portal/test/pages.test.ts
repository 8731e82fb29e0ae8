import { describe, expect, test } from 'vitest';
import { everyPage } from './every-page.ts';
import { openPortal } from './host.ts';
import { attribute, type Read, read, textOf } from './html.ts';
import { answerOf, buildWorld, publicCase, type World } from './world.ts';

const open = async (path: string, change: (world: World) => void = () => {}, config = {}) => {
  const world = buildWorld();
  change(world);
  const portal = await openPortal(world, config);
  const answer = await portal.get(path);
  return { portal, answer, page: read(answer.body), text: textOf(read(answer.body).all('body')[0]!) };
};
const hrefs = (page: Read) => page.all('a').map((a) => attribute(a, 'href') ?? '');
const linkTo = (page: Read, text: string) => attribute(page.all('a').find((a) => textOf(a) === text)!, 'href')!;
/** Follows a relative address as a browser would. */
const follow = (from: string, href: string) => new URL(href, `http://x${from}`).href.slice('http://x'.length);

describe('every page', () => {
  test.each(Object.entries(everyPage))('"%s" is well-formed, in its language, with one main heading and no gap in the levels', async (_name, path) => {
    const { page, answer } = await open(path);
    expect(answer.mediaType).toBe('text/html; charset=utf-8');
    expect(page.errors).toEqual([]);
    expect(attribute(page.all('html')[0]!, 'lang')).toBe('zh-CN');
    const levels = page.elements.filter(({ tagName }) => /^h[1-6]$/.test(tagName)).map(({ tagName }) => Number(tagName[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    const ids = page.elements.flatMap((element) => attribute(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const tagName of ['header', 'main', 'footer', 'title']) expect(page.all(tagName).length, tagName).toBeGreaterThan(0);
    expect(attribute(page.all('a')[0]!, 'href')).toBe('#content');
    expect(answer.body).not.toMatch(/undefined|\[object|NaN|null/);
  });

  test.each(Object.entries(everyPage).filter(([name]) => name !== 'unknown site'))(
    '"%s" says where to complain about the security of data, without sign-in (JY-CMPL-009)',
    async (_name, path) => {
      const markOf = async (config = {}) => (await open(path, undefined, config)).page.byClass('mark-data-complaint')[0]!;
      expect(textOf(await markOf())).toBe('网络数据安全投诉、举报：电话：0990-12345');
      const own = await markOf({ complaintAddress: 'complaint?site={siteCode}' });
      const link = own.childNodes.find((node) => 'tagName' in node) as Read['elements'][number];
      expect([textOf(own), follow(path, attribute(link, 'href')!)]).toEqual(['网络数据安全投诉、举报：在线提交，不需登录', '/complaint?site=9900000001']);
    },
  );

  test.each(Object.entries(everyPage).filter(([name]) => name !== 'unknown site'))(
    '"%s" has an elder version: the same page, kept by its links alone, with no overlay and nothing that moves (JY-ACC-009)',
    async (_name, path) => {
      const standard = await open(path);
      const toElder = attribute(standard.page.byClass('version')[0]!.childNodes.find((node) => 'tagName' in node) as never, 'href')!;
      const elderPath = follow(path, toElder);
      expect(new URL(elderPath, 'http://x').searchParams.get('view')).toBe('elder');
      const { page, answer } = await open(elderPath);
      const isNotice = standard.answer.status !== 200;
      expect([page.errors, attribute(page.all('body')[0]!, 'data-version'), isNotice || answer.status === standard.answer.status]).toEqual([[], 'elder', true]);
      for (const tagName of ['dialog', 'marquee', 'blink', 'iframe', 'script', 'style']) expect(page.all(tagName)).toEqual([]);
      for (const element of page.elements)
        for (const { name, value } of element.attrs) expect(`${name} ${value}`).not.toMatch(/^(style|autoplay|on\w+|role (alert)?dialog)\b/);
      // every link within the site leads to an elder version, but for the way back
      const inside = page.all('a').filter((a) => /^[^#]*\/s\/|^s\/|^\?/.test(attribute(a, 'href') ?? ''));
      const others = inside.filter((a) => !/[?&]view=elder(&|$)/.test(attribute(a, 'href')!)).map((a) => textOf(a));
      expect(inside.length).toBeGreaterThan(1);
      expect(others.filter((text) => text !== '标准版')).toEqual([]);
      for (const form of page.all('form')) expect(form.attrs.some(({ name, value }) => name === 'action' && value.includes('?'))).toBe(false);
      expect(page.all('input').filter((one) => attribute(one, 'name') === 'view' && attribute(one, 'value') === 'elder')).toHaveLength(page.all('form').length);
      expect(page.meta('robots')).toEqual(['noindex']);
    },
  );

  test.each(Object.entries(everyPage))(
    '"%s" has nothing of others: no advertisement or overlay, nothing that plays or moves by itself (JY-PAGE-022)',
    async (_name, path) => {
      const { page } = await open(path);
      for (const tagName of ['dialog', 'iframe', 'object', 'embed', 'marquee', 'blink', 'audio', 'ins']) expect(page.all(tagName)).toEqual([]);
      for (const element of page.elements)
        for (const { name, value } of element.attrs) expect(`${name} ${value}`).not.toMatch(/^(style|autoplay|role (alert)?dialog)\b/);
      // pictures are those of the platform
      for (const image of page.all('img')) expect(attribute(image, 'src')).not.toMatch(/^(https?:)?\/\//);
    },
  );

  test.each(Object.entries(everyPage))('"%s" has no script, no inline style and loads only its own two files', async (_name, path) => {
    const { page } = await open(path);
    expect(page.all('script')).toEqual([]);
    expect(page.all('style')).toEqual([]);
    for (const element of page.elements) for (const { name } of element.attrs) expect(name).not.toMatch(/^(on|style$|srcset$|ping$)/);
    const loaded = page.elements.flatMap((element) => (element.tagName === 'link' ? [attribute(element, 'href')!] : (attribute(element, 'src') ?? [])));
    // pictures and films are attachments of the platform; all else is the style and the icon
    const own = loaded.filter((address) => !/^(\.\.\/)+api\/v1\/attachments\/[\w-]+\/content$/.test(address));
    for (const address of own) expect(address).toMatch(/^(\.\.\/)*assets\/(portal\.css|icon\.svg)\?v=[\w-]{16}$/);
    expect(own).toHaveLength(2);
  });

  test('a page carries the image that counts visits when the operator names one, by a relative address; pages of errors do not', async () => {
    const config = { visitImage: 'api/plugins/analytics/v0/pixel.svg' };
    const imagesOf = async (path: string) =>
      (await open(path, undefined, config)).page
        .all('img')
        .flatMap((one) => attribute(one, 'src') ?? [])
        .filter((src) => src.includes('pixel'));
    for (const path of ['/', '/s/9900000001/', '/s/9900000001/map']) {
      const [image, ...more] = await imagesOf(path);
      expect(more).toEqual([]);
      const asked = new URL(image!, `http://x${path}`);
      expect(asked.pathname).toBe('/api/plugins/analytics/v0/pixel.svg');
      expect(asked.searchParams.get('path')).toBe(path);
      expect(asked.searchParams.get('site')).toMatch(/^[\w-]+$/);
    }
    const [search] = await imagesOf(`/s/9900000001/search?q=${encodeURIComponent('集约化')}`);
    expect(search).toMatch(/&q=%E9%9B%86%E7%BA%A6%E5%8C%96&hits=\d+$/);
    expect(await imagesOf('/s/9900000001/c/none')).toEqual([]);
  });

  test.each(Object.entries(everyPage))('"%s" links within the platform by relative addresses that all answer (NT-dead-next-link)', async (_name, path) => {
    const { page, portal } = await open(path);
    const inside = hrefs(page).filter((href) => !/^(https?:|mailto:|#)/.test(href));
    expect(inside.length).toBeGreaterThan(0);
    for (const href of new Set(inside)) {
      expect(href).not.toMatch(/^\//);
      const target = follow(path, href);
      if (target.startsWith('/api/v1/attachments/')) continue;
      const first = await portal.get(target);
      // a hit tells of its search first
      const { status } = first.status === 302 ? await portal.get(follow(target, first.location!)) : first;
      expect([href, status]).toEqual([href, expect.toSatisfy((code: number) => code === 200 || (code === 404 && target === '/s/9999999999/'))]);
    }
  });
});

describe('the site above', () => {
  test('is linked from the foot of every page of a site below it', async () => {
    for (const path of ['/s/9900000002/', '/s/9900000002/r/r-edu', '/s/9900000002/search?q=x']) {
      const { page } = await open(path);
      expect(follow(path, linkTo(page, '上级网站：虚构省人民政府门户网站'))).toBe('/s/9900000001/');
    }
    expect((await open('/')).text).not.toContain('上级网站');
  });
  test('is not linked when readers cannot visit it', async () => {
    const close = (world: World) => {
      Object.assign(world.sites[0]!, { status: 'suspended' });
    };
    expect((await open('/s/9900000002/', close)).text).not.toContain('上级网站');
  });
});

describe('home', () => {
  test('lists the newest of its columns, with a search box, disclosure and the sites below', async () => {
    const { page, text } = await open('/');
    expect(page.all('h2').map(textOf)).toEqual(['政务要闻', '通知公告', '政策文件', '政策解读', '政府信息公开', '部门和市县网站', '网站标识与备案']);
    expect(linkTo(page, '虚构省教育厅网站')).toBe('s/9900000002/');
    expect(attribute(page.all('form')[0]!, 'action')).toBe('s/9900000001/search');
    expect(text).toContain('更多政务要闻');
  });
  test('the host of the request chooses the site, an alias too; then the settings; then the first portal', async () => {
    const portal = await openPortal(buildWorld());
    const other = await openPortal(buildWorld(), { defaultSiteCode: '9900000002' });
    const siteOf = async (which: typeof portal, baseUrl: string) => read((await which.get('/', baseUrl)).body).meta('SiteIDCode')[0];
    expect(await siteOf(portal, 'https://EDU.xusheng.example:8443')).toBe('9900000002');
    expect(await siteOf(portal, 'http://xusheng.example')).toBe('9900000001');
    expect(await siteOf(portal, 'http://[::1]:8080')).toBe('9900000001');
    expect(await siteOf(other, 'http://[::1]:8080')).toBe('9900000002');
  });
  test('an empty platform says so', async () => {
    const { answer, text } = await open('/', (world) => void world.sites.splice(0));
    expect(answer.status).toBe(404);
    expect(text).toContain('还没有开通的网站');
  });
  test('the address without its final slash leads to the one with it', async () => {
    const { answer } = await open('/s/9900000001');
    expect([answer.status, follow('/s/9900000001', answer.location!)]).toEqual([301, '/s/9900000001/']);
  });
});

describe('column', () => {
  test('its pages hold its total, each record once, newest first (NT-list-window)', async () => {
    const { portal, page, text } = await open('/s/9900000001/c/yaowen');
    expect(text).toContain('共 45 条');
    const seen: string[] = [];
    let at = '/s/9900000001/c/yaowen';
    let current = page;
    for (;;) {
      seen.push(...hrefs(current).filter((href) => href.includes('/r/')));
      const next = current.all('a').find((a) => attribute(a, 'rel') === 'next');
      if (!next) break;
      at = follow(at, attribute(next, 'href')!);
      current = read((await portal.get(at)).body);
      expect(linkTo(current, '回到第一页')).toBe('../../../s/9900000001/c/yaowen');
    }
    expect(seen).toHaveLength(45);
    expect(new Set(seen).size).toBe(45);
  });
  test('names the columns below and the numbers of its documents; a repealed one is marked', async () => {
    const { page, text } = await open('/s/9900000001/c/zhengce');
    expect(linkTo(page, '规划计划')).toBe('../../../s/9900000001/c/guihua');
    expect(text).toContain('虚政发〔2026〕1号');
    expect(page.byClass('ended').map(textOf)).toEqual(['全文废止']);
  });
  test('breadcrumbs lead through the columns above', async () => {
    const { page } = await open('/s/9900000001/c/guihua');
    expect(textOf(page.byClass('crumbs')[0]!)).toBe('首页 政策文件 规划计划');
  });
  test.each(['page=0', 'page=-1', 'page=x', 'page=2', 'cursor=', 'cursor=%21', 'cursor=AAAA', `cursor=${'a'.repeat(600)}`])(
    '%s is a place the list did not give: 400 and the way back (NT-page-zero, NT-bad-cursor-500)',
    async (query) => {
      const { answer, page } = await open(`/s/9900000001/c/yaowen?${query}`);
      expect(answer.status).toBe(400);
      expect(linkTo(page, '回到第一页')).toBe('../../../s/9900000001/c/yaowen');
    },
  );
  test('a date that an editor set stands in the list, the order of lists goes by it', async () => {
    const { page } = await open('/s/9900000001/c/gonggao', (world) => {
      const index = world.resources.findIndex(({ id }) => id === 'r-notice');
      world.resources[index] = { ...world.resources[index]!, displayedDate: '2026-02-02' };
    });
    expect(page.all('time').map(textOf)).toContain('2026-02-02');
  });
  test('an unknown column is not found', async () => {
    expect((await open('/s/9900000001/c/nichts')).answer.status).toBe(404);
  });
});

describe('content', () => {
  test('a document shows its header table, what was not stated too', async () => {
    const { page } = await open('/s/9900000001/r/r-policy');
    const facts = Object.fromEntries(page.all('dt').map((dt, index) => [textOf(dt), textOf(page.all('dd')[index]!)]));
    expect(facts).toEqual({
      索引号: '990000001/2026-00001',
      主题分类: '综合政务\\政务公开',
      发文机关: '虚构省人民政府、虚构省人民政府办公厅',
      成文日期: '2026年1月8日',
      标题: '虚构省人民政府关于推进政府网站集约化建设的实施意见',
      发文字号: '虚政发〔2026〕1号',
      发布日期: '2026年1月12日',
      有效性: '全文有效',
      公文种类: '意见',
      施行日期: '2026年2月1日',
      公开方式: '主动公开',
    });
    const { text } = await open('/s/9900000001/r/r-old-policy');
    expect(text).toContain('成文日期未标明');
  });
  test('a document and its interpretation reach each other; what may not be seen is left out (JY-RES-009)', async () => {
    const policy = await open('/s/9900000001/r/r-policy');
    expect(linkTo(policy.page, '《关于推进政府网站集约化建设的实施意见》解读')).toBe('../../../s/9900000001/r/r-interpretation');
    expect(hrefs(policy.page).join()).not.toContain('r-hidden');
    const interpretation = await open('/s/9900000001/r/r-interpretation');
    expect(linkTo(interpretation.page, '虚构省人民政府关于推进政府网站集约化建设的实施意见')).toBe('../../../s/9900000001/r/r-policy');
    expect(interpretation.text).toContain('解读的文件');
  });
  test('they do so without a relation too: it is enough that the interpretation names its document', async () => {
    const { page } = await open('/s/9900000001/r/r-policy', (world) => void world.relations.splice(0));
    expect(textOf(page.byClass('related')[0]!)).toContain('相关解读');
    expect(linkTo(page, '《关于推进政府网站集约化建设的实施意见》解读')).toBe('../../../s/9900000001/r/r-interpretation');
  });
  test('a repealed document says so and names what repealed it', async () => {
    const { page } = await open('/s/9900000001/r/r-old-policy');
    const banner = textOf(page.byClass('banner')[0]!);
    expect(banner).toContain('全文废止 本文件已经废止，仅供查阅。 被以下文件废止：虚构省人民政府关于推进政府网站集约化建设的实施意见');
    expect(page.byClass('related')).toEqual([]);
  });
  test('attachments show type and size; one that may not be seen is left out', async () => {
    const { page } = await open('/s/9900000001/r/r-policy');
    expect(textOf(page.byClass('attachments')[0]!)).toBe('附件 网站迁移进度表 （CSV，1.5 KB）');
    expect(linkTo(page, '网站迁移进度表')).toBe('../../../api/v1/attachments/a-schedule/content');
  });
  test('an imported text also shows when this platform published it', async () => {
    const { text } = await open('/s/9900000001/r/r-policy');
    expect(text).toContain('发布时间：2026-01-12 来源');
    expect(text).toContain('本平台发布时间：2026-03-05 18:00');
  });
  test('a major change is dated and explained, a minor one is not', async () => {
    const change = (updateType: 'major' | 'minor') => (world: World) => {
      const index = world.resources.findIndex(({ id }) => id === 'r-notice');
      world.resources[index] = { ...world.resources[index]!, updateType, publishedAt: '2026-03-20T01:00:00Z', changeNote: '补充咨询电话' };
    };
    expect((await open('/s/9900000001/r/r-notice', change('major'))).text).toContain('更新时间：2026-03-20 09:00 更新说明：补充咨询电话');
    expect((await open('/s/9900000001/r/r-notice', change('minor'))).text).not.toContain('更新');
  });
  test('text in another language is marked as such', async () => {
    const { page } = await open('/s/9900000001/r/r-notice', (world) => {
      const index = world.resources.findIndex(({ id }) => id === 'r-notice');
      world.resources[index] = { ...world.resources[index]!, locale: 'ug-CN' };
    });
    const article = page.all('article')[0]!;
    expect([attribute(article, 'lang'), attribute(article, 'dir')]).toEqual(['ug-CN', 'rtl']);
  });
  test('the address of another site leads to the right one', async () => {
    const { answer } = await open('/s/9900000001/r/r-edu');
    expect([answer.status, follow('/s/9900000001/r/r-edu', answer.location!)]).toEqual([301, '/s/9900000002/r/r-edu']);
  });
});

describe('withdrawn', () => {
  test('kept for reading: the reason stands above the text', async () => {
    const { answer, page, text } = await open('/s/9900000001/r/r-withdrawn');
    expect(answer.status).toBe(200);
    expect(textOf(page.byClass('banner')[0]!)).toBe('撤稿说明 本文已于2026年3月10日撤稿，保留原文供查阅。原因：线路方案已重新征求意见');
    expect(text).toContain('原定线路如下。');
  });
  test('gone: 410 with the reason, without the text', async () => {
    const { answer, text } = await open('/s/9900000001/r/r-gone');
    expect(answer.status).toBe(410);
    expect(text).toContain('原因：内容有误');
  });
  test('substituted: 410 with a link to what takes its place', async () => {
    const { answer, page } = await open('/s/9900000001/r/r-substituted');
    expect(answer.status).toBe(410);
    expect(linkTo(page, '虚构省人民政府关于推进政府网站集约化建设的实施意见')).toBe('../../../s/9900000001/r/r-policy');
  });
  test('redirected within the platform: the reader is sent on; outside it: told first (N1-314)', async () => {
    const inside = await open('/s/9900000001/r/r-moved-in');
    expect([inside.answer.status, inside.answer.location]).toEqual([301, 'https://edu.xusheng.example/s/9900000002/r/r-edu']);
    const outside = await open('/s/9900000001/r/r-moved-out');
    expect([outside.answer.status, outside.answer.location]).toEqual([410, undefined]);
    expect(linkTo(outside.page, 'https://elsewhere.example/a?b=1&c=2')).toBe('https://elsewhere.example/a?b=1&c=2');
  });
  test('vanished: like what never was, in Chinese and English', async () => {
    const { answer, text } = await open('/s/9900000001/r/r-vanished');
    expect(answer.status).toBe(404);
    expect(text).toContain('页面不存在 Page not found');
  });
});

describe('sites that are not open', () => {
  const changed = (status: 'applied' | 'suspended' | 'merged' | 'closed') => (world: World) => {
    const last = { status, effectiveDate: '2026-03-01', reason: '机构改革', ...(status === 'merged' ? { mergedIntoId: 'site-portal' } : {}) };
    world.sites[1] = { ...world.sites[1]!, status, statusHistory: [...world.sites[1]!.statusHistory, last] };
  };
  test.each([
    ['applied', 404, '页面不存在'],
    ['suspended', 503, '虚构省教育厅网站已临时下线。'],
    ['merged', 410, '虚构省教育厅网站已归并到其他网站，请前往：'],
    ['closed', 410, '生效日期：2026年3月1日。原因：机构改革'],
  ] as const)('%s: every address of the site answers %i', async (status, code, said) => {
    for (const path of ['/s/9900000002/', '/s/9900000002/c/yaowen', '/s/9900000002/r/r-edu', '/s/9900000002/search?q=a', '/s/9900000002/map']) {
      const { answer, text } = await open(path, changed(status));
      expect([path, answer.status]).toEqual([path, code]);
      expect(text).toContain(said);
    }
  });
  test('a merged site leads to the one it went into', async () => {
    const { page } = await open('/s/9900000002/c/yaowen', changed('merged'));
    expect(linkTo(page, '虚构省人民政府门户网站')).toBe('../../../s/9900000001/');
  });
});

describe('search', () => {
  const q = (words: string, more = '') => `/s/9900000001/search?q=${encodeURIComponent(words)}${more}`;

  test('hits are marked, counted and dated', async () => {
    const { page, text } = await open(q('云川江'));
    expect(text).toContain('找到 45 条与“云川江”有关的信息');
    expect(page.all('mark').map(textOf)).toContain('云川江');
    expect(attribute(page.all('input').find((input) => attribute(input, 'name') === 'q')!, 'value')).toBe('云川江');
  });
  test('an exact document number stands first and says so, however it was typed', async () => {
    const { page } = await open(q('虚政发〔2026〕1号'));
    expect(textOf(page.all('h3').find((h3) => h3.parentNode && 'tagName' in h3.parentNode && h3.parentNode.tagName === 'li')!)).toContain('实施意见');
    expect(page.byClass('exact').map(textOf)).toEqual(['文号相符']);
  });
  test('facets narrow and keep the words; a chosen one can be taken away again', async () => {
    const { page, portal } = await open(q('网站'));
    const narrow = page.all('a').find((a) => textOf(a).startsWith('政策文件 '))!;
    const target = follow('/s/9900000001/search', attribute(narrow, 'href')!);
    expect(target).toBe(`${q('网站')}&kind=policy-document`);
    const narrowed = read((await portal.get(target)).body);
    const remove = narrowed.all('a').find((a) => textOf(a) === '去掉条件 资源种类：政策文件 ×')!;
    expect(follow('/s/9900000001/search', attribute(remove, 'href')!)).toBe(q('网站'));
  });
  test('the year facet becomes a range of days', async () => {
    const { page } = await open(q('网站'));
    const year = page.all('a').find((a) => textOf(a).startsWith('2024年'))!;
    expect(attribute(year, 'href')).toBe(`?q=${encodeURIComponent('网站')}&publishedFrom=2024-01-01&publishedTo=2024-12-31`);
  });
  test('what editors chose stands apart and marked; related words are plain links and a list of the box', async () => {
    const { page } = await open(q('关于'), (world) => {
      world.bestBet = 'r-policy';
    });
    const bets = page.byClass('bets')[0]!;
    expect(textOf(bets)).toContain('编辑推荐');
    expect(textOf(bets)).toContain('请先看这一条。');
    const options = page.all('option').map((option) => attribute(option, 'value')!);
    expect([options.length > 0, attribute(page.all('input').find((input) => attribute(input, 'name') === 'q')!, 'list')]).toEqual([true, 'suggested']);
    const links = page.byClass('related-words')[0]!;
    expect(textOf(links)).toContain(options[0]!);
    expect(hrefs(page)).toContain(`?q=${encodeURIComponent(options[0]!)}`);
  });
  test('the words that answer stand above the hits with a link to where they come from', async () => {
    const { page } = await open(q('关于'), (world) => {
      const policy = world.resources.find(({ id }) => id === 'r-policy')!;
      world.searchAdds = {
        answer: answerOf(policy, {
          passage: [
            { text: '每日<b>', hit: false },
            { text: '巡查', hit: true },
            { text: '。', hit: false },
          ],
        })!,
      };
    });
    const answer = page.byClass('answer')[0]!;
    expect(textOf(answer)).toContain('第一条');
    expect(textOf(answer)).toContain('每日<b>巡查。');
    expect(textOf(answer)).toMatch(/摘自.*虚构省/s);
    expect(hrefs(page).filter((href) => href.includes('r-policy')).length).toBeGreaterThan(0);
  });
  test('public answers of interaction stand apart, each with its page; what was taken down has none', async () => {
    const { page, portal } = await open(q('防汛'), (world) => {
      world.cases = [publicCase('k1', { answer: '各市已按防汛预案值守。' }), publicCase('k2', { answer: '防汛物资在县里领取。', siteId: 'site-edu' })];
    });
    const part = page.byClass('interaction')[0]!;
    expect(textOf(part)).toContain('互动答复（2条）');
    const link = page.all('a').find((a) => textOf(a) === '怎样领取防汛物资')!;
    const answer = await portal.get(follow('/s/9900000001/search', attribute(link, 'href')!));
    const shown = read(answer.body);
    expect([answer.status, textOf(shown.all('h1')[0]!)]).toEqual([200, '怎样领取防汛物资']);
    expect(textOf(shown.byClass('case')[0]!)).toMatch(/咨询投诉.*2026年2月1日.*虚构省应急管理厅.*2026年2月3日.*怎样领取？.*各市已按防汛预案值守。/s);
    expect((await portal.get('/s/9900000001/i/k3')).status).toBe(404);
    expect((await portal.get('/s/9900000001/i/k2')).status).toBe(301);
  });
  test('what may have been meant, what is shown instead and what to leave out are links', async () => {
    const mistyped = await open(q('云川将'), (world) => {
      world.searchAdds = { didYouMean: ['云川江', '云川市'], searchedInstead: '云川江' };
    });
    expect(mistyped.text).toContain('没有找到与“云川将”有关的信息，以下是“云川江”的结果');
    expect(linkTo(mistyped.page, '云川市')).toBe(`?q=${encodeURIComponent('云川市')}`);
    const empty = await open(q('开学 没有的词', '&kind=policy-document&scope=site'), (world) => {
      world.searchAdds = {
        help: {
          unknownWords: ['没有的词'],
          withoutFilter: [
            { value: 'kind', total: 3 },
            { value: 'siteId', total: 4 },
            { value: 'unheard', total: 1 },
          ],
          withoutWord: [{ value: '没有的词', total: 2 }],
        },
      };
    });
    expect(empty.text).toContain('没有信息含有：没有的词');
    expect(linkTo(empty.page, '去掉“资源种类”再查（3条）')).toBe(`?q=${encodeURIComponent('开学 没有的词')}&scope=site`);
    expect(linkTo(empty.page, '在全平台各网站中检索（4条）')).toBe(`?q=${encodeURIComponent('开学 没有的词')}&kind=policy-document`);
    expect(linkTo(empty.page, '去掉“没有的词”再查（2条）')).toBe(`?q=${encodeURIComponent('开学')}&scope=site&kind=policy-document`);
  });
  test('a hit that is opened tells of its search, and the address goes on without that', async () => {
    const world = buildWorld();
    const portal = await openPortal(world);
    const page = read((await portal.get(q('虚政发〔2026〕1号'))).body);
    const href = hrefs(page).find((one) => one.includes('?hit='))!;
    const moved = await portal.get(follow('/s/9900000001/search', href));
    expect([moved.status, follow(new URL(href, 'http://x/s/9900000001/search').pathname, moved.location!)]).toEqual([
      302,
      new URL(href, 'http://x/s/9900000001/search').pathname,
    ]);
    expect(world.clicks).toHaveLength(1);
    expect(Buffer.from(world.clicks[0]!, 'base64url').toString()).toMatch(/^a token for r-/);
    // whoever does not want to be counted gets plain links
    const plain = read((await portal.get(`${q('虚政发〔2026〕1号')}&DNT=1`)).body);
    expect(hrefs(plain).filter((one) => one.includes('hit='))).toEqual([]);
  });
  test('a site with others below searches them too when asked, and says so', async () => {
    const { page, text } = await open(q('开学', '&scope=below'));
    expect(text).toContain('本站及下属网站');
    const below = page.all('input').find((input) => attribute(input, 'value') === 'below')!;
    expect(attribute(below, 'checked')).toBeDefined();
  });
  test('a portal that no site stands above searches all sites; hits and facets name theirs', async () => {
    expect((await open(q('开学', '&scope=site'))).text).toContain('没有找到');
    const { page, text } = await open(q('开学'));
    expect(page.all('input').find((input) => attribute(input, 'name') === 'scope' && attribute(input, 'checked') !== undefined)).toBeDefined();
    expect(attribute(page.all('input').find((input) => attribute(input, 'checked') !== undefined)!, 'value')).toBe('all');
    expect(text).toContain('找到 1 条');
    expect(linkTo(page, '全省中小学开学工作平稳有序')).toMatch(/^\.\.\/\.\.\/s\/9900000002\/r\/r-edu\?hit=/);
    expect(hrefs(page)).toContain(`../../s/9900000002/search?q=${encodeURIComponent('开学')}&scope=site`);
  });
  test('any other site searches itself unless all are asked for', async () => {
    const below = (more = '') => `/s/9900000002/search?q=${encodeURIComponent('网站')}${more}`;
    const total = async (path: string) => Number(/找到 (\d+) 条/.exec((await open(path)).text)?.[1] ?? 0);
    expect(await total(below())).toBeLessThan(await total(below('&scope=all')));
    expect(await total(below())).toBe(await total(below('&scope=site')));
  });
  test('without hits the page says what to try', async () => {
    const { answer, text } = await open(q('没有这样的词', '&kind=article&scope=site'));
    expect(answer.status).toBe(200);
    for (const tip of ['没有找到与“没有这样的词”有关的信息', '去掉筛选条件后再查。', '在全平台各网站中检索。', '按栏目查找']) expect(text).toContain(tip);
  });
  test('nothing asked shows how to search', async () => {
    expect((await open('/s/9900000001/search?q=%20')).text).toContain('检索说明');
  });
  test('faults are listed by name, the words stay in the form, nothing is asked', async () => {
    const { answer, page, text } = await open(q('网站', '&publishedFrom=2026-02-30&kind=poem&sort=best'), (world) => {
      world.searchFailure = 'INTERNAL';
    });
    expect(answer.status).toBe(400);
    expect(text).toContain('“发布日期起”应为年-月-日，例如2026-03-01，收到“2026-02-30”。');
    expect(page.byClass('faults')[0] && textOf(page.byClass('faults')[0]!)).toContain('poem');
    expect(attribute(page.all('input').find((input) => attribute(input, 'name') === 'q')!, 'value')).toBe('网站');
  });
  test('walks all pages by cursor', async () => {
    const { page, portal } = await open(q('云川江'));
    const next = page.all('a').find((a) => attribute(a, 'rel') === 'next')!;
    const second = read((await portal.get(follow('/s/9900000001/search', attribute(next, 'href')!))).body);
    expect(textOf(second.byClass('hit-list')[0]!)).not.toBe(textOf(page.byClass('hit-list')[0]!));
    expect(linkTo(second, '回到第一页')).toBe(`?q=${encodeURIComponent('云川江')}`);
  });
  test.each(['page=0', 'cursor=%21', 'cursor=AAAA'])('%s is answered with 400', async (query) => {
    expect((await open(q('网站', `&${query}`))).answer.status).toBe(400);
  });
  test.each(['PLUGIN_UNAVAILABLE', 'OPERATION_TIMEOUT', 'OPERATION_NOT_FOUND'])(
    'a search that is down (%s) is said so with 503; the rest of the site works',
    async (code) => {
      const { answer, text, portal } = await open(q('网站'), (world) => {
        world.searchFailure = code;
      });
      expect(answer.status).toBe(503);
      expect(text).toContain('搜索暂不可用 Search is not available');
      expect((await portal.get('/s/9900000001/c/yaowen')).status).toBe(200);
    },
  );
  test('a failure we do not know is handed to the host', async () => {
    const { answer } = await open(q('网站'), (world) => {
      world.searchFailure = 'INTERNAL';
    });
    expect(answer.code).toBe('INTERNAL');
  });
  test('no search engine is asked to list results', async () => {
    expect((await open(q('网站'))).page.meta('robots')).toEqual(['noindex']);
    expect((await open('/')).page.meta('robots')).toEqual([]);
  });
});

describe('caching', () => {
  test('the tag of a page changes with what it shows, and with nothing else', async () => {
    const path = '/s/9900000001/r/r-policy';
    const tag = async (change?: (world: World) => void) => (await open(path, change)).answer.etag;
    const first = await tag();
    expect(first).toMatch(/^"[\w-]{16}"$/);
    expect(await tag()).toBe(first);
    expect(await tag((world) => void world.resources.shift())).toBe(first);
    expect(await tag((world) => void world.relations.splice(1, 1))).not.toBe(first);
    expect(await tag((world) => void Object.assign(world.sites[0]!, { contact: '电话：0990-54321' }))).not.toBe(first);
  });
  test('pages are checked each time unless the operator says otherwise; notices are never kept', async () => {
    expect((await open('/')).answer.cacheControl).toBe('public, no-cache');
    expect((await open('/', undefined, { maxAgeSeconds: 60 })).answer.cacheControl).toBe('public, max-age=60');
    expect((await open('/s/9900000001/r/r-gone', undefined, { maxAgeSeconds: 60 })).answer).toMatchObject({ cacheControl: 'no-cache' });
  });
  test('the style sheet is kept for good under its version and has a way back under an old one', async () => {
    const { page, portal } = await open('/');
    const address = attribute(page.all('link')[0]!, 'href')!;
    expect(await portal.get(`/${address}`)).toMatchObject({
      status: 200,
      mediaType: 'text/css; charset=utf-8',
      cacheControl: 'public, max-age=31536000, immutable',
    });
    expect(await portal.get('/assets/portal.css?v=old')).toMatchObject({ status: 200, cacheControl: 'public, no-cache' });
    expect(await portal.get('/assets/constructor')).toMatchObject({ status: 404, code: 'PORTAL_ASSET_UNKNOWN' });
  });
});

test('an English site speaks English, its marks keep their values', async () => {
  const { page, text } = await open('/s/9900000001/', (world) => {
    world.sites[0] = { ...world.sites[0]!, locale: 'en', name: 'Fictitious Province' };
  });
  expect(attribute(page.all('html')[0]!, 'lang')).toBe('en');
  expect(text).toContain('Site code：9900000001');
  expect(text).toContain('Skip to content');
});
