/**
 * The catalogue of events is valid AsyncAPI 3.0, whole (every reference leads somewhere, every event type stands in one channel of the
 * feed), and its schemas tell events apart: each takes the examples of its own type and none of another.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { createAjv } from '../engines/ajv-engine.ts';
import type { Schema } from '../schema-shape.ts';
import type { Doc } from '../sources.ts';
import { closeGate, type GateResult, repeated } from './gate.ts';
import type { World } from './world.ts';

const path = 'standards/generated/asyncapi.json';

/** Judges the document as a whole, each event type, and each event schema. */
export function checkAsyncApi(world: World): GateResult {
  const text = world.outputs.get(path);
  if (text === undefined) return closeGate('asyncapi', 0, [`${path}: is not made`]);
  const document = JSON.parse(text) as Doc;
  const types = typesOf(world);
  const files = [...world.outputs].filter(([file]) => file.startsWith('standards/generated/events/'));
  const findings = [
    ...documentFaults(document),
    ...referenceFaults(document),
    ...types.flatMap(({ code, isPublic }) => typeFaults(code, isPublic, document)),
    ...webhookFaults(document),
    ...schemaFaults(
      world,
      new Map(files.map(([file, schema]) => [file.slice('standards/generated/events/'.length, -'.json'.length), JSON.parse(schema) as Schema])),
    ),
  ];
  return closeGate('asyncapi', types.length, findings);
}

const typesOf = ({ standard }: World): readonly { readonly code: string; readonly isPublic: boolean }[] =>
  (standard.tables.find(({ id }) => id === 'event-type')?.members ?? []).map((member) => ({ code: member.code, isPublic: member['public'] !== false }));

let validator: ReturnType<Ajv['compile']> | undefined;

/** The schema that the makers of AsyncAPI publish. */
function compiled(): ReturnType<Ajv['compile']> {
  if (validator) return validator;
  const file = createRequire(import.meta.url).resolve('@asyncapi/specs/schemas/3.0.0-without-$id.json');
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  formats.default(ajv);
  validator = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as Schema);
  return validator;
}

function documentFaults(document: Doc): readonly string[] {
  if (document['asyncapi'] !== '3.0.0') return [`asyncapi: states version "${String(document['asyncapi'])}", expected 3.0.0`];
  const validate = compiled();
  if (validate(document)) return [];
  const deepest = [...(validate.errors ?? [])].sort((a, b) => b.instancePath.length - a.instancePath.length)[0];
  return [`asyncapi: is no document of AsyncAPI 3.0: ${deepest?.instancePath ?? ''} ${deepest?.message ?? ''}`];
}

function referenceFaults(document: Doc): readonly string[] {
  const all = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target = '']) => target);
  return [...new Set(all)].filter((target) => at(document, target) === undefined).map((target) => `asyncapi: refers to ${target}, which is not there`);
}

function at(document: Doc, reference: string): unknown {
  if (!reference.startsWith('#/')) return undefined;
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((node, step) => (node as Doc | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')], document);
}

interface Channel {
  readonly address: string | null;
  readonly messages?: Readonly<Record<string, unknown>>;
}

function typeFaults(code: string, isPublic: boolean, document: Doc): readonly string[] {
  const message = at(document, `#/components/messages/${code}`) as Doc | undefined;
  if (!message) return [`event ${code}: has no message`];
  const channels = Object.entries((document['channels'] ?? {}) as Record<string, Channel>).filter(
    ([, { address, messages = {} }]) => address !== null && code in messages,
  );
  const faults = [
    [channels.length === 1, `stands in ${channels.length} channels of the feed, expected one`],
    [/[\u4e00-\u9fff].* · [a-z]/is.test(String(message['title'])), 'needs a title in Chinese and English, joined by " · "'],
    [message['x-jiyue-public'] === isPublic, 'is public here or in table event-type, and not in the other'],
    [message['contentType'] === 'application/cloudevents+json', 'is no CloudEvent in JSON'],
    [(message['payload'] as Doc | undefined)?.['$ref'] === `#/components/schemas/${code}`, 'has a payload that is not its own schema'],
  ] as const;
  return faults.filter(([holds]) => !holds).map(([, fault]) => `event ${code}: ${fault}`);
}

/** A webhook without a signature could be sent by anybody. */
function webhookFaults(document: Doc): readonly string[] {
  const senders = Object.entries((document['operations'] ?? {}) as Record<string, Doc>).filter(
    ([, { channel }]) => (channel as Doc)['$ref'] === '#/channels/webhooks',
  );
  const headers = at(document, '#/components/schemas/WebhookHeaders') as { readonly required?: readonly string[] } | undefined;
  const missing = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].filter((name) => !headers?.required?.includes(name));
  return [
    ...(senders.length === 0 ? ['asyncapi: nobody sends webhooks'] : []),
    ...senders
      .filter(([, { security }]) => JSON.stringify(security ?? []).includes('"#/components/securitySchemes/webhookSignature"') === false)
      .map(([name]) => `asyncapi: ${name} sends webhooks without a signature`),
    ...missing.map((name) => `asyncapi: a webhook may lack the header ${name}`),
  ];
}

/** Each schema by itself, as a receiver takes it from its file. */
function schemaFaults({ standard, examples, events }: World, files: ReadonlyMap<string, Schema>): readonly string[] {
  const codes = typesOf({ standard } as World).map(({ code }) => code);
  const valid = examples.valid.filter(({ type }) => type === 'ChangeEvent').map(({ file, instance }) => ({ file, instance: instance as Doc }));
  const required = new Map(
    events
      .flatMap(({ doc }) => (doc as { readonly types: readonly { readonly type: string; readonly fields?: readonly string[] }[] }).types)
      .map(({ type, fields = [] }) => [type, fields]),
  );
  return [
    ...codes.filter((code) => !files.has(code)).map((code) => `event ${code}: has no schema of its own`),
    ...[...files.keys()].filter((code) => !codes.includes(code)).map((code) => `events/${code}.json: is no event type`),
    ...repeated([...files.values()].map((schema) => String(schema['$id']))).map((id) => `${id}: identifies two event schemas`),
    ...[...files].flatMap(([code, schema]) => {
      const validate = createAjv(true).compile(schema);
      const data = (schema['properties'] as Record<string, Schema> | undefined)?.['data'];
      const lacks = (required.get(code) ?? []).filter((field) => !((data?.['required'] ?? []) as readonly string[]).includes(field));
      return [
        ...lacks.map((field) => `event ${code}: its schema does not ask for "${field}", which it carries`),
        ...valid
          .filter(({ instance }) => validate(instance) !== (instance['type'] === code))
          .map(({ file, instance }) => `event ${code}: its schema ${instance['type'] === code ? 'refuses' : 'takes'} ${file}`),
      ];
    }),
  ];
}
