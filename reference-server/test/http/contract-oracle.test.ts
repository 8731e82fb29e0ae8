/**
 * A second opinion on the contract: express-openapi-validator reads the same OpenAPI document, and both are asked about thousands of
 * near misses: every member of a good body left out, null, of another type, doubled or unknown; every parameter at and beyond its limits.
 * They must say yes and no to the same requests. Where they differ by design, the difference is listed with its reason.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compileSchemas } from '@jiyue/sdk';
import examples from '@jiyue/standards/generated/examples.json' with { type: 'json' };
import whole from '@jiyue/standards/generated/openapi.json' with { type: 'json' };
import express, { type ErrorRequestHandler } from 'express';
import { middleware } from 'express-openapi-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operationsOf, type OpenApiDocument } from '../../src/host/openapi-document.ts';
import { parseQuery } from '../../src/http/parse-query.ts';
import { article } from './platform-world.ts';

/** Modules that this server and its plugins serve. The tool mixes up unions of schemas that no operation of them uses. */
const servedModules = new Set(['discovery', 'registry', 'resources', 'relations', 'attachments', 'changes', 'search', 'record-definitions']);
const standard = onlyServed(whole as OpenApiDocument);

/** The document with these modules, and the schemas they use. */
function onlyServed(all: OpenApiDocument): OpenApiDocument {
  const isServed = (operation: unknown) => ((operation as { readonly tags?: readonly string[] }).tags ?? []).some((tag) => servedModules.has(tag));
  const paths = Object.fromEntries(Object.entries(all.paths).filter(([, methods]) => Object.values(methods as object).some(isServed)));
  const { schemas = {}, ...components } = all.components ?? {};
  const used = new Set<string>();
  const visit = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/#\/components\/schemas\/(\w+)/g)) {
      if (used.has(name)) continue;
      used.add(name);
      visit(schemas[name]);
    }
  };
  visit([paths, components]);
  return { ...all, paths, components: { ...components, schemas: Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name))) } };
}

const contractOf = compileSchemas(standard);

let server: Server;
let origin = '';
beforeAll(async () => {
  const app = express();
  app.use(express.json({ strict: false }));
  // their own copy: the tool changes the document it is given
  app.use(
    middleware({
      apiSpec: structuredClone(standard) as never,
      ajvFormats: { mode: 'full' },
      validateRequests: { coerceTypes: false },
      validateResponses: false,
      validateSecurity: false,
    }),
  );
  app.use((_request, response) => void response.json({ verdict: 200 }));
  const onError: ErrorRequestHandler = (error: { status?: number; errors?: unknown }, _request, response, _next) => {
    response.json({ verdict: error.status ?? 500, errors: error.errors ?? String(error) });
  };
  app.use(onError);
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

interface Asked {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Whether the other engine takes it. */
async function otherTakes({ method, path, params, query, headers, body }: Asked): Promise<{ readonly takes: boolean; readonly why: string }> {
  const address = path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(params[name] ?? 'x'));
  const answer = await fetch(`${origin}${address}${query === '' ? '' : `?${query.replaceAll('+', '%20')}`}`, {
    method: method.toUpperCase(),
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const reply = (await answer.json()) as { verdict: number; errors?: unknown };
  // it reads the tag of a union before it looks whether there is an object
  if (reply.verdict === 500 && body === null) return { takes: false, why: 'crashed on null' };
  if (reply.verdict !== 200 && reply.verdict !== 400) throw new Error(`${method} ${address} ${JSON.stringify(body)}: ${JSON.stringify(reply)}`);
  return { takes: reply.verdict === 200, why: JSON.stringify(reply.errors ?? '') };
}

/** Whether our contract takes it. */
function weTake({ operationId, params, query, headers, body }: Asked): { readonly takes: boolean; readonly why: string } {
  const contract = contractOf(operationId);
  const parsed = parseQuery(query);
  const read = contract.params({ path: params, query: parsed.values, headers });
  const findings = [...parsed.findings, ...(read.ok ? [] : [read.failure.data]), ...(body === undefined ? [] : contract.body(body))];
  return { takes: findings.length === 0, why: JSON.stringify(findings) };
}

const site = {
  locale: 'zh-CN',
  name: '虚构省门户',
  siteKind: 'province-portal',
  organizerId: 'o1',
  domain: 'www.xusheng.example',
  contact: '0990-12345',
  opening: {},
};
const column = {
  locale: 'zh-CN',
  siteId: 's1',
  code: 'news',
  name: '要闻',
  description: '要闻',
  keywords: ['要闻'],
  columnType: 'C05',
  order: 1,
  mayPublishDirectly: true,
};
const policy = {
  ...article(),
  kind: 'policy-document',
  document: { documentNumber: '虚政发〔2026〕3号', issuers: ['虚构省人民政府'], genre: 'G08', writtenDate: '2026-01-02', validity: 'in-force' },
  disclosure: { indexNumber: '990000001/2026-00001', mode: '1' },
  classification: { keywords: ['门户'], regionCode: '990000' },
};
const interpretation = { ...article(), kind: 'interpretation', interpretsIds: ['r1'] };
const organization = { locale: 'zh-CN', name: '虚构省民政厅', parents: [{ organizationId: 'o1', relation: 'leads' }] };

/** Good bodies by operation. An operation without some is asked with the shortest example of the standard for the type of its body. */
const bodies: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  saveOrganization: [organization],
  saveSite: [site, { ...site, opening: { approval: '虚政办函〔2026〕1号' }, parentId: 's0', ext: { 'x-vendor': { a: 1 } } }],
  changeSiteStatus: [{ status: 'open', effectiveDate: '2026-01-01', reason: '开通' }],
  saveColumn: [column],
  createDraft: [article(), policy, interpretation],
  saveDraft: [article()],
  validateResource: [{ anything: true }],
  submitResources: [{ items: [article()], publish: true }],
  withdrawResource: [
    { kind: 'gone', reason: '内容有误' },
    { kind: 'withdrawn', reason: '已过期' },
  ],
  createRelation: [{ type: 'related', fromId: 'r1', toId: 'r2' }],
};

interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: Readonly<Record<string, unknown>>;
    readonly example?: string;
  }[];
  readonly hasJsonBody: boolean;
  /** Type of the body, when the document names one. */
  readonly bodyType?: string;
}

interface TypeExamples {
  readonly type: string;
  readonly valid: readonly { readonly instance: Readonly<Record<string, unknown>> }[];
}

function bodiesOf({ operationId, bodyType }: Operation): readonly Readonly<Record<string, unknown>>[] {
  const own = bodies[operationId];
  if (own) return own;
  const { valid = [] } = (examples as readonly TypeExamples[]).find(({ type }) => type === bodyType) ?? {};
  const length = (instance: unknown) => JSON.stringify(instance).length;
  return valid
    .map(({ instance }) => instance)
    .toSorted((a, b) => length(a) - length(b))
    .slice(0, 1);
}

const deref = <T>(object: unknown): T => {
  const { $ref } = object as { readonly $ref?: string };
  if ($ref === undefined) return object as T;
  return deref(
    $ref
      .slice(2)
      .split('/')
      .reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], standard),
  );
};

