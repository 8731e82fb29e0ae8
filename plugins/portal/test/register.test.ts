/** What pages owe to the register and to scripts: footer, addresses, direction of lines. */
import { expect, test } from 'vitest';
import { openPortal } from './host.ts';
import { attribute, read, textOf } from './html.ts';
import { buildWorld } from './world.ts';

test('the foot follows the register at the next request, on every kind of page (JY-SITE-022)', async () => {
  const world = buildWorld();
  const portal = await openPortal(world);
  const foot = async (path: string) =>
    textOf(
      read((await portal.get(path)).body)
        .all('footer')
        .at(-1)!,
    );
  const paths = ['/', '/s/9900000001/', '/s/9900000001/c/yaowen', '/s/9900000001/r/r-policy', '/s/9900000001/map', '/s/9900000001/search?q=x'];
  for (const path of paths) expect(await foot(path)).toContain('虚构省人民政府办公厅');

  Object.assign(world.organizations[0]!, { name: '虚构省数据局' });
  Object.assign(world.sites[0]!, { contact: '电话：0990-99999', opening: { ...world.sites[0]!.opening, icpNumber: '虚ICP备2026000009号' } });
  for (const path of paths) {
    const now = await foot(path);
    for (const fact of ['虚构省数据局', '0990-99999', '虚ICP备2026000009号']) expect([path, now]).toEqual([path, expect.stringContaining(fact)]);
    expect(now).not.toContain('虚构省人民政府办公厅');
  }
});

test('the head of every kind of page names the site as registered, at the next request (JY-PAGE-020)', async () => {
  const world = buildWorld();
  const portal = await openPortal(world);
  const head = async (path: string) => textOf(read((await portal.get(path)).body).byClass('brand')[0]!);
  const paths = [
    '/',
    '/s/9900000001/',
    '/s/9900000001/c/yaowen',
    '/s/9900000001/r/r-policy',
    '/s/9900000001/map',
    '/s/9900000001/search?q=x',
    '/s/9900000001/r/none',
  ];
  for (const path of paths) expect([path, await head(path)]).toEqual([path, world.sites[0]!.name]);
  Object.assign(world.sites[0]!, { name: '虚构省人民政府新门户' });
  for (const path of paths) expect([path, await head(path)]).toEqual([path, '虚构省人民政府新门户']);
});

test('a page keeps its address when its title and column change (JY-PAGE-019)', async () => {
  const world = buildWorld();
  const portal = await openPortal(world);
  const path = '/s/9900000001/r/r-notice';
  expect((await portal.get(path)).status).toBe(200);
  Object.assign(world.resources.find(({ id }) => id === 'r-notice')!, { title: '改名后的公告', columnId: 'site-portal-yaowen' });
  const { status, body } = await portal.get(path);
  expect([status, textOf(read(body).all('h1')[0]!)]).toEqual([200, '改名后的公告']);
});

test.each([
  ['ug-CN', 'rtl', false],
  ['mn-Mong-CN', 'ltr', true],
  ['mn-Cyrl', 'ltr', false],
  ['bo-CN', 'ltr', false],
])('a text in %s runs %s, and down when its script does (JY-ACC-008)', async (locale, dir, isVertical) => {
  const world = buildWorld();
  Object.assign(world.resources.find(({ id }) => id === 'r-notice')!, { locale });
  const article = read((await (await openPortal(world)).get('/s/9900000001/r/r-notice')).body).all('article')[0]!;
  expect([attribute(article, 'lang'), attribute(article, 'dir'), attribute(article, 'class')?.split(' ').includes('vertical')]).toEqual([
    locale,
    dir,
    isVertical,
  ]);
});
