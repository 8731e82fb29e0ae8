/**
 * Everything that the book tells, read from a folder laid out as `standards/generated`: the draft or a frozen version. Errors and rules come
 * from the SDK, whose tables they are.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}
/** JSON Schema or any other JSON object. */
export interface Json {
  readonly [key: string]: unknown;
}
export interface Requirement {
  readonly id: string;
  readonly title: Words;
  readonly statement: Words;
  readonly level: string;
  readonly basis: string;
  readonly reason?: string;
  readonly source?: string;
  readonly evidence?: string;
  readonly clauses: readonly string[];
  readonly actor: string;
  readonly surface: Surface;
  readonly planned?: Surface & { readonly module: string };
  readonly verify: { readonly method: string; readonly checks?: readonly string[]; readonly state?: string; readonly reason?: string };
  readonly stability: string;
  readonly since: string;
}
/** Names of what a requirement binds. */
export interface Surface {
  readonly operations?: readonly string[];
  readonly schemas?: readonly string[];
  readonly pages?: readonly string[];
  readonly rules?: readonly string[];
  readonly data?: readonly string[];
}
export interface ClausePart extends Words {
  readonly id: string;
  readonly disposition: string;
  readonly reason?: string;
  readonly areas?: readonly string[];
  readonly open?: { readonly slice: string; readonly reason: string };
}
export interface ClauseSentence extends ClausePart {
  readonly note?: string;
  readonly projectCopy?: string;
  readonly parts?: readonly ClausePart[];
}
export interface ClauseFile {
  readonly id: string;
  readonly document: { readonly number: string; readonly title: string; readonly issuer: string; readonly writtenDate: string; readonly publishedDate: string };
  readonly whole: { readonly count: number; readonly sha256: string };
  readonly header: readonly (Words & { readonly id: string; readonly what: string })[];
  readonly headings: readonly (Words & { readonly id: string })[];
  readonly sentences: readonly ClauseSentence[];
}
export interface Family {
  readonly id: string;
  readonly title: Words;
  readonly types: readonly string[];
  readonly alone: readonly string[];
  readonly requirements: readonly string[];
}
export interface CodeMember extends Words {
  readonly code: string;
  readonly since: string;
  readonly parent?: string;
  readonly group?: string;
  readonly next?: readonly string[];
  readonly note?: string;
  readonly evidence?: string;
  readonly deprecated?: { readonly since: string; readonly use?: string; readonly removeIn?: string; readonly reason: Words };
  readonly [extra: string]: unknown;
}
export interface CodeTable {
  readonly id: string;
  readonly typeName: string;
  readonly title: Words;
  readonly bind: string;
  readonly pattern?: string;
  readonly source: { readonly evidence: string; readonly verified?: boolean; readonly text: string };
  readonly limits?: readonly string[];
  readonly usedBy?: string;
  readonly members: readonly CodeMember[];
}
export interface Scalar extends Words {
  readonly name: string;
  readonly pattern: string;
  readonly format?: string;
  readonly example: string;
}
export interface ExampleSet {
  readonly type: string;
  readonly valid: readonly { readonly name: string; readonly instance: unknown }[];
  readonly invalid: readonly {
    readonly name: string;
    readonly reason: { readonly pointer: string; readonly keyword: string; readonly requirement?: string };
    readonly instance: unknown;
  }[];
}
export interface EventFile {
  readonly id: string;
  readonly data: string;
  readonly envelope: string;
  readonly types: readonly {
    readonly type: string;
    readonly subject: string;
    readonly public: boolean;
    readonly fields?: readonly string[];
    readonly [extra: string]: unknown;
  }[];
}
export interface PageFormat {
  readonly id: string;
  readonly source: { readonly evidence: string; readonly text: string };
  readonly limits?: readonly string[];
  readonly kinds: readonly { readonly code: string; readonly zh: string; readonly mandatory: readonly string[]; readonly advised: readonly string[] }[];
  readonly tags: readonly (Words & {
    readonly name: string;
    readonly mandatory: boolean;
    readonly cardinality: string;
    readonly format: string;
    readonly evidence: string;
  })[];
  readonly footer: readonly (Words & { readonly code: string; readonly mandatory: boolean; readonly evidence: string })[];
}
export interface PageRule {
  readonly id: string;
  readonly group: string;
  readonly title: Words;
  readonly statement: Words;
  readonly pages: readonly string[];
  readonly where?: string;
  readonly expect: readonly Json[];
  readonly level: string;
  readonly source: string;
  readonly evidence: string;
  readonly examples: { readonly [kind in 'passed' | 'failed' | 'inapplicable']: readonly { readonly page: string; readonly html: string }[] };
}
export interface PageRuleFile {
  readonly id: string;
  readonly title: Words;
  readonly limits?: readonly string[];
  readonly groups: readonly (Words & { readonly id: string })[];
  readonly rules: readonly PageRule[];
}
export interface Indicator {
  readonly id: string;
  readonly part: string;
  readonly subject: string;
  readonly group: string;
  readonly title: Words;
  readonly rule: Words;
  readonly thresholds?: { readonly [name: string]: number | string | null };
  readonly points?: number | null;
  readonly pointsFor?: Words;
  readonly cases?: readonly (Words & { readonly id: string; readonly points?: number })[];
  readonly decides: string;
  readonly how: string;
  readonly proof: readonly string[];
  readonly owner: string;
  readonly evidence: string;
  readonly evidenceNote?: string;
  readonly scored: boolean;
}
export interface ScoreRow extends Words {
  readonly id: string;
  readonly subjects: readonly string[];
  readonly full?: number;
  readonly passMin?: number;
  readonly bonusAbove?: number;
  readonly bonusMax?: number;
  readonly vetoOnly?: boolean;
  readonly leaveOut?: Words & { readonly points: number };
  readonly evidence: string;
}
export interface ScoreExample {
  readonly score: string;
  readonly from?: string;
  readonly note?: string;
  readonly input: Json & {
    readonly vetoes: readonly string[];
    readonly findings?: readonly string[];
    readonly deductions?: number;
    readonly bonus?: number;
    readonly leftOut?: boolean;
  };
  readonly result: number | null;
  readonly verdict: string;
}
export interface IndicatorFile {
  readonly id: string;
  readonly kind: 'indicators' | 'override';
  readonly title: Words;
  readonly limits?: readonly string[];
  readonly source?: { readonly evidence: string; readonly text: string };
  readonly quantities?: { readonly [name: string]: Words & { readonly unit: string; readonly stricter: string } };
  readonly scores?: readonly ScoreRow[];
  readonly steps?: readonly (Words & { readonly id: string })[];
  readonly cycle?: Words;
  readonly indicators?: readonly Indicator[];
  readonly examples?: readonly ScoreExample[];
  readonly base?: string;
  readonly tighten?: readonly { readonly indicator: string; readonly threshold: string; readonly value: number | string }[];
  readonly reason?: Words;
}
export interface Profile {
  readonly id: string;
  readonly version: string;
  readonly status: string;
  readonly title: Words;
  readonly base: string;
  readonly chain: readonly string[];
  readonly notice?: Words;
  readonly standards?: readonly { readonly number: string; readonly title: string; readonly reached: string }[];
  readonly claims: {
    readonly modules: readonly string[];
    readonly operations: readonly string[];
    readonly areas: readonly string[];
    readonly requirements: readonly string[];
    readonly planned: readonly string[];
  };
  readonly constrain: readonly (Json & {
    readonly type?: string | readonly string[];
    readonly property?: string;
    readonly code?: string;
    readonly reason: Words;
  })[];
  readonly extend: readonly {
    readonly type: string | readonly string[];
    readonly path: string;
    readonly title: Words;
    readonly schema: Json;
    readonly require?: boolean;
  }[];
  readonly levels: { readonly [id: string]: string };
  readonly thresholds: { readonly [id: string]: { readonly [name: string]: number | string } };
  readonly types: { readonly [type: string]: readonly string[] };
}
export interface CalendarFile {
  readonly id: string;
  readonly title: Words;
  readonly source: { readonly text: string; readonly evidence: string };
  readonly limits?: readonly string[];
  readonly years: readonly {
    readonly year: number;
    readonly notice: string;
    readonly noticeEvidence: string;
    readonly published: string;
    readonly daysEvidence: string;
    readonly amended?: { readonly date: string; readonly what: string };
    readonly restDays: readonly string[];
    readonly workDays: readonly string[];
    readonly workingDays: number;
  }[];
  readonly examples: readonly {
    readonly from: string;
    readonly add: number /** null: the calendar has no answer. */;
    readonly to: string | null;
    readonly why?: string;
  }[];
}
export interface Crosswalk {
  readonly id: string;
  readonly title: Words;
  readonly table?: string;
  readonly also?: readonly string[];
  readonly limits?: readonly string[];
  readonly systems: readonly (Words & { readonly id: string; readonly evidence: string })[];
  readonly rows?: readonly {
    readonly system: string;
    readonly theirs: string;
    readonly zh: string;
    readonly ours?: readonly string[];
    readonly fit: string;
    readonly note?: string;
  }[];
  readonly fields?: readonly {
    readonly field: string;
    readonly zh: string;
    readonly path?: string;
    readonly names: { readonly [system: string]: string };
    readonly open?: string;
  }[];
}

