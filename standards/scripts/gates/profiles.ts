/**
 * Profiles narrow and never widen: each compiles; seeded instances of each constrained type fit the base; each has valid and invalid examples,
 * an invalid one with one reason and fitting the base; every requirement is reached and every module asked for by the levels; the chain of
 * levels only grows.
 */
import { ajvErrors, createAjv } from '../engines/ajv-engine.ts';
import { applyPatch } from '../json-patch.ts';
import { type CompiledProfile, compileProfiles, type ProfileWorld } from '../profiles/compile.ts';
import { profileSchema } from '../profiles/outputs.ts';
import { referenceOf } from '../profiles/profile.ts';
import { modulesOf } from '../profiles/read-world.ts';
import type { ProfileExample } from '../profiles/profile-examples.ts';
import { variants } from '../profiles/variants.ts';
import { closeGate, type GateResult } from './gate.ts';
import { rowsOf, type World } from './world.ts';

/** Instances per constrained type, and how many variants are made at most to get them. */
const samples = 200;
const tries = 30_000;

/** What profiles speak of, from the world of the gates. */
export const profileWorldOf = (world: World): ProfileWorld => ({
  profiles: world.profiles,
  defs: world.standard.views.strict,
  roots: world.standard.roots,
  tables: world.standard.tables,
  requirements: rowsOf(world),
  indicators: world.indicators.flatMap(({ doc }) => (doc.kind === 'indicators' ? [doc] : [])),
  operations: modulesOf([world.openapi]),
});

/** Judges profiles, samples and examples. */
export function checkProfiles(world: World): GateResult {
  const profileWorld = profileWorldOf(world);
  const { compiled, faults } = compileProfiles(profileWorld);
  // what does not compile has no schemas to sample; the rest would repeat its faults
  if (faults.length > 0) return closeGate('profiles', world.profiles.length, faults);
  const judged = [...compiled.values()].flatMap((one) => Object.keys(one.types).map((type) => judgeType(one, type, compiled, profileWorld, world)));
  const stray = world.profileExamples.filter(({ profile, type }) => ![...compiled.values()].some((one) => one.profile.id === profile && type in one.types));
  return closeGate('profiles', world.profiles.length + judged.reduce((sum, { subjects }) => sum + subjects, 0), [
    ...judged.flatMap(({ findings }) => findings),
    ...stray.map(({ file }) => `${file}: is of no profile and type that is constrained`),
    ...unreached(compiled, profileWorld),
    ...unasked(compiled, profileWorld),
  ]);
}

interface Judged {
  readonly subjects: number;
  readonly findings: readonly string[];
}

function judgeType(one: CompiledProfile, type: string, compiled: ReadonlyMap<string, CompiledProfile>, { defs }: ProfileWorld, world: World): Judged {
  const name = `${referenceOf(one.profile)} ${type}`;
  const validate = createAjv(true).compile(profileSchema(one, type, compiled, defs));
  const base = ajvErrors(defs);
  const fitsBase = (instance: unknown) => base(type, instance).length === 0;
  const own = world.profileExamples.filter((example) => example.profile === one.profile.id && example.type === type);
  const good = own.filter(({ reason }) => !reason);
  const bad = own.filter(({ reason }) => reason);
  const findings: string[] = [];
  if (good.length === 0 || bad.length === 0) findings.push(`${name}: needs a valid and an invalid example`);
  for (const { file, instance } of good) {
    if (!validate(instance)) findings.push(`${file}: is refused: ${JSON.stringify(validate.errors?.[0])}`);
    if (!fitsBase(instance)) findings.push(`${file}: does not fit the base`);
  }
  for (const example of bad) findings.push(...badFaults(example, fitsBase, (instance) => (validate(instance) ? [] : (validate.errors ?? []))));
  const pool = good.map(({ instance }) => instance).filter((instance) => validate(instance));
  // what the standard takes lends its members, so that variants leave the narrow path of our own examples
  const lent = world.examples.valid.filter((example) => example.type === type).map(({ instance }) => instance);
  const seen = new Set<string>();
  let made = 0;
  for (const instance of pool.length > 0 ? variants([...pool, ...pool, ...lent], 71) : []) {
    made += 1;
    if (seen.size >= samples || made > tries) break;
    const text = JSON.stringify(instance);
    if (seen.has(text) || !validate(instance)) continue;
    seen.add(text);
    if (!fitsBase(instance)) findings.push(`${name}: takes what its base refuses: ${text.slice(0, 200)}`);
  }
  if (seen.size < samples) findings.push(`${name}: only ${seen.size} different instances were found, ${samples} are needed`);
  return { subjects: seen.size + own.length, findings: [...new Set(findings)] };
}

interface RawError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly schemaPath: string;
  readonly params: { readonly [name: string]: unknown };
}

/** A condition says the same as what it leads to, and each item that is not the one looked for is no fault. */
const isEcho = ({ keyword, schemaPath }: RawError): boolean => keyword === 'if' || /\/contains\/./.test(schemaPath);

function badFaults(
  { file, instance, reason, fix }: ProfileExample,
  fitsBase: (instance: unknown) => boolean,
  errors: (instance: unknown) => readonly RawError[],
): readonly string[] {
  const met = [
    ...new Set(
      errors(instance)
        .filter((error) => !isEcho(error))
        .map((error) => `${pointerOf(error)} ${error.keyword}`),
    ),
  ];
  const wanted = `${reason?.pointer ?? ''} ${reason?.keyword ?? ''}`;
  const fixed = applyPatch(instance, fix ?? []);
  return [
    ...(fitsBase(instance) ? [] : [`${file}: breaks the base; its fault must be against the profile alone`]),
    ...(met.length === 1 && met[0] === wanted ? [] : [`${file}: says ${wanted}; it is refused for ${met.join(', ') || 'nothing'}`]),
    ...(errors(fixed).length === 0 ? [] : [`${file}: is refused after its fix: ${JSON.stringify(errors(fixed)[0])}`]),
  ];
}

const pointerOf = ({ instancePath, keyword, params }: RawError): string =>
  keyword === 'required'
    ? `${instancePath}/${String(params['missingProperty'])}`
    : keyword === 'additionalProperties'
      ? `${instancePath}/${String(params['additionalProperty'])}`
      : instancePath;

/** Every requirement is asked for, or planned, by the last level; a level keeps what its base asks. */
function unreached(compiled: ReadonlyMap<string, CompiledProfile>, { requirements, profiles }: ProfileWorld): readonly string[] {
  const levels = [...compiled.values()].filter(({ profile }) => profile.status === 'level');
  const last = levels.filter(({ profile }) => !levels.some((other) => other.profile.base === referenceOf(profile)));
  if (profiles.length === 0) return [];
  const [top] = last;
  if (!top || last.length !== 1) return [`${last.length} levels are the last one; the levels must be one chain`];
  const reached = new Set([...top.claims.requirements, ...top.claims.planned]);
  return requirements
    .filter(({ id }) => !reached.has(id))
    .map(({ id }) => `${id}: no level asks for it; name its area, or the module it waits for, in profiles/`);
}

/** Every module of the interfaces is asked for by the levels; that none asks for it twice is what each level's own check says. */
function unasked(compiled: ReadonlyMap<string, CompiledProfile>, { operations, profiles }: ProfileWorld): readonly string[] {
  if (profiles.length === 0) return [];
  const asked = new Set([...compiled.values()].filter(({ profile }) => profile.status === 'level').flatMap(({ claims }) => claims.modules));
  return [...new Set(operations.values())]
    .filter((module) => !asked.has(module))
    .map((module) => `module ${module}: no level asks for it; name it in profiles/`);
}
