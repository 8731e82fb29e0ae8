/**
 * Judges records by a profile. A profile is `allOf: [base, constraint]`: a record that fits it fits the standard. What the standard itself
 * finds is `validateStrict`; here is what the profile finds beyond that.
 */

import bundle from '@jiyue/standards/generated/bundle.strict.json' with { type: 'json' };
import { codeTable } from '../codes/code-tables.ts';
import { fail, type Outcome, ok } from '../plugin/outcome.ts';
import { compileSchema, type SchemaCheck } from '../validate/compile-schema.ts';
import { arrange, type Finding, pathOf } from '../validate/finding.ts';
import type { Schema } from '../validate/schema-place.ts';
import { tightenedLimits } from '../indicators/limits.ts';
import { findByLimits, findWarnings, type TypeName, validateStrict } from '../validate/validate.ts';
import { findProfile, type Profile, type ProfileConstraint, type ProfileFailure } from './profiles.ts';

/** Why a profile cannot judge. */
export type CannotJudge = ProfileFailure | { readonly code: 'structure-only'; readonly data: { readonly profile: Profile } };

/**
 * What a profile finds beyond the standard: what it narrows, warnings of requirements that it raises to MUST, rules by the thresholds it tightens. `params.profile` names the
 * profile of each finding, `params.reason` its reason where it has one.
 */
export type ProfileCheck = (typeName: TypeName, value: unknown) => readonly Finding[];

/** Fails with `profile-unknown`, and with `structure-only` for a slot: nobody can tell what would fit it. */
export function profileCheck(reference: string): Outcome<ProfileCheck, CannotJudge> {
  const found = findProfile(reference);
  return found.ok ? checkOfProfile(found.value) : found;
}

/**
 * The check of a profile that need not be one of the standard, e.g. of a file (`compileProfile`). Schemas are compiled when first asked for.
 * Fails with `structure-only` for a slot.
 */
export function checkOfProfile(profile: Profile): Outcome<ProfileCheck, CannotJudge> {
  if (profile.status === 'structure-only') return fail({ code: 'structure-only', data: { profile } });
  const chain = chainOf(profile);
  const checks = new Map<string, SchemaCheck>();
  const checkOf = (typeName: string): SchemaCheck => {
    const known = checks.get(typeName) ?? compile(chain, profile, typeName);
    checks.set(typeName, known);
    return known;
  };
  return ok((typeName, value) => {
    const faults = validateStrict(typeName, value);
    // rules are asked of what has the right form alone
    const raised = faults.length === 0 ? [...raisedFindings(chain, typeName, value), ...limitFindings(profile, typeName, value)] : [];
    if (!Object.hasOwn(profile.types, typeName)) return raised;
    const own = new Set(faults.map(keyOf));
    // a condition only repeats what it led to
    const beyond = checkOf(typeName)(value).filter((finding) => finding.rule !== 'if' && finding.rule !== 'more' && !own.has(keyOf(finding)));
    return [...beyond.map((finding) => attributed(finding, chain)), ...raised];
  });
}

/** What breaks the thresholds of indicators that the profile tightens, and not those of the standard. */
function limitFindings(profile: Profile, typeName: TypeName, value: unknown): readonly Finding[] {
  if (Object.keys(profile.thresholds).length === 0) return [];
  const told = Object.entries(profile.thresholds).map(
    ([id, own]) =>
      `${id} ${Object.entries(own)
        .map(([name, limit]) => `${name} ${limit}`)
        .join(', ')}`,
  );
  const reason = { zh: `检查阈值收紧：${told.join('；')}`, en: `thresholds of indicators are tightened: ${told.join('; ')}` };
  return findByLimits(typeName, value, tightenedLimits(profile.thresholds)).map((finding) => ({
    ...finding,
    params: { ...finding.params, profile: `${profile.id}@${profile.version}`, reason, tightened: true },
  }));
}

