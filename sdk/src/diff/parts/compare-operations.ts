/**
 * Changes of operations: removed, moved, parameters, bodies, statuses, authorization. Bodies that are named types are compared as types;
 * here only whether it is still the same type.
 */

import { type Change, changeOf, type Direction, type Level } from '../change.ts';
import { contain } from '../contain.ts';
import { canonicalId } from '../schema/canonical.ts';
import type { Node } from '../schema/document.ts';
import type { Json } from '../version.ts';
import { type Content, type Operation, operationsOf, type Parameter } from './openapi-operations.ts';
import { say, sayMeaning } from './say.ts';
import { actionTexts, affectedTexts, whatTexts, whoTexts } from './texts.ts';

type Texts = Pick<Change, 'what' | 'affected' | 'action'> & Partial<Pick<Change, 'before' | 'after' | 'verdict' | 'direction' | 'example' | 'at'>>;
const of = (thing: string, pointer: string, keyword: string, level: Level, texts: Texts): Change =>
  changeOf({ area: 'operation', thing, pointer, keyword, level, ...texts });

/** Changes from one document to another. */
export async function compareOperations(before: Json, after: Json): Promise<{ readonly changes: readonly Change[]; readonly seen: number }> {
  const [old, fresh] = [operationsOf(before), operationsOf(after)];
  const changes: Change[] = [];
  for (const [id, operation] of old) {
    const now = fresh.get(id);
    const found = now
      ? await compareOperation(operation, now)
      : [
          of(id, '', 'operation-removed', 'major', {
            what: say(whatTexts.operationRemoved, { before: operation.address }),
            affected: whoTexts.senders,
            action: actionTexts.stopUse,
            before: operation.address,
          }),
        ];
    changes.push(...(operation.isExperimental ? found.map((change): Change => ({ ...change, exempt: { by: 'experimental' } })) : found));
  }
  for (const [id, operation] of fresh) {
    if (!old.has(id))
      changes.push(
        of(id, '', 'operation-added', 'minor', {
          what: sayMeaning(whatTexts.operationAdded, operation.summary, { after: operation.address }),
          affected: whoTexts.nobody,
          action: actionTexts.use,
          after: operation.address,
        }),
      );
  }
  return { changes, seen: new Set([...old.keys(), ...fresh.keys()]).size };
}

async function compareOperation(old: Operation, now: Operation): Promise<readonly Change[]> {
  const { id } = old;
  const changes: Change[] = [];
  if (old.address !== now.address)
    changes.push(
      of(id, '', 'operation-moved', 'major', {
        what: say(whatTexts.operationMoved, { before: old.address, after: now.address }),
        affected: whoTexts.senders,
        action: actionTexts.change,
        before: old.address,
        after: now.address,
      }),
    );
  if (!old.isDeprecated && now.isDeprecated)
    changes.push(
      of(id, '', 'operation-deprecated', 'minor', { what: say(whatTexts.operationDeprecated), affected: whoTexts.senders, action: actionTexts.planStop }),
    );
  if (old.isQueryOpen && !now.isQueryOpen)
    changes.push(of(id, '/parameters', 'query-closed', 'major', { what: say(whatTexts.queryClosed), affected: whoTexts.senders, action: actionTexts.change }));
  changes.push(...(await compareParameters(old, now)), ...(await compareBody(old, now)), ...(await compareReplies(old, now)), ...compareSecurity(old, now));
  return changes;
}

