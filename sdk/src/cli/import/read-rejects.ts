/** Groups the rejected lines of a rejects file by their reason: of the whole import, also where it was resumed. */

import { resolve } from 'node:path';
import { readLines } from '../../import/lines/read-lines.ts';
import { decodeText } from '../../import/lines/decode-line.ts';

/** Lines rejected for one reason. */
export interface RejectGroup {
  readonly code: string;
  /** Place and rule of the first finding; absent when the line as a whole is the fault. */
  readonly pointer?: string;
  readonly rule?: string;
  readonly message?: string;
  readonly count: number;
}

interface Entry {
  readonly code: string;
  readonly findings?: readonly { readonly pointer: string; readonly rule: string; readonly message: string }[];
}

/** Most frequent first. Each line stands in one group, so that the groups add up to the rejected lines. */
export async function readRejects(path: string, folder: string): Promise<readonly RejectGroup[]> {
  const groups = new Map<string, RejectGroup>();
  for await (const line of readLines(resolve(folder, path))) {
    const text = line.kind === 'line' ? decodeText(line.bytes) : undefined;
    if (text === undefined) continue;
    const { code, findings = [] } = entryOf(text);
    const [first] = findings;
    // item 3 and item 7 of a list are one reason
    const pointer = first?.pointer.replace(/\/\d+(?=\/|$)/g, '/*');
    const key = `${code} ${pointer} ${first?.rule}`;
    const known = groups.get(key) ?? { code, ...(first && pointer !== undefined ? { pointer, rule: first.rule, message: first.message } : {}), count: 0 };
    groups.set(key, { ...known, count: known.count + 1 });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}

// an entry with an original of many megabytes is longer than what is kept of a line
function entryOf(text: string): Entry {
  try {
    return JSON.parse(text) as Entry;
  } catch {
    return { code: /"code":"(\w+)"/.exec(text.slice(0, 4096))?.[1] ?? '' };
  }
}
