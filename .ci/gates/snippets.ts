/**
 * Snippets in the docs come from files that run. A fence marked ```ts from=path#region must equal that region
 * (lines between `// #region name` and `// #endregion`), and ```sh run= fences name a root verb that exists.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeGate, type GateResult } from './gate.ts';

const fence = /^```\w+ from=(\S+)\n([\s\S]*?)^```/gm;
const verb = /\bnpm run ([a-z:-]+)/g;

/** Text of a region, or of the whole file, without indentation common to all lines. */
export function regionOf(text: string, name: string | undefined): string | undefined {
  if (!name) return text.trim();
  const match = new RegExp(`#region ${name}\\b[^\\n]*\\n([\\s\\S]*?)^[^\\n]*#endregion`, 'm').exec(text);
  if (!match?.[1]) return undefined;
  const lines = match[1].replace(/\s+$/, '').split('\n');
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0));
  return lines
    .map((line) => line.slice(indent))
    .join('\n')
    .trim();
}

/** Compares every marked snippet with its source, and every named verb with package.json. */
export function checkSnippets(root: string, pages: readonly string[], verbs: ReadonlySet<string>): GateResult {
  const findings: string[] = [];
  let subjects = 0;
  for (const page of pages) {
    const text = readFileSync(join(root, page), 'utf8');
    for (const [, from = '', body = ''] of text.matchAll(fence)) {
      subjects += 1;
      const [file = '', region] = from.split('#');
      const source = existsSync(join(root, file)) ? regionOf(readFileSync(join(root, file), 'utf8'), region) : undefined;
      if (source === undefined) findings.push(`${page}: snippet from ${from}: no such file or region`);
      if (source !== undefined && source !== body.trim()) findings.push(`${page}: snippet from ${from} differs from the source; copy it again`);
    }
    for (const [, name = ''] of text.matchAll(verb)) {
      subjects += 1;
      if (!verbs.has(name)) findings.push(`${page}: names "npm run ${name}", which package.json does not have`);
    }
  }
  return closeGate('snippets', subjects, findings);
}
