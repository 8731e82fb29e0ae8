/** A small text file that a flag names. */

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Context } from './context.ts';
import { commonTexts, fileReason } from './texts.ts';
import { UsageFault } from './usage-fault.ts';

/** Its text as UTF-8, without a byte order mark. Throws `UsageFault` when it cannot be read. */
export async function readText(path: string, { folder, language }: Pick<Context, 'folder' | 'language'>): Promise<string> {
  try {
    return (await readFile(resolve(folder, path), 'utf8')).replace(/^\ufeff/, '');
  } catch (error) {
    throw new UsageFault(commonTexts.fileUnreadable, { path, reason: fileReason((error as NodeJS.ErrnoException).code ?? String(error), language) });
  }
}