/** What the standard only warns of (宜) and a profile of the chain has raised to 应: its warnings refuse the record then. */
function raisedFindings(chain: readonly Profile[], typeName: TypeName, value: unknown): readonly Finding[] {
  if (chain.every(({ levels }) => Object.keys(levels).length === 0)) return [];
  return findWarnings(typeName, value).flatMap((finding) => {
    const id = finding.requirement ?? '';
    const profile = chain.find(({ levels }) => levels[id] === 'MUST');
    if (!profile) return [];
    const reason = { zh: `${id} 在此为“应”`, en: `${id} is a MUST here` };
    return [{ ...finding, params: { ...finding.params, profile: `${profile.id}@${profile.version}`, reason, raised: true } }];
  });
}

/** The bases from the widest on, and the profile itself. */
export function chainOf(profile: Profile): readonly Profile[] {
  const own = `${profile.id}@${profile.version}`;
  return profile.chain.slice(1).flatMap((one) => {
    if (one === own) return [profile];
    const link = findProfile(one);
    return link.ok ? [link.value] : [];
  });
}

/** Everything wrong with a value by a profile and by the standard; empty when it is fine. */
export function validateProfile(reference: string, typeName: TypeName, value: unknown): Outcome<readonly Finding[], CannotJudge> {
  const check = profileCheck(reference);
  return check.ok ? ok(arrange([...validateStrict(typeName, value), ...check.value(typeName, value)])) : check;
}

const keyOf = ({ pointer, rule }: Finding) => `${pointer} ${rule}`;

/** The schema of a type of a profile. */
export function profileSchema(chain: readonly Profile[], profile: Profile, typeName: string): Schema {
  const names = [typeName, ...(profile.types[typeName] ?? [])];
  return {
    type: 'object',
    allOf: names.map((name) => ({ $ref: `#/$defs/${name}` })),
    $defs: { ...bundle.$defs, ...Object.assign({}, ...chain.map(({ defs }) => defs)) },
  };
}

function compile(chain: readonly Profile[], profile: Profile, typeName: string): SchemaCheck {
  const compiled = compileSchema(profileSchema(chain, profile, typeName));
  if (!compiled.ok) throw new Error(`${profile.id} ${typeName}: ${JSON.stringify(compiled.failure.data)}`);
  return compiled.value;
}

/** A finding with the profile of the chain that asks for it, and why. */
function attributed(finding: Finding, chain: readonly Profile[]): Finding {
  const path = pathOf(finding.pointer)
    .filter((step) => !/^\d+$/.test(step))
    .join('.');
  for (const profile of chain.toReversed()) {
    const row = profile.constrain.find((one) =>
      one.code === undefined ? isPlace(path, one) : finding.rule === 'not' && one.forbid?.includes(finding.value ?? ''),
    );
    if (row) return named(finding, profile, row);
  }
  const last = chain.at(-1);
  return last ? named(finding, last, undefined) : finding;
}

const isPlace = (path: string, { property = '' }: ProfileConstraint): boolean => {
  const place = property.replaceAll('[]', '');
  return path === place || path.endsWith(`.${place}`);
};

function named(finding: Finding, profile: Profile, row: ProfileConstraint | undefined): Finding {
  const table = row?.code === undefined ? undefined : codeTable(row.code);
  const { requirement: _, ...rest } = finding;
  // the code is one of its table, and the form is that of the standard: what the profile takes is told instead
  const { variant: __, near: ___, ...params } = finding.params ?? {};
  const isNarrowed = finding.rule === 'code' && row?.enum !== undefined;
  return {
    ...rest,
    ...(isNarrowed ? { rule: 'enum' } : {}),
    params: {
      ...(finding.rule === 'additionalProperties' ? finding.params : params),
      ...(isNarrowed ? { allowed: row.enum } : {}),
      ...(table ? { variant: 'code', table: table.id, tableName: table.title } : {}),
      profile: `${profile.id}@${profile.version}`,
      ...(row ? { reason: row.reason } : {}),
    },
  };
}
