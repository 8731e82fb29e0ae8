/** Addresses of the server that are no operations of the standard: health, the OpenAPI document and its reference page. GET and HEAD only. */
import type { Exchange } from './exchange.ts';
import type { PlatformService } from './platform-service.ts';
import { sendProblem } from './problem-reply.ts';
import { send } from './send.ts';

/** One address. */
export interface BuiltIn {
  /** For the log. */
  readonly name: string;
  serve(exchange: Exchange, service: PlatformService): void | Promise<void>;
}

/** State of the server for those who watch it. */
export interface Readiness {
  readonly isReady: boolean;
  /** What the store stands on; neither its place nor its version is shown. */
  readonly storage: { readonly driver: string };
  /** Plugins and their states; settings are never shown. */
  readonly plugins: readonly {
    readonly id: string;
    readonly state: string;
    /** inline, worker or process. */
    readonly isolation?: string;
    readonly isRequired: boolean;
    readonly code?: string;
  }[];
  /** What keeps it from being ready. */
  readonly reasons: readonly string[];
}

/** What the built-in addresses show. */
export interface BuiltInNeeds {
  readiness(): Promise<Readiness>;
  /** Page of the API reference, and its style sheet. */
  reference(service: PlatformService): { readonly page: string; readonly style: string; readonly etag: string };
}

/** Looks an address up. */
export function createBuiltIns(needs: BuiltInNeeds): (path: string) => BuiltIn | undefined {
  const noStore = [['cache-control', 'no-store']] as const;
  const json = (value: unknown) => JSON.stringify(value);
  const all: { readonly [path: string]: BuiltIn } = {
    '/healthz': readOnly('healthz', (exchange) => send(exchange, { status: 200, body: json({ status: 'up' }), headers: noStore })),
    '/readyz': readOnly('readyz', async (exchange) => {
      const { isReady, storage, plugins, reasons } = await needs.readiness();
      send(exchange, { status: isReady ? 200 : 503, body: json({ status: isReady ? 'ready' : 'not-ready', reasons, storage, plugins }), headers: noStore });
    }),
    '/api/openapi.json': readOnly('openapi', (exchange, { openapi }) =>
      send(exchange, {
        status: 200,
        mediaType: 'application/vnd.oai.openapi+json;version=3.1; charset=utf-8',
        body: openapi.body,
        etag: openapi.etag,
        headers: [['cache-control', 'no-cache']],
      }),
    ),
    '/api/': readOnly('reference', (exchange, service) => {
      const { page, etag } = needs.reference(service);
      send(exchange, {
        status: 200,
        mediaType: 'text/html; charset=utf-8',
        body: page,
        etag,
        policy: referencePolicy,
        headers: [['cache-control', 'no-cache']],
      });
    }),
    '/api/reference.css': readOnly('reference', (exchange, service) => {
      const { style, etag } = needs.reference(service);
      send(exchange, { status: 200, mediaType: 'text/css; charset=utf-8', body: style, etag, headers: [['cache-control', 'no-cache']] });
    }),
    '/api': readOnly('reference', (exchange) => send(exchange, { status: 301, headers: [['location', 'api/']] })),
  };
  return (path) => (Object.hasOwn(all, path) ? all[path] : undefined);
}

const referencePolicy = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

function readOnly(name: string, serve: BuiltIn['serve']): BuiltIn {
  return {
    name,
    serve(exchange, service) {
      const { method = 'GET' } = exchange.request;
      const allowed = 'GET, HEAD, OPTIONS';
      if (method === 'OPTIONS') return send(exchange, { status: 204, headers: [['allow', allowed]] });
      if (method === 'GET' || method === 'HEAD') return serve(exchange, service);
      return sendProblem(exchange, { code: 'METHOD_NOT_ALLOWED', data: { method, path: exchange.request.url ?? '', allowed } });
    },
  };
}
