/**
 * 发文字号: reads the forms that are printed and writes the one form, 机关代字〔年份〕序号 (GB/T 9704-2012 7.2.5, from memory).
 * Read as well: orders (国务院令第711号), announcements (公告〔2020〕第5号, 公告2020年第5号), joint numbers, and 第1号令.
 * Nothing is guessed: a year of two digits, several numbers in one text or a number without agency is a failure.
 */
import { fail, ok, type Outcome } from '../plugin/outcome.ts';
import { plainDocumentNumber } from './plain-document-number.ts';

/** The parts of a document number. */
export interface DocumentNumber {
  /** All that stands before year and serial number: 机关代字 (国办函) or the agency with its kind of document (国务院令). One blank between joint agencies. */
  readonly agency: string;
  /** Four digits, 1900 to 2099; absent: the number has none, as orders do. */
  readonly year?: number;
  /** How the year is written: 〔2018〕 or 2018年. Absent: in brackets. */
  readonly yearForm?: 'brackets' | 'word';
  /** Whether 第 stands before the serial number. Absent: only where there is no year. */
  readonly hasOrdinal?: boolean;
  /** 发文顺序号, 1 to 999999. */
  readonly serial: number;
  /** What follows the serial number: 号, or the kind of document after it (第711号令). */
  readonly suffix: '号' | '号令' | '号公告' | '号通告';
}

/**
 * What reading changed. `brackets`: other brackets than 〔〕; `digits`: full-width digits; `numerals`: Chinese numerals; `blanks`: blanks
 * that belong nowhere; `zeros`: zeros before the serial number; `ordinal`: 第 taken out of a 代字 number, or put before the number of an order.
 */
export type DocumentNumberChange = 'brackets' | 'digits' | 'numerals' | 'blanks' | 'zeros' | 'ordinal';

/** A document number that was read. */
export interface ParsedDocumentNumber {
  readonly parts: DocumentNumber;
  /** The one form of it. */
  readonly text: string;
  /** What was changed on the way from the text given; empty when it was written in the one form. */
  readonly changes: readonly DocumentNumberChange[];
}

/** Why a text is no document number. */
export interface DocumentNumberFailure {
  readonly code: 'DOCUMENT_NUMBER_FORM';
  readonly data: {
    /** The text, at most 100 characters. */
    readonly value: string;
    /** `several`: more than one number; `agency`: none, or too long; `year`: not of four digits or out of range; `serial`: zero or too long; `form`: no form that is known, or more than 300 characters. */
    readonly reason: 'several' | 'agency' | 'year' | 'serial' | 'form';
  };
}

const agencyForm = /^[\p{Script=Han}A-Za-z（）、·]+(?: [\p{Script=Han}A-Za-z（）、·]+)*$/u;
const form = /^(?<agency>.*?) ?(?:〔(?<bracketed>[^〔〕]*)〕|(?<year>\d+)年)? ?(?<ordinal>第?) ?(?<serial>\d+) ?号(?<kind>令|公告|通告)?$/u;
const namesKind = /(令|公告|通告)$/;
/** Nearly every number is written so, and needs no further reading. */
const usual = /^(\p{Script=Han}{1,40})〔((?:19|20)\d\d)〕([1-9]\d{0,5})号$/u;
/** Longer texts are no document numbers, and not worth the reading. */
const longest = 300;

/** Reads a document number. Fails with DOCUMENT_NUMBER_FORM. */
export function parseDocumentNumber(value: string): Outcome<ParsedDocumentNumber, DocumentNumberFailure> {
  const refuse = (reason: DocumentNumberFailure['data']['reason']) =>
    fail({ code: 'DOCUMENT_NUMBER_FORM', data: { value: value.slice(0, 100).toWellFormed(), reason } } as const);
  if (value.length > longest) return refuse('form');
  const [, name, year, serial] = usual.exec(value) ?? [];
  if (name !== undefined) {
    const parts: DocumentNumber = { agency: name, year: Number(year), yearForm: 'brackets', hasOrdinal: false, serial: Number(serial), suffix: '号' };
    return ok({ parts, text: value, changes: [] });
  }
  const { text: plain, changes } = plainDocumentNumber(value);
  if ((plain.match(/\d ?号/gu) ?? []).length > 1) return refuse('several');
  const found = form.exec(plain)?.groups;
  if (!found) return refuse('form');

  const [agency, yearText] = [found['agency'] ?? '', found['bracketed'] ?? found['year']];
  if (agency.length > 150 || !agencyForm.test(agency)) return refuse('agency');
  if (yearText !== undefined && !/^(19|20)\d\d$/.test(yearText)) return refuse('year');
  const digits = (found['serial'] ?? '').replace(/^0+/, '');
  if (digits === '' || digits.length > 6) return refuse('serial');

  const kind = found['kind'] ?? '';
  const isKind = namesKind.test(agency) || kind !== '';
  // a serial number of a plain text ("附件3号") is no document number
  if (yearText === undefined && !isKind) return refuse('form');
  const wasOrdinal = found['ordinal'] !== '';
  const hasOrdinal = yearText === undefined || (isKind && wasOrdinal);
  const parts: DocumentNumber = {
    agency,
    ...(yearText === undefined ? {} : { year: Number(yearText), yearForm: found['year'] === undefined ? 'brackets' : 'word' }),
    hasOrdinal,
    serial: Number(digits),
    suffix: `号${kind}` as DocumentNumber['suffix'],
  };
  const text = formatDocumentNumber(parts);
  const more: readonly (readonly [DocumentNumberChange, boolean])[] = [
    ['zeros', digits !== found['serial']],
    ['ordinal', hasOrdinal !== wasOrdinal],
    ['blanks', plain.split(' ').length !== text.split(' ').length],
  ];
  const all = new Set([...changes, ...more.filter(([, isSo]) => isSo).map(([change]) => change)]);
  return ok({ parts, text, changes: [...all].sort() });
}

/** Writes a document number in the one form. The parts are not judged. */
export function formatDocumentNumber({ agency, year, yearForm = 'brackets', hasOrdinal, serial, suffix }: DocumentNumber): string {
  const yearText = year === undefined ? '' : yearForm === 'word' ? `${year}年` : `〔${year}〕`;
  return `${agency}${yearText}${(hasOrdinal ?? year === undefined) ? '第' : ''}${serial}${suffix}`;
}

/** Names of the agencies of a joint number, in printed order; one name for all others. The kind of document (令, 公告) is left out. */
export function agenciesOf({ agency }: Pick<DocumentNumber, 'agency'>): readonly string[] {
  return agency
    .replace(namesKind, '')
    .split(/[ 、]/)
    .filter((name) => name !== '');
}
