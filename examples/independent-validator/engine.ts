/**
 * A general implementation of JSON Schema 2020-12, set up as the standard asks: `format` is asserted. This one (@hyperjump/json-schema) leaves
 * formats to its users, so date and date-time of RFC 3339 are given to it here; other implementations have an option for it.
 */
import * as Browser from '@hyperjump/browser';
import { registerSchema, unregisterSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import { addKeyword, BASIC } from '@hyperjump/json-schema/experimental';
import * as Instance from '@hyperjump/json-schema/instance/experimental';

/** One thing an instance is refused for. */
export interface Refusal {
  /** JSON Pointer into the instance. */
  readonly location: string;
  readonly keyword: string;
}

/** Refusals of an instance; empty when it is valid. */
export type Judge = (instance: unknown) => readonly Refusal[];

/** A schema document, as it stands in the files. */
export type SchemaDocument = Parameters<typeof registerSchema>[0];

const isDate = (text: string): boolean => {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined || month < 1 || month > 12 || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= ([31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
};
const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/.test(text);
const formats: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDate,
  'date-time': (text) => isDate(text.slice(0, 10)) && /^[Tt]$/.test(text.charAt(10)) && isTime(text.slice(11)),
};

// the keyword of draft 2020-12, with an opinion
addKeyword<unknown>({
  id: 'https://json-schema.org/keyword/format',
  compile: (schema) => Promise.resolve(Browser.value(schema)),
  interpret: (format, instance) => Instance.typeOf(instance) !== 'string' || formats[String(format)]?.(Instance.value<string>(instance)) !== false,
});

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** Compiles a document once for each of some places in it (fragments; "" is the whole). @param id its identity, where it has none of its own */
export async function judgesOf(document: SchemaDocument, id: string, fragments: readonly string[]): Promise<readonly Judge[]> {
  registerSchema(structuredClone(document), id, dialect);
  try {
    return await Promise.all(fragments.map(async (fragment) => judgeOf(await validate(`${id}${fragment}`))));
  } finally {
    unregisterSchema(id);
  }
}

/** The part of the output format "basic" that is read here. */
interface Unit {
  readonly instanceLocation?: string;
  readonly absoluteKeywordLocation?: string;
  readonly errors?: readonly Unit[];
}

const judgeOf =
  (run: Awaited<ReturnType<typeof validate>>): Judge =>
  (instance) => {
    const output = run(instance as Parameters<typeof run>[0], BASIC);
    return output.valid ? [] : ((output as Unit).errors ?? []).map(refusalOf);
  };

const refusalOf = ({ instanceLocation, absoluteKeywordLocation }: Unit): Refusal => ({
  location: decodeURIComponent((instanceLocation ?? '').replace(/^[^#]*#/, '')),
  keyword: decodeURIComponent((absoluteKeywordLocation ?? '').split('/').at(-1) ?? ''),
});
