/**
 * One POST over `node:http`. The built-in fetch copies a body twice before it sends it, which for batches of megabytes is a fifth of what
 * an import costs; this hands the bytes to the socket as they are.
 */
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  /** Seconds or a date, as given; absent when not. */
  readonly retryAfter: string | undefined;
  readonly text: string;
}

/** What a request needs. */
export interface PostOptions {
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array;
  /** Longest wait for the whole answer, in milliseconds. */
  readonly timeoutMs: number;
}

/** Connections that are kept open between requests. */
export interface Poster {
  /** Redirects are answers like others. Rejects with the error of the connection, and when the time is over. */
  post(url: string, options: PostOptions): Promise<Answer>;
  /** Closes the connections. */
  close(): void;
}

/** Longest answer that is read, in characters: one of a batch has a few hundred for each record. */
const mostText = 64 * 1024 * 1024;

/** No connection is open before the first request. */
export function createPoster(): Poster {
  const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
  return {
    post: (url, { headers, body, timeoutMs }) =>
      new Promise((resolve, reject) => {
        const isSecure = url.startsWith('https:');
        const options = { method: 'POST', headers: { ...headers, 'content-length': body.byteLength }, signal: AbortSignal.timeout(timeoutMs) };
        const giveUp = (error: Error) => reject(options.signal.aborted ? new Error(`no answer within ${timeoutMs / 1000} s`) : error);
        const receive = (response: IncomingMessage) => void readText(response).then(resolve, giveUp);
        const sent = isSecure ? requestHttps(url, { ...options, agent: agents.https }, receive) : requestHttp(url, { ...options, agent: agents.http }, receive);
        sent.on('error', giveUp).end(body);
      }),
    close() {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

async function readText(response: IncomingMessage): Promise<Answer> {
  let text = '';
  response.setEncoding('utf8');
  for await (const piece of response) {
    text += piece as string;
    if (text.length > mostText) throw new Error('the answer is too long');
  }
  return { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], text };
}
