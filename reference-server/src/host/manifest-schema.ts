/** JSON Schema 2020-12 of plugin.json; closed. See `PluginManifest` in the plugin contract. */
const names = {
  type: 'object',
  additionalProperties: { type: 'string', minLength: 1, maxLength: 40 },
  propertyNames: { pattern: '^[a-z][a-z0-9-]{1,63}$' },
} as const;
// inside the package: relative, no way up
const file = { type: 'string', pattern: '^(?!.*\\.\\.)[A-Za-z0-9_-][A-Za-z0-9._/-]{0,199}$' } as const;
const title = { type: 'string', minLength: 1, maxLength: 100 } as const;

/** `records:read:*` and `network:*` are not permissions: each kind and host is named. */
export const permissionPattern =
  '^(records:(read|submit):[a-z][a-z0-9-]{0,63}|log:[a-z]+[.][a-z-]+|operation:[a-z][A-Za-z0-9]{0,63}|schedule|network:[a-z0-9.-]{1,253}|storage:own|index:own|blobs:read)$';

/** What a manifest must look like. */
export const manifestSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['id', 'title', 'version', 'contract', 'specification', 'permissions', 'files'],
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    id: { type: 'string', pattern: '^[a-z][a-z0-9-]{1,31}$' },
    title: { type: 'object', required: ['zh-CN'], additionalProperties: false, properties: { 'zh-CN': title, en: title } },
    version: { type: 'string', minLength: 1, maxLength: 40 },
    contract: { type: 'string', minLength: 1, maxLength: 40 },
    specification: names,
    implements: names,
    permissions: { type: 'array', maxItems: 200, uniqueItems: true, items: { type: 'string', pattern: permissionPattern } },
    provides: names,
    requires: names,
    isolation: { type: 'string', enum: ['inline', 'worker', 'process'] },
    files: { type: 'object', required: ['main'], additionalProperties: false, properties: { main: file, config: file, api: file, errors: file } },
  },
} as const;

const text = {
  type: 'object',
  required: ['zh-CN', 'en'],
  additionalProperties: false,
  properties: { 'zh-CN': { type: 'string', minLength: 1 }, en: { type: 'string', minLength: 1 } },
} as const;

/** What errors.json must look like: code -> status, title and detail in both languages. */
export const errorsSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  propertyNames: { pattern: '^[A-Z][A-Z0-9_]{2,63}$' },
  additionalProperties: {
    type: 'object',
    required: ['status', 'title', 'detail'],
    additionalProperties: false,
    properties: { status: { type: 'integer', minimum: 400, maximum: 599 }, title: text, detail: text },
  },
} as const;
