import { expect, test } from 'vitest';
import { mergeOpenApi, type PluginApi } from './merge-openapi.ts';
import { type OpenApiDocument, operationsOf } from './openapi-document.ts';

const operation = (operationId: string, tag: string, reference = '#/components/schemas/Word') => ({
  operationId,
  tags: [tag],
  responses: { 200: { description: 'x', content: { 'application/json': { schema: { $ref: reference } } } } },
});
const standard: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: '标准', version: '1.0' },
  tags: [{ name: 'resources' }, { name: 'search' }, { name: 'changes' }],
  components: { schemas: { Word: { type: 'string' } } },
  paths: {
    '/api/v1/resources/{resourceId}': { get: operation('getResource', 'resources') },
    '/api/v1/search': { get: operation('search', 'search') },
    '/api/v1/changes': { get: operation('listChanges', 'changes') },
  },
};
const core = new Set(['getResource']);
const own = (paths: OpenApiDocument['paths'], schemas: Record<string, { type: string }> = {}): OpenApiDocument => ({
  openapi: '3.1.0',
  info: { title: '更新检查', version: '1.0' },
  components: { schemas },
  paths,
});
const merge = (...plugins: PluginApi[]) => mergeOpenApi(standard, core, plugins);
const idsOf = (document: OpenApiDocument) => [...operationsOf(document)].map((placed) => `${placed.method} ${placed.path} ${placed.operation.operationId}`);

test('what nobody serves is left out, with its tag', () => {
  const { document, servedBy } = merge();
  expect(idsOf(document)).toEqual(['get /api/v1/resources/{resourceId} getResource']);
  expect(document.tags?.map((tag) => tag.name)).toEqual(['resources']);
  expect(servedBy.get('getResource')).toBe('core');
});

test('a plugin serves a module of the standard at the standard’s path, even when its own file repeats it', () => {
  const { document, servedBy } = merge({
    id: 'search',
    modules: ['search'],
    mount: '/api/plugins/search/v1',
    document: own({ '/api/v1/search': { get: operation('search', 'x', '#/other') } }),
  });
  expect(idsOf(document)).toContain('get /api/v1/search search');
  expect(servedBy.get('search')).toBe('search');
  expect(JSON.stringify(document.paths)).not.toContain('#/other');
});

test('own operations stand below the mount; with mount "/" at their own paths', () => {
  const pages = own({ '/': { get: operation('home', 'x') }, '/{siteId}/': { get: operation('siteHome', 'x') } });
  expect(idsOf(merge({ id: 'portal', modules: [], mount: '/', document: pages }).document).slice(1)).toEqual(['get / home', 'get /{siteId}/ siteHome']);
  const stale = own({ '/columns': { get: operation('listStaleColumns', 'x') } });
  expect(idsOf(merge({ id: 'freshness', modules: [], mount: '/api/plugins/freshness/v2', document: stale }).document)).toContain(
    'get /api/plugins/freshness/v2/columns listStaleColumns',
  );
});

test('a component that means something else gets the plugin’s name, and its references follow', () => {
  const { document } = merge({
    id: 'fresh',
    modules: [],
    mount: '/f',
    document: own({ '/a': { get: operation('listA', 'x') } }, { Word: { type: 'integer' }, Other: { type: 'boolean' } }),
  });
  expect(document.components?.['schemas']).toEqual({ Word: { type: 'string' }, 'fresh.Word': { type: 'integer' }, Other: { type: 'boolean' } });
  expect(JSON.stringify(document.paths['/f/a'])).toContain('#/components/schemas/fresh.Word');
  expect(JSON.stringify(document.paths['/api/v1/resources/{resourceId}'])).toContain('"#/components/schemas/Word"');
});

test('an operation or path that is taken refuses the later plugin whole, and names the holder', () => {
  const first: PluginApi = { id: 'one', modules: [], mount: '/x', document: own({ '/{a}/b': { get: operation('readB', 'x') } }) };
  const samePath: PluginApi = {
    id: 'two',
    modules: [],
    mount: '/x',
    document: own({ '/{c}/b': { get: operation('readC', 'x') }, '/free': { get: operation('free', 'x') } }),
  };
  const sameId: PluginApi = { id: 'three', modules: [], mount: '/y', document: own({ '/z': { get: operation('getResource', 'x') } }) };
  const { document, refused } = merge(first, samePath, sameId);
  expect(refused.get('two')).toEqual({ code: 'PLUGIN_OPERATION_TAKEN', data: { id: 'two', operationId: 'readC', by: 'one' } });
  expect(refused.get('three')).toEqual({ code: 'PLUGIN_OPERATION_TAKEN', data: { id: 'three', operationId: 'getResource', by: 'core' } });
  expect(idsOf(document)).toHaveLength(2);
});
