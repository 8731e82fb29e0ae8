/**
 * Validators of types, loaded with their family when a type is first judged: a program that judges drafts does not load reports.
 * Loading is synchronous, as judging is.
 */
import { createRequire } from 'node:module';
import type { RawError } from './fold-errors.ts';
import { validatorFiles } from './generated/validator-files.ts';
import type { Schema } from './schema-place.ts';

/** Types that stand alone on the wire. */
export type TypeName = keyof typeof validatorFiles;

/** A compiled validator: true, or false with its errors beside. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly RawError[] | null;
}

/** strict: what may be sent; tolerant: what must be read. */
export type ViewName = 'strict' | 'tolerant';

/** Says yes to a value that surely follows the strict schema and that no rule on single values refuses; a no decides nothing. */
export type QuickLook = (value: unknown) => boolean;

/** Names of all types, sorted. */
export const typeNames = Object.keys(validatorFiles) as readonly TypeName[];

/** Whether a name is one of a type. */
export const isTypeName = (name: string): name is TypeName => Object.hasOwn(validatorFiles, name);

const require = createRequire(import.meta.url);
// .ts when run from the sources, .js when built
const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
const loaded: { readonly [view in ViewName]: { [type: string]: Validator | undefined } } = { strict: Object.create(null), tolerant: Object.create(null) };
const looks: { [type: string]: QuickLook | undefined } = Object.create(null);
const bundles: { [view in ViewName]?: Schema } = {};

/** The validator of a type. Throws on a name that is none. */
export function validatorOf(view: ViewName, typeName: TypeName): Validator {
  return loaded[view][typeName] ?? load(view, typeName);
}

/** The quick look of a type. Throws on a name that is none. */
export function quickLookOf(typeName: TypeName): QuickLook {
  return looks[typeName] ?? loadLook(typeName);
}

function load(view: ViewName, typeName: TypeName): Validator {
  Object.assign(loaded[view], familyOf(view, typeName) as { readonly [type: string]: Validator });
  return loaded[view][typeName]!;
}

function loadLook(typeName: TypeName): QuickLook {
  Object.assign(looks, familyOf('quick', typeName) as { readonly [type: string]: QuickLook });
  return looks[typeName]!;
}

function familyOf(folder: ViewName | 'quick', typeName: TypeName): unknown {
  if (!isTypeName(typeName)) throw new TypeError(`no type of the standard is named "${String(typeName)}"`);
  return require(`./generated/${folder}/${validatorFiles[typeName]}${ending}`);
}

/** All schemas of a view under `$defs`: asked when something is found wrong, to name the place. */
export function bundleOf(view: ViewName): Schema {
  bundles[view] ??= require(`@jiyue/standards/generated/bundle.${view}.json`) as Schema;
  return bundles[view];
}
