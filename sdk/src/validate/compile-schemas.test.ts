import openapi from '@jiyue/standards/generated/openapi.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { compileSchemas } from './compile-schemas.ts';

test('every operation of the standard compiles, with parameters, body and replies', () => {
  const contractOf = compileSchemas(openapi);
  const ids = Object.values(openapi.paths as { readonly [path: string]: { readonly [method: string]: { readonly operationId?: string } } })
    .flatMap((item) => Object.values(item))
    .flatMap(({ operationId }) => operationId ?? []);
  for (const id of ids) contractOf(id).compile();
  expect(ids.length).toBeGreaterThan(450);
});

const withSchema = (schema: object) => ({
  openapi: '3.1.0',
  paths: { '/a': { get: { operationId: 'readA', responses: { 200: { description: 'x', content: { 'application/json': { schema } } } } } } },
});

test('a schema that is none is told by compile, and else by its first use', () => {
  const contract = compileSchemas(withSchema({ type: 'strin' }))('readA');
  expect(() => contract.compile()).toThrow(/strin|type/);
  expect(() => contract.reply(200, 'x')).toThrow(/strin|type/);
  expect(compileSchemas(withSchema({ type: 'string' }))('readA').reply(200, 1)).toMatchObject([{ pointer: '/body', rule: 'type' }]);
});

test('an operation that the document does not have is an error at once', () => {
  expect(() => compileSchemas(withSchema({}))('readB')).toThrow('no operation readB');
});
