/** One line of a server log in Apache's combined form (nginx writes the same). */

/** A line in parts. `address` and `agent` are used to count and never kept. */
export interface LogLine {
  readonly address: string;
  readonly at: Date;
  readonly method: string;
  /** Path without query and fragment. */
  readonly path: string;
  readonly query: string;
  readonly status: number;
  readonly referrer: string | undefined;
  readonly agent: string | undefined;
}

/** Why a line was not read. */
export type LineFault = 'form' | 'time' | 'request';

const text = '"((?:[^"\\\\]|\\\\.)*)"';
const combined = new RegExp(`^(\\S+) \\S+ (?:.*?) \\[([^\\]]+)\\] ${text} (\\d{3}) (?:\\d+|-) ${text} ${text}(?: .*)?$`);
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** @returns the parts, or why there are none */
export function readCombinedLine(line: string): LogLine | LineFault {
  const parts = combined.exec(line);
  if (!parts) return 'form';
  const at = instantOf(parts[2]!);
  if (!at) return 'time';
  const request = /^([A-Z]+) (\S+) HTTP\/\d(?:\.\d)?$/.exec(parts[3]!);
  if (!request) return 'request';
  const target = request[2]!.replace(/^https?:\/\/[^/]+/i, '').replace(/#.*$/, '');
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const plain = (value: string) => (value === '-' || value === '' ? undefined : value.replace(/\\(["\\])/g, '$1'));
  return {
    address: parts[1]!,
    at,
    method: request[1]!,
    path: path === '' ? '/' : path,
    query: mark < 0 ? '' : target.slice(mark + 1),
    status: Number(parts[4]),
    referrer: plain(parts[5]!),
    agent: plain(parts[6]!),
  };
}

/** "17/May/2026:10:05:03 +0800". */
function instantOf(time: string): Date | undefined {
  const parts = /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2}) ([+-]\d{2})(\d{2})$/.exec(time);
  const month = months.indexOf(parts?.[2] ?? '') + 1;
  if (!parts || month === 0) return undefined;
  const [, day, , year, hour, minute, second, zone, zoneMinute] = parts;
  const date = `${year}-${String(month).padStart(2, '0')}-${day}`;
  const at = new Date(`${date}T${hour}:${minute}:${second}${zone}:${zoneMinute}`);
  // 31 February is no day
  return Number.isNaN(at.getTime()) || new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10) !== date ? undefined : at;
}
