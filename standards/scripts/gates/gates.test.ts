import { beforeAll, describe, expect, test } from 'vitest';
import type { Schema } from '../schema-shape.ts';
import { gates } from './all.ts';
import { applyPatch } from '../json-patch.ts';
import type { Planned } from '../requirements.ts';
import type { Profile, PropertyConstraint } from '../profiles/profile.ts';
import { checkClassification } from './classification.ts';
import { checkOracleSchemas } from './oracle-schemas.ts';
import {
  clauseFile,
  crosswalk,
  crosswalkField,
  crosswalkRow,
  definition,
  examples,
  indicator,
  indicatorFile,
  invalidExample,
  member,
  modelSource,
  modelType,
  nothing,
  openapi,
  operationIn,
  output,
  override,
  pageRule,
  part,
  type Plant,
  profile,
  profileExample,
  property,
  row,
  scalar,
  sentence,
  table,
  uncited,
  unscored,
  validExample,
} from './plants.suite.ts';
import { versionPlants } from './versions-plants.ts';
import { readWorld, rowsOf, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await readWorld();
});

/** Gate, what is planted, how, and what the finding must say. */
type Planted = readonly [gate: string, what: string, plant: Plant, finding: RegExp];

const properties = (schema: Schema) => schema['properties'] as Record<string, Schema>;
/** A row more, or a row changed, in the profile of the fictitious province. */
const province = (more: Partial<Profile>): Plant => profile('cn-xg', (one) => ({ ...one, ...more }));
const words = { zh: '试', en: 'trial' };
const limit = (limits: Partial<PropertyConstraint>): Plant =>
  profile('cn-xg', ({ constrain }) => ({ constrain: [...constrain, { type: 'Site', property: 'name', reason: words, ...limits } as PropertyConstraint] }));
const few =
  (...roots: readonly string[]): Plant =>
  (all) => ({ ...all, standard: { ...all.standard, roots } });
const both =
  (...plants: readonly Plant[]): Plant =>
  (all) =>
    plants.reduce((so, plant) => plant(so), all);
const only =
  (path: string): Plant =>
  (all) => ({ ...all, outputs: new Map([...all.outputs].filter(([one]) => one === path)) });
/** A row whose surface does not exist yet. */
const plannedRow = 'JY-INT-001';
/** Two rows with the plans given. */
const twoPlans =
  (one: Planned, other: Planned): Plant =>
  (world) =>
    row('JY-INT-003', () => ({ planned: other }))(row(plannedRow, () => ({ planned: one }))(world));
const statementOf = (all: World, id: string) => rowsOf(all).find((one) => one.id === id)!.statement;
const says = (zh: string): Plant => row('JY-RES-001', (one) => ({ statement: { ...one.statement, zh } }));
const notice = 'ArticleDraft/valid/notice-with-required-members-only.json';
const repeal = 'RelationDraft/invalid/note-empty.json';
const publicCase = { PublicCase: { type: 'object', properties: { senderName: { type: 'string', 'x-jiyue-personal': true } } } };
const client = 'sdk/src/client/generated/api.ts';
const definitions = 'standards/generated/record-definitions.json';
/** An announced end with nothing wrong. */
const ending = { fromDate: '2026-03-03', endDate: '2026-09-01', use: 'listResources', reason: { zh: '合并', en: 'merged' } };
const dropParameter = (operation: { [name: string]: unknown }, name: string) =>
  Object.assign(operation, {
    parameters: (operation['parameters'] as readonly { readonly $ref?: string }[]).filter(({ $ref = '' }) => !$ref.endsWith(`/${name}`)),
  });
const schemaIn = (document: { [name: string]: unknown }, name: string) => (document['components'] as { schemas: Record<string, Schema> }).schemas[name]!;
/** A frozen version with this operation alone. */
const frozenOperation =
  (operationId: string, more: object): Plant =>
  (all) => ({
    ...all,
    frozen: {
      ...all.frozen,
      versions: [{ name: '1.0.0', files: new Map([['openapi.json', Buffer.from(JSON.stringify({ paths: { '/x': { get: { operationId, ...more } } } }))]]) }],
    },
  });
/** Spoils what stands at a place of a generated document of JSON. */
const inJson =
  (path: string, place: string, spoil: (node: { [name: string]: unknown } & unknown[]) => void): Plant =>
  (all) => {
    const document = JSON.parse(all.outputs.get(path)!) as { [name: string]: unknown };
    spoil(place.split('/').reduce<unknown>((node, step) => (node as { [name: string]: unknown })[step], document) as { [name: string]: unknown } & unknown[]);
    return { ...all, outputs: new Map([...all.outputs, [path, JSON.stringify(document)]]) };
  };
const asyncapi = 'standards/generated/asyncapi.json';
const eventFiles = 'standards/generated/events';
const articleFile = 'standards/generated/schemas/strict/Article.json';

