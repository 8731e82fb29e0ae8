/**
 * The catalogue of events as one AsyncAPI 3.0 document: a channel for each module's part of the change feed, a message for each event type
 * with its narrowed CloudEvents schema, and the channel of signed webhooks.
 */
import { type EventModule, eventSchema, type EventType } from './event-schemas.ts';
import type { Schema } from './schema-shape.ts';
import type { CodeTable, Doc } from './sources.ts';

/** What the document is made from. */
export interface CatalogueSources {
  readonly modules: readonly EventModule[];
  /** Strict view. */
  readonly defs: Record<string, Schema>;
  readonly tables: readonly CodeTable[];
  /** The OpenAPI document: its version, and the names of modules. */
  readonly openapi: Doc;
  /** Valid events, which messages show as examples. */
  readonly examples: readonly Doc[];
}

const feed = '/api/v1/changes';
const ref = ($ref: string) => ({ $ref });

/** The document. */
export function buildAsyncApi(sources: CatalogueSources): Doc {
  const { modules, openapi } = sources;
  const events = modules.flatMap((module) => module.types.map((event) => ({ module, event })));
  const info = openapi['info'] as Doc;
  return {
    asyncapi: '3.0.0',
    id: 'urn:jiyue:1:asyncapi',
    info: {
      title: '集约 Jiyue 事件目录',
      version: info['version'],
      description: [
        '平台的变更以 CloudEvents 1.0 事件给出：从变更流（GET /api/v1/changes）按位置续读，或由平台以签名的网络回调送到登记的地址。事件只含标识、版本、代码和杂凑值，内容按标识读取。公开的事件任何人可读；其余只给有权读取该站点日志的账户。',
        'Changes of the platform are CloudEvents 1.0: read on from a place in the change feed (GET /api/v1/changes), or sent to a registered address as a signed webhook. An event carries ids, versions, codes and digests only; content is read by id. Public events are open to everybody, the others to accounts that may read the log of the site.',
      ].join('\n\n'),
      license: info['license'] === undefined ? undefined : { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    servers: {
      platform: {
        host: '{host}',
        protocol: 'https',
        description: '一个平台 · A platform',
        variables: { host: { description: '平台的主机名 · Host of the platform', examples: ['www.xusheng.example'] } },
      },
    },
    channels: {
      ...Object.fromEntries(modules.map((module) => [module.id, channelOf(module, openapi)])),
      webhooks: {
        address: null,
        title: '网络回调 · Webhooks',
        description: `平台向登记的地址 POST 一个事件，按 Standard Webhooks 1.0.0 签名；同一次送达重发时 webhook-id 不变。 · The platform POSTs one event to a registered address, signed as Standard Webhooks 1.0.0; webhook-id stays when a delivery is repeated.`,
        messages: { delivery: ref('#/components/messages/delivery') },
      },
    },
    operations: {
      ...Object.fromEntries(modules.map((module) => [`offer-${module.id}`, offerOf(module, openapi)])),
      'send-webhook': {
        action: 'send',
        channel: ref('#/channels/webhooks'),
        title: '送出网络回调 · Send a webhook',
        messages: [ref('#/channels/webhooks/messages/delivery')],
        security: [ref('#/components/securitySchemes/webhookSignature')],
        bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
      },
    },
    components: {
      messages: {
        ...Object.fromEntries(events.map(({ event }) => [event.type, messageOf(event, sources)])),
        delivery: {
          name: 'delivery',
          title: '一次送达 · One delivery',
          contentType: 'application/json',
          headers: ref('#/components/schemas/WebhookHeaders'),
          payload: { oneOf: events.map(({ event }) => ref(`#/components/schemas/${event.type}`)), discriminator: 'type' },
        },
      },
      schemas: schemasOf(events, sources),
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: '系统或人员的令牌；公开的事件不需要 · Token of a system or a person; not needed for public events',
        },
        webhookSignature: {
          type: 'httpApiKey',
          name: 'webhook-signature',
          in: 'header',
          description:
            '对“标识.时间.正文”的签名，以空格分开可有多个：v1 为 HMAC-SHA-256，v1sm3 为 HMAC-SM3；时差超过5分钟的拒绝 · Signatures of “id.timestamp.body”, several apart by blanks: v1 is HMAC-SHA-256, v1sm3 is HMAC-SM3; more than 5 minutes of difference is refused',
        },
      },
    },
  };
}

