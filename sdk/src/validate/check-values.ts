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
  const inside = lookFor(rules);
  const beyond = lookFor(outside);
  return (value) => (isFine(value, 0, inside, beyond, false) ? none : findAll(value, rules, outside));
}

/** The same rules asked of one value at a time, for looks that walk by themselves. */
export interface Sight {
  /** Lengths of the texts that the rules have to be asked about, once they are known to be well formed. */
  readonly lengths: Lengths;
  /** Asks the rules about a text that is well formed. */
  isFineWord(text: string): boolean;
  /** Whatever it is: every text and number within. @param depth how deep it stands, the record itself at 0 */
  isOpenValue(value: unknown, depth: number): boolean;
  /** An object `ext`, whose content is nobody's business but for what cannot be stored. */
  isBag(value: unknown, depth: number): boolean;
}

/** @param rules those that refuse */
export function createSight(rules: readonly ValueRule[]): Sight {
  const inside = lookFor(rules);
  const beyond = lookFor(rules.filter(({ inExtensions }) => inExtensions));
  return {
    lengths: inside.lengths,
    isFineWord: (text) => !breaksAny(text, inside.asked),
    isOpenValue: (value, depth) => isFine(value, depth, inside, beyond, false),
    isBag: (value, depth) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && isFine(value, depth, depth === 1 ? beyond : inside, beyond, depth === 1),
  };
}

const none: readonly Finding[] = [];

/** What a quick look has to see. One shape for all, so that the walk stays quick with several of them. */
interface Look {
  readonly form: boolean;
  readonly range: boolean;
  readonly exact: boolean;
  /** Rules that have to be asked about texts of the lengths in `lengths`, and about numbers. */
  readonly asked: readonly ValueRule[];
  readonly lengths: Lengths;
  readonly asksNumbers: boolean;
}

/** Lengths of texts below 32 as bits; `every` for any length. */
export type Lengths = number;

const every: Lengths = -1;

/** Whether a text is of one of the lengths. */
export const isAsked = (text: string, lengths: Lengths): boolean => (text.length > 31 ? lengths === every : ((lengths >>> text.length) & 1) === 1);

function lookFor(rules: readonly ValueRule[]): Look {
  const asked = rules.filter(({ sight }) => sight === undefined);
  return {
    form: rules.some(({ sight }) => sight === 'ill-formed-text'),
    range: rules.some(({ sight }) => sight === 'infinite-number'),
    exact: rules.some(({ sight }) => sight === 'unsafe-integer'),
    asked,
    lengths: asked.some(({ lengths }) => lengths === undefined)
      ? every
      : asked.flatMap(({ lengths = [] }) => lengths).reduce((bits, length) => bits | (1 << length), 0),
    asksNumbers: asked.some(({ lengths }) => lengths === undefined),
  };
}

function breaksAny(value: string | number, rules: readonly ValueRule[]): boolean {
  for (let index = 0; index < rules.length; index += 1) if (rules[index]!.breaks(value)) return true;
  return false;
}

const isFineText = (text: string, { form, lengths, asked }: Look) => (!form || text.isWellFormed()) && !(isAsked(text, lengths) && breaksAny(text, asked));
const isFineNumber = (number: number, { range, exact, asksNumbers, asked }: Look) =>
  (!range || Number.isFinite(number)) && (!exact || !Number.isInteger(number) || Number.isSafeInteger(number)) && !(asksNumbers && breaksAny(number, asked));

function isFine(node: unknown, depth: number, look: Look, beyond: Look, isExtension: boolean): boolean {
  if (typeof node === 'string') return isFineText(node, look);
  if (typeof node === 'number') return isFineNumber(node, look);
  if (typeof node !== 'object' || node === null) return true;
  if (depth >= depthLimit) return false;
  if (Array.isArray(node)) {
    for (let index = 0; index < node.length; index += 1) if (!isFine(node[index], depth + 1, look, beyond, isExtension)) return false;
    return true;
  }
  for (const name in node) {
    // elsewhere the schema knows every name
    if (isExtension && !name.isWellFormed()) return false;
    const member = (node as { readonly [name: string]: unknown })[name];
    if (typeof member === 'string' && !isExtension) {
      // most members by far
      if (!isFineText(member, depth === 0 && name === 'ext' ? beyond : look)) return false;
      continue;
    }
    const isBag = depth === 0 && name === 'ext';
    if (!isFine(member, depth + 1, isBag ? beyond : look, beyond, isExtension || isBag)) return false;
  }
  return true;
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
