/** Conditions of a mapping file as functions. */

import type { Condition } from './mapping.ts';
import { isGiven, pathSteps, readPath } from './path.ts';

/** Judges one source record. */
export type Test = (record: unknown) => boolean;

/** Always true without a condition. */
export function compileCondition(condition: Condition | undefined): Test {
  if (!condition) return () => true;
  if (condition.all) {
    const tests = condition.all.map(compileCondition);
    return (record) => tests.every((test) => test(record));
  }
  if (condition.any) {
    const tests = condition.any.map(compileCondition);
    return (record) => tests.some((test) => test(record));
  }
  if (condition.not) {
    const test = compileCondition(condition.not);
    return (record) => !test(record);
  }
  const steps = pathSteps(condition.field ?? '');
  const judge = compileTest(condition);
  return (record) => judge(readPath(record, steps));
}

function compileTest(condition: Condition): (value: unknown) => boolean {
  if (condition.matches !== undefined) {
    const pattern = new RegExp(condition.matches, 'u');
    return (value) => (typeof value === 'string' || typeof value === 'number') && pattern.test(String(value));
  }
  if (condition.given !== undefined) return (value) => isGiven(value) === condition.given;
  if (condition.in) {
    const allowed = new Set(condition.in.map((value) => JSON.stringify(value)));
    return (value) => allowed.has(JSON.stringify(value));
  }
  const wanted = JSON.stringify(condition.is);
  return condition.is === null ? (value) => !isGiven(value) : (value) => JSON.stringify(value) === wanted;
}