async function compareParameters(old: Operation, now: Operation): Promise<readonly Change[]> {
  const { id } = old;
  const changes: Change[] = [];
  const key = ({ in: place, name }: Parameter) => `${place} ${name}`;
  const before = new Map(old.parameters.map((one) => [key(one), one]));
  const after = new Map(now.parameters.map((one) => [key(one), one]));
  for (const [place, parameter] of after) {
    const was = before.get(place);
    const { name } = parameter;
    const at = `/parameters/${parameter.in}/${name}`;
    if (parameter.isRequired && !was?.isRequired)
      changes.push(
        of(id, at, 'parameter-required', 'major', { what: say(whatTexts.parameterRequired, { name }), affected: whoTexts.senders, action: actionTexts.change }),
      );
    else if (!was)
      changes.push(
        of(id, at, 'parameter-added', 'minor', { what: say(whatTexts.parameterAdded, { name }), affected: whoTexts.nobody, action: actionTexts.use }),
      );
    else if (was.isRequired && !parameter.isRequired)
      changes.push(
        of(id, at, 'parameter-optional', 'minor', { what: say(whatTexts.parameterOptional, { name }), affected: whoTexts.nobody, action: actionTexts.use }),
      );
    if (was?.schema && parameter.schema) changes.push(...(await compareParameterSchema(id, at, name, was.schema, parameter.schema)));
  }
  for (const [place, { name, in: kind }] of before) {
    if (!after.has(place))
      changes.push(
        of(id, `/parameters/${kind}/${name}`, 'parameter-removed', 'major', {
          what: say(whatTexts.parameterRemoved, { name }),
          affected: whoTexts.senders,
          action: actionTexts.change,
        }),
      );
  }
  return changes;
}

async function compareParameterSchema(id: string, at: string, name: string, was: Node, is: Node): Promise<readonly Change[]> {
  if (canonicalId(was) === canonicalId(is)) return [];
  const { verdict, witnesses } = await contain(was, is);
  if (verdict === 'compatible')
    return [of(id, at, 'parameter-widened', 'minor', { what: say(whatTexts.parameterWidened, { name }), affected: whoTexts.nobody, action: actionTexts.use })];
  return [
    of(id, at, 'parameter-tightened', 'major', {
      verdict,
      direction: 'request',
      what: say(whatTexts.parameterTightened, { name }),
      affected: affectedTexts.request,
      action: verdict === 'breaking' ? actionTexts.request : actionTexts.open,
      ...(witnesses[0] ? { example: witnesses[0].instance, at: witnesses[0].at } : {}),
    }),
  ];
}

async function compareBody(old: Operation, now: Operation): Promise<readonly Change[]> {
  const { id } = old;
  const changes: Change[] = [];
  if (now.isBodyRequired && !old.isBodyRequired)
    changes.push(
      of(id, '/requestBody', 'body-required', 'major', { what: say(whatTexts.bodyRequired), affected: whoTexts.senders, action: actionTexts.change }),
    );
  for (const content of old.body) {
    const is = now.body.find(({ mediaType }) => mediaType === content.mediaType);
    const at = `/requestBody/${content.mediaType}`;
    if (!is)
      changes.push(
        of(id, at, 'body-removed', 'major', {
          what: say(whatTexts.bodyRemoved, { before: content.mediaType }),
          affected: whoTexts.senders,
          action: actionTexts.change,
        }),
      );
    else changes.push(...(await compareContent(id, at, 'request', content, is)));
  }
  for (const { mediaType } of now.body) {
    if (old.body.every((one) => one.mediaType !== mediaType))
      changes.push(
        of(id, `/requestBody/${mediaType}`, 'body-added', 'minor', {
          what: say(whatTexts.bodyAdded, { after: mediaType }),
          affected: whoTexts.nobody,
          action: actionTexts.use,
        }),
      );
  }
  return changes;
}

