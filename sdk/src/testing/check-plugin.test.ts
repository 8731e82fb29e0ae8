import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contractVersion } from '../plugin/index.ts';
import { checkPlugin } from './check-plugin.ts';
import type { PluginFinding } from './finding.ts';
import type { CheckDeadlines } from './rules/trial.ts';
import { goodPlugin, type Planted, withCode, withManifest, withSettings, writePlanted } from './planted.suite.ts';
import type { GivenAnswers } from './rules/example-calls.ts';
import { type RuleId, ruleTexts } from './rule-texts.ts';

/** Nobody is late on a busy machine; those that never come are given less. */
const patient = { startMs: 60_000, stopMs: 60_000, healthMs: 60_000, callMs: 60_000 };

/** Stands in every world; the plugins that use it must do without. */
const providers = [{ point: { id: 'planted-order' }, plugin: 'other', use: { order: async (titles: readonly string[]) => titles } }];

async function findingsOf(planted: Planted, deadlines: Partial<CheckDeadlines> = {}, answers: GivenAnswers = {}) {
  const root = writePlanted(planted);
  try {
    return await checkPlugin(root, { deadlines: { ...patient, ...deadlines }, providers, answers, levels: ['inline'] });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const { operation, follower } = goodPlugin.code;
const get = goodPlugin.api.paths['/titles']!.get as { readonly [member: string]: unknown };
const withOperation = (changes: object): Planted => ({ ...goodPlugin, api: { ...goodPlugin.api, paths: { '/titles': { get: { ...get, ...changes } } } } });
const apply = (body: string, reset = 'async reset(storage) { for (const key of (await storage.list("")).keys) await storage.write({ remove: [key] }); }') =>
  `{ types: ['record.published', 'record.withdrawn'], async apply(batch, storage) { ${body} }, ${reset} }`;
const first = (batch: string) => `{ put: Object.fromEntries(${batch}.map((one) => ['latest/' + one.subject, one.data.version])) }`;

/** Keeps titles of what it hears of. */
const titlesFollower =
  "for (const one of batch) { const found = await records.resource(one.subject); await storage.write(found ? { put: { ['latest/' + one.subject]: found.title } } : { remove: ['latest/' + one.subject] }); }";

test('a plugin that keeps every promise has no finding', async () => {
  expect(await findingsOf(goodPlugin)).toEqual([]);
});

test('what a plugin keeps in its queue is there when it starts again', async () => {
  const queueing = withCode({
    follower: `{
      types: ['record.published'],
      apply: async (batch) => void (await context.queue.add(batch.map((one) => ({ id: one.subject, lane: 'mail', payload: null })))),
      reset: async () => void (await context.queue.cancel((await context.queue.list({ limit: 1000 })).items.map((one) => one.id))),
    }`,
    operation: 'async () => ({ ok: true, value: { titles: (await context.queue.count()).map((one) => one.state + one.items) } })',
  });
  const permissions = ['log:record.published', 'queue:own'];
  expect(await findingsOf({ ...queueing, manifest: { ...queueing.manifest, permissions } })).toEqual([]);
});

test('what a plugin asks only after another module has answered is tried where the author gives that answer', async () => {
  const asking = withCode({
    operation: operation
      .replace('({ params,', '({ operate, params,')
      .replace(
        'const { keys }',
        "const found = await operate('listSurveys', {}); if (found.ok) for (const { id } of found.value.items) await operate('getSurveyResult', { surveyId: id }); const { keys }",
      ),
  });
  const permissions = [...(goodPlugin.manifest['permissions'] as string[]), 'operation:listSurveys', 'operation:getSurveyResult'];
  const planted = { ...asking, manifest: { ...asking.manifest, permissions } };
  expect((await findingsOf(planted)).map(({ rule, message }) => [rule, message.en.includes('getSurveyResult')])).toEqual([['permission/least', true]]);
  expect(await findingsOf(planted, {}, { listSurveys: { items: [{ id: 'survey-1' }] }, getSurveyResult: {} })).toEqual([]);
});

// each is caught by the promise it breaks, and by no other
const broken: readonly (readonly [string, RuleId, Planted, Partial<CheckDeadlines>?])[] = [
  // --- files ---
  ['a manifest that is no JSON', 'manifest/schema:unreadable', { ...goodPlugin, files: { 'plugin.json': '{' } }],
  ['an entry without plugin', 'manifest/files:plugin', { ...goodPlugin, files: { 'index.js': 'export const other = 1;' } }],
  ['a member that the manifest does not know', 'manifest/schema:broken', withManifest({ prioritaet: 10 })],
  ['a version of two numbers', 'manifest/schema:version', withManifest({ version: '1.0' })],
  ['a permission over all kinds', 'manifest/schema:permission', withManifest({ permissions: ['records:read:*'] })],
  ['a permission that is misspelt', 'manifest/schema:permission', withManifest({ permissions: ['storage:mine'] })],
  ['a file that is not there', 'manifest/files:missing', withManifest({ files: { ...(goodPlugin.manifest['files'] as object), main: 'dist/index.js' } })],
  ['a contract of one exact version', 'manifest/range:exact', withManifest({ contract: contractVersion })],
  ['a contract of tomorrow', 'manifest/range:contract', withManifest({ contract: '^2.0' })],
  ['a range that is none', 'manifest/range:form', withManifest({ contract: '>=1 <3' })],
  ['a contract that refuses the next minor version', 'manifest/range:tilde', withManifest({ contract: `~${contractVersion}` })],
  ['a module that the standard does not have', 'manifest/range:module', withManifest({ specification: { horoscope: '^1.0' } })],
  ['settings that are open', 'config/strict:open', { ...goodPlugin, config: { type: 'object', properties: {} } }],
  ['a misspelt keyword in the settings', 'config/strict:schema', withSettings({ unit: { type: 'string', maxLenght: 3, description: '单位。' } })],
  ['a default that breaks its own schema', 'config/strict:default', withSettings({ unit: { type: 'integer', default: 'x', description: '单位。' } })],
  ['a setting that must be given and is not', 'config/strict:given', { ...goodPlugin, config: { ...goodPlugin.config, required: ['limit', 'unit'] } }],
  ['a setting without description', 'config/described:missing', withSettings({ unit: { type: 'string' } })],
  ['a setting described in English alone', 'config/described:missing', withSettings({ unit: { type: 'string', description: 'The unit.' } })],
  ['a secret that is not marked', 'config/secret:unmarked', withSettings({ smsToken: { type: 'string', description: '短信令牌。' } })],
  [
    'an error without Chinese text',
    'errors/table:chinese',
    { ...goodPlugin, errors: { PLANTED_X: { status: 404, title: { 'zh-CN': 'x', en: 'x' }, detail: { 'zh-CN': 'x', en: 'x' } } } },
  ],
  [
    'an error with a status of success',
    'errors/table:broken',
    { ...goodPlugin, errors: { PLANTED_X: { status: 200, title: { 'zh-CN': '好', en: 'x' }, detail: { 'zh-CN': '好', en: 'x' } } } },
  ],
  // --- operations ---
  ['a reference to nothing', 'api/document:broken', withOperation({ responses: { 200: { $ref: '#/components/responses/Nothing' } } })],
  ['an operation without operationId', 'api/document:broken', withOperation({ operationId: undefined })],
  [
    'a parameter without example',
    'api/examples:missing',
    withOperation({ parameters: [{ name: 'siteId', in: 'query', required: true, schema: { type: 'string' } }] }),
  ],
  [
    'an example that breaks its schema',
    'api/examples:broken',
    withOperation({ parameters: [{ name: 'siteId', in: 'query', required: true, schema: { type: 'string', maxLength: 3 }, example: 'site-province' }] }),
  ],
  [
    'an example of a reply that breaks its schema',
    'api/examples:broken',
    withOperation({
      responses: { 200: { description: 'x', content: { 'application/json': { schema: { type: 'object', required: ['titles'] }, example: { title: 1 } } } } },
    }),
  ],
  [
    'an operation that is not served',
    'api/operations:missing',
    {
      ...goodPlugin,
      api: { ...goodPlugin.api, paths: { ...goodPlugin.api.paths, '/more': { get: { operationId: 'listMore', responses: { 200: { description: 'x' } } } } } },
    },
  ],
  ['an operation that is not declared', 'api/operations:extra', withCode({ operation: `${operation}, listMore: async () => ({ ok: true, value: {} })` })],
  ['a reply that breaks its schema', 'api/reply:broken', withCode({ operation: 'async () => ({ ok: true, value: { titles: [1] } })' })],
  ['an operation that throws', 'api/reply:threw', withCode({ operation: "async () => { throw new Error('x'); }" })],
  ['a code that is in no table', 'errors/table:unlisted', withCode({ operation: "async () => ({ ok: false, failure: { code: 'PLANTED_UNKNOWN' } })" })],
  [
    'a code that is in no table, given only for what does not exist',
    'errors/table:unlisted',
    withCode({
      operation: `async (call) => call.params.siteId === 'jiyue-unknown' ? { ok: false, failure: { code: 'PLANTED_LATER' } } : (${operation})(call)`,
    }),
  ],
  ['a reply with a Date in it', 'data/plain:reply', withCode({ operation: 'async () => ({ ok: true, value: { titles: [new Date(0)] } })' })],
  // --- life ---
  ['a setup that never ends', 'lifecycle/start:late', withCode({ setup: 'await new Promise(() => {});' }), { startMs: 300 }],
  ['a setup that throws', 'lifecycle/start:threw', withCode({ setup: "throw new Error('no luck');" })],
  ['a module that cannot be imported', 'lifecycle/start:threw', withCode({ head: "throw new Error('no luck');" })],
  ['a package that was not installed', 'lifecycle/start:package', withCode({ head: "import 'package-that-nobody-installed';" })],
  ['a timer of the module itself', 'lifecycle/leak:import', withCode({ head: 'setInterval(() => {}, 60_000).unref();' })],
  ['a timer that is not cleared', 'lifecycle/leak:resource', withCode({ setup: 'setInterval(() => {}, 60_000);' })],
  ['a timer that does not keep the process alive', 'lifecycle/leak:resource', withCode({ setup: 'setInterval(() => {}, 60_000).unref();' })],
  [
    'a server that goes on listening',
    'lifecycle/leak:resource',
    withCode({
      head: "import { createServer } from 'node:net';",
      running: "start: () => new Promise((resolve) => createServer().listen(0, '127.0.0.1', resolve))",
    }),
  ],
  ['a listener on the process', 'lifecycle/leak:listener', withCode({ setup: "process.on('SIGUSR2', () => {});" })],
  [
    'a declaration after setup',
    'lifecycle/late:after-setup',
    withCode({ running: "start: async () => { context.provide({ id: 'x', version: '1.0', holds: 'many' }, {}); }" }),
  ],
  [
    'work that goes on after the stop',
    'lifecycle/late:after-stop',
    withCode({ setup: "onStop(() => { setTimeout(() => storage.get('x').catch(() => {}), 5); });" }),
  ],
  [
    'a setup past its deadline that opens something',
    'lifecycle/late:leak',
    withCode({ setup: 'await null; if (signal.aborted) setInterval(() => {}, 60_000);' }),
  ],
  [
    'a call that does not hear the stop',
    'lifecycle/abort:call',
    withCode({
      operation:
        'async () => { await new Promise((resolve) => setTimeout(resolve, 1)); if (signal.aborted) await new Promise(() => {}); return { ok: true, value: { titles: [] } }; }',
    }),
    { stopMs: 300 },
  ],
  ['a rejection that nobody awaits', 'lifecycle/unhandled:fault', withCode({ setup: "void Promise.reject(new Error('lost'));" })],
  ['a throw in a timer', 'lifecycle/unhandled:fault', withCode({ setup: "setTimeout(() => { throw new Error('lost'); }, 1);" })],
  [
    'a second start that fails',
    'lifecycle/restart:failed',
    withCode({
      setup: "if (await storage.get('started')) throw new Error('started before'); onStop(() => {}); ",
      follower: apply(`await storage.write({ put: { ...(${first('batch')}).put, started: true } })`),
    }),
  ],
  [
    'state in memory',
    'lifecycle/restart:differs',
    withCode({
      setup: 'const seen = new Set();',
      follower: apply('for (const one of batch) seen.add(one.subject);', 'async reset() { seen.clear(); }'),
      operation: `async ({ records }) => { await storage.list(''); return { ok: true, value: { titles: (await records.resources([...seen])).map((one) => one.title) } }; }`,
    }),
  ],
  [
    'a cache that another process cannot refresh',
    'host/two:differs',
    withCode({
      setup: "let cached = (await storage.list('latest/')).keys;",
      follower: `(() => { const inner = ${follower}; return { ...inner, async apply(batch, to) { await inner.apply(batch, to); cached = [...new Set([...cached, ...batch.map((one) => 'latest/' + one.subject)])].sort(); } }; })()`,
      operation: operation.replace("const { keys } = await storage.list('latest/');", 'const keys = cached;'),
    }),
  ],
  ['a health check that hangs', 'health/deadline:late', withCode({ running: 'health: () => new Promise(() => {})' }), { healthMs: 300 }],
  ['a release that throws', 'lifecycle/restart:stop', withCode({ setup: "onStop(() => { throw new Error('x'); });" })],
  ['an operation that never answers', 'api/reply:late', withCode({ operation: '() => new Promise(() => {})' }), { callMs: 300, stopMs: 300 }],
  ['a health check that throws', 'health/deadline:threw', withCode({ running: "health: async () => { throw new Error('x'); }" })],
  // --- log ---
  ['a follower that stores something random', 'log/rebuild:random', withCode({ follower: apply('await storage.write({ put: { token: Math.random() } });') })],
  [
    'an operation that answers something random',
    'clock/fixed:varies',
    withCode({
      operation: `async (call) => { const reply = await (${operation})(call); if (reply.ok) reply.value.titles.push(String(Math.random())); return reply; }`,
    }),
  ],
  [
    'a follower that throws',
    'log/apply:threw',
    withCode({ follower: apply("if (batch.some((one) => one.type === 'record.withdrawn')) throw new Error('x');") }),
  ],
  [
    'a follower that counts through the wrong storage',
    'log/duplicate:differs',
    withCode({ follower: apply("for (const one of batch) await context.storage.write({ put: { count: ((await context.storage.get('count')) ?? 0) + 1 } });") }),
  ],
  [
    'a follower that counts batches',
    'log/split:differs',
    withCode({ follower: apply("await storage.write({ put: { batches: ((await storage.get('batches')) ?? 0) + 1 } });") }),
  ],
  [
    'a follower that relies on the order of records',
    'log/order:differs',
    withCode({ follower: apply('await storage.write({ put: { last: batch.at(-1).subject } });') }),
  ],
  [
    'a digest that differs each time',
    'log/rebuild:digest',
    withCode({ setup: 'let calls = 0;', follower: `{ ...${follower}, digest: async () => String(calls++) }` }),
  ],
  [
    'a digest that differs after a rebuild',
    'log/rebuild:differs',
    withCode({
      setup: 'let resets = 0;',
      follower: `{ ...${follower}, reset: async (to) => { resets += 1; await (${follower}).reset(to); }, digest: async () => String(resets) }`,
    }),
  ],
  ['a reset that leaves everything', 'log/rebuild:reset', withCode({ follower: apply(`await storage.write(${first('batch')});`, 'async reset() {}') })],
  [
    'a reset that throws',
    'log/rebuild:threw',
    withCode({ follower: apply(`await storage.write(${first('batch')});`, "async reset() { throw new Error('x'); }") }),
  ],
  ['a write that is not awaited', 'storage/slow:differs', withCode({ follower: apply(`storage.write(${first('batch')}).catch(() => {});`) })],
  ['a full storage that is swallowed', 'storage/quota:swallowed', withCode({ follower: apply(`await storage.write(${first('batch')}).catch(() => {});`) })],
  [
    'a migration that remembers in memory',
    'migration/once:differs',
    withCode({
      head: 'let done = false;',
      migrations: "[{ id: 'one', async up(storage) { if (done) return; done = true; await storage.write({ put: { form: 2 } }); } }]",
    }),
  ],
  [
    'a migration that does not await',
    'migration/once:differs',
    withCode({ migrations: "[{ id: 'one', async up(storage) { storage.write({ put: { form: 2 } }).catch(() => {}); } }]" }),
  ],
  ['a migration that fails', 'migration/once:threw', withCode({ migrations: "[{ id: 'one', async up() { throw new Error('x'); } }]" })],
  ['two migrations with one id', 'migration/once:ids', withCode({ migrations: "[{ id: 'one', async up() {} }, { id: 'one', async up() {} }]" })],
  // --- powers and scope ---
  [
    'a power that was not asked for',
    'permission/refused:undeclared',
    withCode({ setup: "await index.open({ version: '1', fields: ['a'], attributes: [] });" }),
  ],
  ['a type of the log that was not asked for', 'permission/refused:undeclared', withCode({ follower: follower.replace("'record.withdrawn'", "'site.saved'") })],
  [
    'another operation that was not asked for',
    'permission/refused:undeclared',
    withCode({
      operation: operation.replace('const { keys }', "await operate('search', { q: 'x' }); const { keys }").replace('({ params,', '({ operate, params,'),
    }),
  ],
  ['a power that is not used', 'permission/least:unused', withManifest({ permissions: [...(goodPlugin.manifest['permissions'] as string[]), 'index:own'] })],
  [
    'a search that shows what was withdrawn but kept readable',
    'records/withdrawn:shown',
    {
      ...withCode({
        operation: `${operation}, search: async ({ records }) => {
          const { keys } = await storage.list('latest/');
          const found = await records.resources(keys.map((key) => key.slice(7)));
          const items = found.map(({ id, version, kind, siteId, columnId, title, source, publishedAt }) => ({
            id, version, kind, siteId, columnId, title: [{ text: title, hit: true }], extract: [], sourceName: source.name, publishedAt, score: 1,
          }));
          return { ok: true, value: { items, total: items.length, facets: [] } };
        }`,
      }),
      manifest: { ...goodPlugin.manifest, implements: { search: '^1.0' } },
    },
  ],
  [
    'titles from own storage',
    'records/withdrawn:shown',
    withCode({
      follower: apply(titlesFollower),
      operation:
        "async () => { const titles = []; for (const key of (await storage.list('')).keys) titles.push(await storage.get(key)); return { ok: true, value: { titles } }; }",
    }),
  ],
  [
    'titles of a site that is no longer granted',
    'site/scope:crossed',
    withCode({
      follower: apply(titlesFollower),
      operation:
        "async () => { const titles = []; if (await records.resource('r-news-1')) for (const key of (await storage.list('')).keys) titles.push(await storage.get(key)); return { ok: true, value: { titles } }; }",
    }),
  ],
  ['a point that was not declared', 'permission/refused:undeclared', withCode({ setup: "context.provide({ id: 'x', version: '1.0', holds: 'many' }, {});" })],
  [
    'a provider of a point that is taken for granted',
    'point/absent:threw',
    withCode({
      operation: operation.replace(
        'return { ok: true',
        "await context.extension({ id: 'planted-order', version: '1.0', holds: 'one' }).order([]);\n  return { ok: true",
      ),
    }),
  ],
  [
    'a caller that is remembered',
    'caller/withdrawn:kept',
    withCode({
      setup: 'const known = new Map();',
      operation:
        "async ({ caller, records }) => { await storage.list(''); if (!known.has(caller.id)) known.set(caller.id, caller.siteIds); return { ok: true, value: { titles: [...known.get(caller.id)] } }; }",
    }),
  ],
  [
    'the real time to the millisecond, so that no two answers are the same',
    'clock/fixed:differs',
    withCode({
      operation: `async (call) => { const reply = await (${operation})(call); if (reply.ok) reply.value.titles.push(new Date().toISOString()); await new Promise((resolve) => setTimeout(resolve, 2)); return reply; }`,
    }),
  ],
  [
    'the real time instead of the clock',
    'clock/fixed:differs',
    withCode({
      operation:
        "async ({ records }) => { await storage.list(''); return { ok: true, value: { titles: [new Date().toISOString().slice(0, 4), String(Date.now() > 0)] } }; }",
    }),
  ],
];

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The sentence of the catalogue that a message was made from. */
function sentenceOf({ message }: PluginFinding): string | undefined {
  const isMadeFrom = (template: string) =>
    new RegExp(
      `^${template
        .split(/\{\w+\}/)
        .map(escaped)
        .join('[\\s\\S]*')}$`,
    ).test(message.en);
  return Object.entries(ruleTexts).find(([, { en }]) => isMadeFrom(en))?.[0];
}

test.each(broken.map(([name, sentence, planted, deadlines = {}]) => [name, sentence, planted, deadlines] as const))(
  '%s is caught by %s',
  async (_name, sentence, planted, deadlines) => {
    const findings = await findingsOf(planted, deadlines);
    expect([...new Set(findings.map(sentenceOf))], JSON.stringify(findings, null, 1)).toEqual([sentence]);
    for (const { message, rule } of findings) {
      expect(sentence).toMatch(new RegExp(`^${rule}:`));
      expect(message['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(message.en).not.toMatch(/[，。；：？！、（）]|\{\w+\}/);
    }
  },
);

/** Told by the thread or process around the check; the tests of the levels plant them. */
const ofTheThread = [
  'lifecycle/start:blocked',
  'lifecycle/start:memory',
  'lifecycle/start:ended',
  'isolation/worker:differs',
  'isolation/process:differs',
  'isolation/process:denied',
];

test('everything that is said tells what to do', () => {
  for (const [sentence, { zh, en }] of Object.entries(ruleTexts)) {
    // a problem found by a schema ends with what to do
    if (!zh.includes('{problem}')) expect([sentence, zh]).toEqual([sentence, expect.stringContaining('请')]);
    expect(en).toMatch(/[.?]$|\{\w+\}$/);
  }
});

test('everything that can be said is said of one of them', () => {
  const said = new Set<string>([...broken.map(([, sentence]) => sentence), ...ofTheThread]);
  expect(Object.keys(ruleTexts).filter((sentence) => !said.has(sentence))).toEqual([]);
});
