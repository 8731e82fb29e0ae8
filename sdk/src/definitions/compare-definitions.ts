/**
 * What a new version of a record definition (记录定义) does to the one before: no field may vanish, a removed one stays as a tombstone, and
 * the version rises as far as the change demands. For a base that receives definitions, and for who issues them.
 */
import type { FieldDefinition, RecordDefinition } from '@jiyue/standards/model';
import { canonicalJson } from '../crypto/canonical-json.ts';

/** A change of one field. */
export interface FieldChange {
  readonly field: string;
  /** lost = no longer there, which is never allowed; the others raise the major version, except added-optional and text. */
  readonly change: 'lost' | 'revived' | 'added-optional' | 'added-required' | 'deprecated' | 'removed' | 'narrowed-or-changed' | 'text';
}

/** How two versions compare. */
export interface DefinitionComparison {
  readonly changes: readonly FieldChange[];
  /** Least step of the version that the changes demand. */
  readonly level: 'none' | 'minor' | 'major';
  /** Whether the new one may take the place of the old one: nothing lost or revived, and a version that rose enough. */
  readonly isAccepted: boolean;
}

/** Compares two versions of one definition. Throws when they are of different ids: that is a fault of the caller. */
export function compareDefinitions(before: RecordDefinition, after: RecordDefinition): DefinitionComparison {
  if (before.id !== after.id) throw new TypeError(`compareDefinitions: ${before.id} and ${after.id} are two definitions`);
  const olds = new Map(before.fields.map((field) => [field.name, field]));
  const news = new Map(after.fields.map((field) => [field.name, field]));
  const changes = [
    ...before.fields.filter(({ name }) => !news.has(name)).map(({ name }): FieldChange => ({ field: name, change: 'lost' })),
    ...after.fields.flatMap((field) => fieldChange(olds.get(field.name), field)),
  ];
  const level = levelOf(changes);
  const isKept = !changes.some(({ change }) => change === 'lost' || change === 'revived');
  return { changes, level, isAccepted: isKept && hasRisen(before.version, after.version, level) };
}

/** Members that bind no value: a reader takes the same values whatever they say. */
const texts: ReadonlySet<string> = new Set(['zh', 'en', 'definition', 'definitionEn', 'example', 'note', 'state', 'end']);

/** What a reader needs to take a value. */
const binding = (field: FieldDefinition): string => canonicalJson(Object.fromEntries(Object.entries(field).filter(([member]) => !texts.has(member))));

function fieldChange(old: FieldDefinition | undefined, field: FieldDefinition): readonly FieldChange[] {
  const change = (kind: FieldChange['change']): readonly FieldChange[] => [{ field: field.name, change: kind }];
  if (!old) return change(field.required ? 'added-required' : 'added-optional');
  if (old.state === 'removed' && field.state !== 'removed') return change('revived');
  if (binding(old) !== binding(field)) return change('narrowed-or-changed');
  if (old.state !== field.state) return field.state === 'removed' ? change('removed') : field.state === 'deprecated' ? change('deprecated') : change('text');
  return canonicalJson(old) === canonicalJson(field) ? [] : change('text');
}

const minor: ReadonlySet<FieldChange['change']> = new Set(['added-optional', 'deprecated', 'text']);

const levelOf = (changes: readonly FieldChange[]): DefinitionComparison['level'] =>
  changes.length === 0 ? 'none' : changes.every(({ change }) => minor.has(change)) ? 'minor' : 'major';

function hasRisen(before: string, after: string, level: DefinitionComparison['level']): boolean {
  const [oldMajor = 0, oldMinor = 0] = before.split('.').map(Number);
  const [newMajor = 0, newMinor = 0] = after.split('.').map(Number);
  if (newMajor !== oldMajor) return newMajor > oldMajor;
  return level === 'none' ? newMinor >= oldMinor : level === 'minor' && newMinor > oldMinor;
}
