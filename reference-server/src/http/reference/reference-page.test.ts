import standard from '@jiyue/standards/generated/openapi.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { type OpenApiDocument, operationsOf } from '../../host/openapi-document.ts';
import { curlOf } from './operation-html.ts';
import { referencePage } from './reference-page.ts';

const document = standard as OpenApiDocument;
const page = referencePage(document);
const operations = [...operationsOf(document)];
const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]!);

test('every operation and every schema has its place, once', () => {
  expect(operations.length).toBeGreaterThan(20);
  for (const { operation } of operations) expect(ids).toContain(operation.operationId);
  for (const name of Object.keys(document.components!['schemas']!)) expect(ids).toContain(`schema-${name}`);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every link inside the page leads somewhere', () => {
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map((found) => found[1]!);
  expect(targets.length).toBeGreaterThan(100);
  expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
});

test('nothing is loaded from elsewhere and nothing runs', () => {
  expect(page).not.toMatch(/<script|<iframe|<img|javascript:| on[a-z]+=/i);
  expect([...page.matchAll(/(?:src|href)="([^"#]+)"/g)].map((found) => found[1])).toEqual(['reference.css', 'openapi.json']);
});

test('texts of plugins cannot break out of the page', () => {
  const hostile = '"><script>alert(1)</script>';
  const path = '/x';
  const evil: OpenApiDocument = {
    info: { title: hostile, version: hostile, description: hostile },
    tags: [{ name: 'x', description: hostile }],
    components: { schemas: { A: { description: hostile, type: 'object', properties: { [hostile]: { type: 'string', pattern: hostile } } } } },
    paths: {
      [path]: {
        get: {
          operationId: 'x',
          summary: hostile,
          tags: ['x'],
          parameters: [{ name: hostile, in: 'query', description: hostile, schema: { type: 'string' } }],
          responses: { 200: { description: hostile } },
        },
      },
    },
  };
  expect(referencePage(evil)).not.toContain('<script');
});

test('a curl line names what is required: body, version, token', () => {
  const line = (id: string) => curlOf(document, operations.find((one) => one.operation.operationId === id)!);
  expect(line('getResource')).toBe("curl 'http://[::1]:8080/api/v1/resources/r01jd2m7v5x8q4'");
  expect(line('publishResource')).toContain(`-H 'If-Match: "3"' \\\n  -H "Authorization: Bearer $TOKEN"`);
  expect(line('withdrawResource')).toContain("--data '{");
  expect(line('search')).toMatch(/\?q=/);
});
