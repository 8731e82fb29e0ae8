import { describe, expect, test } from 'vitest';
import { everyPage } from './every-page.ts';
import { openPortal } from './host.ts';
import { read, textOf } from './html.ts';
import { buildWorld, type World } from './world.ts';

const textKeys = new Set([
  'name',
  'description',
  'keywords',
  'contact',
  'title',
  'subtitle',
  'summary',
  'author',
  'documentNumber',
  'issuers',
  'indexNumber',
  'reason',
  'changeNote',
  'note',
  'fileName',
  'icpNumber',
  'policeNumber',
  ...['alternativeText', 'caption', 'credit', 'transcript', 'targetName', 'name', 'post', 'resume', 'duties', 'structure', 'hours', 'phone'],
  ...['conditions', 'materials', 'procedure', 'fee', 'itemCode'],
  ...['provider', 'question', 'answer', 'classes', 'arrangement', 'waysToGet', 'fax', 'onlineContact', 'approvalNumber', 'originalName'],
]);

/** The world with `poison` at the end of every text people write. */
function poisoned(world: World, poison: string): World {
  const walk = (node: unknown, isText: boolean): unknown => {
    if (typeof node === 'string') return isText ? `${node}${poison}` : node;
    if (Array.isArray(node)) return node.map((item) => walk(item, isText));
    if (node instanceof Map) return new Map([...node].map(([key, value]) => [key, walk(value, false)]));
    if (node === null || typeof node !== 'object') return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walk(value, textKeys.has(key))]));
  };
  return walk(world, false) as World;
}

/** Tags and attribute names of a page, in order: what text must never change. */
const skeleton = (html: string) => read(html).elements.map(({ tagName, attrs }) => `${tagName}[${attrs.map(({ name }) => name).join()}]`);

const poisons = [
  `"><script>alert(1)</script>`,
  `' onmouseover='alert(1)' x='`,
  `"><img src=x onerror=alert(1)>`,
  '</title></textarea></style><svg/onload=alert(1)>',
  '--><b>',
  '&quot;&gt;&lt;',
  `javascript:alert('1')`,
];

describe('quotes and tags in titles, columns and search words stay text (NT-xss-in-attribute, NT-xss-exempt-module)', () => {
  test.each(poisons)('%s', async (poison) => {
    const clean = await openPortal(buildWorld());
    const dirty = await openPortal(poisoned(buildWorld(), poison));
    for (const [name, path] of Object.entries(everyPage)) {
      const [want, got] = [await clean.get(path), await dirty.get(path)];
      expect([name, got.status]).toEqual([name, want.status]);
      expect([name, skeleton(got.body)]).toEqual([name, skeleton(want.body)]);
    }
    const home = read((await dirty.get('/')).body);
    expect(textOf(home.all('h1')[0]!)).toBe(`虚构省人民政府门户网站${poison}`);
    expect(home.meta('SiteName')).toEqual([`虚构省人民政府门户网站${poison}`]);
  });

  test.each(poisons)('as search words: %s', async (poison) => {
    const portal = await openPortal(buildWorld());
    for (const parameter of ['q', 'issuer', 'columnId', 'topic', 'kind', 'publishedFrom', 'scope', 'sort', 'cursor', 'page']) {
      const query = (value: string) => `/s/9900000001/search?${new URLSearchParams(parameter === 'q' ? { q: value } : { q: '网站', [parameter]: value })}`;
      const [want, got] = [await portal.get(query('没有 这样')), await portal.get(query(poison))];
      expect([parameter, got.status]).toEqual([parameter, want.status]);
      expect([parameter, skeleton(got.body)]).toEqual([parameter, skeleton(want.body)]);
    }
  });

  test('in the host, in the address of a site and of a record', async () => {
    const portal = await openPortal(buildWorld());
    const want = await portal.get('/s/9900000001/r/r-policy');
    const got = await portal.get('/s/9900000001/r/r-policy', 'http://x"><script>alert(1)</script>');
    expect(skeleton(got.body)).toEqual(skeleton(want.body));
    for (const path of [
      `/s/${encodeURIComponent(poisons[0]!)}/`,
      `/s/9900000001/r/${encodeURIComponent(poisons[0]!)}`,
      `/s/9900000001/c/${encodeURIComponent(poisons[0]!)}`,
    ]) {
      const { status, body } = await portal.get(path);
      expect([status, body.includes('<script')]).toEqual([404, false]);
    }
  });

  test('in a body, plain and HTML', async () => {
    for (const format of ['plain', 'html'] as const) {
      const world = buildWorld();
      const index = world.resources.findIndex(({ id }) => id === 'r-notice');
      world.resources[index] = { ...world.resources[index]!, body: { format, text: poisons.join('\n') } };
      const { body } = await (await openPortal(world)).get('/s/9900000001/r/r-notice');
      const { elements } = read(body);
      expect(elements.some(({ tagName }) => ['script', 'svg', 'style', 'textarea'].includes(tagName))).toBe(false);
      expect(elements.some(({ attrs }) => attrs.some(({ name }) => name.startsWith('on')))).toBe(false);
    }
  });

  test('an address that is no web address is never a link', async () => {
    const world = buildWorld();
    const index = world.resources.findIndex(({ id }) => id === 'r-rich');
    world.resources[index] = { ...world.resources[index]!, source: { name: '来源', url: 'javascript:alert(1)' } };
    world.gone.set('r-gone', { id: 'r-gone', kind: 'redirect', reason: '移交', redirectTo: 'javascript:alert(1)' });
    const portal = await openPortal(world);
    for (const path of ['/s/9900000001/r/r-rich', '/s/9900000001/r/r-gone']) {
      const { body, location } = await portal.get(path);
      expect(location).toBeUndefined();
      expect(body).not.toMatch(/href="javascript/i);
    }
  });
});

describe('content is never a template (NT-template-in-content)', () => {
  test.each([`$\{7*7}`, '<%= 7*7 %>', '<%~ it.body %>', '{{constructor.constructor("return 7*7")()}}', '#{7*7}', `\`$\{7*7}\``, '\\u0024{7*7}'])(
    '%s stays literal on every page',
    async (poison) => {
      const clean = await openPortal(buildWorld());
      const dirty = await openPortal(poisoned(buildWorld(), poison));
      for (const [name, path] of Object.entries(everyPage)) {
        const got = await dirty.get(path);
        expect([name, skeleton(got.body)]).toEqual([name, skeleton((await clean.get(path)).body)]);
        if (name !== 'unknown site') expect(textOf(read(got.body).all('title')[0]!)).toContain(poison);
      }
      const words = await dirty.get(`/s/9900000001/search?q=${encodeURIComponent(poison)}`);
      expect(textOf(read(words.body).all('title')[0]!)).toContain(poison);
    },
  );
});
