import { describe, expect, test } from 'vitest';
import { createRouteTable, parameterNames } from './route-table.ts';

const routes = [
  { method: 'GET', path: '/', id: 'home' },
  { method: 'GET', path: '/.well-known/jiyue', id: 'capabilities' },
  { method: 'GET', path: '/api/v1/resources', id: 'list' },
  { method: 'POST', path: '/api/v1/resources', id: 'create' },
  { method: 'POST', path: '/api/v1/resources/validate', id: 'validate' },
  { method: 'GET', path: '/api/v1/resources/{resourceId}', id: 'get' },
  { method: 'POST', path: '/api/v1/resources/{resourceId}/publish', id: 'publish' },
  { method: 'GET', path: '/{siteId}/', id: 'site' },
  { method: 'GET', path: '/{siteId}/{columnId}/{resourceId}.html', id: 'page' },
];
const table = createRouteTable(routes);
const find = (method: string, path: string) => {
  const match = table.match(path);
  const route = match?.byMethod.get(method);
  return route && { id: route.id, values: match!.values };
};

test('literals come before parameters, and a parameter takes the whole segment', () => {
  expect(find('POST', '/api/v1/resources/validate')).toEqual({ id: 'validate', values: [] });
  expect(find('GET', '/api/v1/resources/r1')).toEqual({ id: 'get', values: ['r1'] });
  expect(find('POST', '/api/v1/resources/r1/publish')).toEqual({ id: 'publish', values: ['r1'] });
  expect(find('GET', '/')).toEqual({ id: 'home', values: [] });
});

test('a literal that leads nowhere falls back to the parameter beside it', () => {
  // "validate" has POST only, but as a path it exists: the method decides later
  expect(table.match('/api/v1/resources/validate')?.byMethod.has('GET')).toBe(false);
  expect(find('POST', '/api/v1/resources/validate/publish')).toEqual({ id: 'publish', values: ['validate'] });
});

test('a parameter may end in a literal; Chinese segments are decoded', () => {
  expect(find('GET', '/s1/news/r1.html')).toEqual({ id: 'page', values: ['s1', 'news', 'r1'] });
  expect(find('GET', '/s1/%E9%80%9A%E7%9F%A5/r1.html')).toEqual({ id: 'page', values: ['s1', '通知', 'r1'] });
  expect(find('GET', '/s1/news/.html')).toBeUndefined();
  expect(find('GET', '/s1/')).toEqual({ id: 'site', values: ['s1'] });
});

describe('other spellings of a path are no path', () => {
  test.each([
    '/api/v1/resources.js',
    '/api/v1/resources/',
    '/api/v1/resources;x',
    '/api/v1/resources/r1;x',
    '/api//v1/resources',
    '//api/v1/resources',
    '/api/v1/./resources',
    '/api/v1/x/../resources',
    '/api/v1/resources/..',
    '/api/v1/resources/%2e%2e',
    '/api/v1/%72esources',
    '/API/v1/resources',
    '/api/v1/Resources',
    '/api/v1/resources/..%2f..%2fetc',
    '/api/v1/resources/..%5cetc',
    '/api/v1\\resources',
    '/api/v1/resources/r1%00',
    '/api/v1/resources/%zz',
    '/api/v1/resources/%ff',
    'api/v1/resources',
  ])('%s', (path) => {
    expect(table.match(path)).toBeUndefined();
  });
});

test('two operations on one method and path are a fault of the merge', () => {
  expect(() => createRouteTable([routes[2]!, { ...routes[2]! }])).toThrow('two operations claim GET /api/v1/resources');
});

test('names of parameters come in order', () => {
  expect(parameterNames('/{siteId}/{columnId}/{resourceId}.html')).toEqual(['siteId', 'columnId', 'resourceId']);
});
