/** The published HTTP interface, as little of it as this program needs: a token, JSON, problems as errors, patience when asked for it. */

/** A reply that was no success. */
export class Refusal extends Error {
  readonly status: number;
  /** Code of the problem, what programs branch on; "" when the reply was no problem of the standard. */
  readonly code: string;

  constructor(request: string, status: number, problem: Problem) {
    const places = (problem.errors ?? []).map(({ pointer, message }) => `\n  ${pointer} ${message}`).join('');
    super(`${request}: ${status} ${problem.code ?? ''} ${problem.detail ?? ''}${places}`);
    this.name = 'Refusal';
    this.status = status;
    this.code = problem.code ?? '';
  }
}

interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}

/** A platform that answers. */
export interface Platform {
  /** Value of a JSON reply; undefined when there is no such record. Rejects with Refusal for every other refusal. */
  get<T>(path: string): Promise<T | undefined>;
  /** Rejects with Refusal. `ifMatch`: version that the write rests on. */
  send<T>(method: 'POST' | 'PUT', path: string, body?: unknown, ifMatch?: number): Promise<T>;
  /** Sends a file. */
  upload<T>(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<T>;
  /** Text of any address of the platform, such as a page. */
  text(path: string): Promise<string>;
}

/** Whom to talk to. */
export interface ConnectOptions {
  /** "http://127.0.0.1:8080" */
  readonly origin: string;
  readonly token: string;
  /** Ends requests that are under way. */
  readonly signal?: AbortSignal;
}

/** Makes no request yet. */
export function connect({ origin, token, signal }: ConnectOptions): Platform {
  const request = async (method: string, path: string, body?: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Response> => {
    for (;;) {
      const response = await fetch(new URL(path, origin), {
        method,
        headers: { authorization: `Bearer ${token}`, 'accept-language': 'zh-CN', ...headers },
        ...(body === undefined ? {} : { body }),
        ...(signal ? { signal } : {}),
      });
      if (response.status !== 429) return response;
      await pause(Number(response.headers.get('retry-after') ?? 1), signal);
    }
  };
  const refused = async (response: Response, what: string) => new Refusal(what, response.status, (await response.json().catch(() => ({}))) as Problem);
  const json = async <T>(response: Response, what: string): Promise<T> => {
    if (!response.ok) throw await refused(response, what);
    return (await response.json()) as T;
  };

  return {
    async get(path) {
      const response = await request('GET', path);
      if (response.status !== 404) return json(response, `GET ${path}`);
      await response.body?.cancel();
      return undefined;
    },
    async send(method, path, body, ifMatch) {
      const headers = {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      };
      return json(await request(method, path, body === undefined ? undefined : JSON.stringify(body), headers), `${method} ${path}`);
    },
    async upload(path, bytes) {
      return json(await request('POST', path, bytes, { 'content-type': 'application/octet-stream' }), `POST ${path}`);
    },
    async text(path) {
      const response = await request('GET', path);
      if (!response.ok) throw await refused(response, `GET ${path}`);
      return response.text();
    },
  };
}

/** Every item of a list, page by page. */
export async function listAll<T>(platform: Platform, path: string): Promise<readonly T[]> {
  const items: T[] = [];
  let next: string | undefined;
  do {
    const page: { readonly items: readonly T[]; readonly next?: string } | undefined = await platform.get(
      `${path}${path.includes('?') ? '&' : '?'}limit=100${next === undefined ? '' : `&cursor=${next}`}`,
    );
    items.push(...(page?.items ?? []));
    next = page?.next;
  } while (next !== undefined);
  return items;
}

const pause = (seconds: number, signal: AbortSignal | undefined) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
