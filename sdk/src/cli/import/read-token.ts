/** The token of a platform: from a variable or a file, never in plain text on the command line. */

import type { Context } from '../context.ts';
import { readText } from '../read-text.ts';
import { UsageFault } from '../usage-fault.ts';
import { importTexts } from './texts.ts';

/** Undefined when no token was asked for. Throws `UsageFault`, which never holds the token. */
export async function readToken(source: string | undefined, context: Pick<Context, 'environment' | 'folder' | 'language'>): Promise<string | undefined> {
  if (source === undefined) return undefined;
  const [, kind, name] = /^(env|file):(.+)$/.exec(source) ?? [];
  if (kind === undefined || name === undefined) throw new UsageFault(importTexts.tokenForm, {}, importTexts.tokenHint);
  const token = (kind === 'env' ? (context.environment[name] ?? '') : await readText(name, context)).trim();
  if (token === '') throw new UsageFault(importTexts.tokenEmpty, { from: source });
  if (!/^[\x21-\x7e]+$/.test(token)) throw new UsageFault(importTexts.tokenBad, { from: source });
  return token;
}
