/** `jiyue profile`: the profiles of the standard and files of one's own. */
import bundle from '@jiyue/standards/generated/bundle.strict.json' with { type: 'json' };
import { explainList } from '../../explain/explain-list.ts';
import { explainedProfile } from '../../explain/explain-profile.ts';
import { prettyExplanation } from '../../explain/pretty-explanation.ts';
import { chainOf, profileSchema } from '../../profiles/check-profile.ts';
import { findProfile, type Profile, profileReferences } from '../../profiles/profiles.ts';
import { nearNames } from '../../validate/near-names.ts';
import type { Schema } from '../../validate/schema-place.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { choiceFault, typeChoice } from '../flag-values.ts';
import type { VerbRun } from '../verb.ts';
import { commonTexts } from '../texts.ts';
import { UsageFault } from '../usage-fault.ts';
import { recordTypes } from '../validate/record-types.ts';
import { profileActions } from './define.ts';
import { faultLines, isProfileFile, type ProfileReading, readProfileFile } from './read-profile-file.ts';
import { profileTexts } from './texts.ts';

/** Dispatches by the first word. */
export const profileVerb: VerbRun = async (context, [met = '', ...targets], flags) => {
  if (met === 'list') return list(context, flags['json'] === true);
  if (met === 'check') return check(context, targets, flags['json'] === true);
  if (met === 'show') return show(context, targets, flags);
  const near = nearNames(met, profileActions);
  throw new UsageFault(profileTexts.actionUnknown, { met, known: profileActions, near }, near.length > 0 ? commonTexts.didYouMean : undefined);
};

function list(context: Context, isJson: boolean): ExitCode {
  const { stdout } = context;
  if (isJson) {
    const profiles = profileReferences.flatMap((reference) => {
      const found = findProfile(reference);
      return found.ok ? [{ reference, status: found.value.status, title: found.value.title, base: found.value.base }] : [];
    });
    stdout.write(`${JSON.stringify(profiles, null, 2)}\n`);
  } else stdout.write(pretty(explainList('profiles')!, context));
  return exitCodes.pass;
}

const pretty = (thing: Parameters<typeof prettyExplanation>[0], { language, paint, stdout }: Context): string =>
  prettyExplanation(thing, { language, width: Math.min(stdout.columns ?? 100, 120), paint });

/** 0 when all files are profiles, 1 when one is refused. */
async function check(context: Context, files: readonly string[], isJson: boolean): Promise<ExitCode> {
  if (files.length === 0) throw new UsageFault(profileTexts.needsFile);
  const readings: ProfileReading[] = [];
  for (const file of files) readings.push(await readProfileFile(file, context));
  if (isJson) {
    const { assertNone, checkProfileReport } = await import('../../report/check-report.ts');
    const document = { schemaVersion: 1, verb: 'profile check', files: readings.map(fileReport) };
    assertNone(checkProfileReport(document));
    context.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else for (const reading of readings) tellReading(context, reading);
  return readings.every(({ profile }) => profile !== undefined) ? exitCodes.pass : exitCodes.findings;
}

const fileReport = ({ path, profile, faults }: ProfileReading) => ({
  path,
  outcome: profile === undefined ? 'refused' : 'pass',
  ...(profile === undefined ? {} : { profile: `${profile.id}@${profile.version}`, base: profile.base, counts: countsOf(profile) }),
  faults: faults.map(({ frame: _, ...fault }) => fault),
});

const countsOf = ({ constrain, extend, levels, thresholds, types, base }: Profile) => {
  const above = findProfile(base);
  const inherited = above.ok ? above.value : undefined;
  const fresh = (own: object, other: object | undefined) => Object.keys(own).filter((key) => !Object.hasOwn(other ?? {}, key)).length;
  return {
    narrowed: constrain.length,
    own: extend.length,
    raised: fresh(levels, inherited?.levels),
    tightened: Object.values(thresholds).reduce((sum, some) => sum + Object.keys(some).length, 0),
    types: Object.keys(types).length,
  };
};

function tellReading(context: Context, reading: ProfileReading): void {
  const { say, text, paint } = context;
  const { path, profile, faults } = reading;
  for (const line of faultLines(reading)) say(line);
  if (profile) say(text(profileTexts.good, { path, profile: `${profile.id}@${profile.version}`, base: profile.base, ...countsOf(profile) }));
  else {
    const errors = faults.filter(({ severity }) => severity === 'error').length;
    say(paint('error', text(profileTexts.bad, { path, errors, warnings: faults.length - errors })));
  }
}

/** What a profile asks for, or the schema of one type under it. */
async function show(context: Context, targets: readonly string[], flags: { readonly [name: string]: unknown }): Promise<ExitCode> {
  const [target] = targets;
  if (target === undefined || targets.length > 1) throw new UsageFault(profileTexts.needsProfile);
  const profile = await openProfileOf(target, context);
  const typeName = typeChoice('--type', flags['type'], recordTypes);
  const { stdout, tell, text } = context;
  const reference = `${profile.id}@${profile.version}`;
  if (typeName !== undefined) {
    if (profile.status === 'structure-only') throw new UsageFault(profileTexts.slot, { profile: reference });
    if (!Object.hasOwn(profile.types, typeName)) tell(text(profileTexts.typeUntouched, { profile: reference, type: typeName }));
    stdout.write(`${JSON.stringify(composed(profile, typeName), null, 2)}\n`);
    return exitCodes.pass;
  }
  const thing = explainedProfile(profile);
  if (flags['json'] === true) stdout.write(`${JSON.stringify(profile, null, 2)}\n`);
  else stdout.write(pretty(thing, context));
  return exitCodes.pass;
}

/** A profile of the standard by its reference, or one of a file. Throws `UsageFault` when there is none. @param option flag that named it */
export async function openProfileOf(word: string, context: Context, option?: string): Promise<Profile> {
  if (isProfileFile(word)) {
    const reading = await readProfileFile(word, context);
    if (reading.profile) return reading.profile;
    for (const line of faultLines(reading)) context.tell(line);
    throw new UsageFault(profileTexts.faulty, { path: word });
  }
  const found = findProfile(word);
  if (found.ok) return found.value;
  const { near } = found.failure.data;
  if (option !== undefined) throw choiceFault(option, word, profileReferences, near);
  throw new UsageFault(profileTexts.unknown, { met: word, near }, near.length > 0 ? commonTexts.didYouMean : undefined);
}

/** `allOf: [the type, what the chain says of it]` with the definitions it needs, to be used by any validator of 2020-12. */
function composed(profile: Profile, typeName: string): Schema {
  const { type: _, allOf, $defs } = profileSchema(chainOf(profile), profile, typeName) as Schema & { readonly $defs: { readonly [name: string]: Schema } };
  const needed = new Set<string>();
  const waiting = [...JSON.stringify(allOf).matchAll(referencePattern)].map(([, name = '']) => name);
  while (waiting.length > 0) {
    const name = waiting.pop() ?? '';
    if (needed.has(name)) continue;
    needed.add(name);
    waiting.push(...[...JSON.stringify($defs[name] ?? {}).matchAll(referencePattern)].map(([, inner = '']) => inner));
  }
  return {
    $schema: bundle.$schema,
    $id: `urn:jiyue:profile:${profile.id}:${profile.version}:schema:${typeName}`,
    type: 'object',
    allOf,
    $defs: Object.fromEntries([...needed].sort().map((name) => [name, $defs[name] ?? {}])),
  };
}

const referencePattern = /"#\/\$defs\/([^"]+)"/g;
