/** JSON Schema 2020-12 of the registry file; closed, so that a typing error is found at start. */
import { isolationLevels } from '../isolation/isolation-level.ts';

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength }) as const;

/** See `RegistryContent`. */
export const registrySchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['plugins'],
  additionalProperties: false,
  properties: {
    plugins: {
      type: 'array',
      items: {
        type: 'object',
        required: ['package', 'enabled', 'grants', 'config'],
        additionalProperties: false,
        properties: {
          package: text(4096),
          enabled: { type: 'boolean' },
          required: { type: 'boolean' },
          mount: { type: 'string', pattern: '^/([A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*)?$', maxLength: 200 },
          isolation: { enum: isolationLevels },
          memoryMb: { type: 'integer', minimum: 16, maximum: 65_536 },
          grants: {
            type: 'object',
            required: ['permissions', 'sites'],
            additionalProperties: false,
            properties: {
              permissions: { type: 'array', maxItems: 500, items: text(200) },
              sites: { type: 'array', maxItems: 10_000, items: { type: 'string', pattern: '^([*]|[A-Za-z0-9][A-Za-z0-9._~-]{0,63})$' } },
            },
          },
          config: { type: 'object' },
          rebuild: text(100),
          digest: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
          restart: text(100),
        },
      },
    },
    trustedKeys: {
      type: 'array',
      maxItems: 100,
      items: { type: 'object', required: ['name', 'publicKey'], additionalProperties: false, properties: { name: text(200), publicKey: text(2000) } },
    },
  },
} as const;
