/** Reads a text that goes on from a server of this machine, as it comes. */
import { request } from 'node:http';

/** State of a reader. */
export interface StreamState {
  readonly text: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly isOver: boolean;
  /** The connection broke before the end of the reply. */
  readonly isCut: boolean;
}

/** A reader that can stop and go away. @param port of a server of this machine */
export function readStream(port: number, path: string, headers: Readonly<Record<string, string>> = {}) {
  const state = { text: '', status: 0, headers: {} as Readonly<Record<string, unknown>>, isOver: false, isCut: false };
  const waiting: { readonly until: (state: StreamState) => boolean; resolve(): void }[] = [];
  const look = () => {
    for (const one of waiting) if (one.until(state)) one.resolve();
  };
  const sent = request({ host: '127.0.0.1', port, path, headers, agent: false });
  const opened = new Promise<void>((resolve) => {
    sent.on('response', (response) => {
      Object.assign(state, { status: response.statusCode, headers: response.headers });
      response.on('data', (part: Buffer) => {
        state.text += part.toString();
        look();
      });
      const over = () => {
        state.isOver = true;
        look();
      };
      response.on('end', over);
      response.on('error', () => {
        state.isCut = true;
        over();
      });
      resolve();
    });
  });
  sent.on('error', () => undefined);
  sent.end();
  const until = (condition: (state: StreamState) => boolean) =>
    condition(state) ? Promise.resolve() : new Promise<void>((resolve) => waiting.push({ until: condition, resolve }));
  return { state, opened, until, leave: () => sent.destroy() };
}
