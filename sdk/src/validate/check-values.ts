/** Walks every text and number of a value for the rules on single values. Runs on each record, so it makes nothing unless it finds something. */
import { type Finding, pointerOf, textOfValue } from './finding.ts';
import type { ValueRule } from './rules/rule.ts';

/** Deepest nesting of objects and lists that is taken; deeper ones would exhaust the stack of programs that read them. */
export const depthLimit = 64;

/** Findings in the order of the value; one "depth" finding for each branch that is too deep. */
export function checkValues(value: unknown, rules: readonly ValueRule[]): readonly Finding[] {
  const findings: Finding[] = [];
  const path: (string | number)[] = [];
  const outside = rules.filter(({ inExtensions }) => inExtensions);

  const judge = (node: string | number, active: readonly ValueRule[]) => {
    for (const rule of active) {
      if (!rule.breaks(node)) continue;
      const { id, requirement } = rule;
      findings.push({ pointer: pointerOf(path).toWellFormed(), rule: id, value: textOfValue(node), ...(requirement ? { requirement } : {}) });
    }
  };
  const walk = (node: unknown, active: readonly ValueRule[]): void => {
    if (typeof node === 'string' || typeof node === 'number') {
      judge(node, active);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    if (path.length >= depthLimit) {
      findings.push({ pointer: pointerOf(path).toWellFormed(), rule: 'depth', params: { limit: depthLimit } });
      return;
    }
    if (Array.isArray(node)) {
      for (let index = 0; index < node.length; index += 1) {
        path.push(index);
        walk(node[index], active);
        path.pop();
      }
      return;
    }
    for (const name of Object.keys(node)) {
      path.push(name);
      const inside = path.length === 1 && name === 'ext' ? outside : active;
      if (!name.isWellFormed()) judge(name, outside);
      walk((node as { readonly [name: string]: unknown })[name], inside);
      path.pop();
    }
  };
  walk(value, rules);
  return findings;
}
