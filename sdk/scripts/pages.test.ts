import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import codesJson from '@jiyue/standards/generated/codes.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { type ErrorCode, type ErrorRow, errorCodes } from '../src/errors/codes.ts';
import { clientCodes } from '../src/client/client-failure.ts';
import { commonStatuses, errorPage } from './error-page.ts';
import { eventsPage } from './events-page.ts';
import { operationsPage } from './operations-page.ts';
import { readOperations } from './read-contract.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const page = readFileSync(join(root, 'docs/errors.md'), 'utf8');
const codes = Object.entries(errorCodes) as readonly (readonly [ErrorCode, ErrorRow])[];
const operations = readOperations();
const named = new Set(operations.flatMap(({ statuses }) => statuses));

describe('docs/errors.md', () => {
  test('is what the table gives; else run "npm run docs" and commit it', () => {
    expect(page).toBe(errorPage());
  });

  test('lists every code of the table once, and no other', () => {
    const listed = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code);
    expect(listed.toSorted()).toEqual(codes.map(([code]) => code).toSorted());
  });

  test('lists every code under its status', () => {
    const sections = page.split(/^## /m).slice(1);
    for (const section of sections) {
      const status = /^\d+/.exec(section)?.[0];
      if (status === undefined) continue;
      const here = [...section.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code as ErrorCode);
      expect(here.length).toBeGreaterThan(0);
      expect(here.filter((code) => errorCodes[code].status !== Number(status))).toEqual([]);
    }
  });

  test('names every operation under the statuses that it names', () => {
    for (const { operationId, statuses } of operations) {
      for (const status of statuses) expect(page.split(`\n## ${status}\n`)[1]?.split('\n## ')[0]).toContain(`\`${operationId}\``);
    }
  });
});

describe('the pages of events', () => {
  const types = codesJson.tables.find(({ id }) => id === 'event-type')!.members.map(({ code }) => code);

  test.each(['zh', 'en'] as const)('in %s have a section and a line for every event type, and links that lead to it', (side) => {
    const text = eventsPage(side);
    expect([...text.matchAll(/^### (.+)$/gm)].map(([, type]) => type).toSorted()).toEqual(types.toSorted());
    for (const type of types) expect(text).toContain(`[\`${type}\`](#${type.replaceAll('.', '')})`);
    expect(text).not.toMatch(/undefined|\[object/);
    if (side === 'en') expect(text.replaceAll(/```json[\s\S]*?```/g, '')).not.toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('the table of errors and the contract', () => {
  test('every status that an operation names has a code', () => {
    expect(named.size).toBeGreaterThan(5);
    expect([...named].filter((status) => !codes.some(([code, row]) => row.status === status && !(clientCodes as readonly string[]).includes(code)))).toEqual(
      [],
    );
  });

  test('every status of a code is common, or named by an operation', () => {
    expect([...new Set(codes.map(([, { status }]) => status))].filter((status) => !commonStatuses.has(status) && !named.has(status))).toEqual([]);
  });

  test('operations that need a token name 401, and those that write name 403', () => {
    const needing = operations.filter(({ needsToken }) => needsToken);
    expect(needing.length).toBeGreaterThan(8);
    expect(needing.filter(({ statuses }) => !statuses.includes(401)).map(({ operationId }) => operationId)).toEqual([]);
    // what is one's own asks for no right
    const onRights = needing.filter(({ path }) => !/^\/api\/v1\/(me|oidc)(\/|$)/.test(path));
    expect(onRights.filter(({ statuses }) => !statuses.includes(403)).map(({ operationId }) => operationId)).toEqual([]);
  });

  test('operations on one record name 404', () => {
    const reading = operations.filter(({ method, path }) => method === 'GET' && path.includes('{'));
    expect(reading.filter(({ statuses }) => !statuses.includes(404)).map(({ operationId }) => operationId)).toEqual([]);
  });

  test('every code is given somewhere', () => {
    const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'sdk/src', 'reference-server/src'], { cwd: root, encoding: 'utf8' })
      .split('\n')
      .filter((path) => path.endsWith('.ts') && !/\.(test|suite|test-d)\.ts$|errors\/codes\.ts$|generated\//.test(path));
    const source = files.map((path) => readFileSync(join(root, path), 'utf8')).join('\n');
    expect(codes.map(([code]) => code).filter((code) => !new RegExp(`['"]${code}['"]`).test(source))).toEqual([]);
  });
});

describe('the pages of operations', () => {
  test.each(['zh', 'en'] as const)('in %s tell every operation with its path and parameters', (side) => {
    const text = operationsPage(side);
    expect(operations.length).toBeGreaterThan(25);
    for (const { operationId, method, path, parameters } of operations) {
      const section = text.split(`\n### ${operationId}\n`)[1]?.split('\n### ')[0] ?? '';
      expect(section).toContain(`\`${method} ${path}\``);
      for (const { name } of parameters) expect(section).toContain(`| \`${name}\` |`);
    }
    expect(text).not.toContain('undefined');
    expect(text).not.toContain('[object');
  });

  test('in English have no Chinese but document terms', () => {
    const odd = operationsPage('en')
      .split('\n')
      .filter((line) => /\p{Script=Han}/u.test(line));
    expect(odd).toEqual([]);
  });
});
