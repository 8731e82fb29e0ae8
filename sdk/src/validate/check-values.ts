/** Walks every text and number of a value for the rules on single values. It runs on each record, so it makes nothing unless something is found. */
import { type Finding, moreFindings, pointerOf, textOfValue, workLimit } from './finding.ts';
import type { ValueRule } from './rules/rule.ts';

/** Deepest nesting of objects and lists that is taken; deeper ones would exhaust the stack of programs that read them. */
export const depthLimit = 64;

/** Findings in the order of the value; one "depth" finding for each branch that is too deep. */
export type ValueCheck = (value: unknown) => readonly Finding[];

/** The check of some rules: a quick look that says yes or no, and a second walk with places only after a no. */
export function createValueCheck(rules: readonly ValueRule[]): ValueCheck {
  const outside = rules.filter(({ inExtensions }) => inExtensions);
  const isFine = quickLook(anyOf(rules), anyOf(outside));
  return (value) => (isFine(value) ? none : findAll(value, rules, outside));
}

const none: readonly Finding[] = [];

type Breaks = (value: string | number) => boolean;

/** One function for several rules, built by pairs so that the compiler can melt them into one. */
const anyOf = (rules: readonly ValueRule[]): Breaks =>
  rules.reduceRight<Breaks>(
    (rest, { breaks }) =>
      (value) =>
        breaks(value) || rest(value),
    () => false,
  );

function quickLook(breaksInside: Breaks, breaksOutside: Breaks): (value: unknown) => boolean {
  const isFine = (node: unknown, depth: number, breaks: Breaks, isExtension: boolean): boolean => {
    if (typeof node === 'string' || typeof node === 'number') return !breaks(node);
    if (typeof node !== 'object' || node === null) return true;
    if (depth >= depthLimit) return false;
    if (Array.isArray(node)) {
      for (let index = 0; index < node.length; index += 1) if (!isFine(node[index], depth + 1, breaks, isExtension)) return false;
      return true;
    }
    for (const name in node) {
      // elsewhere the schema knows every name
      if (isExtension && !name.isWellFormed()) return false;
      const member = (node as { readonly [name: string]: unknown })[name];
      const isBag = depth === 0 && name === 'ext';
      if (!isFine(member, depth + 1, isBag ? breaksOutside : breaks, isExtension || isBag)) return false;
    }
    return true;
  };
  return (value) => isFine(value, 0, breaksInside, false);
}

function findAll(value: unknown, rules: readonly ValueRule[], outside: readonly ValueRule[]): readonly Finding[] {
  const findings: Finding[] = [];
  const path: (string | number)[] = [];
  let count = 0;
  const here = () => pointerOf(path).toWellFormed();
  const add = (make: () => Finding) => {
    count += 1;
    if (count <= workLimit) findings.push(make());
  };
  const judge = (node: string | number, active: readonly ValueRule[]) => {
    for (const { id, requirement, breaks } of active) {
      if (breaks(node)) add(() => ({ pointer: here(), rule: id, value: textOfValue(node), ...(requirement ? { requirement } : {}) }));
    }
  };
  const walk = (node: unknown, active: readonly ValueRule[]): void => {
    if (typeof node === 'string' || typeof node === 'number') judge(node, active);
    if (typeof node !== 'object' || node === null) return;
    if (path.length >= depthLimit) {
      add(() => ({ pointer: here(), rule: 'depth', params: { limit: depthLimit } }));
      return;
    }
    for (const [name, member] of Object.entries(node)) {
      path.push(name);
      if (!name.isWellFormed()) judge(name, outside);
      walk(member, path.length === 1 && name === 'ext' ? outside : active);
      path.pop();
    }
  };
  walk(value, rules);
  return [...findings, ...moreFindings(findings.length, count)];
}