/** Something that a requirement binds. */
export interface TracedSurface {
  readonly kind: string;
  readonly name: string;
  readonly planned: boolean;
}
export interface TracedRequirement {
  readonly id: string;
  readonly level: string;
  /** implemented, specified or planned. */
  readonly state: string;
  readonly surfaces: readonly TracedSurface[];
}
export interface Trace {
  readonly clauses: readonly { readonly clause: string; readonly disposition: string; readonly requirements: readonly TracedRequirement[] }[];
  readonly surfaces: readonly (TracedSurface & { readonly requirements: readonly string[]; readonly clauses: readonly string[] })[];
}

/** One state of the standard. */
export interface StandardData {
  readonly clauses: readonly ClauseFile[];
  readonly areas: readonly (Words & { readonly id: string })[];
  readonly requirements: readonly Requirement[];
  readonly families: readonly Family[];
  /** Definitions of the strict view by name. */
  readonly defs: { readonly [name: string]: Json };
  readonly examples: readonly ExampleSet[];
  readonly tables: readonly CodeTable[];
  readonly scalars: readonly Scalar[];
  readonly openapi: Json;
  readonly events: readonly EventFile[];
  readonly pages: readonly PageFormat[];
  readonly pageRules: readonly PageRuleFile[];
  readonly indicators: readonly IndicatorFile[];
  readonly profiles: readonly Profile[];
  readonly calendar: readonly CalendarFile[];
  readonly crosswalks: readonly Crosswalk[];
  readonly trace: Trace;
}