const planted: readonly Planted[] = [
  ['ids', 'a requirement id given twice', row('JY-RES-002', () => ({ id: 'JY-RES-001' })), /"JY-RES-001" stands twice/],
  ['ids', 'a hole in the numbers', row('JY-SRCH-003', () => ({ id: 'JY-SRCH-004' })), /expected "JY-SRCH-003"/],
  ['ids', 'a code given twice', member('genre', 'G02', () => ({ code: 'G01' })), /code of table genre "G01" stands twice/],
  ['ids', 'a parent that is no code', member('topic', 'T0101', () => ({ parent: 'T99' })), /has the parent "T99"/],
  ['ids', 'a table in the file of another', table('genre', () => ({ id: 'genres' })), /does not stand in codes\/genres.yaml/],
  ['ids', 'two types of one name', scalar('SiteCode', () => ({ name: 'Genre' })), /type "Genre" stands twice/],
  ['ids', 'a sentence id given twice', sentence('71:3.5#5', () => ({ id: '71:3.5#4' })), /clause "71:3.5#4" stands twice/],
  [
    'ids',
    'an operation id given twice',
    openapi((all) => void Object.assign(operationIn(all, 'getSite'), { operationId: 'getColumn' })),
    /operation "getColumn" stands twice/,
  ],

  ['ledger', 'a requirement that vanished', row('JY-SRCH-003', () => ({ id: 'JY-SRCH-909' })), /JY-SRCH-003 was given out and is gone/],
  ['ledger', 'a new id that was not noted', row('JY-SRCH-003', () => ({ id: 'JY-SRCH-909' })), /JY-SRCH-909 is not in ledger/],
  ['ledger', 'a level that was weakened', row('JY-RES-001', () => ({ level: 'SHOULD' })), /JY-RES-001 was "MUST" and is now "SHOULD"/],
  ['ledger', 'a level that rose inside a version', row('JY-RES-006', () => ({ level: 'MUST' })), /JY-RES-006 was "SHOULD" and is now "MUST"/],
  ['ledger', 'a code that changed its meaning', member('genre', 'G08', () => ({ zh: '通告' })), /code G08 of table genre was "通知"/],
  [
    'ledger',
    'a table that vanished',
    (all) => ({ ...all, standard: { ...all.standard, tables: all.standard.tables.filter(({ id }) => id !== 'genre') } }),
    /G01 of table genre was given out/,
  ],

  ['sentences', 'a sentence left out', clauseFile((file) => ({ sentences: file.sentences.slice(1) })), /66 lines and sentences, the document has 67/],
  ['sentences', 'a heading left out', clauseFile((file) => ({ headings: file.headings.filter(({ id }) => id !== '71:3.3') })), /joined in order/],
  ['sentences', 'one character edited', sentence('71:3.3#1', (one) => ({ zh: one.zh.replace('先入库', '先入厍') })), /71:3.3#1: sha256 is/],
  ['sentences', 'a sentence and its digest edited together', sentence('71:2#1', () => ({ zh: '' })), /joined in order/],
  ['sentences', 'no reason given', sentence('71:4.1#1', () => ({ reason: ' ' })), /organisational without a reason/],
  ['sentences', 'a reason in English alone', sentence('71:4.1#1', () => ({ reason: 'a duty of governments' })), /71:4.1#1: has a reason without Chinese/],
  ['sentences', 'a note in English alone', sentence('71:3.3#1', () => ({ note: 'the backbone' })), /71:3.3#1: has a note without Chinese/],
  ['sentences', 'a disposition nobody knows', sentence('71:4.1#1', () => ({ disposition: 'later' as 'excluded' })), /disposition "later"/],
  ['sentences', 'a part that is no quotation', part('71:3.3#1.5', () => ({ zh: '先使用，后入库' })), /do not join to the sentence/],

  ['clause-coverage', 'a citation of nothing', row('JY-RES-001', () => ({ clauses: ['71:3.3#1.9'] })), /cites 71:3.3#1.9, which is no part/],
  ['clause-coverage', 'a citation of a duty of governments', row('JY-RES-001', () => ({ clauses: ['71:4.1#1'] })), /which is organisational/],
  ['clause-coverage', 'no citation', row('JY-RES-001', () => ({ clauses: [] })), /cites no clause/],
  ['clause-coverage', 'a mapped part that nobody answers', uncited('71:3.1#3.6'), /“互动交流”: no requirement cites it/],
  [
    'clause-coverage',
    'an open part without a reason',
    part('71:3.1#3.6', () => ({ open: { slice: 'interaction', reason: '' } })),
    /needs a slice and a reason/,
  ],
  [
    'clause-coverage',
    'an open part that is answered',
    part('71:3.1#3.9', () => ({ open: { slice: 'search', reason: '以后' } })),
    /is open for "search" and yet answered/,
  ],

  ['requirement-rows', 'no English statement', row('JY-RES-001', (one) => ({ statement: { ...one.statement, en: '' } })), /needs title and statement/],
  [
    'requirement-rows',
    'MUST without 应',
    row('JY-RES-001', (one) => ({ statement: { ...one.statement, zh: '信息可取到。' } })),
    /lacks the word of that level/,
  ],
  ['requirement-rows', 'SHOULD that says 应', row('JY-RES-006', (one) => ({ statement: { ...one.statement, zh: '平台应宜校验。' } })), /is SHOULD and says 应/],
  [
    'requirement-rows',
    'a permission that forbids',
    row('JY-IFC-020', (one) => ({ statement: { ...one.statement, zh: '平台可不提供，不得列出。' } })),
    /is MAY and says/,
  ],
  ['requirement-rows', 'derived without a reason', row('JY-RES-001', () => ({ reason: undefined })), /derived without saying how/],
  ['requirement-rows', 'adopted without evidence', row('JY-PAGE-001', () => ({ evidence: undefined })), /adopted without source and evidence/],
  ['requirement-rows', 'a MUST from memory', row('JY-PAGE-001', () => ({ evidence: 'memory' })), /rests on memory alone and is MUST/],
  ['requirement-rows', 'a planned row that calls itself a candidate', row(plannedRow, () => ({ stability: 'candidate' })), /is experimental exactly when/],
  ['requirement-rows', 'a proven row that still plans', row('JY-RES-001', () => ({ planned: { module: 'search' } })), /has "planned" exactly when/],
  ['requirement-rows', 'an actor nobody knows', row('JY-RES-001', () => ({ actor: 'vendor' as 'site' })), /actor "vendor" is unknown/],
  [
    'requirement-rows',
    'a statement that goes on and on',
    row('JY-RES-001', (one) => ({ statement: { ...one.statement, zh: `${'平台应给出标识，'.repeat(20)}完。` } })),
    /more than 140; split it/,
  ],
  ['requirement-rows', 'half a sentence as a member', row('JY-RES-003', (one) => ({ title: { ...one.title, 'then use': null } })), /unknown member "then use"/],

  ['adopted-sources', 'a norm that is not registered', row('JY-PAGE-001', () => ({ source: '国办发〔2099〕1号' })), /“国办发〔2099〕1号” names no norm/],
  [
    'adopted-sources',
    'a text that nobody read',
    row('JY-PAGE-001', () => ({ source: 'GB 18030-2022', evidence: 'text' })),
    /JY-PAGE-001: claims evidence "text", and the register of norms has less/,
  ],

  ['slogans', 'praise without a measure', says('平台应提供完善的搜索功能。'), /JY-RES-001: says "完善" without a measure/],
  ['slogans', 'a term nobody can miss', says('平台应及时处理。'), /says "及时"/],
  ['slogans', 'praise in a sentence beside a measured one', says('结果应在3秒内给出；界面应友好。'), /says "友好"/],
  [
    'slogans',
    'praise in English',
    row('JY-RES-001', (one) => ({ statement: { ...one.statement, en: 'The platform offers a comprehensive and user-friendly search.' } })),
    /says "user-friendly" without a measure/,
  ],

  [
    'same-numbers',
    'a term that differs',
    row('JY-RES-001', () => ({ statement: { zh: '答复应在15个工作日内作出。', en: 'The answer is given within 20 working days.' } })),
    /JY-RES-001: 15 stands in the Chinese and not in the English/,
  ],
  [
    'same-numbers',
    'a Chinese numeral that the English lacks',
    row('JY-RES-001', () => ({ statement: { zh: '评价应有五个等级。', en: 'A rating has grades.' } })),
    /5 stands in the Chinese/,
  ],
  [
    'same-numbers',
    'an English word that the Chinese lacks',
    row('JY-RES-001', () => ({ statement: { zh: '评价应有等级。', en: 'A rating has twelve grades.' } })),
    /12 stands in the English/,
  ],

  [
    'duplicates',
    'a statement with one word changed',
    (all) =>
      row('JY-SRCH-003', () => ({ statement: { ...statementOf(all, 'JY-RES-001'), zh: statementOf(all, 'JY-RES-001').zh.replace('平台', '系统') } }))(all),
    /JY-SRCH-003: says nearly what JY-RES-001 says/,
  ],

  [
    'verification',
    'a test file that is not there',
    row('JY-RES-001', () => ({ verify: { method: 'test', checks: ['reference-server/test/none.test.ts#a'] } })),
    /which does not exist/,
  ],
  [
    'verification',
    'a title that is not in the file',
    row('JY-RES-001', () => ({ verify: { method: 'test', checks: ['standards/scripts/gates/gates.test.ts#no such' + ' title'] } })),
    /has no test titled/,
  ],
  [
    'verification',
    'a file that is no test',
    row('JY-RES-001', () => ({ verify: { method: 'test', checks: ['standards/model/site.ts#站点'] } })),
    /is no test file/,
  ],
  ['verification', 'a test without a name', row('JY-RES-001', () => ({ verify: { method: 'test' } })), /names no test/],
  ['verification', 'a schema that nothing breaks', row('JY-RES-001', () => ({ verify: { method: 'schema' } })), /no invalid example breaks it/],
  [
    'verification',
    'a planned check of another row',
    row(plannedRow, () => ({ verify: { method: 'test', state: 'planned', checks: ['JY-RES-001/resolvable'] } })),
    /planned check "JY-RES-001\/resolvable" is not of the form JY-INT-001\//,
  ],
  [
    'verification',
    'a planned row without a check',
    row(plannedRow, () => ({ verify: { method: 'test', state: 'planned' } })),
    /without naming the check to come/,
  ],
  ['verification', 'a plan that says no how', row(plannedRow, () => ({ verify: { method: 'none', state: 'planned', reason: '以后' } })), /says by "none"/],
  [
    'verification',
    'a planned check that pretends to be a test',
    row(plannedRow, () => ({ verify: { method: 'test', state: 'planned', checks: ['standards/scripts/gates/gates.test.ts#a code without English'] } })),
    /is not of the form/,
  ],
  ['verification', 'a MUST that is put off', row('JY-RES-001', () => ({ verify: { method: 'none', reason: '以后再说' } })), /names the slice/],

  [
    'surfaces',
    'an operation that does not exist',
    row('JY-RES-001', () => ({ surface: { operations: ['getRecord'] } })),
    /names operation getRecord, which does not exist/,
  ],
  [
    'surfaces',
    'an operation that does not cite back',
    openapi((all) => void Object.assign(operationIn(all, 'getResource'), { 'x-jiyue-requirement': ['JY-IFC-002'] })),
    /JY-RES-001: names operation getResource, which does not cite it/,
  ],
  [
    'surfaces',
    'an operation without a requirement',
    openapi((all) => void Object.assign(operationIn(all, 'search'), { 'x-jiyue-requirement': [] })),
    /operation search: cites no requirement/,
  ],
  [
    'surfaces',
    'a requirement that does not name the operation',
    openapi((all) => void Object.assign(operationIn(all, 'search'), { 'x-jiyue-requirement': ['JY-RES-001'] })),
    /operation search: cites JY-RES-001, whose surface does not name it/,
  ],
  ['surfaces', 'data that is not generated', row('JY-INSP-001', () => ({ surface: { data: ['indicator'] } })), /names data indicator, and there is no/],
  ['surfaces', 'a schema that the model does not have', row('JY-RES-001', () => ({ surface: { schemas: ['Record'] } })), /names schema Record/],
  ['surfaces', 'a type that cites a stranger', modelType('Site', () => ({ requirement: 'JY-COL-001' })), /type Site: cites JY-COL-001/],
  ['surfaces', 'a page format that is not there', row('JY-PAGE-001', () => ({ surface: { pages: ['tags'] } })), /names page format tags/],
  [
    'surfaces',
    'a type that nobody takes or gives',
    few('Site', 'Withdrawal', 'Origin', 'Body', 'HighlightPiece'),
    /type HighlightPiece: stands alone, and no requirement/,
  ],
  ['surfaces', 'a requirement that binds nothing', row('JY-PAGE-001', () => ({ surface: {} })), /binds nothing/],

  [
    'planned',
    'an operation that exists',
    row(plannedRow, () => ({ planned: { module: 'interaction', operations: ['getResource'] } })),
    /plans getResource, which exists/,
  ],
  [
    'planned',
    'a record that exists',
    row(plannedRow, () => ({ planned: { module: 'interaction', schemas: ['Article'] } })),
    /plans Article, which exists; move it/,
  ],
  ['planned', 'a rule that exists', row(plannedRow, () => ({ planned: { module: 'interaction', rules: ['date-order'] } })), /plans date-order, which exists/],
  [
    'planned',
    'a record named like a code table',
    row(plannedRow, () => ({ planned: { module: 'interaction', schemas: ['Genre'] } })),
    /is the name of a code table/,
  ],
  [
    'planned',
    'another spelling of what exists',
    row(plannedRow, () => ({ planned: { module: 'interaction', operations: ['getreSource'] } })),
    /another spelling of getResource/,
  ],
  [
    'planned',
    'a name in another form',
    row(plannedRow, () => ({ planned: { module: 'interaction', operations: ['submit_case'] } })),
    /is not how operations are named/,
  ],
  ['planned', 'a module nobody knows', row(plannedRow, () => ({ planned: { module: 'cases', schemas: ['Petition'] } })), /module "cases" is unknown/],
  [
    'planned',
    'a name with two homes',
    twoPlans({ module: 'interaction', schemas: ['Parcel'] }, { module: 'rating', schemas: ['Parcel'] }),
    /schemas Parcel has several modules: interaction, rating/,
  ],
  [
    'planned',
    'two spellings of one planned name',
    twoPlans({ module: 'rating', schemas: ['ParcelPost'] }, { module: 'rating', schemas: ['Parcelpost'] }),
    /differ in spelling alone/,
  ],
  ['planned', 'a plan without a name', row(plannedRow, () => ({ planned: { module: 'interaction' }, surface: {} })), /JY-INT-001: plans nothing/],

  ['code-tables', 'a table that nothing uses', table('platform-function', () => ({ usedBy: undefined })), /platform-function: is used by no record/],
  [
    'code-tables',
    'a table from outside that hides whether it was verified',
    table('topic', () => ({ source: { evidence: 'text', codesBy: 'project', text: 'a page' } })),
    /does not say whether the list was verified/,
  ],
  [
    'code-tables',
    'a user told in English alone',
    table('platform-function', () => ({ usedBy: 'docs: trace' })),
    /platform-function: says usedBy without Chinese/,
  ],
  ['code-tables', 'a closed table from memory', table('genre', (one) => ({ source: { ...one.source, evidence: 'memory' } })), /is from memory and closed/],
  ['code-tables', 'a code without English', member('genre', 'G08', () => ({ en: '' })), /G08 needs zh, en and since/],
  [
    'code-tables',
    'a code that the form of its table refuses',
    member('region', '110000', () => ({ code: '11' })),
    /11 is not a code the standard may give out/,
  ],
  ['code-tables', 'a pattern that is open at one end', scalar('SiteCode', () => ({ pattern: '^[0-9]{10}' })), /not anchored/],
  ['code-tables', 'an example that its pattern refuses', scalar('DateOnly', () => ({ example: '2018年' })), /its own pattern refuses/],
  [
    'code-tables',
    'a scalar that nothing uses',
    (all) => ({
      ...all,
      standard: { ...all.standard, scalars: [...all.standard.scalars, { name: 'Phone', zh: '电话', en: 'Phone.', pattern: '^1$', example: '1' }] },
    }),
    /scalar Phone: is used by no record/,
  ],
  [
    'code-tables',
    'a memory that calls itself verified',
    table('legal-level', (one) => ({ source: { ...one.source, verified: true } })),
    /legal-level: is from memory and calls itself verified/,
  ],

  ['code-members', 'a name as a code', member('document-series', 'guofa', () => ({ code: '国发' })), /国发 is not written in Latin letters/],
  ['code-members', 'two rows of one menu that read alike', member('genre', 'G05', () => ({ zh: '通告' })), /genre: "通告" names two codes of one menu/],
  ['code-members', 'a code of a version to come', member('genre', 'G05', () => ({ since: '1.1' })), /G05 is there since "1.1"; the standard is at 1.0/],
  ['code-members', 'a beginning in English alone', member('time-limit', 'relay', () => ({ from: 'event' })), /relay has a from without Chinese/],
  ['code-members', 'a note in English alone', member('genre', 'G05', () => ({ note: 'in one language' })), /G05 has a note without Chinese/],
  ['code-members', 'a state after nothing', member('site-status', 'open', () => ({ next: ['gone'] })), /open may be followed by "gone"/],
  ['code-members', 'a group that is no code', member('channel-kind', 'weibo', () => ({ group: 'media' })), /weibo has the group "media", which is no code/],
  ['code-members', 'a group out of nowhere', member('genre', 'G05', () => ({ group: 'a' })), /G05 has a group, and the table does not say/],
  ['code-members', 'groups of a table that is not there', table('norm', () => ({ groups: 'norm-sort' })), /table "norm-sort", which does not exist/],
  [
    'code-members',
    'values of a table that is not there',
    member('service-item-field', 'task-type', () => ({ table: 'task-types' })),
    /task-type takes its values from table "task-types"/,
  ],
  ['code-members', 'a memory in a closed table', member('genre', 'G05', () => ({ evidence: 'memory' })), /G05 is from memory and the table is closed/],
  [
    'code-members',
    'a circle of parents',
    both(
      member('audience', 'enterprises', () => ({ parent: 'small-enterprises' })),
      member('audience', 'legal-person', () => ({ parent: 'self-employed' })),
    ),
    /audience: small-enterprises stands below itself/,
  ],
  [
    'code-members',
    'a deprecation without a successor in use',
    member('genre', 'G05', () => ({ deprecated: { since: '1.0', use: 'G99', reason: { zh: '合并', en: 'merged' } } })),
    /G05 points to "G99", which is no code in use/,
  ],
  [
    'code-members',
    'a deprecation in favour of a code of no table',
    member('business-kind', 'gallery', () => ({ deprecated: { since: '1.0', use: 'resource-kind exhibition', reason: { zh: '有了', en: 'exists' } } })),
    /gallery points to "resource-kind exhibition"/,
  ],
  [
    'code-members',
    'a deprecation without a reason',
    member('genre', 'G05', () => ({ deprecated: { since: '1.0', use: 'G06', reason: { zh: '合并', en: '' } } })),
    /G05 is deprecated without a reason/,
  ],
  [
    'code-members',
    'a removal before the deprecation',
    member('genre', 'G05', () => ({ deprecated: { since: '1.2', removeIn: '1.1', reason: { zh: '合并', en: 'merged' } } })),
    /G05 may be refused from 1.1, which is not after 1.2/,
  ],

  [
    'classification',
    'a table that is wanted and not there',
    (all) => ({ ...all, standard: { ...all.standard, tables: all.standard.tables.filter(({ id }) => id !== 'alert-level') } }),
    /table alert-level is wanted and does not exist/,
  ],
  ['classification', 'a table of no subject', table('genre', () => ({ id: 'genres' })), /table genres stands under no subject/],
  ['classification', 'a user that is no module', table('audience', () => ({ usedBy: 'somebody' })), /audience: usedBy "somebody" must end with/],
  ['classification', 'a title given twice', table('audience', () => ({ title: { zh: '主题分类', en: 'Audience' } })), /two tables are called "主题分类"/],
  [
    'classification',
    'a table that another holds',
    table('probe-outcome', () => ({
      members: [
        { code: 'a', zh: '符合', en: 'a', since: '1.0' },
        { code: 'b', zh: '不符合', en: 'b', since: '1.0' },
      ],
    })),
    /probe-outcome: all its names stand in inspection-result too/,
  ],

  ['crosswalks', 'a code that is not there', crosswalkRow('media-form', 'video', () => ({ ours: ['film'] })), /resource-base "video" leads to "film"/],
  ['crosswalks', 'a note in English alone', crosswalkRow('media-form', 'file', () => ({ note: 'theirs' })), /"file" has a note without Chinese/],
  ['crosswalks', 'a table that is not there', crosswalk('media-form', () => ({ table: 'media-forms' })), /leads to table "media-forms", which does not exist/],
  [
    'crosswalks',
    'a code that is deprecated',
    member('media-form', 'video', () => ({ deprecated: { since: '1.0', reason: { zh: '停', en: 'stop' } } })),
    /leads to "video", which is no code in use/,
  ],
  ['crosswalks', 'two codes that are both the same', crosswalkRow('media-form', 'file', () => ({ ours: ['video'] })), /cannot both be the same/],
  ['crosswalks', 'a fit nobody knows', crosswalkRow('media-form', 'video', () => ({ fit: 'almost' })), /fits as "almost"/],
  ['crosswalks', 'the same with several codes', crosswalkRow('media-form', 'pic', () => ({ fit: 'same' })), /is same and leads to several codes/],
  ['crosswalks', 'a row that leads nowhere', crosswalkRow('media-form', 'video', () => ({ ours: undefined })), /leads nowhere; say so/],
  ['crosswalks', 'a row given twice', crosswalkRow('media-form', 'file', () => ({ theirs: 'video' })), /"resource-base video" stands twice/],
  ['crosswalks', 'a system that is not described', crosswalkRow('media-form', 'video', () => ({ system: 'other' })), /names system "other"/],
  [
    'crosswalks',
    'a system without evidence',
    crosswalk('media-form', ({ systems }) => ({ systems: systems.map((one) => ({ ...one, evidence: '' })) })),
    /system resource-base needs zh, en and evidence/,
  ],
  [
    'crosswalks',
    'a norm that is not registered',
    crosswalk('fields', ({ systems }) => ({ systems: systems.map((one) => ({ ...one, norm: 'db37-t-1' })) })),
    /is norm "db37-t-1", which is not registered/,
  ],
  ['crosswalks', 'a claim of conformity', crosswalk('media-form', () => ({ limits: ['符合山东省地方标准'] })), /a crosswalk claims no conformity/],
  ['crosswalks', 'a field that the model does not have', crosswalkField('signer', () => ({ path: 'DocumentMetadata.signedBy' })), /field signer leads to/],
  ['crosswalks', 'a field without a place or a reason', crosswalkField('signer', () => ({ path: undefined })), /field signer needs either a path or a reason/],

  ['indicators', 'a number from memory', indicator('D4', () => ({ thresholds: { window: 'P14D' } })), /D4 rests on memory and gives a number/],
  ['indicators', 'a memory that costs points', indicator('D4', () => ({ scored: true, points: 5 })), /D4 rests on memory and is scored/],
  ['indicators', 'points that were never read', indicator('D19', () => ({ scored: true })), /D19 is scored although its points were never read/],
  ['indicators', 'a veto by remembered counts', indicator('V6b', () => ({ scored: true })), /V6b is scored although a threshold was never read/],
  ['indicators', 'a threshold nobody describes', indicator('V2', () => ({ thresholds: { days: 7 } })), /threshold days is not described/],
  ['indicators', 'a rule in one language', indicator('V2', ({ rule }) => ({ rule: { ...rule, zh: '' } })), /V2 needs title and rule in both languages/],
  ['indicators', 'a proof nobody knows', indicator('V2', () => ({ proof: ['rumour'] })), /V2 needs kinds of evidence/],
  ['indicators', 'a norm that is not registered', indicatorFile(() => ({ norm: 'gb-0' })), /names norm "gb-0", which is not registered/],
  ['indicators', 'other points than the examples', indicator('D5', () => ({ points: 6 })), /example 9 says 90, qualified; computed 89, qualified/],
  [
    'indicators',
    'another mark to pass',
    indicatorFile(({ scores }) => ({ scores: scores.map((one) => ({ ...one, passMin: 61 })) })),
    /example 4 says 60, qualified; computed 60, unqualified/,
  ],
  [
    'indicators',
    'a verdict that no example shows',
    indicatorFile(({ examples: all }) => ({ examples: all.filter(({ verdict }) => verdict !== 'not-scored') })),
    /no example is not-scored/,
  ],
  [
    'indicators',
    'a province that loosens',
    override(() => ({ tighten: [{ indicator: 'V2', threshold: 'timeoutSeconds', value: 20 }] })),
    /V2 timeoutSeconds: 20 is no stricter than 15/,
  ],
  [
    'indicators',
    'a province that fills in what was never read',
    override(() => ({ tighten: [{ indicator: 'V6b', threshold: 'itemsMin', value: 1 }] })),
    /cannot be compared with a number that was never read/,
  ],
  [
    'indicators',
    'a limit in another unit',
    override(() => ({ tighten: [{ indicator: 'V4a', threshold: 'noticePolicyWindow', value: 'P90D' }] })),
    /P90D cannot be compared with P6M/,
  ],
  ['indicators', 'a base that is not there', override(() => ({ base: 'inspections' })), /stands on "inspections", which does not exist/],

  [
    'page-rules',
    'a rule that passes what should fail',
    pageRule('no-autoplay', () => ({ expect: [{ count: 'video', min: 0 }] })),
    /no-autoplay says passed of its failed example 1/,
  ],
  [
    'page-rules',
    'a rule without an inapplicable example',
    pageRule('no-autoplay', ({ examples: own }) => ({ examples: { ...own, inapplicable: [] } })),
    /no-autoplay has no example that is inapplicable/,
  ],
  ['page-rules', 'a rule that always applies', pageRule('no-autoplay', () => ({ where: undefined })), /no-autoplay says passed of its inapplicable example 1/],
  [
    'page-rules',
    'an example that is not well formed',
    pageRule('no-autoplay', ({ examples: own }) => ({ examples: { ...own, passed: [{ page: 'home', html: '<p><b>x</p>' }] } })),
    /no-autoplay: its passed example 1 cannot be judged: <\/p> closes <b>/,
  ],
  [
    'page-rules',
    'a selector nobody can read',
    pageRule('no-autoplay', () => ({ where: 'video:first' })),
    /cannot be judged: selector "video:first" cannot be read/,
  ],
  [
    'page-rules',
    'an expectation that says two things',
    pageRule('no-autoplay', () => ({ expect: [{ count: 'a', unique: 'id' }] })),
    /must say exactly one thing/,
  ],
  ['page-rules', 'a count without a limit', pageRule('no-autoplay', () => ({ expect: [{ count: 'a' }] })), /counts without min or max/],
  ['page-rules', 'an error from memory', pageRule('breadcrumb', () => ({ level: 'error' })), /breadcrumb rests on memory and is an error/],
  [
    'page-rules',
    'a rule in one language',
    pageRule('no-autoplay', ({ statement }) => ({ statement: { ...statement, en: '' } })),
    /no-autoplay needs title and statement/,
  ],
  ['page-rules', 'a kind of page nobody knows', pageRule('no-autoplay', () => ({ pages: ['list'] })), /no-autoplay is for "list"/],
  ['page-rules', 'a group nobody knows', pageRule('no-autoplay', () => ({ group: 'media' })), /no-autoplay stands in group "media"/],
  ['page-rules', 'a rule given twice', pageRule('no-autoplay', () => ({ id: 'no-moving-text' })), /rule no-moving-text stands twice/],
  [
    'page-rules',
    'a mandatory tag that no rule asks for',
    pageRule('home-tags', ({ expect: own }) => ({ expect: own.slice(1) })),
    /home-tags asks for SiteDomain, SiteIDCode; the page format makes SiteName, SiteDomain, SiteIDCode mandatory/,
  ],
  [
    'page-rules',
    'a footer mark that no rule asks for',
    pageRule('footer-icp', () => ({ id: 'footer-filing' })),
    /no rule footer-icp asks for the mandatory footer mark icp/,
  ],

  ['profiles', 'a pattern that widens', limit({ property: 'domain', pattern: '^.{1,20}$' }), /Site.domain: pattern widens: it takes "/],
  ['profiles', 'a longer text than the base takes', limit({ maxLength: 300 }), /Site.name: maxLength 300 widens: the base says 200/],
  ['profiles', 'a limit that is the base itself', limit({ maxLength: 200 }), /maxLength 200 is what the base says already/],
  ['profiles', 'a shorter text than the base takes', limit({ type: 'SiteDraft', minLength: 0 }), /minLength 0 widens: the base says 1/],
  ['profiles', 'a limit that leaves nothing', limit({ property: 'contact', maxLength: 0 }), /leaves nothing/],
  ['profiles', 'required taken away', limit({ require: false }), /what the base requires cannot be removed/],
  ['profiles', 'required twice', limit({ require: true }), /is required by the base already/],
  ['profiles', 'a member taken away', limit({ remove: true } as never), /"remove" is no limit; a profile narrows only/],
  ['profiles', 'another type of value', limit({ maximum: 5 }), /maximum limits number or integer; this is string/],
  [
    'profiles',
    'a module that no level asks for',
    (all) => ({
      ...all,
      openapi: { ...all.openapi, paths: { ...(all.openapi['paths'] as object), '/api/v1/moons': { get: { operationId: 'listMoons', tags: ['moons'] } } } },
    }),
    /module moons: no level asks for it/,
  ],
  [
    'profiles',
    'a code that the table does not have',
    limit({ property: 'siteKind', enum: ['province-portl'] }),
    /the base does not take "province-portl"; did you mean "province-portal"/,
  ],
  ['profiles', 'a foreign property', limit({ property: 'nmae', maxLength: 9 }), /Site has no property "nmae"; did you mean "name"/],
  ['profiles', 'a foreign type', limit({ type: 'Sites', maxLength: 9 }), /there is no type "Sites"; did you mean "Site"/],
  ['profiles', 'a union', limit({ type: 'Resource', property: 'title', maxLength: 9 }), /Resource is one of several types; constrain Article/],
  ['profiles', 'members of somebody else', limit({ property: 'ext.vendor.note', maxLength: 9 }), /members below ext belong to their owners/],
  ['profiles', 'half a sentence as a reason', limit({ maxLength: 9, reason: { ...words, 'a year at most': null } as never }), /needs a reason/],
  [
    'profiles',
    'a forbidden code that is not there',
    province({ constrain: [{ code: 'withdrawal-kind', forbid: ['vanished'], reason: words }] }),
    /has no code "vanished"; did you mean "vanish"/,
  ],
  [
    'profiles',
    'a table that is not there',
    province({ constrain: [{ code: 'withdrawal-kinds', forbid: ['vanish'], reason: words }] }),
    /did you mean "withdrawal-kind"/,
  ],
  ['profiles', 'a level that is lowered', province({ levels: { 'JY-RES-001': 'SHOULD' } }), /JY-RES-001 is MUST; a profile may only raise it/],
  [
    'profiles',
    'a level of a requirement that is not there',
    province({ levels: { 'JY-RSE-001': 'MUST' } }),
    /there is no requirement "JY-RSE-001"; did you mean "JY-RES-001"/,
  ],
  ['profiles', 'a threshold that is loosened', province({ thresholds: { V2: { timeoutSeconds: 20 } } }), /V2 timeoutSeconds: 20 is no stricter than 15/],
  ['profiles', 'a threshold that is not there', province({ thresholds: { V2: { timeoutSecond: 10 } } }), /did you mean "timeoutSeconds"/],
  ['profiles', 'an indicator that is not there', province({ thresholds: { V22: { timeoutSeconds: 10 } } }), /there is no indicator "V22"; did you mean .*"V2"/],
  ['profiles', 'a base that is not there', province({ base: 'interop@2.0' }), /there is no base "interop@2.0"; did you mean "interop@1.0"/],
  ['profiles', 'bases in a ring', profile('core', () => ({ base: 'full@1.0' })), /does not compile, or leads back to it/],
  [
    'profiles',
    'an extension in the namespace of another',
    province({ extend: [{ type: 'Site', path: 'ext.cn-sd.batch', title: words, schema: { type: 'string' } }] }),
    /the namespace "cn-sd" belongs to somebody else/,
  ],
  [
    'profiles',
    'an extension without a type',
    province({ extend: [{ type: 'Site', path: 'ext.cn-xg.batch', title: words, schema: {} }] }),
    /its schema must state a type/,
  ],
  ['profiles', 'a slot that asks for something', profile('cn-sd', () => ({ levels: { 'JY-RES-006': 'MUST' } })), /what was not read cannot be asked/],
  ['profiles', 'a slot that says less', profile('cn-sd', () => ({ notice: words })), /is structure-only and must say/],
  ['profiles', 'a member nobody knows', province({ constrains: [] } as never), /"constrains" is no member of a profile; did you mean "constrain"/],
  ['profiles', 'an area left out', profile('full', ({ asks }) => ({ asks: { ...asks!, areas: asks!.areas.slice(1) } })), /JY-CHN-\d+: no level asks for it/],
  [
    'profiles',
    'half a module',
    profile('interop', ({ asks }) => ({ asks: { ...asks!, modules: asks!.modules.map((one) => ({ ...one, operations: one.operations.slice(1) })) } })),
    /module relations is asked for without its operation listRelations/,
  ],
  [
    'profiles',
    'an example that its own profile refuses',
    both(
      few('WithdrawRequest'),
      profileExample('cn-xg/WithdrawRequest/valid/gone.json', () => ({ instance: { kind: 'vanish', reason: '有误。' } })),
    ),
    /WithdrawRequest\/valid\/gone.json: is refused/,
  ],
  [
    'profiles',
    'an example with another reason',
    both(
      few('WithdrawRequest'),
      profileExample('cn-xg/WithdrawRequest/invalid/without-a-trace.json', () => ({ reason: { pointer: '/kind', keyword: 'enum' } })),
    ),
    /says \/kind enum; it is refused for \/kind not/,
  ],
  [
    'profiles',
    'an example that breaks the base',
    both(
      few('WithdrawRequest'),
      profileExample('cn-xg/WithdrawRequest/invalid/without-a-trace.json', () => ({ instance: { kind: 'vanish' } })),
    ),
    /without-a-trace.json: breaks the base/,
  ],
  ['vocabulary', 'an event type without a description', member('event-type', 'site.saved', () => ({ code: 'site.stored' })), /no file describes site.stored/],
  ['vocabulary', 'an event type described by two modules', (all) => ({ ...all, events: [...all.events, ...all.events] }), /site.saved is described twice/],
  [
    'vocabulary',
    'an event that is public in one place only',
    member('event-type', 'record.drafted', () => ({ public: undefined })),
    /record.drafted is public here or in table/,
  ],
  [
    'vocabulary',
    'an event that two modules describe',
    (world) => ({ ...world, events: [...world.events, ...world.events] }),
    /record.drafted is described twice/,
  ],
  ['vocabulary', 'an event with a field of its own', property('ChangeData', 'withdrawal', () => ({ name: 'way' })), /carries "withdrawal"/],
  [
    'vocabulary',
    'a page tag without a description',
    (all) => ({
      ...all,
      pages: all.pages
        .filter(({ file }) => file.endsWith('page-tags.yaml'))
        .map(({ file, doc }) => ({ file, doc: { ...(doc as object), tags: (doc as { tags: readonly unknown[] }).tags.slice(1) } })),
    }),
    /names the tag SiteName, which is not described/,
  ],

  [
    'model-subset',
    'a type that generators read differently',
    modelSource('export interface A {\n  map: Record<string, number>;\n}\n'),
    /generic types are read differently/,
  ],
  [
    'member-names',
    'a day named like an instant',
    property('Site', 'domain', () => ({ name: 'openedAt', type: 'DateOnly' })),
    /Site.openedAt: a day ends in Date/,
  ],
  [
    'member-names',
    'an instant named like a day',
    property('Site', 'domain', () => ({ name: 'openDate', type: 'Timestamp' })),
    /Site.openDate: an instant ends in At/,
  ],
  ['member-names', 'a web address called address', property('Site', 'domain', () => ({ name: 'address', type: 'WebAddress' })), /Site.address: a web address/],
  ['member-names', 'a flag that is an adjective', property('Site', 'domain', () => ({ name: 'open', type: 'boolean' })), /Site.open: what is true or false/],
  ['descriptions', 'a property without Chinese', property('Site', 'domain', () => ({ zh: 'Domain' })), /Site.domain: needs a Chinese description/],
  ['descriptions', 'a property without English', property('Site', 'domain', () => ({ en: '' })), /Site.domain: needs an English description/],
  [
    'descriptions',
    'a text that was lost on the way',
    definition('strict', 'Site', (schema) => void Reflect.deleteProperty(properties(schema)['domain'] ?? {}, 'description')),
    /does not carry the texts/,
  ],

  [
    'tags',
    'a limit that was lost',
    definition('strict', 'DocumentMetadata', (schema) => void Object.assign(properties(schema), { issuers: { type: 'array', items: { type: 'string' } } })),
    /DocumentMetadata.issuers: "items.maxLength 200" stands in the model and not/,
  ],
  [
    'tags',
    'a limit that was made up',
    definition('tolerant', 'Site', (schema) => void Object.assign(properties(schema)['contact'] ?? {}, { pattern: '^1$' })),
    /Site.contact: "pattern \^1\$" stands in the schema and not/,
  ],
  [
    'tags',
    'an integer that became a number',
    definition('strict', 'Stored', (schema) => void Object.assign(properties(schema)['version'] ?? {}, { type: 'number' })),
    /Stored.version: "TJS-type integer" stands in the model/,
  ],

  [
    'personal-data',
    'personal information that anybody can read',
    definition('strict', 'SiteOpening', (schema) => void Object.assign(properties(schema)['approval'] ?? {}, { 'x-jiyue-personal': true })),
    /operation listSites answers anybody with SiteOpening.approval, which is personal information/,
  ],
  [
    'personal-data',
    'personal information in a public view',
    both(
      modelType('SiteOpening', (one) => ({ name: one.name })),
      (all) => ({ ...all, standard: { ...all.standard, views: { ...all.standard.views, strict: { ...all.standard.views.strict, ...publicCase } } } }),
    ),
    /public view PublicCase holds PublicCase.senderName, which is personal information/,
  ],
  [
    'personal-data',
    'personal information in an event',
    definition('strict', 'ChangeData', (schema) => void Object.assign(properties(schema)['kind'] ?? {}, { 'x-jiyue-personal': true })),
    /events of .*changes.yaml hold ChangeData.kind/,
  ],
  [
    'personal-data',
    'a mark that was lost on the way',
    property('SiteDraft', 'contact', () => ({ personal: true })),
    /strict SiteDraft.contact: is marked as personal in the model and not in the schema/,
  ],

  [
    'record-definitions',
    'a definition that lacks a field of its schema',
    output(definitions, '"name": "siteCode"', '"name": "siteNumber"'),
    /definition jiyue\.\w+: (lacks the field siteCode|carries a digest)/,
  ],
  [
    'record-definitions',
    'a record without a definition',
    (all) => ({ ...all, outputs: new Map([...all.outputs, [definitions, '[]']]) }),
    /record Site has no definition/,
  ],
  ['record-definitions', 'a definition that is none', output(definitions, '"type": "instant"', '"type": "moment"'), /is no RecordDefinition: .*\/type enum/],
  [
    'record-definitions',
    'a code table that is not there',
    output(definitions, '"table": "site-status"', '"table": "site-stage"'),
    /takes codes of "site-stage"/,
  ],
  [
    'record-definitions',
    'a group that nobody defines',
    output(definitions, '"jiyue.Body"', '"jiyue.Text"'),
    /leads to jiyue.Body, which is not defined|jiyue.Text/,
  ],

  ['oracle-types', 'a map whose values were lost', output(client, 'keywords: string[];', 'keywords: unknown[];'), /^Column(Draft)?: /],
  ['oracle-types', 'a member that became optional', output(client, 'mayPublishDirectly: boolean;', 'mayPublishDirectly?: boolean;'), /^Column(Draft)?: /],
  ['oracle-types', 'a member that was lost', output(client, 'creditCode?:', 'credit?:'), /^Organization(Draft)?: /],
  ['oracle-types', 'a type that is not there', output(client, '        SiteStatusChange:', '        SiteChange:'), /SiteStatusChange/],

  [
    'oracle-schemas',
    'a pattern that was lost',
    both(
      few('ColumnDraft'),
      definition('strict', 'ColumnDraft', (schema) => void Object.assign(properties(schema), { code: { type: 'string' } })),
    ),
    /ColumnDraft\/code pattern: only the second generator refuses/,
  ],
  [
    'oracle-schemas',
    'a reference to the wrong scalar',
    both(
      few('ColumnDraft'),
      definition('strict', 'ColumnDraft', (schema) => void Object.assign(properties(schema), { siteId: { $ref: '#/$defs/Timestamp' } })),
    ),
    /ColumnDraft\/siteId .*: only/,
  ],
  [
    'oracle-schemas',
    'a member that need not be there',
    both(
      few('ColumnDraft'),
      definition('strict', 'ColumnDraft', (schema) => void Object.assign(schema, { required: ['siteId'] })),
    ),
    /ColumnDraft required: only the second generator/,
  ],
  [
    'oracle-schemas',
    'an object left open',
    both(
      few('SiteStatusChange'),
      definition('strict', 'SiteStatusChange', (schema) => void Object.assign(schema, { additionalProperties: true })),
    ),
    /SiteStatusChange additionalProperties: only the second generator/,
  ],
  [
    'oracle-schemas',
    'a limit that was made up',
    both(
      few('SiteStatusChange'),
      definition('strict', 'SiteStatusChange', (schema) => void Object.assign(properties(schema)['reason'] ?? {}, { maxLength: 20 })),
    ),
    /SiteStatusChange\/reason maxLength: only our schema/,
  ],

  [
    'views',
    'a reader stricter than a sender',
    both(
      few('RelationDraft'),
      definition('tolerant', 'RelationDraft', (schema) => void Object.assign(properties(schema)['note'] ?? {}, { maxLength: 20 })),
    ),
    /RelationDraft\/note: a sender may send it and a tolerant reader refuses it \(maxLength\)/,
  ],
  [
    'views',
    'a reader that refuses what comes later',
    both(
      few('RelationDraft'),
      definition('tolerant', 'RelationDraft', (schema) => void Object.assign(schema, { additionalProperties: false })),
    ),
    /RelationDraft: a tolerant reader refuses a member that may come later/,
  ],
  [
    'views',
    'a reader bound to today’s codes',
    both(
      few('RelationDraft'),
      definition('tolerant', 'Topic', (schema) => void Object.assign(schema, { enum: ['T01'] })),
    ),
    /topic: .*refuses codes that come later/,
  ],
  [
    'views',
    'a sender bound to nothing',
    both(
      few('RelationDraft'),
      definition('strict', 'Genre', (schema) => void Reflect.deleteProperty(schema, 'enum')),
    ),
    /genre: the strict view takes any text/,
  ],
  ['metaschema', 'a keyword with a wrong value', both(only(articleFile), output(articleFile, '"type": "object"', '"type": "objekt"')), /Article.json: ajv: /],
  [
    'metaschema',
    'what the second engine sees too',
    both(only(articleFile), output(articleFile, '"type": "object"', '"type": "objekt"')),
    /Article.json: hyperjump: /,
  ],
  [
    'metaschema',
    'a reference to nothing',
    both(only(articleFile), output(articleFile, '"$ref": "#/$defs/RecordId"', '"$ref": "#/$defs/RecordIdent"')),
    /cannot compile/,
  ],
  ['metaschema', 'another dialect', both(only(articleFile), output(articleFile, '2020-12/schema', '2019-09/schema')), /does not state the dialect/],
  ['metaschema', 'a misspelt keyword', both(only(articleFile), output(articleFile, '"maxLength"', '"maxLenght"')), /cannot compile it: .*maxLenght/],

  [
    'openapi',
    'a component that is no schema',
    openapi((all) => void Object.assign((all['components'] as { schemas: Record<string, Schema> }).schemas['Site'] ?? {}, { type: 'objekt' })),
    /openapi: hyperjump/,
  ],
  ['openapi', 'another version', openapi((all) => void Object.assign(all, { openapi: '3.0.3' })), /states version "3.0.3"/],
  ['openapi', 'an answer without a description', openapi((all) => void Object.assign(operationIn(all, 'getSite'), { responses: { 200: {} } })), /openapi: /],
  [
    'openapi',
    'a path parameter that is not declared',
    openapi((all) => void Object.assign(operationIn(all, 'getSite'), { parameters: [] })),
    /getSite: its path names \{siteId\}/,
  ],
  [
    'openapi',
    'an update that never says that the version has changed',
    openapi((all) => void Object.assign(operationIn(all, 'saveSite'), { 'x-jiyue-errors': [401, 403, 422] })),
    /saveSite: its form leads to 409/,
  ],
  [
    'openapi',
    'a status that all operations have',
    openapi((all) => void Object.assign(operationIn(all, 'getSite'), { 'x-jiyue-errors': [404, 429] })),
    /getSite: names 429/,
  ],
  [
    'openapi',
    'an operation in one language',
    openapi((all) => void Object.assign(operationIn(all, 'getSite'), { summary: '读取站点' })),
    /getSite: needs a summary/,
  ],
  [
    'openapi',
    'an operation silent about tokens',
    openapi((all) => void Reflect.deleteProperty(operationIn(all, 'saveSite'), 'security')),
    /saveSite: says nothing about tokens/,
  ],
  [
    'openapi',
    'an answer of its own for errors',
    openapi((all) => void Object.assign(operationIn(all, 'getSite'), { responses: { 200: { description: 'x' }, default: { description: 'y' } } })),
    /not the one form of errors/,
  ],
  [
    'openapi',
    'a write without idempotency key',
    openapi((all) => void Object.assign(operationIn(all, 'createDraft'), { parameters: [] })),
    /createDraft: takes an idempotency key exactly when it stores/,
  ],
  [
    'openapi',
    'an idempotency key of what stores nothing',
    openapi((all) => void Object.assign(operationIn(all, 'validateResource'), { parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }] })),
    /validateResource: takes an idempotency key exactly when it stores/,
  ],
  [
    'openapi',
    'an update that names no version',
    openapi((all) => void dropParameter(operationIn(all, 'saveDraft'), 'IfMatch')),
    /saveDraft: replaces something without naming its version/,
  ],
  [
    'openapi',
    'a list that cannot be walked',
    openapi((all) => void dropParameter(operationIn(all, 'listSites'), 'Cursor')),
    /listSites: gives items and is neither a list/,
  ],
  [
    'openapi',
    'a list without a total',
    openapi((all) => void Object.assign(schemaIn(all, 'SitePage'), { required: ['items'] })),
    /listSites: gives items and is neither a list/,
  ],
  [
    'openapi',
    'an end announced too late',
    openapi((all) => void Object.assign(operationIn(all, 'search'), { 'x-jiyue-deprecated': { ...ending, endDate: '2026-08-29' } })),
    /search: x-jiyue-deprecated: ends 179 days after/,
  ],
  [
    'openapi',
    'an end that leads to nothing',
    openapi((all) => void Object.assign(operationIn(all, 'search'), { 'x-jiyue-deprecated': { ...ending, use: 'findAll' } })),
    /search: x-jiyue-deprecated: names findAll/,
  ],
  [
    'openapi',
    'an end on a day that does not exist, without a reason',
    openapi((all) => void Object.assign(operationIn(all, 'search'), { 'x-jiyue-deprecated': { ...ending, endDate: '2026-09-31', reason: { zh: '合并' } } })),
    /search: x-jiyue-deprecated: needs a reason/,
  ],
  [
    'openapi',
    'a deprecation that says no more',
    openapi((all) => void Object.assign(operationIn(all, 'search'), { deprecated: true })),
    /search: is deprecated without x-jiyue-deprecated/,
  ],
  [
    'openapi',
    'an operation of a frozen version that is gone without notice',
    frozenOperation('searchAll', {}),
    /searchAll: stood in 1.0.0 and is gone without notice/,
  ],
  [
    'openapi',
    'an operation of a frozen version that is gone before its end',
    frozenOperation('searchAll', { 'x-jiyue-deprecated': { ...ending, endDate: '2999-01-01' } }),
    /searchAll: stood in 1.0.0 with its end on 2999-01-01 and is gone before/,
  ],

  ['asyncapi', 'a document that is none', output(asyncapi, '"asyncapi": "3.0.0"', '"asyncapi": "3.1.0"'), /states version "3.1.0"/],
  ['asyncapi', 'an action that nobody knows', output(asyncapi, '"action": "send"', '"action": "publish"'), /is no document of AsyncAPI 3.0: /],
  [
    'asyncapi',
    'a reference to nothing',
    output(asyncapi, '"#/components/schemas/site.saved"', '"#/components/schemas/site.stored"'),
    /refers to #\/components\/schemas\/site.stored/,
  ],
  ['asyncapi', 'an event without a message', member('event-type', 'site.saved', () => ({ code: 'site.moved' })), /event site.moved: has no message/],
  [
    'asyncapi',
    'an event that is hidden in the table',
    member('event-type', 'site.saved', () => ({ public: false })),
    /event site.saved: is public here or in table/,
  ],
  [
    'asyncapi',
    'an event in no channel of the feed',
    inJson(asyncapi, 'channels/changes/messages', (all) => void Reflect.deleteProperty(all, 'site.saved')),
    /event site.saved: stands in 0 channels of the feed/,
  ],
  [
    'asyncapi',
    'a webhook without a signature',
    output(asyncapi, 'securitySchemes/webhookSignature', 'securitySchemes/token'),
    /send-webhook sends webhooks without a signature/,
  ],
  ['asyncapi', 'a webhook that need not say when', output(asyncapi, '"webhook-timestamp",', ''), /may lack the header webhook-timestamp/],
  ['asyncapi', 'an event title in one language', output(asyncapi, '站点已保存 · site saved', '站点已保存'), /event site.saved: needs a title/],
  [
    'asyncapi',
    'a schema that takes the event of another type',
    inJson(`${eventFiles}/site.saved.json`, 'properties/type', (type) => void Object.assign(type, { const: 'organization.saved' })),
    /event site.saved: its schema takes /,
  ],
  [
    'asyncapi',
    'a schema that refuses its own event',
    inJson(`${eventFiles}/record.published.json`, 'properties/data/required', (required) => void required.push('withdrawal')),
    /event record.published: its schema refuses /,
  ],
  [
    'asyncapi',
    'a schema that does not ask for what its type carries',
    inJson(`${eventFiles}/record.withdrawn.json`, 'properties/data/required', (required) => void required.pop()),
    /event record.withdrawn: its schema does not ask for "withdrawal"/,
  ],

  ['examples', 'too few valid ones', examples((all) => ({ valid: all.valid.filter(({ type }) => type !== 'Site') })), /Site: has 0 valid examples/],
  [
    'examples',
    'the same reason five times',
    examples((all) => ({ invalid: all.invalid.map((one) => (one.type === 'Site' ? { ...one, reason: { pointer: '/status', keyword: 'code' } } : one)) })),
    /Site: its invalid examples have 1 different reasons/,
  ],
  [
    'examples',
    'a valid one that is refused',
    validExample(notice, (one) => ({ instance: { ...(one.instance as object), title: '' } })),
    /is refused: \/title minLength/,
  ],
  [
    'examples',
    'an invalid one that nothing refuses',
    invalidExample(repeal, (one) => ({ instance: { ...(one.instance as object), note: '注' } })),
    /no schema refuses it/,
  ],
  ['examples', 'a second fault', invalidExample(repeal, (one) => ({ instance: { ...(one.instance as object), type: '废止' } })), /is also refused at "\/type"/],
  [
    'examples',
    'a fix that mends nothing',
    invalidExample(repeal, () => ({ fix: [{ op: 'replace', path: '/note', value: '' }] })),
    /is refused after its fix too/,
  ],
  ['examples', 'a fix that does not apply', invalidExample(repeal, () => ({ fix: [{ op: 'remove', path: '/remark' }] })), /its fix does not apply/],
  [
    'examples',
    'a requirement that is not there',
    invalidExample(repeal, (one) => ({ reason: { ...one.reason, requirement: 'JY-RES-999' } })),
    /names JY-RES-999/,
  ],
  ['examples', 'a type that never stands alone', validExample(notice, () => ({ type: 'Body' })), /Body is no type that stands alone/],
  [
    'examples',
    'a member that no example shows',
    examples(({ valid }) => ({ valid: valid.filter(({ file }) => !file.endsWith('WithdrawRequest/valid/redirect.json')) })),
    /WithdrawRequest.redirectTo: no valid example shows it/,
  ],
  [
    'scored-checks',
    'a check that nothing fails',
    examples((all) => ({ invalid: all.invalid.filter(({ type }) => type !== 'PluginStatus') })),
    /JY-ARC-015\/plugin-status-form: has no example that fails/,
  ],
  [
    'scored-checks',
    'a check whose failing example is accepted',
    invalidExample('PluginStatus/invalid/health-missing.json', ({ instance, fix }) => ({ instance: applyPatch(instance, fix) })),
    /plugin-status-form: its failed example PluginStatus health-missing is refused by no schema/,
  ],
  [
    'scored-checks',
    'a check whose passing example is refused',
    invalidExample('ConformanceReport/invalid/claimed-with-a-failure.json', () => ({ fix: [{ op: 'remove', path: '/planned' }] })),
    /claim-without-failure: its passed example ConformanceReport claimed-with-a-failure is refused by the schema/,
  ],
  ['scored-checks', 'a proven requirement without check and reason', unscored(() => []), /JY-PAGE-016: is proven and no check of data judges it/],
  [
    'scored-checks',
    'a reason for what has a check',
    unscored((all) => [...all, { id: 'planted', reason: words, requirements: ['JY-ARC-012'] }]),
    /JY-ARC-012: has a check of data; take it out/,
  ],
  [
    'scored-checks',
    'a reason for what is not proven',
    unscored((all) => [...all, { id: 'planted', reason: words, requirements: ['JY-INT-006'] }]),
    /JY-INT-006: is not proven/,
  ],
  [
    'scored-checks',
    'a reason in one language',
    unscored((all) => all.map((one) => ({ ...one, reason: { ...one.reason, en: ' ' } }))),
    /unscored standard: needs its reason/,
  ],
  ['scored-checks', 'a page rule for a requirement that is none', pageRule('no-autoplay', () => ({ requirement: 'JY-ACC-999' })), /serves JY-ACC-999/],
  [
    'scored-checks',
    'a page rule that judges nothing right',
    pageRule('skip-link', () => ({ where: 'blink' })),
    /skip-link: its passed example {2}1 is judged inapplicable/,
  ],
  [
    'examples',
    'a warned one that nobody may send',
    examples(({ warned }) => ({ warned: warned.map((one) => ({ ...one, instance: {} })) })),
    /ArticleDraft\/warned\/json-text\.json: a warned one may be sent, and the schema refuses it/,
  ],
  ['examples', 'a file of neither kind', examples(() => ({ strange: ['model/examples/Site/x.json'] })), /is neither/],
  [
    'examples',
    'two that are equal',
    validExample('ArticleDraft/valid/tibetan-notice-with-extensions.json', () => ({ instance: structuredClone(exampleOf(notice)) })),
    /two examples are equal/,
  ],

  ['generated', 'a changed byte', output('standards/generated/codes.json', '草稿', '底稿'), /codes.json: is not what the sources give/],
  [
    'generated',
    'a file that nothing generates',
    (all) => ({ ...all, outputs: new Map([...all.outputs].filter(([path]) => path !== articleFile)) }),
    /Article.json: is not what/,
  ],
  [
    'generated',
    'a file that is missing',
    (all) => ({ ...all, outputs: new Map([...all.outputs, ['standards/generated/more.json', '']]) }),
    /more.json: is not what/,
  ],

  // every other violation of versions is planted in versions.test.ts
  ['versions', 'one byte changed in a frozen file', (all) => ({ ...all, frozen: versionPlants[0]!.frozen }), /codes.json: its bytes are not those/],
];

const exampleOf = (file: string): unknown => world.examples.valid.find((one) => one.file.endsWith(file))?.instance;

describe('a planted violation is found', () => {
  test.each(planted)('%s: %s', async (gate, _what, plant, finding) => {
    const { findings } = await gates[gate]!(plant(world));
    expect(findings.filter((one) => finding.test(one)).length, findings.slice(0, 5).join('\n') || 'nothing was found').toBeGreaterThan(0);
  });
});

describe('two engines that differ are found', () => {
  test('an instance on which they disagree', async () => {
    // ajv rounds when it divides, hyperjump does not
    const views = structuredClone(world.standard.views);
    views.strict['RelationDraft'] = { type: 'object', properties: { note: { type: 'number', multipleOf: 0.01 } } };
    const instance = { note: 0.07 };
    const spoilt = {
      ...world,
      standard: { ...world.standard, views, roots: ['RelationDraft'] },
      examples: { valid: [{ file: 'planted.json', type: 'RelationDraft', instance }], invalid: [], warned: [], strange: [] },
    };
    expect((await gates['engines']!(spoilt)).findings.filter((one) => one.includes('planted.json: strict view'))).toHaveLength(1);
  });
});

test('a subject without a table needs an excuse, and a table has one subject', () => {
  const judge = (...wanted: Parameters<typeof checkClassification>[1] & object) => checkClassification(world, wanted).findings;
  expect(judge({ subject: '空', excuse: ' ' })).toContain('“空” has no table and no excuse');
  expect(judge({ subject: '甲', tables: ['genre'] }, { subject: '乙', tables: ['genre'] })).toContain('table genre is listed under two subjects');
});

describe('known differences of the second generator', () => {
  const judge = (today: string, explains: () => boolean) =>
    checkOracleSchemas({ ...few('ColumnDraft')(world), today }, [
      { id: 'a', owner: 'somebody', reason: 'because', expires: '2030-01-01', refusedBy: 'ours', explains },
    ]).findings;

  test('are taken until they expire', () => {
    expect(judge('2030-01-01', () => true)).toEqual([]);
    expect(judge('2030-01-02', () => true)).toEqual([expect.stringContaining('expired on 2030-01-01; somebody must look')]);
  });
  test('that explain nothing are found, and so is what they no longer explain', () => {
    const findings = judge('2030-01-01', () => false);
    expect(findings).toContainEqual(expect.stringContaining('explains nothing any more'));
    expect(findings).toContainEqual(expect.stringMatching(/ColumnDraft\/order type: only our schema refuses/));
  });
});

describe('every gate', () => {
  test('has a planted violation above', () => {
    const covered = new Set([...planted.map(([gate]) => gate), 'engines']);
    expect([...covered].sort()).toEqual(Object.keys(gates).sort());
  });
  // the gate on versions tries its rules on violations of its own, so it always judges something
  test.each(Object.keys(gates).filter((gate) => gate !== 'versions'))('%s finds that there is nothing to judge', async (gate) => {
    const { subjects, findings } = await gates[gate]!(nothing(world));
    expect(subjects).toBe(0);
    expect(findings).toContainEqual(expect.stringContaining('no subject seen'));
  });
});
