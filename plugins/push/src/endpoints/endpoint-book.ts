/** Webhook endpoints in own storage: what the receiver gave, how it stands, its secrets, and a record of each call. */
import { createHash } from 'node:crypto';
import { asJson, keys, type OwnStorage } from '@jiyue/sdk/plugin';
import type { WebhookAttempt, WebhookEndpoint } from '@jiyue/standards/model';
import { sequenceText } from '../outbox/keys.ts';

/** A secret, and until when it counts beside a newer one. */
export interface EndpointSecret {
  readonly secret: string;
  readonly since: string;
  /** Absent: it is the one in use. */
  readonly until?: string;
}

/** A webhook id: made of endpoint and entry of the log, so that a repeated call carries the same. */
export const attemptId = (endpointId: string, seq: number): string => createHash('sha256').update(`${endpointId}\n${seq}`).digest('hex').slice(0, 40);

/** The book. */
export interface EndpointBook {
  get(id: string): Promise<WebhookEndpoint | undefined>;
  save(endpoint: WebhookEndpoint): Promise<void>;
  /** Reads, changes and writes one, one change at a time: calls that end together are each counted. @param apply undefined: nothing is to be changed */
  change(id: string, apply: (endpoint: WebhookEndpoint) => WebhookEndpoint | undefined): Promise<WebhookEndpoint | undefined>;
  remove(id: string): Promise<void>;
  all(): AsyncGenerator<WebhookEndpoint>;
  /** Newest first; those whose time is over are left out. */
  secrets(id: string, at: Date): Promise<readonly EndpointSecret[]>;
  saveSecrets(id: string, secrets: readonly EndpointSecret[]): Promise<void>;
  /** Secrets of the endpoint that receives at an address. */
  secretsAt(url: string, at: Date): Promise<readonly string[] | undefined>;
  noteAttempt(attempt: WebhookAttempt): Promise<void>;
  attempts(endpointId: string): AsyncGenerator<{ readonly key: string; readonly value: WebhookAttempt }>;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const places = {
  endpoint: (id: string) => `endpoint/${id}`,
  secrets: (id: string) => `endpoint-secrets/${id}`,
  url: (url: string) => `endpoint-at/${digest(url)}`,
  attempts: (id: string) => `attempt/${id}/`,
};

/** @returns the book */
export function openEndpointBook(storage: OwnStorage): EndpointBook {
  const get: EndpointBook['get'] = (id) => storage.get<WebhookEndpoint>(places.endpoint(id));
  const secrets: EndpointBook['secrets'] = async (id, at) =>
    ((await storage.get<readonly EndpointSecret[]>(places.secrets(id))) ?? []).filter(({ until }) => until === undefined || Date.parse(until) > at.getTime());
  const turns = new Map<string, Promise<unknown>>();
  const save: EndpointBook['save'] = async (endpoint) => {
    const before = await get(endpoint.id);
    const remove = before && before.url !== endpoint.url ? [places.url(before.url)] : [];
    await storage.write({ remove, put: { [places.endpoint(endpoint.id)]: asJson(endpoint), [places.url(endpoint.url)]: endpoint.id } });
  };
  return {
    get,
    save,
    change(id, apply) {
      const turn = (turns.get(id) ?? Promise.resolve())
        .catch(() => undefined)
        .then(async () => {
          const endpoint = await get(id);
          const changed = endpoint && apply(endpoint);
          if (changed) await save(changed);
          return changed;
        });
      turns.set(id, turn);
      const forget = () => {
        if (turns.get(id) === turn) turns.delete(id);
      };
      turn.then(forget, forget);
      return turn;
    },
    async remove(id) {
      const before = await get(id);
      const remove = [places.endpoint(id), places.secrets(id), ...(before ? [places.url(before.url)] : [])];
      for await (const key of keys(storage, places.attempts(id))) remove.push(key);
      await storage.write({ remove });
    },
    async *all() {
      for await (const key of keys(storage, places.endpoint(''))) {
        const one = await get(key.slice(places.endpoint('').length));
        if (one) yield one;
      }
    },
    secrets,
    saveSecrets: (id, list) => storage.write({ put: { [places.secrets(id)]: asJson(list) } }),
    async secretsAt(url, at) {
      const id = await storage.get<string>(places.url(url));
      const endpoint = id === undefined ? undefined : await get(id);
      return endpoint?.state === 'receiving' ? (await secrets(endpoint.id, at)).map(({ secret }) => secret) : undefined;
    },
    async noteAttempt(attempt) {
      const key = `${places.attempts(attempt.endpointId)}${attempt.sequence}~${sequenceText(attempt.attempt).slice(-6)}`;
      await storage.write({ put: { [key]: asJson(attempt) } });
    },
    async *attempts(endpointId) {
      for await (const key of keys(storage, places.attempts(endpointId))) {
        const value = await storage.get<WebhookAttempt>(key);
        if (value) yield { key, value };
      }
    },
  };
}
