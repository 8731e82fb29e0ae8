import examples from '@jiyue/standards/generated/examples.json' with { type: 'json' };
import { expect, test } from 'vitest';
import type { TypeName } from '../load-validators.ts';
import { validateStrict } from '../validate.ts';
import { rules } from './rules.ts';

// a pattern that reads a text again from each of its letters on would take minutes for these
const letters = 60_000;
// what a record is, by which rules choose
const kept = new Set(['kind', 'state', 'status', 'type', 'siteKind', 'basis']);

function pumped(value: unknown): unknown {
  if (typeof value === 'string') return 'a'.repeat(letters);
  if (Array.isArray(value)) return value.slice(0, 2).map((one) => pumped(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, kept.has(name) ? member : pumped(member)]));
}

const ruled = new Set(rules.flatMap((rule) => (rule.on === 'record' ? rule.types : [])));
const records = examples.filter(({ type }) => ruled.has(type));

test('texts of sixty thousand letters, in every place of a type with rules, are judged in one reading', { timeout: 60_000 }, () => {
  const refused = records.filter(({ type, valid }) => validateStrict(type as TypeName, pumped(valid[0]!.instance)).length > 0);
  // a token of another platform may be so long
  expect(refused.length).toBeGreaterThan(records.length * 0.9);
});
