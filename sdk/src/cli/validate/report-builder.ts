/** Collects a report in bounded memory: everything is counted, the first so many findings are kept. */

import { basisOf, quoteOf } from '../../explain/basis.ts';
import type { Place, Range } from '../../frame/source-text.ts';
import type { Language } from '../../import/language.ts';
import { fingerprintOf } from '../../report/fingerprint.ts';
import type { Report, ReportFile, ReportFinding, Severity, SourceForm } from '../../report/report.ts';
import { describeFinding } from '../../validate/describe-finding.ts';
import type { Finding } from '../../validate/finding.ts';
import type { JudgedRecord } from './judge-record.ts';
import { fixOf } from './fix-of.ts';
import { describeFault, faultFinding } from './source-faults.ts';
import { KeptRecords } from './kept-records.ts';
import type { SourceFault, SourceRecord } from './source-part.ts';

/** What a report is made with. */
export interface ReportSettings {
  readonly version: string;
  readonly language: Language;
  readonly failOn: Severity;
  readonly maxFindings: number;
  /** Reference of the profile that is judged by, beside the standard. */
  readonly profile?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

type Mutable<T> = { -readonly [key in keyof T]: T[key] };

/** A record that was read, as far as it is needed to tell of it later. */
interface ReadRecord {
  readonly file: Mutable<ReportFile>;
  readonly record: number;
  readonly typeName: string;
  readonly key: string;
  readonly place: Place;
  isValid: boolean;
}

/** Takes files, records and faults in their order. */
export class ReportBuilder {
  readonly #settings: ReportSettings;
  readonly #files: Mutable<ReportFile>[] = [];
  readonly #types = new Map<string, number>();
  readonly #findings: ReportFinding[] = [];
  readonly #kept = new KeptRecords<ReadRecord>();

  constructor(settings: ReportSettings) {
    this.#settings = settings;
  }

  /** Records of all files so far. */
  get records(): number {
    return this.#files.reduce((sum, { records }) => sum + records, 0);
  }

  /** Records with an error so far. */
  get invalid(): number {
    return this.#files.reduce((sum, { invalid }) => sum + invalid, 0);
  }

  /** Begins a file; what follows belongs to it. */
  beginFile(path: string, form: SourceForm): void {
    this.#files.push({ path: path.replaceAll('\\', '/'), form, records: 0, invalid: 0, errors: 0, warnings: 0 });
  }

  /** A record and what was found in it. */
  addRecord(record: SourceRecord, { typeName, errors, warnings }: JudgedRecord): void {
    const file = this.#file;
    file.records += 1;
    if (typeName !== undefined) this.#types.set(typeName, (this.#types.get(typeName) ?? 0) + 1);
    if (errors.length > 0) file.invalid += 1;
    file.errors += errors.length;
    file.warnings += warnings.length;
    if (typeName !== undefined) this.#keep(record, typeName, errors.length === 0);
    if (this.#isFull) return;
    const severity = errors.length > 0 ? 'error' : 'warning';
    const placed = [...errors, ...warnings].map((finding) => ({ finding, range: record.locate(finding.pointer, namesMember(finding) ? 'name' : 'value') }));
    // as a reader meets them, not as their pointers sort
    for (const { finding, range } of placed.sort((a, b) => a.range.start - b.range.start))
      this.#add(asWritten(finding, record.source.text.slice(range.start, range.end)), severity, range, record, typeName);
  }

  /** Something that could not be read. */
  addFault(fault: SourceFault): void {
    const file = this.#file;
    if (fault.isRecord) {
      file.records += 1;
      file.invalid += 1;
    }
    file.errors += 1;
    if (this.#isFull) return;
    const { language } = this.#settings;
    const finding = faultFinding(fault);
    const range = fault.range ?? { start: 0, end: 1 };
    this.#findings.push({
      fingerprint: fingerprintOf({ file: file.path, recordKey: fault.isRecord ? `#${file.records}` : '', pointer: '', rule: fault.rule }),
      severity: 'error',
      rule: fault.rule,
      file: file.path,
      ...(fault.isRecord ? { record: file.records } : {}),
      pointer: '',
      message: describeFault(fault, language),
      ...(fault.source ? { place: fault.source.placeOf(range), frame: fault.source.frameOf(range) } : {}),
      fix: fixOf(finding, undefined, language),
    });
  }

