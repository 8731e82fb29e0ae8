/** Files of search judgements in the form of TREC: queries, judgements (qrels), runs. What cannot be read is told by line, never skipped. */

/** A question. */
export interface JudgedQuery {
  readonly id: string;
  readonly text: string;
}

/** Query -> document -> grade; 0 and below: judged as no answer. */
export type Judgements = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Query -> documents, best first. */
export type SearchRun = ReadonlyMap<string, readonly string[]>;

/** A file that cannot be read. */
export class TrecFault extends Error {
  /** From 1. */
  readonly line: number;
  readonly reason: 'columns' | 'number' | 'twice' | 'empty' | 'json';

  constructor(line: number, reason: TrecFault['reason']) {
    super(`line ${line}: ${reason}`);
    this.name = 'TrecFault';
    this.line = line;
    this.reason = reason;
  }
}

/**
 * Queries, one a line: "id TAB text", or JSON objects with `id` and the field that is asked for.
 * @param field of JSON lines. @throws TrecFault
 */
export function readQueries(text: string, field = 'text'): readonly JudgedQuery[] {
  const seen = new Set<string>();
  return numbered(text).map(([line, content]) => {
    const query = content.startsWith('{') ? jsonQuery(content, field, line) : tabQuery(content, line);
    if (seen.has(query.id)) throw new TrecFault(line, 'twice');
    seen.add(query.id);
    return query;
  });
}

/** Judgements: "query 0 document grade". @throws TrecFault */
export function readJudgements(text: string): Judgements {
  const all = new Map<string, Map<string, number>>();
  for (const [line, content] of numbered(text)) {
    const [query, , document, grade, more] = content.split(/\s+/);
    if (query === undefined || document === undefined || grade === undefined || more !== undefined) throw new TrecFault(line, 'columns');
    const value = Number(grade);
    if (!Number.isFinite(value)) throw new TrecFault(line, 'number');
    const judged = all.get(query) ?? new Map<string, number>();
    if (judged.has(document)) throw new TrecFault(line, 'twice');
    all.set(query, judged.set(document, value));
  }
  return all;
}

/** A run: "query Q0 document rank score tag"; the order is that of the ranks. @throws TrecFault */
export function readRun(text: string): SearchRun {
  const rows = new Map<string, { readonly document: string; readonly rank: number }[]>();
  for (const [line, content] of numbered(text)) {
    const [query, , document, rank, score, tag, more] = content.split(/\s+/);
    if (query === undefined || document === undefined || tag === undefined || more !== undefined) throw new TrecFault(line, 'columns');
    if (!Number.isFinite(Number(rank)) || !Number.isFinite(Number(score))) throw new TrecFault(line, 'number');
    const ranked = rows.get(query) ?? [];
    if (ranked.some((row) => row.document === document)) throw new TrecFault(line, 'twice');
    ranked.push({ document, rank: Number(rank) });
    rows.set(query, ranked);
  }
  return new Map([...rows].map(([query, ranked]) => [query, ranked.sort((a, b) => a.rank - b.rank).map(({ document }) => document)]));
}

/** A run as text. Scores fall with the rank: the order is all that a platform tells. @param tag names the run, without blanks */
export function writeRun(run: SearchRun, tag: string): string {
  const lines = [...run].flatMap(([query, documents]) =>
    documents.map((document, place) => `${query} Q0 ${document} ${place + 1} ${documents.length - place} ${tag}`),
  );
  return lines.map((line) => `${line}\n`).join('');
}

const numbered = (text: string): readonly (readonly [number, string])[] =>
  text
    .split('\n')
    .map((content, index) => [index + 1, content.trim()] as const)
    .filter(([, content]) => content !== '');

function tabQuery(content: string, line: number): JudgedQuery {
  const at = content.indexOf('\t');
  if (at < 1) throw new TrecFault(line, 'columns');
  const text = content.slice(at + 1).trim();
  if (text === '') throw new TrecFault(line, 'empty');
  return { id: content.slice(0, at).trim(), text };
}

function jsonQuery(content: string, field: string, line: number): JudgedQuery {
  let value: { readonly [member: string]: unknown };
  try {
    value = JSON.parse(content) as { readonly [member: string]: unknown };
  } catch {
    throw new TrecFault(line, 'json');
  }
  const { id } = value;
  const text = value[field];
  if (typeof id !== 'string' || typeof text !== 'string' || text.trim() === '') throw new TrecFault(line, 'empty');
  return { id, text };
}