const operations: readonly Operation[] = [...operationsOf(standard)].map(({ path, method, operation }) => ({
  operationId: operation.operationId,
  method,
  path,
  parameters: (operation.parameters ?? []).map((one) => deref<Operation['parameters'][number]>(one)),
  hasJsonBody: JSON.stringify(operation.requestBody ?? '').includes('application/json'),
  ...bodyTypeOf(JSON.stringify(operation.requestBody ?? '')),
}));

function bodyTypeOf(requestBody: string): { readonly bodyType?: string } {
  const bodyType = /"application\/json":\{"schema":\{"\$ref":"#\/components\/schemas\/(\w+)"/.exec(requestBody)?.[1];
  return bodyType === undefined ? {} : { bodyType };
}

/** Good and bad values of a parameter, by its schema. */
function valuesOf(given: Readonly<Record<string, unknown>>): readonly string[] {
  const schema = deref<Readonly<Record<string, unknown>>>(given);
  const {
    type,
    minimum,
    maximum,
    enum: allowed,
    examples,
  } = schema as { type?: string; minimum?: number; maximum?: number; enum?: readonly string[]; examples?: readonly string[] };
  const numbers =
    type === 'integer' ? ['1', 'x', '1.5', '1e2', ...[minimum, maximum].flatMap((one) => (one === undefined ? [] : [one - 1, one, one + 1].map(String)))] : [];
  const texts = type === 'string' ? [...(allowed ?? []).slice(0, 3), ...(examples ?? []), 'nonsense value', '甲'.repeat(400), '2026-02-30'] : [];
  return [...new Set([...numbers, ...texts])];
}

/** The body with one thing changed, everywhere in it. */
function* nearMisses(value: unknown, whole: (changed: unknown) => unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) {
    for (const other of [null, 0, 1.5, '', true, [], {}, '甲'.repeat(3000)]) if (other !== value) yield whole(other);
    return;
  }
  if (Array.isArray(value)) {
    yield whole(null);
    yield whole('x');
    yield whole([...value, ...value.slice(0, 1)]);
    yield whole([]);
    for (const [place, item] of value.entries()) yield* nearMisses(item, (changed) => whole(value.with(place, changed)));
    return;
  }
  yield whole(null);
  yield whole([value]);
  yield whole({ ...value, unbekannt: 1 });
  for (const [name, member] of Object.entries(value)) {
    const { [name]: _, ...rest } = value as Record<string, unknown>;
    yield whole(rest);
    yield* nearMisses(member, (changed) => whole({ ...value, [name]: changed }));
  }
}

function baseOf({ operationId, method, path, parameters }: Operation): Asked {
  const params = Object.fromEntries(parameters.filter((one) => one.in === 'path').map(({ name }) => [name, 'x1']));
  const required = parameters.filter((one) => one.in === 'query' && one.required);
  const query = new URLSearchParams(required.map(({ name }): [string, string] => [name, name === 'fileName' ? 'a.txt' : 'abc'])).toString();
  const headers = Object.fromEntries(parameters.filter((one) => one.in === 'header').map(({ name, example }) => [name.toLowerCase(), example ?? '"3"']));
  return { operationId, method, path, params, query, headers };
}

/**
 * Where we differ on purpose. Key: what the request is; the other engine says yes where we say no.
 * Each row must be met at least once, so that a stale one is found.
 */
const differences: readonly { readonly reason: string; readonly holds: (asked: Asked, why: string) => boolean }[] = [
  {
    reason: 'a plain number in another notation is no integer of the query to us (1e2, 1.0)',
    holds: ({ query }) => /=(1e2)(&|$)/.test(query),
  },
];

describe('two engines judge requests by the same document', () => {
  test('every operation with a JSON body is asked', () => {
    const asked = operations.filter(({ hasJsonBody }) => hasJsonBody);
    expect(asked.filter((operation) => bodiesOf(operation).length === 0).map(({ operationId }) => operationId)).toEqual([]);
    expect(Object.keys(bodies).filter((id) => !asked.some(({ operationId }) => operationId === id))).toEqual([]);
  });

  test('parameters at, below and above their limits, unknown ones, missing ones', async () => {
    let asked = 0;
    const differing: string[] = [];
    const met = new Set<string>();
    const judge = async (one: Asked) => {
      asked += 1;
      const [ours, theirs] = [weTake(one), await otherTakes(one)];
      if (ours.takes === theirs.takes) return;
      const known = differences.find(({ holds }) => !ours.takes && holds(one, ours.why));
      if (known) met.add(known.reason);
      else
        differing.push(`${one.operationId} ${one.query} ${JSON.stringify(one.params)} ${JSON.stringify(one.headers)}: ours ${ours.why}, theirs ${theirs.why}`);
    };
    for (const operation of operations) {
      if (operation.method !== 'get' && operation.hasJsonBody) continue;
      const base = baseOf(operation);
      if (JSON.stringify(operation).includes('storeAttachment')) continue;
      await judge(base);
      await judge({ ...base, query: [base.query, 'page=1'].filter((one) => one !== '').join('&') });
      for (const parameter of operation.parameters) {
        for (const value of valuesOf(parameter.schema)) {
          if (parameter.in === 'path') await judge({ ...base, params: { ...base.params, [parameter.name]: value } });
          if (parameter.in === 'query') {
            const query = new URLSearchParams(base.query);
            query.set(parameter.name, value);
            await judge({ ...base, query: query.toString() });
          }
        }
        if (parameter.in === 'header') {
          for (const value of ['3', '"0"', '"x"', '*', '"12345678901"', '"abcdefgh12345678"', `"${'a'.repeat(129)}"`])
            await judge({ ...base, headers: { ...base.headers, [parameter.name.toLowerCase()]: value } });
          if (parameter.required) await judge({ ...base, headers: {} });
        }
        if (parameter.in === 'query' && parameter.required) await judge({ ...base, query: '' });
      }
    }
    expect(differing).toEqual([]);
    expect(asked).toBeGreaterThan(250);
    expect([...met].sort()).toEqual(differences.map(({ reason }) => reason).sort());
  });

  test('bodies with one fault each', async () => {
    let asked = 0;
    let refused = 0;
    const differing: string[] = [];
    for (const operation of operations.filter(({ hasJsonBody }) => hasJsonBody)) {
      const base = baseOf(operation);
      for (const good of bodiesOf(operation)) {
        expect([operation.operationId, weTake({ ...base, body: good })]).toEqual([operation.operationId, { takes: true, why: '[]' }]);
        for (const body of [good, ...nearMisses(good, (changed) => changed)]) {
          const [ours, theirs] = [weTake({ ...base, body }), await otherTakes({ ...base, body })];
          asked += 1;
          if (!ours.takes) refused += 1;
          if (ours.takes !== theirs.takes)
            differing.push(
              `${operation.operationId} ${JSON.stringify(body)?.slice(0, 300)}: ours ${ours.why.slice(0, 200)}, theirs ${theirs.why.slice(0, 200)}`,
            );
        }
      }
    }
    expect(differing).toEqual([]);
    expect(asked).toBeGreaterThan(700);
    expect(refused).toBeGreaterThan(asked / 2);
  });
});