  /** Holds the records of all files against each other: once, when all have been read. @returns how many were too many to be compared */
  judgeTogether(): number {
    for (const { about, severity, finding } of this.#kept.judge()) {
      const { file } = about;
      if (severity === 'error') {
        if (about.isValid) file.invalid += 1;
        about.isValid = false;
        file.errors += 1;
      } else file.warnings += 1;
      if (!this.#isFull) this.#findings.push(this.#told(finding, severity, about));
    }
    return this.#kept.left;
  }

  /** @param endedAt milliseconds since the epoch */
  finish(endedAt: number): Report {
    const { version, language, failOn, startedAt, profile } = this.#settings;
    const sum = (key: 'records' | 'invalid' | 'errors' | 'warnings') => this.#files.reduce((total, file) => total + file[key], 0);
    const [records, invalid, errors, warnings] = [sum('records'), sum('invalid'), sum('errors'), sum('warnings')];
    const isFailing = errors > 0 || (failOn === 'warning' && warnings > 0);
    return {
      schemaVersion: 1,
      verb: 'validate',
      tool: { name: 'jiyue', version },
      language,
      startedAt: new Date(startedAt).toISOString(),
      seconds: Math.max(0, endedAt - startedAt) / 1000,
      failOn,
      ...(profile === undefined ? {} : { profile }),
      outcome: isFailing ? 'findings' : records === 0 ? 'nothing-seen' : 'pass',
      counts: { files: this.#files.length, records, valid: records - invalid, invalid, errors, warnings, shown: this.#findings.length },
      files: this.#files,
      types: [...this.#types].map(([name, count]) => ({ name, records: count })).sort((a, b) => b.records - a.records || (a.name < b.name ? -1 : 1)),
      findings: this.#findings,
    };
  }

  get #file(): Mutable<ReportFile> {
    const file = this.#files.at(-1);
    if (!file) throw new Error('beginFile comes first');
    return file;
  }

  get #isFull(): boolean {
    return this.#findings.length >= this.#settings.maxFindings;
  }

  #add(finding: Finding, severity: Severity, range: Range, { value, source }: SourceRecord, typeName: string | undefined): void {
    if (this.#isFull) return;
    const file = this.#file;
    const record = { file, record: file.records, typeName, key: keyOf(value) ?? `#${file.records}`, place: source.placeOf(range) };
    this.#findings.push({ ...this.#told(finding, severity, record), frame: source.frameOf(range) });
  }

  #keep({ value, source, locate }: SourceRecord, typeName: string, isValid: boolean): void {
    const file = this.#file;
    // a record has a type only when it is an object
    this.#kept.add(typeName, value as { readonly [member: string]: unknown }, () => ({
      ...{ file, record: file.records, typeName, key: keyOf(value) ?? `#${file.records}`, isValid },
      place: source.placeOf({ start: locate('', 'value').start, end: locate('', 'value').start + 1 }),
    }));
  }

  #told(
    finding: Finding,
    severity: Severity,
    { file, record, typeName, key, place }: Omit<ReadRecord, 'isValid' | 'typeName'> & { readonly typeName: string | undefined },
  ): ReportFinding {
    const { language } = this.#settings;
    const { pointer, rule, params } = finding;
    // a profile has its own reason, which its sentence gives
    const basis = params?.['profile'] === undefined ? basisOf(finding, typeName) : undefined;
    const word = language === 'en' ? 'en' : 'zh';
    const near = params?.near ?? [];
    return {
      fingerprint: fingerprintOf({ file: file.path, recordKey: key, pointer, rule }),
      severity,
      rule,
      file: file.path,
      record,
      ...(typeName === undefined ? {} : { type: typeName }),
      pointer,
      message: Object.hasOwn(params ?? {}, 'sentence') ? String(params?.['sentence']) : describeFinding(finding, language),
      ...(finding.value === undefined ? {} : { value: finding.value }),
      ...(near.length > 0 ? { near } : {}),
      place,
      ...(basis ? { requirement: { id: basis.requirement.id, title: basis.requirement.title[word] } } : {}),
      ...(basis?.clause ? { clause: { id: basis.clause.id, document: basis.clause.document, quote: quoteOf(basis.clause, word) } } : {}),
      fix: fixOf(finding, typeName, language),
    };
  }
}

/** An integer that every JSON reader has rounded by now is told with the digits that were written. */
const asWritten = (finding: Finding, text: string): Finding =>
  finding.rule === 'safe-integer' && /^-?\d+$/.test(text) ? { ...finding, value: text } : finding;

/** Whether the fault is the name of a member, not its value. */
const namesMember = ({ rule }: Finding): boolean => rule === 'additionalProperties' || rule === 'propertyNames';

/** Identity that a record carries itself: its origin, or its id. */
function keyOf(value: unknown): string | undefined {
  const { id, origin, siteId } = (typeof value === 'object' && value !== null ? value : {}) as { readonly [name: string]: unknown };
  const { system, recordId } = (typeof origin === 'object' && origin !== null ? origin : {}) as { readonly [name: string]: unknown };
  if (typeof system === 'string' && typeof recordId === 'string') return JSON.stringify([siteId, system, recordId]);
  return typeof id === 'string' ? id : undefined;
}
