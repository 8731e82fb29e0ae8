/**
 * Plain text and the simple Markdown of law collections to blocks: `## 第一章` headings, 编/章/节 lines, tables drawn with `|` or
 * flattened to tabs, everything else one paragraph a line (articles 第一条 too).
 */

import type { Block } from './blocks.ts';

/** What counts as a heading. */
export interface BlockRules {
  /** Lines that begin with `#`. */
  readonly hasMarkdown: boolean;
  /** Short lines 第一编, 第一章, 第一节. */
  readonly hasDivisions: boolean;
}

/** Blocks of a text, in order. Blank lines part blocks and are not kept. */
export function readBlocks(text: string, rules: BlockRules): readonly Block[] {
  const lines = text.split(/\r\n?|\n/).map((line) => line.replace(/^[ \u3000\u00a0]+|\s+$/gu, ''));
  const levels = divisionLevels(lines);
  const shallowest = Math.min(...lines.map((line) => /^(#{1,6})\s/.exec(line)?.[1]?.length ?? 9));
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    const markdown = rules.hasMarkdown ? /^(#{1,6})\s+(.+)$/u.exec(line) : null;
    const division = rules.hasDivisions ? divisionOf(line) : undefined;
    const run = tableRun(lines, at);
    if (run > 0) {
      blocks.push(tableOf(lines.slice(at, at + run)));
      at += run;
      continue;
    }
    if (markdown) blocks.push({ kind: 'heading', level: 2 + markdown[1]!.length - shallowest, text: markdown[2]!.trim() });
    else if (division) blocks.push({ kind: 'heading', level: levels.get(division) ?? 2, text: line });
    else if (line !== '') blocks.push({ kind: 'paragraph', text: line });
    at += 1;
  }
  return blocks;
}

// --- headings 编, 章, 节 ---

const division = /^第[一二三四五六七八九十百零〇\d]{1,6}(编|分编|章|节)(?:[\s\u3000]+\S.*|[^\s，。；：、]{1,30})?$/u;

function divisionOf(line: string): string | undefined {
  // a sentence about a chapter is no heading: "第七节相应改为第八节，…"
  return line.length <= 50 && !/[，。；：]/u.test(line) ? division.exec(line)?.[1] : undefined;
}

/** The outermost kind that occurs is level 2, the next level 3. */
function divisionLevels(lines: readonly string[]): ReadonlyMap<string, number> {
  const found = new Set(lines.map(divisionOf));
  return new Map(['编', '分编', '章', '节'].filter((kind) => found.has(kind)).map((kind, index) => [kind, index + 2]));
}

// --- tables ---

const isPipe = (line: string) => /^\|.*\|$/u.test(line) && line.length > 2;
const isTabbed = (line: string) => line.includes('\t');
const isRule = (cells: readonly string[]) => cells.length > 0 && cells.every((cell) => /^:?-+:?$/.test(cell));

/** Lines of a table that begins at `at`; 0 when none does. */
function tableRun(lines: readonly string[], at: number): number {
  for (const is of [isPipe, isTabbed]) {
    let end = at;
    while (end < lines.length && is(lines[end]!)) end += 1;
    if (end > at) return end - at;
  }
  return 0;
}

function tableOf(lines: readonly string[]): Block {
  if (isTabbed(lines[0]!)) {
    const rows = lines.map((line) => line.split('\t').map((cell) => cell.trim()));
    const isEven = rows.length > 1 && rows.every((cells) => cells.length === rows[0]!.length);
    return isEven ? { kind: 'table', rows, hasHead: false } : { kind: 'preformatted', text: lines.join('\n') };
  }
  // some converters put all rows on one line, parted by "||"
  const rows = lines.flatMap((line) => (/\|\s*:?-{3,}/.test(line) && line.includes('||') ? line.split('||') : [line])).map(cellsOf);
  const rule = rows.findIndex(isRule);
  const kept = rows.filter((cells) => !isRule(cells) && cells.some((cell) => cell !== ''));
  return { kind: 'table', rows: kept, hasHead: rule === 1 && kept.length > 1 };
}

const cellsOf = (line: string) =>
  line
    .replace(/^\s*\|/, '')
    .replace(/\|\s*$/, '')
    .split('|')
    .map((cell) => cell.trim());
