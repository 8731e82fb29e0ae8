/** A finding of a plugin on the terminal: what is broken and where, then what to do. */
import type { PluginFinding } from '../../testing/finding.ts';
import type { Context } from '../context.ts';
import { commonTexts } from '../texts.ts';

/** Two lines on stdout. */
export function printFinding({ say, text, paint, language }: Context, { level, rule, at, message, isolation }: PluginFinding): void {
  const head = paint(level, text(level === 'error' ? commonTexts.error : commonTexts.warning));
  // what shows without a wall needs no word of walls
  const wall = isolation === undefined || isolation === 'inline' ? '' : `  [${isolation}]`;
  say(`${head}  ${paint('strong', rule)}${at === undefined ? '' : `  ${at}`}${wall}`);
  say(`      ${message[language]}`);
}