/** A frozen version: what histories are computed from. */
export interface FrozenVersion {
  readonly name: string;
  readonly frozenOn: string;
  readonly defs: StandardData['defs'];
  readonly requirements: readonly Requirement[];
  readonly tables: readonly CodeTable[];
}

/** Reads one state. Throws on a file that is not there: a book with a hole would not be seen to have one. */
export function readStandardData(folder: string): StandardData {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as T;
  const codes = read<{ readonly tables: readonly CodeTable[]; readonly scalars: readonly Scalar[] }>('codes');
  return {
    clauses: read('clauses'),
    areas: read('areas'),
    requirements: read('requirements'),
    families: read('families'),
    defs: read<{ readonly $defs: StandardData['defs'] }>('bundle.strict').$defs,
    examples: read('examples'),
    tables: codes.tables,
    scalars: codes.scalars,
    openapi: read('openapi'),
    events: read('events'),
    pages: read('pages'),
    pageRules: read('page-rules'),
    indicators: read('indicators'),
    profiles: read('profiles/profiles'),
    calendar: read('calendar'),
    crosswalks: read('crosswalks'),
    trace: read('trace'),
  };
}

/** Versions in the order they were frozen. @param folder of the versions; one that is not there holds none */
export function readFrozenVersions(folder: string): readonly FrozenVersion[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names
    .map(({ name }): FrozenVersion => {
      const read = <T>(file: string): T => JSON.parse(readFileSync(join(folder, name, file), 'utf8')) as T;
      return {
        name,
        frozenOn: read<{ readonly frozenOn: string }>('generated-by.json').frozenOn,
        defs: read<{ readonly $defs: StandardData['defs'] }>('bundle.strict.json').$defs,
        requirements: read('requirements.json'),
        tables: read<{ readonly tables: readonly CodeTable[] }>('codes.json').tables,
      };
    })
    .sort((a, b) => (a.frozenOn === b.frozenOn ? (a.name < b.name ? -1 : 1) : a.frozenOn < b.frozenOn ? -1 : 1));
}
