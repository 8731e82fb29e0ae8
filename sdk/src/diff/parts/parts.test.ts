import { describe, expect, test } from 'vitest';
import type { Change } from '../change.ts';
import { compareVersions, levelOf } from '../compare-versions.ts';
import type { CodeTable, EventRow, Json, RequirementRow } from '../version.ts';
import { compareCodes } from './compare-codes.ts';
import { compareEvents } from './compare-events.ts';
import { compareOperations } from './compare-operations.ts';
import { compareRequirements } from './compare-requirements.ts';

const told = (changes: readonly Change[]) => changes.map(({ keyword, level }) => `${keyword} ${level}`);

describe('code tables', () => {
  const table = (change: Partial<CodeTable> = {}): readonly CodeTable[] => [
    {
      id: 'genre',
      bind: 'required',
      members: [
        { code: 'G01', zh: '决议', en: 'resolution' },
        { code: 'G02', zh: '决定', en: 'decision' },
      ],
      ...change,
    },
  ];
  const edited = (index: number, change: object): readonly CodeTable[] =>
    table({ members: table()[0]!.members.map((member, at) => (at === index ? { ...member, ...change } : member)) });
  test.each<[string, readonly CodeTable[], readonly string[]]>([
    ['nothing', table(), []],
    ['a table removed', [], ['table-removed major']],
    ['a code removed', table({ members: table()[0]!.members.slice(1) }), ['code-removed major']],
    ['a code added to a closed table', table({ members: [...table()[0]!.members, { code: 'G03', zh: '命令' }] }), ['code-added major']],
    ['another meaning', edited(0, { zh: '公报' }), ['code-meaning major']],
    ['another English name', edited(0, { en: 'resolutions' }), ['code-text patch']],
    ['a code deprecated', edited(0, { deprecated: { since: '1.1' } }), ['code-deprecated minor']],
    ['a code under another parent', edited(1, { parent: 'G01' }), ['code-parent major']],
    ['another binding', table({ bind: 'extensible' }), ['bind major']],
  ])('%s', (_, after, expected) => {
    expect(told(compareCodes(table(), after))).toEqual(expected);
  });
  test('a code added to an extensible table and a new table are additive', () => {
    const open = table({ bind: 'extensible' });
    expect(told(compareCodes(open, table({ bind: 'extensible', members: [...open[0]!.members, { code: 'G03', zh: '命令' }] })))).toEqual(['code-added minor']);
    expect(told(compareCodes([], open))).toEqual(['table-added minor']);
  });
});

describe('requirements', () => {
  const row = (change: Partial<RequirementRow> = {}): readonly RequirementRow[] => [
    {
      id: 'JY-RES-001',
      title: { zh: '先入库', en: 'Store first' },
      statement: { zh: '应先入库。', en: 'Store first.' },
      level: 'SHOULD',
      stability: 'candidate',
      ...change,
    },
  ];
  test.each<[string, readonly RequirementRow[], readonly string[]]>([
    ['nothing', row(), []],
    ['a vanished id', [], ['requirement-removed major']],
    ['a level raised to MUST', row({ level: 'MUST' }), ['level-raised major']],
    ['a level lowered', row({ level: 'MAY' }), ['level-lowered minor']],
    ['withdrawn', row({ stability: 'withdrawn' }), ['requirement-withdrawn minor']],
    ['another statement', row({ statement: { zh: '应后入库。', en: 'Store first.' } }), ['statement-changed major']],
    ['another translation', row({ statement: { zh: '应先入库。', en: 'Store it first.' } }), ['text-changed patch']],
    ['made stable', row({ stability: 'stable' }), ['stability minor']],
    ['gone back to experimental', row({ stability: 'experimental' }), ['stability major']],
  ])('%s', (_, after, expected) => {
    expect(told(compareRequirements(row(), after))).toEqual(expected);
  });
  test('a changed statement is nothing a program proves, and experimental ones are exempt', () => {
    const [change] = compareRequirements(row(), row({ statement: { zh: '应后入库。', en: '' } }));
    expect(change?.verdict).toBe('cannot-prove');
    const free = row({ stability: 'experimental' });
    expect(levelOf(compareRequirements(free, row({ stability: 'experimental', level: 'MUST' })))).toBe('none');
  });
});

describe('events', () => {
  const row = (change: Partial<EventRow> = {}): readonly EventRow[] => [
    { type: 'record.published', subject: 'resource id', public: true, fields: ['kind'], data: 'ChangeData', ...change },
  ];
  test.each<[string, readonly EventRow[], readonly string[]]>([
    ['nothing', row(), []],
    ['a type removed', [], ['event-removed major']],
    ['no longer public', row({ public: false }), ['event-hidden major']],
    ['another subject', row({ subject: 'site id' }), ['event-subject major']],
    ['other data', row({ data: 'Other' }), ['event-data major']],
    ['a field less and one more', row({ fields: ['columnId'] }), ['event-field-removed major', 'event-field-added minor']],
    ['a type added', [...row(), { type: 'record.archived' }], ['event-added minor']],
  ])('%s', (_, after, expected) => {
    expect(told(compareEvents(row(), after))).toEqual(expected);
  });
});

