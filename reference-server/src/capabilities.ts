/** The capability document (/.well-known/jiyue): what this platform serves right now. A module whose plugin is down is not listed. */
import { ok } from '@jiyue/sdk/plugin';
import { callWindowSeconds } from '@jiyue/sdk/signing';
import type { Capabilities, CapabilityLimits } from '@jiyue/standards/model';
import type { ServerConfig } from './config/index.ts';
import { modulesOf } from './host/check-plugin.ts';
import type { OpenApiDocument } from './host/openapi-document.ts';
import { operationsOf } from './host/openapi-document.ts';
import type { HostedApi } from './host/plugin-host.ts';
import type { PluginStatus } from './host/plugin-status.ts';
import type { OperationHandler } from './operation.ts';
import { packageVersion } from './package-version.ts';

/** Most items of a page and of a batch, as the OpenAPI document says. */
const pageItems = 100;
const batchItems = 1000;
/** Seconds until a published record is found; the log follower is woken by the commit. */
const searchSeconds = 10;

/** What the document is made from. */
export interface CapabilityNeeds {
  readonly config: ServerConfig;
  readonly standard: OpenApiDocument;
  api(): HostedApi;
  plugins(): readonly PluginStatus[];
}

/** A limit that is not set is not named. */
const limitsOf = ({ bodyBytes, attachmentBytes, idempotencyKeyHours, writesPerMinute, searchesPerMinute }: ServerConfig['limits']): CapabilityLimits => ({
  pageItems,
  batchItems,
  bodyBytes,
  attachmentBytes,
  idempotencyKeyHours,
  ...(writesPerMinute > 0 ? { writesPerMinute } : {}),
  ...(searchesPerMinute > 0 ? { searchesPerMinute } : {}),
});

/** Handler of getCapabilities. */
export function capabilitiesOperation({ config, standard, api, plugins }: CapabilityNeeds): OperationHandler {
  return async () => {
    const up = new Set(plugins().flatMap(({ id, state }) => (state === 'up' || state === 'degraded' ? [id] : [])));
    const { document, servedBy } = api();
    const server = new Map([...operationsOf(document)].map(({ operation }) => [operation.tags?.[0] ?? '', servedBy.get(operation.operationId) ?? 'core']));
    const modules = [...modulesOf(standard)].flatMap(([name, version]) => {
      const by = server.get(name);
      return by === 'core' || (by !== undefined && up.has(by)) ? [{ name, version, servedBy: by }] : [];
    });
    const value: Capabilities = {
      specification: 'jiyue',
      versions: [String(standard.info['version'])],
      platform: config.platform,
      modules,
      profiles: [],
      limits: limitsOf(config.limits),
      ...(config.callKeysFile === undefined ? {} : { callSignatures: { algorithms: ['sm2', 'hmac-sm3'], windowSeconds: callWindowSeconds } }),
      delays: modules.some(({ name }) => name === 'search') ? { searchSeconds } : {},
      languages: config.language === 'en' ? ['en', 'zh-CN'] : ['zh-CN', 'en'],
      software: { name: 'Jiyue reference server', version: packageVersion },
      testInstance: config.isTestInstance,
    };
    return ok({ value });
  };
}
