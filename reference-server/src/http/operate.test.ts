/** Operations that plugins run for their callers: they count as if the caller had asked for them. */
import { ok } from '@jiyue/sdk/plugin';
import { expect, test } from 'vitest';
import { mergeOpenApi } from '../host/merge-openapi.ts';
import type { OpenApiDocument } from '../host/openapi-document.ts';
import type { OperationHandler } from '../operation.ts';
import { anonymous } from '../repository/principal.ts';
import { createPlatformService, operate } from './platform-service.ts';
import { createRateLimit } from './rate-limit.ts';

const document: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Search', version: '1' },
  paths: {
    '/letters/{letterId}/close': {
      post: {
        operationId: 'closeLetter',
        security: [{}],
        parameters: [
          { name: 'letterId', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } },
        ],
        responses: { 200: { description: 'closed' } },
      },
    },
    '/search': { get: { operationId: 'search', tags: ['search'], security: [{}], responses: { 200: { description: 'hits' } } } },
  },
} as never;
const context = { caller: anonymous, language: 'zh-CN', baseUrl: 'http://[::1]', requestId: 'r', signal: new AbortController().signal } as const;

test('a search page counts against the limit of searches of whoever opens it, and against nobody else', async () => {
  const search = async () => ok({ value: {} });
  const merged = mergeOpenApi(document, new Set(['search']), []);
  const service = createPlatformService(
    { ...merged, handlers: new Map(), errorsOf: () => ({}) },
    { handlers: new Map([['search', search]]), keptInTransaction: new Set(), keepReplies: (handler) => handler },
  );
  const rates = { write: createRateLimit(1, () => 0), search: createRateLimit(8, () => 0) };
  const ask = async (rateKey?: string) => {
    const outcome = await operate(service, 'search', {}, { ...context, rateKey }, { rates, idempotencyKeyHours: 48 });
    return outcome.ok ? 'found' : outcome.failure.code;
  };
  expect([await ask('a'), await ask('a'), await ask('a')]).toEqual(['found', 'found', 'RATE_LIMITED']);
  expect(await ask('b')).toBe('found');
  expect([await ask(), await ask(), await ask()]).toEqual(['found', 'found', 'found']);
});

test('a write with an idempotency key is bound to its caller and parameters, and the handler sees none of it', async () => {
  const seen: unknown[] = [];
  const closeLetter: OperationHandler = async ({ params, keyed }) => {
    seen.push([params, keyed?.caller, keyed?.key]);
    return ok({ value: {} });
  };
  const merged = mergeOpenApi(document, new Set(['closeLetter']), []);
  const service = createPlatformService(
    { ...merged, handlers: new Map(), errorsOf: () => ({}) },
    { handlers: new Map([['closeLetter', closeLetter]]), keptInTransaction: new Set(), keepReplies: (handler) => handler },
  );
  const rates = { write: createRateLimit(0), search: createRateLimit(0) };
  const given = { letterId: 'l1', 'Idempotency-Key': '"letter-00000000001"' };
  expect(await operate(service, 'closeLetter', given, context, { rates, idempotencyKeyHours: 48 })).toMatchObject({ ok: true });
  expect(seen).toEqual([[{ letterId: 'l1' }, 'anonymous', 'letter-00000000001']]);
});
