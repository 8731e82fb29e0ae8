/** The token of a platform: from a variable or a file, never in plain text on the command line. */

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import { UsageFault } from '../usage-fault.ts';
import { importTexts } from './texts.ts';

/** Undefined when no token was asked for. Throws `UsageFault`, which never holds the token. */
export async function readToken(source: string | undefined, { environment, folder }: Pick<Context, 'environment' | 'folder'>): Promise<string | undefined> {
  if (source === undefined) return undefined;
  const [, kind, name] = /^(env|file):(.+)$/.exec(source) ?? [];
  if (kind === undefined || name === undefined) throw new UsageFault(importTexts.tokenForm, {}, importTexts.tokenHint);
  const token = (kind === 'env' ? (environment[name] ?? '') : await readFile(resolve(folder, name), 'utf8')).trim();
  if (token === '') throw new UsageFault(importTexts.tokenEmpty, { from: source });
  if (!/^[\x21-\x7e]+$/.test(token)) throw new UsageFault(importTexts.tokenBad, { from: source });
  return token;
}
