/**
 * Formats of JSON Schema 2020-12 as predicates of our own: the second engine does not assert `format`, and two engines have to agree on
 * a counter-example. A format that is not here is never decided.
 */

const dateOf = /^(\d{4})-(\d{2})-(\d{2})$/;
const timeOf = /^(\d{2}):(\d{2}):(\d{2})(\.\d+)?(z|[+-](\d{2}):(\d{2}))$/i;

function isDate(text: string): boolean {
  const [, year, month, day] = dateOf.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

function isTime(text: string): boolean {
  const [, hour, minute, second, , , offsetHour = '0', offsetMinute = '0'] = timeOf.exec(text) ?? [];
  // leap seconds are left to the engines: they differ
  return hour !== undefined && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60 && Number(offsetHour) < 24 && Number(offsetMinute) < 60;
}

function isDateTime(text: string): boolean {
  const [date = '', time = '', ...rest] = text.split(/t/i);
  return rest.length === 0 && isDate(date) && isTime(time);
}

const number255 = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const predicates: { readonly [format: string]: (text: string) => boolean } = {
  date: isDate,
  time: isTime,
  'date-time': isDateTime,
  email: (text) =>
    /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i.test(text) && !/(^\.|\.\.|\.@)/.test(text),
  hostname: (text) => text.length <= 253 && /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i.test(text),
  ipv4: (text) => new RegExp(`^${number255}(\\.${number255}){3}$`).test(text) && !/(^|\.)0\d/.test(text),
  uuid: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
  uri: (text) => /^[a-z][a-z0-9+.-]*:[!#-;=?-[\]_a-z~%]*$/i.test(text) && URL.canParse(text),
  'json-pointer': (text) => /^(\/([^/~]|~[01])*)*$/.test(text),
  regex: isRegex,
};

function isRegex(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

/** Whether a text has a format; undefined for formats that are not decided here. */
export const hasFormat = (format: unknown, text: string): boolean | undefined =>
  typeof format === 'string' && Object.hasOwn(predicates, format) ? predicates[format]!(text) : undefined;

/** Texts that have a format, and some that nearly have it. */
export const formatTexts: { readonly [format: string]: readonly string[] } = {
  date: ['2026-02-28', '2026-02-30', '2026-2-8', '20260228'],
  time: ['09:30:00Z', '09:30:00+08:00', '25:00:00Z', '09:30'],
  'date-time': ['2026-02-28T09:30:00+08:00', '2026-02-28T09:30:00Z', '2026-02-28 09:30:00', '2026-02-30T09:30:00Z'],
  email: ['a@example.cn', 'a.b+c@mail.example.cn', 'no-address', 'a@'],
  hostname: ['www.example.cn', 'a', '-a', 'a_b'],
  ipv4: ['10.0.0.1', '255.255.255.255', '256.0.0.1', '1.2.3'],
  ipv6: ['2001:db8::1', '::1', '1.2.3.4', ':::'],
  uuid: ['0192f0c1-7d5e-7abc-8def-0123456789ab', '0192f0c17d5e7abc8def0123456789ab'],
  uri: ['https://www.example.cn/a', 'urn:a:b', '/a', 'a b'],
  'uri-reference': ['/a', '#b', '\\\\a'],
  'json-pointer': ['/a/0', '', 'a', '/~2'],
  regex: ['^a$', '(', '[a-z]+'],
};

/** A regular expression as JSON Schema means it; undefined when this run time cannot read it. */
export function regexOf(pattern: unknown): RegExp | undefined {
  if (typeof pattern !== 'string') return undefined;
  if (regexes.has(pattern)) return regexes.get(pattern);
  let regex: RegExp | undefined;
  try {
    regex = new RegExp(pattern, 'u');
  } catch {
    regex = undefined;
  }
  regexes.set(pattern, regex);
  return regex;
}

const regexes = new Map<string, RegExp | undefined>();
