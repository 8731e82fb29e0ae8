/** The file of an export: read line by line, judged whole before anything of it is used. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { DataHead, DataLine } from './data-lines.ts';

/** What a whole file says of itself. */
export interface WholeExport {
  readonly head: DataHead;
  readonly lines: number;
}

/** Its lines, the first and the last included. Rejects with the error of the system, or of an archive that is broken. */
export async function* exportLines(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const source = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  // what fails while it is read ends the lines with that error
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined);
  for (const stream of new Set([file, source])) stream.on('error', (error: Error) => failed.reject(error));
  const lines = createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await Promise.race([lines.next(), failed.promise]);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    file.destroy();
  }
}

/** Fails with PLUGIN_EXPORT_INVALID, which names the first line that is wrong. @param id whose export it has to be */
export async function judgeExport(path: string, id: string): Promise<Outcome<WholeExport>> {
  const hash = createHash('sha256');
  let head: DataHead | undefined;
  let count = 0;
  let isEnded = false;
  const refuse = (reason: string) => fail({ code: 'PLUGIN_EXPORT_INVALID', data: { file: path, line: count + 1, reason } });
  try {
    for await (const text of exportLines(path)) {
      const line = parse(text);
      if (isEnded) return refuse('after the end');
      if (line === undefined) return refuse('JSON');
      if (count === 0) {
        if (!('export' in line) || line.export.schemaVersion !== 1) return refuse('export');
        if (line.export.plugin !== id) return refuse(`export.plugin: ${line.export.plugin}`);
        head = line.export;
      }
      if ('end' in line) {
        if (line.end.lines !== count) return refuse(`end.lines: ${line.end.lines}`);
        if (line.end.sha256 !== hash.digest('hex')) return refuse('end.sha256');
        isEnded = true;
        continue;
      }
      hash.update(`${text}\n`);
      count += 1;
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return refuse(code ?? message);
  }
  return head && isEnded ? ok({ head, lines: count }) : refuse('end');
}

function parse(text: string): DataLine | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as DataLine) : undefined;
  } catch {
    return undefined;
  }
}