/** Chinese and English name of a module, as the OpenAPI document has it. */
function titleOf({ id }: EventModule, openapi: Doc): string {
  const tags = (openapi['tags'] ?? []) as readonly { readonly name: string; readonly description?: string }[];
  return tags.find(({ name }) => name === id)?.description ?? id;
}

function channelOf(module: EventModule, openapi: Doc): Doc {
  return {
    address: feed,
    title: titleOf(module, openapi),
    description: `变更流中这一模块的事件，以 type 选取 · Events of this module in the change feed, chosen by type`,
    servers: [ref('#/servers/platform')],
    messages: Object.fromEntries(module.types.map(({ type }) => [type, ref(`#/components/messages/${type}`)])),
    'x-jiyue-operation': 'listChanges',
  };
}

function offerOf(module: EventModule, openapi: Doc): Doc {
  return {
    action: 'send',
    channel: ref(`#/channels/${module.id}`),
    title: titleOf(module, openapi),
    messages: module.types.map(({ type }) => ref(`#/channels/${module.id}/messages/${type}`)),
    ...(module.types.every((event) => event.public) ? {} : { security: [ref('#/components/securitySchemes/token')] }),
    bindings: {
      http: {
        method: 'GET',
        query: { type: 'object', properties: { type: { type: 'string', enum: module.types.map(({ type }) => type) }, after: { type: 'string' } } },
        bindingVersion: '0.3.0',
      },
    },
  };
}

function messageOf(event: EventType, { tables, examples }: CatalogueSources): Doc {
  const { type } = event;
  const member = tables.find(({ id }) => id === 'event-type')?.members.find(({ code }) => code === type);
  const own = examples.filter((example) => example['type'] === type);
  return {
    name: type,
    title: member ? `${member.zh} · ${member.en}` : type,
    contentType: 'application/cloudevents+json',
    payload: ref(`#/components/schemas/${type}`),
    ...(own.length > 0 ? { examples: own.map((payload) => ({ payload })) } : {}),
    'x-jiyue-subject': event.subject,
    'x-jiyue-public': event.public,
  };
}

function schemasOf(events: readonly { readonly module: EventModule; readonly event: EventType }[], { modules, defs }: CatalogueSources): Doc {
  const made = events.map(({ module, event }) => ({ type: event.type, ...eventSchema(module, event, modules, defs) }));
  return {
    ...Object.fromEntries(made.map(({ type, own }) => [type, inComponents(own)])),
    ...Object.fromEntries(made.flatMap((one) => Object.entries(one.defs)).map(([name, schema]) => [name, inComponents(schema)])),
    WebhookHeaders: {
      type: 'object',
      required: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
      properties: {
        'webhook-id': {
          type: 'string',
          pattern: '^[A-Za-z0-9_-]{1,64}$',
          description: '送达标识，重发时不变 · Id of the delivery, the same when it is repeated',
        },
        'webhook-timestamp': {
          type: 'string',
          pattern: '^[0-9]{1,12}$',
          description: '送出的时刻，自1970年起的秒数 · When it was sent, in seconds since 1970',
        },
        'webhook-signature': { type: 'string', pattern: '^v1[a-z0-9]*,[A-Za-z0-9+/]+=*( v1[a-z0-9]*,[A-Za-z0-9+/]+=*)*$', description: '签名 · Signatures' },
      },
    },
  };
}

function inComponents(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(inComponents);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, key === '$ref' ? String(value).replace('#/$defs/', '#/components/schemas/') : inComponents(value)]),
  );
}
