import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaults } from '../src/settings.ts';
import { roots } from '../src/links.ts';
import { openPortal } from './host.ts';
import { buildWorld } from './world.ts';

const file = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const json = <T>(path: string) => JSON.parse(file(path)) as T;
const names = (folder: string) => readdirSync(new URL(`../${folder}`, import.meta.url), { recursive: true, encoding: 'utf8' });
const sources = names('src')
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => file(`src/${path}`));

interface OpenApi {
  readonly paths: {
    readonly [path: string]: {
      readonly get: {
        readonly operationId: string;
        readonly 'x-jiyue-reply': string;
        readonly 'x-jiyue-query': string;
        readonly parameters: readonly { readonly $ref?: string; readonly name?: string }[];
      };
    };
  };
  readonly components: { readonly parameters: { readonly [name: string]: { readonly name: string; readonly description: string } } };
}
const openapi = json<OpenApi>('openapi.json');

describe('the files of the package say the same', () => {
  test('defaults of the settings stand in their schema, which is closed and explained in Chinese', () => {
    const schema = json<{ additionalProperties: boolean; properties: Record<string, { default?: unknown; description: string }> }>('config.schema.json');
    expect(schema.additionalProperties).toBe(false);
    const stated = Object.entries(schema.properties).flatMap(([key, property]) => (property.default === undefined ? [] : [[key, property.default]]));
    expect(Object.fromEntries(stated)).toEqual(defaults);
    const types = /interface PortalConfig \{([\s\S]*?)\n\}/.exec(file('src/types.ts'))![1]!;
    expect([...types.matchAll(/readonly (\w+)\?/g)].map(([, key]) => key)).toEqual(Object.keys(schema.properties));
    for (const { description } of Object.values(schema.properties)) expect(description).toMatch(/\p{Script=Han}/u);
  });

  test('every operation is a page, its parameters are the ones the types name, and its path is as deep as its links believe', () => {
    const types = file('src/types.ts');
    const depth = {
      getPortalHome: roots.home,
      getSiteHome: roots.siteHome,
      getColumnPage: roots.column,
      getContentPage: roots.content,
      getSearchPage: roots.search,
      getSiteMap: roots.map,
    };
    for (const [path, { get }] of Object.entries(openapi.paths)) {
      expect(get['x-jiyue-reply']).toBe('page');
      // messengers add their own parameters to shared addresses
      expect(get['x-jiyue-query']).toBe('open');
      expect(types).toContain(`    ${get.operationId}: PageOperation<`);
      const root = depth[get.operationId as keyof typeof depth];
      if (root !== undefined) expect(root, path).toBe('../'.repeat(path.split('/').length - 2));
      for (const parameter of get.parameters) {
        const { name } = parameter.$ref === undefined ? (parameter as { name: string }) : openapi.components.parameters[parameter.$ref.split('/').at(-1)!]!;
        expect(types, `${get.operationId} ${name}`).toMatch(new RegExp(`readonly '?${name}'?\\??: string`));
      }
    }
  });

  test('the manifest asks for the operations and kinds it uses, and for nothing else', () => {
    const { permissions } = json<{ permissions: string[] }>('plugin.json');
    const used = sources.flatMap((source) => [...source.matchAll(/operate(?:<\w+>)?\('(\w+)'/g)].map(([, id]) => `operation:${id}`));
    expect(permissions.filter((one) => one.startsWith('operation:')).toSorted()).toEqual([...new Set(used)].toSorted());
    expect(permissions.filter((one) => !one.startsWith('operation:'))).toEqual([
      'records:read:article',
      'records:read:policy-document',
      'records:read:interpretation',
      'records:read:gallery',
      'records:read:video',
      'records:read:link',
      'records:read:leader',
      'records:read:organization-profile',
      'records:read:dataset',
      'records:read:special-topic',
      'records:read:faq',
      'records:read:disclosure-guide',
      'records:read:service-guide',
      ...[...file('src/interpretations.ts').matchAll(/'(record\.\w+)'/g)].map(([, type]) => `log:${type}`),
      'storage:own',
    ]);
  });

  test('every failure of our own stands in errors.json, and nothing else does', () => {
    const made = sources.flatMap((source) => [...source.matchAll(/fail\(\{ code: '(\w+)'/g)].map(([, code]) => code));
    expect([...new Set(made)]).toEqual(Object.keys(json('errors.json')));
  });

  test('the package carries what it reads at run time', () => {
    const { files } = json<{ files: string[] }>('package.json');
    const { files: named } = json<{ files: Record<string, string> }>('plugin.json');
    for (const path of [...Object.values(named), 'templates', 'assets']) expect(files).toContain(path.split('/')[0]);
  });
});

describe('templates', () => {
  const templates = names('templates');

  test('raw output stands only where finished HTML of our own goes', () => {
    const raw = templates.flatMap((name) =>
      [...file(`templates/${name}`).matchAll(/<%~\s*(.*?)\s*%>/g)].map(([, code]) => `${name}: ${code!.replace(/\(.*/, '')}`),
    );
    expect([...new Set(raw)].toSorted()).toEqual([
      'column.eta: include',
      'content.eta: include',
      'content.eta: it.body',
      'home.eta: include',
      'layout.eta: include',
      'layout.eta: it.content',
      'map-list.eta: include',
      'parts.eta: include',
      'site-map.eta: include',
    ]);
  });

  test('every attribute with a value from data is quoted', () => {
    for (const name of templates) expect(file(`templates/${name}`), name).not.toMatch(/=<%/);
  });

  test('every text they name is in the catalogue', () => {
    const catalogue = file('src/texts.ts');
    for (const name of templates)
      for (const [, key] of file(`templates/${name}`).matchAll(/it\.texts\.(\w+)/g)) expect(catalogue, key).toContain(`  ${key}: [`);
  });

  test('and no text of the catalogue is left unused', () => {
    const used = [...sources.filter((source) => !source.includes('const catalogue')), ...templates.map((name) => file(`templates/${name}`))].join('\n');
    const unused = [...file('src/texts.ts').matchAll(/^ {2}(\w+): \[/gm)]
      .map(([, key]) => key!)
      .filter((key) => !new RegExp(`(?:exts\\.|\\)\\.|')${key}\\b`).test(used));
    expect(unused).toEqual([]);
  });

  test('words that readers see come from the catalogue', () => {
    for (const name of templates) expect(file(`templates/${name}`).replace(/[：、（），×]/g, ''), name).not.toMatch(/\p{Script=Han}/u);
  });
});

test('the style sheet loads nothing and animates nothing', () => {
  const css = file('assets/portal.css');
  expect(css).not.toMatch(/url\(|@import|@font-face|animation|transition/);
  // a page on a slow line: about 5 KB compressed, the elder version included
  expect(css.length).toBeLessThan(22_000);
});

test('the plugin can be set up again and again: it keeps nothing', async () => {
  const world = buildWorld();
  const [one, two] = [await openPortal(world), await openPortal(world)];
  expect(await one.get('/')).toEqual(await two.get('/'));
});
