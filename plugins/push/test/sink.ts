/** A receiver of webhooks as a real one: https, checks each signature, knows ids that it has seen, and counts what came again. */
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { verifyWebhook } from '@jiyue/sdk/signing';
import { selfSigned } from '../src/channels/mail/self-signed.suite.ts';

/** What came, by id. */
export interface Arrived {
  readonly event: { readonly id?: string; readonly type: string; readonly subject: string; readonly sequence?: string; readonly data?: object };
  times: number;
}

/** The receiver. */
export interface Sink {
  readonly url: string;
  readonly certificate: string;
  /** Secrets it takes; without one nothing but challenges is answered. */
  secrets: readonly string[];
  /** Id -> what came under it. */
  readonly arrived: ReadonlyMap<string, Arrived>;
  /** Refused for its signature. */
  refused: number;
  /** Called before each answer. */
  before: () => Promise<void>;
  close(): Promise<void>;
}

/** Opens it on a free port. */
export async function openSink(): Promise<Sink> {
  const { key, cert } = selfSigned();
  const arrived = new Map<string, Arrived>();
  const server: Server = createServer({ key, cert }, (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      void answer(Buffer.concat(parts)).then(({ status, body }) => {
        response.statusCode = status;
        response.setHeader('content-type', 'application/json');
        response.end(body);
      });
    });
    const answer = async (bytes: Buffer): Promise<{ readonly status: number; readonly body: string }> => {
      const verified = verifyWebhook((name) => request.headers[name] as string | undefined, bytes, { secrets: sink.secrets, now: new Date() });
      if (!verified.ok) {
        sink.refused += 1;
        return { status: 401, body: '{}' };
      }
      const event = JSON.parse(bytes.toString()) as Arrived['event'] & { readonly challenge?: string };
      if (event.type === 'endpoint.verification') return { status: 200, body: JSON.stringify({ challenge: event.challenge }) };
      const known = arrived.get(verified.value.id);
      if (known) known.times += 1;
      else arrived.set(verified.value.id, { event, times: 1 });
      await sink.before();
      return { status: 200, body: '{}' };
    };
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sink: Sink = {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    certificate: cert,
    secrets: [],
    arrived,
    refused: 0,
    before: async () => undefined,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return sink;
}

/** Registers the receiver as endpoint `e1` and lets it be verified. @returns the reply to the verification */
export async function register(
  sink: Sink,
  send: (method: string, path: string, body?: unknown) => Promise<{ readonly status: number; readonly text: string; readonly json: unknown }>,
  more: object = {},
) {
  const draft = {
    locale: 'zh-CN',
    url: sink.url,
    description: '市级平台',
    ownerId: 'o1',
    eventTypes: ['record.published', 'record.withdrawn'],
    algorithm: 'hmac-sha-256',
    isEnabled: true,
    ...more,
  };
  const made = await send('PUT', '/api/v1/webhook-endpoints/e1', draft);
  if (made.status !== 200) throw new Error(made.text);
  const { secret } = (await send('POST', '/api/v1/webhook-endpoints/e1/secrets')).json as { readonly secret: string };
  sink.secrets = [secret];
  return send('POST', '/api/v1/webhook-endpoints/e1/verifications');
}
