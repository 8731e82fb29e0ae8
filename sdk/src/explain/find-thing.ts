/** Finds what a word of a person means in the standard: every thing that is called exactly so, or names that are close. */

import { codeTables } from '../codes/code-tables.ts';
import { errorCodes } from '../errors/codes.ts';
import { nearNames } from '../validate/near-names.ts';
import { explainError, explainRule } from './explain-error.ts';
import { explainList, listNames } from './explain-list.ts';
import { explainOperation, operations } from './explain-operation.ts';
import { eventTypes, explainEvent, explainTag, tagNames } from './explain-page.ts';
import { explainClause, explainRequirement } from './explain-requirement.ts';
import { explainCode, explainTable, findCodes } from './explain-table.ts';
import { explainPath, typeTitle } from './explain-type.ts';
import type { Explanation } from './explanation.ts';
import { titledRules } from './rule-titles.ts';
import { areaIds, explainArea, explainFamily, explainModule, familyIds, moduleNames } from './explain-group.ts';
import { checkIds, explainCheck } from './explain-check.ts';
import { crosswalkNames, explainCrosswalk } from './explain-crosswalk.ts';
import { explainIndicator, indicatorIds } from './explain-indicator.ts';
import { explainPageRule, pageRuleIds } from './explain-page-rule.ts';
import { explainProfile, profilesNamed } from './explain-profile.ts';
import { explainYear, nearYears, yearNames } from './explain-year.ts';
import { profileReferences } from '../profiles/profiles.ts';
import { clauses, requirements, typeNames } from './standard.ts';

/** All that was meant; or names that are close, best first. */
export type ThingAnswer = { readonly found: readonly Explanation[] } | { readonly near: readonly string[] };

/** @param words what was asked: one name, or a table and a code */
export function findThing(words: readonly string[]): ThingAnswer {
  const asked = words.join(' ').trim();
  const [first = '', second] = words.length > 1 ? words : asked.split(/[\s:=]+/, 2);
  if (second !== undefined && explainTable(first)) {
    const code = explainCode(first, second);
    const known = codeTables().find(({ id, typeName }) => id === first || typeName === first)?.members ?? [];
    return code
      ? { found: [code] }
      : {
          near: nearCodes(
            first,
            second,
            known.map((member) => member.code),
          ),
        };
  }
  const path = explainPath(asked);
  const exact = [
    explainRequirement(asked),
    explainClause(asked),
    explainError(asked),
    explainEvent(asked),
    // a table's type says the same and less
    explainTable(asked) ?? (path && 'found' in path ? path.found : undefined),
    explainOperation(asked),
    explainRule(asked),
    explainTag(asked),
    explainIndicator(asked),
    explainPageRule(asked),
    explainCheck(asked),
    explainYear(asked),
    explainProfile(asked),
    explainCrosswalk(asked),
    explainList(asked),
    explainModule(asked),
    // areas are written in capitals: site is the type, SITE and JY-SITE the area
    ...(path && 'found' in path && asked !== asked.toUpperCase() ? [] : [explainArea(asked)]),
  ].filter((one) => one !== undefined);
  const found = [...exact, ...(exact.length === 0 ? [...profilesNamed(asked), ...byName(asked), ...findCodes(asked), ...familyOf(asked)] : [])];
  if (found.length > 0) return { found: unique(found) };
  // a code may be written as a member of its table
  const [table = '', code] = asked.split(/[./]/, 2);
  if (words.length === 1 && code !== undefined && explainTable(table)) return findThing([table, code]);
  const years = nearYears(asked);
  const near = path && 'near' in path && path.near.length > 0 ? path.near : years.length > 0 ? years : nearThings(asked);
  return { near: near.length > 0 ? near : namedLike(asked) };
}

/** Things whose title holds the words that were asked, when no name is near: requirements, tables and types, at most three of each. */
function namedLike(asked: string): readonly string[] {
  const plain = asked.toLowerCase();
  // one letter is in every title
  if ([...plain].length < 2) return [];
  const isLike = ({ zh, en }: { readonly zh: string; readonly en: string }) => zh.includes(asked) || en.toLowerCase().includes(plain);
  return [
    [...requirements.values()].filter(({ title }) => isLike(title)).map(({ id }) => id),
    codeTables()
      .filter(({ title }) => isLike(title))
      .map(({ id }) => id),
    typeNames.filter((name) => !tableTypes.has(name) && isLike(typeTitle(name))),
  ].flatMap((names) => names.slice(0, 3));
}

/** Types of code tables: their table says the same and more. */
const tableTypes: ReadonlySet<string> = new Set(codeTables().map(({ typeName }) => typeName));

const familyOf = (asked: string): readonly Explanation[] => [explainFamily(asked)].filter((one) => one !== undefined);

const nearCodes = (table: string, asked: string, codes: readonly string[]): readonly string[] => nearNames(asked, codes).map((code) => `${table} ${code}`);

/** Things by their title in either language. */
function byName(asked: string): readonly Explanation[] {
  const plain = asked.toLowerCase();
  const isMeant = ({ zh, en }: { readonly zh: string; readonly en: string }) => zh === asked || en.toLowerCase() === plain;
  const tables = codeTables()
    .filter(({ title }) => isMeant(title))
    .flatMap(({ id }) => explainTable(id) ?? []);
  const bound = [...requirements.values()].filter(({ title }) => isMeant(title)).flatMap(({ id }) => explainRequirement(id) ?? []);
  // the type of a table says the same and less
  const types = typeNames
    .filter((name) => !tableTypes.has(name) && isMeant(typeTitle(name)))
    .flatMap((name) => {
      const answer = explainPath(name);
      return answer && 'found' in answer ? [answer.found] : [];
    });
  return [...tables, ...bound, ...types];
}

function unique(things: readonly Explanation[]): readonly Explanation[] {
  const known = new Set<string>();
  return things.filter(({ kind, id }) => !known.has(`${kind} ${id}`) && known.add(`${kind} ${id}`));
}

function nearThings(asked: string): readonly string[] {
  const names = [
    ...typeNames.filter((name) => !tableTypes.has(name)),
    ...codeTables().map(({ id }) => id),
    ...requirements.keys(),
    ...clauses.keys(),
    ...Object.keys(errorCodes),
    ...operations.map(({ id }) => id),
    ...titledRules,
    ...tagNames,
    ...eventTypes,
    ...listNames,
    ...indicatorIds,
    ...pageRuleIds,
    ...checkIds,
    ...yearNames,
    ...profileReferences,
    ...areaIds,
    ...moduleNames,
    ...familyIds,
    ...crosswalkNames,
  ];
  return nearNames(asked.slice(0, 64), new Set(names));
}
