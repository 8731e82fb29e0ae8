/** A small plugin that keeps every promise, and ways to break one of them: for the tests of the check. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Parts of a plugin package; code is JavaScript. */
export interface Planted {
  readonly manifest: { readonly [member: string]: unknown };
  readonly config: { readonly [member: string]: unknown };
  readonly api: { readonly paths: { readonly [path: string]: { readonly get: object } }; readonly [member: string]: unknown };
  readonly errors: { readonly [code: string]: unknown };
  /** Texts of files, written over what is made of the rest. */
  readonly files?: { readonly [name: string]: string };
  readonly code: {
    /** Above the plugin. */
    readonly head: string;
    readonly migrations: string;
    /** Beginning of setup. */
    readonly setup: string;
    readonly follower: string;
    readonly operation: string;
    /** Further members of what setup gives back. */
    readonly running: string;
  };
}

const followerCode = `{
  types: ['record.published', 'record.withdrawn'],
  async apply(batch, storage) {
    const put = {};
    for (const { subject, data, type } of batch) put['latest/' + subject] = { version: data.version, type };
    await storage.write({ put });
  },
  async reset(storage) {
    for (;;) {
      const { keys, next } = await storage.list('latest/');
      if (keys.length > 0) await storage.write({ remove: keys });
      if (next === undefined) return;
    }
  },
}`;

const operationCode = `async ({ params, records, caller }) => {
  if (params.siteId.startsWith('forbidden')) return { ok: false, failure: { code: 'SITE_FORBIDDEN', data: { siteId: params.siteId } } };
  const { keys } = await storage.list('latest/');
  const shown = await records.resources(keys.map((key) => key.slice(7)));
  return { ok: true, value: { titles: shown.filter((one) => one.siteId === params.siteId).map((one) => one.title) } };
}`;

/** Keeps every promise. */
export const goodPlugin: Planted = {
  manifest: {
    id: 'planted',
    title: { 'zh-CN': '试验插件' },
    version: '1.0.0',
    contract: '^1.0',
    specification: { resources: '^1.0' },
    permissions: [
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
      'log:record.published',
      'log:record.withdrawn',
      'storage:own',
    ],
    files: { main: 'index.js', config: 'config.schema.json', api: 'openapi.json', errors: 'errors.json' },
  },
  config: {
    type: 'object',
    additionalProperties: false,
    properties: { limit: { type: 'integer', minimum: 1, default: 5, description: '最多条数。' } },
  },
  api: {
    openapi: '3.1.0',
    info: { title: '试验', version: '1.0' },
    paths: {
      '/titles': {
        get: {
          operationId: 'listPlantedTitles',
          parameters: [{ name: 'siteId', in: 'query', required: true, schema: { type: 'string', minLength: 1 }, example: 'site-province' }],
          responses: {
            200: {
              description: '标题',
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    required: ['titles'],
                    additionalProperties: false,
                    properties: { titles: { type: 'array', items: { type: 'string' } } },
                  },
                  example: { titles: ['云川江治理工程第1期通过验收'] },
                },
              },
            },
          },
        },
      },
    },
  },
  errors: {
    PLANTED_EMPTY: {
      status: 404,
      title: { 'zh-CN': '没有内容', en: 'Nothing there' },
      detail: { 'zh-CN': '站点“{siteId}”没有内容。', en: 'The site "{siteId}" is empty.' },
    },
  },
  code: { head: '', migrations: '[]', setup: '', follower: followerCode, operation: operationCode, running: '' },
};

/** The good one with some code replaced. */
export const withCode = (code: Partial<Planted['code']>): Planted => ({ ...goodPlugin, code: { ...goodPlugin.code, ...code } });

/** The good one with members of its manifest replaced. */
export const withManifest = (manifest: Planted['manifest']): Planted => ({ ...goodPlugin, manifest: { ...goodPlugin.manifest, ...manifest } });

/** The good one with further settings. */
export const withSettings = (properties: object): Planted => ({
  ...goodPlugin,
  config: { ...goodPlugin.config, properties: { ...(goodPlugin.config['properties'] as object), ...properties } },
});

/** Writes the package to a folder of its own. @returns its root */
export function writePlanted({ manifest, config, api, errors, code, files = {} }: Planted): string {
  const root = mkdtempSync(join(tmpdir(), 'jiyue-planted-'));
  mkdirSync(root, { recursive: true });
  const write = (name: string, value: unknown) => writeFileSync(join(root, name), typeof value === 'string' ? value : JSON.stringify(value, null, 2));
  write('package.json', { name: 'planted', version: '1.0.0', type: 'module' });
  write('plugin.json', manifest);
  write('config.schema.json', config);
  write('openapi.json', api);
  write('errors.json', errors);
  write(
    'index.js',
    `${code.head}
export const plugin = {
  migrations: ${code.migrations},
  async setup(context) {
    const { config, storage, index, records, clock, follow, onStop, signal } = context;
    ${code.setup}
    follow(${code.follower});
    return { operations: { listPlantedTitles: ${code.operation} }, ${code.running} };
  },
};
`,
  );
  for (const [name, text] of Object.entries(files)) write(name, text);
  return root;
}