describe('operations', () => {
  const document = (operation: Json = {}, path = '/sites', method = 'post'): Json => ({
    openapi: '3.1.0',
    paths: {
      [path]: {
        [method]: {
          operationId: 'saveSite',
          parameters: [
            { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 100 } },
            { name: 'id', in: 'query', required: true, schema: { type: 'string' } },
          ],
          requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
          responses: { '200': { description: 'ok', headers: { ETag: {} }, content: { 'application/json': { schema: { type: 'integer' } } } } },
          security: [{}, { token: [] }],
          ...operation,
        },
      },
    },
  });
  const parameters = (...list: readonly Json[]): Json => document({ parameters: list });
  const limit = { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 100 } };
  const id = { name: 'id', in: 'query', required: true, schema: { type: 'string' } };
  test.each<[string, Json, readonly string[]]>([
    ['nothing', document(), []],
    ['removed', { openapi: '3.1.0', paths: {} }, ['operation-removed major']],
    ['moved to another path', document({}, '/places'), ['operation-moved major']],
    ['moved to another method', document({}, '/sites', 'put'), ['operation-moved major']],
    ['deprecated', document({ deprecated: true }), ['operation-deprecated minor']],
    ['a parameter required', parameters({ ...limit, required: true }, id), ['parameter-required major']],
    ['a required parameter added', parameters(limit, id, { name: 'day', in: 'query', required: true, schema: {} }), ['parameter-required major']],
    ['an optional parameter added', parameters(limit, id, { name: 'day', in: 'query', schema: {} }), ['parameter-added minor']],
    ['a parameter removed', parameters(id), ['parameter-removed major']],
    ['a parameter no longer required', parameters(limit, { ...id, required: false }), ['parameter-optional minor']],
    ['a parameter tightened', parameters({ ...limit, schema: { type: 'integer', maximum: 50 } }, id), ['parameter-tightened major']],
    ['a parameter widened', parameters({ ...limit, schema: { type: 'integer', maximum: 200 } }, id), ['parameter-widened minor']],
    [
      'the body required',
      document({ requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } } }),
      ['body-required major'],
    ],
    ['another media type', document({ requestBody: { content: { 'text/plain': {} } } }), ['body-removed major', 'body-added minor']],
    [
      'the body tightened',
      document({ requestBody: { content: { 'application/json': { schema: { type: 'object', required: ['a'] } } } } }),
      ['content-changed major'],
    ],
    ['a status for another', document({ responses: { '204': { description: 'ok' } } }), ['status-removed major', 'status-added major']],
    ['no anonymous calls', document({ security: [{ token: [] }] }), ['security-tightened major']],
    ['another way of authorization', document({ security: [{}, { token: [] }, { key: [] }] }), []],
  ])('%s', async (_, after, expected) => {
    expect(told((await compareOperations(document(), after)).changes)).toEqual(expected);
  });
  test('a tightened parameter comes with a value that shows it', async () => {
    const { changes } = await compareOperations(document(), parameters({ ...limit, schema: { type: 'integer', maximum: 50 } }, id));
    expect(changes[0]).toMatchObject({ verdict: 'breaking', example: 51 });
  });
});

describe('types', () => {
  const set = (defs: Json) => ({ document: { $defs: defs }, types: new Map(Object.keys(defs).map((name) => [name, `/$defs/${name}`])) });
  const closed = { Note: { type: 'object', properties: { title: { type: 'string' } }, required: ['title'], additionalProperties: false } };
  const open = { Note: { ...closed.Note, additionalProperties: true } };
  const longer = (schema: Json): Json => ({ ...schema, properties: { ...(schema['properties'] as Json), note: { type: 'string' } } });
  const compare = (strict: Json, tolerant: Json, fresh: Json) =>
    compareVersions({ name: 'old', strict: set(strict), tolerant: set(tolerant) }, { name: 'new', strict: set(fresh) });
  const verdicts = async (fresh: Json) =>
    Object.fromEntries((await compare(closed, open, fresh)).verdicts.map(({ direction, verdict }) => [direction, verdict]));

  // the table of the design: edit, reply, request
  test.each<[string, Json, string, string]>([
    ['an optional member added', { Note: longer(closed.Note) }, 'compatible', 'compatible'],
    ['a description', { Note: { ...closed.Note, description: 'words' } }, 'compatible', 'compatible'],
    ['a member required that was optional before', { Note: { ...longer(closed.Note), required: ['title', 'note'] } }, 'compatible', 'breaking'],
    ['a bound', { Note: { ...closed.Note, properties: { title: { type: 'string', maxLength: 5 } } } }, 'compatible', 'breaking'],
    ['a required member made optional', { Note: { ...closed.Note, required: [] } }, 'breaking', 'compatible'],
    ['another type of a member', { Note: { ...closed.Note, properties: { title: { type: ['string', 'null'] } } } }, 'breaking', 'compatible'],
  ])('%s', async (_, fresh, reply, request) => {
    expect(await verdicts(fresh)).toEqual({ reply, request });
  });

  test('a type that no value fulfils any more is told, though it can break no reader', async () => {
    const { changes, verdicts } = await compare(closed, open, { Note: { ...closed.Note, required: ['title', 'gone'] } });
    expect(changes.map(({ keyword, level }) => `${keyword} ${level}`)).toContain('type-empty major');
    expect(verdicts.find(({ direction }) => direction === 'reply')?.verdict).toBe('compatible');
  });

  test('experimental types break as they like', async () => {
    const free = { Note: { ...closed.Note, 'x-jiyue-stability': 'experimental' } };
    const { changes } = await compare(free, open, { Note: { ...free.Note, required: [] } });
    expect(changes.find(({ verdict }) => verdict === 'breaking')?.exempt).toEqual({ by: 'experimental' });
  });
});
