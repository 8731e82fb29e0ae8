import { expect, test } from 'vitest';
import { compileSchemas } from './compile-schemas.ts';

const operation = (operationId: string, more: object) => ({
  get: { operationId, ...more, parameters: [{ name: 'q', in: 'query', schema: { type: 'string', maxLength: 3 } }], responses: { 200: { description: '-' } } },
});
const contracts = compileSchemas({
  openapi: '3.1.0',
  paths: { '/data': operation('getData', {}), '/page': operation('getPage', { 'x-jiyue-query': 'open' }) },
});
const ask = (operationId: string, query: Record<string, string>) =>
  contracts(operationId).params({ path: {}, headers: {}, query: new Map(Object.entries(query).map(([name, value]) => [name, [value]])) });

test('an unknown query parameter is a finding, except where the address of a page is open', () => {
  expect(ask('getData', { q: 'a', utm_source: 'x' })).toMatchObject({ ok: false, failure: { code: 'REQUEST_INVALID', data: { count: 1 } } });
  expect(ask('getPage', { q: 'a', utm_source: 'x' })).toEqual({ ok: true, value: { q: 'a' } });
});

test('an open address still judges the parameters it knows', () => {
  expect(ask('getPage', { q: 'abcd', from: 'timeline' })).toMatchObject({ ok: false, failure: { data: { findings: [{ pointer: '/query/q' }] } } });
});
