/** A profile file: its text, its content, what is wrong with it, each fault with its line. */
import { parseDocument } from 'yaml';
import { renderFrame } from '../../frame/code-frame.ts';
import { yamlLocator } from '../../frame/locate-yaml.ts';
import { type Range, SourceText } from '../../frame/source-text.ts';
import { compileProfile } from '../../profiles/compile/compile-profile.ts';
import { describeProfileFault, type ProfileFault } from '../../profiles/compile/profile-fault.ts';
import type { Profile } from '../../profiles/profiles.ts';
import type { Context } from '../context.ts';
import { readText } from '../read-text.ts';
import { describeFault } from '../validate/source-faults.ts';

/** What was read. */
export interface ProfileReading {
  readonly path: string;
  /** Absent when the file is refused. */
  readonly profile?: Profile;
  readonly faults: readonly PlacedFault[];
}

/** A fault with its place in the file and its sentence. */
export interface PlacedFault {
  readonly pointer: string;
  /** A rule of profile files, or `not-yaml`. */
  readonly rule: string;
  readonly severity: ProfileFault['severity'];
  readonly message: string;
  readonly near: readonly string[];
  readonly line: number;
  readonly column: number;
  readonly frame: readonly string[];
}

/** Whether a word names a file rather than a profile of the standard. */
export const isProfileFile = (word: string): boolean => /[\\/]|\.(ya?ml|json)$/i.test(word);

/** Reads and compiles. Throws `UsageFault` when the file cannot be read. */
export async function readProfileFile(path: string, context: Pick<Context, 'folder' | 'language' | 'stderr'>): Promise<ProfileReading> {
  const text = await readText(path, context);
  const source = new SourceText(text);
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true });
  const width = Math.min(context.stderr.columns ?? 120, 160);
  const placed = (range: Range, fault: Omit<PlacedFault, 'line' | 'column' | 'frame'>): PlacedFault => {
    const { line, column } = source.placeOf(range);
    return { ...fault, line, column, frame: renderFrame(source.frameOf(range), { width }) };
  };
  const [broken] = document.errors;
  if (broken) {
    const [start, end] = broken.pos;
    const message = describeFault({ kind: 'fault', rule: 'not-yaml', data: {}, reason: broken.code, isRecord: false }, context.language);
    return { path, faults: [placed({ start, end: Math.max(end, start + 1) }, { pointer: '', rule: 'not-yaml', severity: 'error', message, near: [] })] };
  }
  const compiled = await compileProfile(document.toJS({ maxAliasCount: 100 }) as unknown);
  const locate = yamlLocator(document, text);
  const faults = compiled.ok ? compiled.value.warnings : compiled.failure.data.faults;
  return {
    path,
    ...(compiled.ok ? { profile: compiled.value.profile } : {}),
    faults: faults.map(({ pointer, rule, severity, data, near }) => {
      const message = describeProfileFault({ rule, data, near }, context.language);
      return placed(locate(pointer, nameRules.has(rule) ? 'name' : 'value'), { pointer, rule, severity, message, near });
    }),
  };
}

/** Faults of a name rather than of what stands behind it. */
const nameRules: ReadonlySet<string> = new Set(['member-unknown', 'not-a-limit', 'not-yours', 'requirement-unknown', 'indicator-unknown', 'threshold-unknown']);

/** Lines for people: place, sentence, the source line. */
export const faultLines = ({ path, faults }: ProfileReading): readonly string[] =>
  faults.flatMap(({ line, column, pointer, message, frame }) => [`  ${path}:${line}:${column}  ${pointer}  ${message}`, ...frame, '']);
