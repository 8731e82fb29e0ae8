/** Reads the body of a request into memory, up to a limit. What is over the limit is not kept and the connection is closed after the reply. */
import type { IncomingMessage } from 'node:http';
import { type Failure, fail, type Outcome, ok } from '@jiyue/sdk/plugin';

/** @returns the bytes, empty without a body; BODY_TOO_LARGE; undefined when the caller went away in the middle */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Outcome<Buffer> | undefined> {
  const tooLarge = fail({ code: 'BODY_TOO_LARGE', data: { limitBytes } } satisfies Failure);
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return Promise.resolve(tooLarge);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const settle = (outcome: Outcome<Buffer> | undefined) => {
      request.off('data', take).off('end', finish).off('error', giveUp).off('close', giveUp);
      resolve(outcome);
    };
    const take = (chunk: Buffer) => {
      length += chunk.length;
      if (length > limitBytes) {
        request.pause();
        settle(tooLarge);
      } else chunks.push(chunk);
    };
    const finish = () => settle(ok(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, length)));
    const giveUp = () => settle(undefined);
    request.on('data', take).on('end', finish).on('error', giveUp).on('close', giveUp);
  });
}
