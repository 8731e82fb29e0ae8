/** One entry of the log as it is stored and chained: SM3 over its canonical JSON, which holds the hash of the entry before it. */
import { hash } from 'node:crypto';
import type { ChangeData, EventType } from '@jiyue/standards/model';

/** A stored entry. */
export interface LogLine {
  /** From 1, without holes in a log that nobody touched. */
  readonly seq: number;
  readonly type: EventType;
  /** Record id. */
  readonly subject: string;
  /** Empty for organizations. */
  readonly siteId: string;
  /** Commit time, RFC 3339, UTC, milliseconds; never before the entry before it. */
  readonly time: string;
  /** Canonical JSON of ChangeData. */
  readonly data: string;
  /** Hash of the entry before; 64 zeros for the first. */
  readonly previous: string;
  readonly hash: string;
}

/** An entry before it is chained. */
export interface LogDraft {
  readonly type: EventType;
  readonly subject: string;
  readonly siteId: string;
  readonly data: ChangeData;
}

/** `previous` of the first entry. */
export const firstPrevious = '0'.repeat(64);

/** RFC 8785 text of what the hash covers, keys in code-unit order; `data` is canonical already, time and type need no escapes. */
export function chainedText(line: Omit<LogLine, 'hash'>): string {
  const { data, previous, seq, siteId, subject, time, type } = line;
  return `{"data":${data},"previous":"${previous}","seq":${seq},"siteId":${JSON.stringify(siteId)},"subject":${JSON.stringify(subject)},"time":"${time}","type":"${type}"}`;
}

/** @returns 64 lower-case hexadecimal digits */
export const entryHash = (line: Omit<LogLine, 'hash'>): string => hash('sm3', chainedText(line));