async function compareReplies(old: Operation, now: Operation): Promise<readonly Change[]> {
  const { id } = old;
  const changes: Change[] = [];
  for (const [status, reply] of old.replies) {
    const is = now.replies.get(status);
    const at = `/responses/${status}`;
    if (!is) {
      changes.push(
        of(id, at, 'status-removed', 'major', {
          what: say(whatTexts.statusRemoved, { before: status }),
          affected: whoTexts.readers,
          action: actionTexts.change,
        }),
      );
      continue;
    }
    for (const content of reply.content) {
      const fresh = is.content.find(({ mediaType }) => mediaType === content.mediaType);
      if (!fresh)
        changes.push(
          of(id, `${at}/${content.mediaType}`, 'reply-removed', 'major', {
            what: say(whatTexts.replyRemoved, { status, before: content.mediaType }),
            affected: whoTexts.readers,
            action: actionTexts.change,
          }),
        );
      else changes.push(...(await compareContent(id, `${at}/${content.mediaType}`, 'reply', content, fresh, status)));
    }
    for (const { mediaType } of is.content) {
      if (reply.content.every((one) => one.mediaType !== mediaType))
        changes.push(
          of(id, `${at}/${mediaType}`, 'reply-added', 'minor', {
            what: say(whatTexts.replyAdded, { status, after: mediaType }),
            affected: whoTexts.nobody,
            action: actionTexts.none,
          }),
        );
    }
    for (const name of reply.headers.filter((one) => !is.headers.includes(one)))
      changes.push(
        of(id, `${at}/headers/${name}`, 'header-removed', 'major', {
          what: say(whatTexts.headerRemoved, { status, name }),
          affected: whoTexts.readers,
          action: actionTexts.change,
        }),
      );
    for (const name of is.headers.filter((one) => !reply.headers.includes(one)))
      changes.push(
        of(id, `${at}/headers/${name}`, 'header-added', 'minor', {
          what: say(whatTexts.headerAdded, { status, name }),
          affected: whoTexts.nobody,
          action: actionTexts.use,
        }),
      );
  }
  for (const status of now.replies.keys()) {
    // a caller that knows "default" reads it as a failure it does not know
    if (!old.replies.has(status))
      changes.push(
        of(id, `/responses/${status}`, 'status-added', old.replies.has('default') ? 'minor' : 'major', {
          what: say(whatTexts.statusAdded, { after: status }),
          affected: whoTexts.readers,
          action: actionTexts.change,
        }),
      );
  }
  return changes;
}

/** Named types are compared as types; here a different name, or a schema in place. */
async function compareContent(id: string, at: string, direction: Direction, was: Content, is: Content, status = ''): Promise<readonly Change[]> {
  if (!was.schema || !is.schema) return [];
  if (was.typeName !== undefined && was.typeName === is.typeName) return [];
  if (canonicalId(was.schema) === canonicalId(is.schema)) return [];
  const { verdict, witnesses } = direction === 'request' ? await contain(was.schema, is.schema) : await contain(is.schema, was.schema);
  const [before, after] = [was.typeName ?? 'schema', is.typeName ?? 'schema'];
  const what = say(direction === 'request' ? whatTexts.bodyType : whatTexts.replyType, { status, before, after });
  if (verdict === 'compatible')
    return [of(id, at, 'content-changed', 'minor', { what, affected: whoTexts.nobody, action: actionTexts.use, direction, verdict })];
  return [
    of(id, at, 'content-changed', 'major', {
      what,
      verdict,
      direction,
      affected: affectedTexts[direction],
      action: verdict === 'breaking' ? actionTexts[direction] : actionTexts.open,
      ...(witnesses[0] ? { example: witnesses[0].instance, at: witnesses[0].at } : {}),
    }),
  ];
}

function compareSecurity(old: Operation, now: Operation): readonly Change[] {
  const { id } = old;
  const shown = (alternative: string) => (alternative === '' ? '匿名 anonymous' : alternative);
  const lost = old.security.filter((one) => !now.security.includes(one) && !now.security.includes(''));
  const gained = now.security.filter((one) => !old.security.includes(one) && !old.security.includes(''));
  return [
    ...lost.map((one) =>
      of(id, '/security', 'security-tightened', 'major', {
        what: say(whatTexts.securityTightened, { before: shown(one) }),
        affected: whoTexts.senders,
        action: actionTexts.change,
      }),
    ),
    ...gained.map((one) =>
      of(id, '/security', 'security-widened', 'minor', {
        what: say(whatTexts.securityWidened, { after: shown(one) }),
        affected: whoTexts.nobody,
        action: actionTexts.use,
      }),
    ),
  ];
}

/** Names of the types that requests carry and that replies carry; parameters count as requests. */
export function typesInUse(openapi: Json): { readonly request: ReadonlySet<string>; readonly reply: ReadonlySet<string> } {
  const [request, reply] = [new Set<string>(), new Set<string>()];
  for (const operation of operationsOf(openapi).values()) {
    for (const { typeName } of operation.body) if (typeName !== undefined) request.add(typeName);
    for (const { content } of operation.replies.values()) for (const { typeName } of content) if (typeName !== undefined) reply.add(typeName);
  }
  return { request, reply };
}
