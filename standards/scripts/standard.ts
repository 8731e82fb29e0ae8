/** The standard in memory: its sources read, its two views built. What generator, gates and report start from. */
import { type ModelType, readModel } from './model-ast.ts';
import { rootTypes } from './roots.ts';
import { type Schema, readShapes } from './schema-shape.ts';
import { buildView, type View } from './schema-views.ts';
import { type CodeTable, readCodeTables, readScalars, type Scalar } from './sources.ts';

/** Sources and views. */
export interface Standard {
  readonly tables: readonly CodeTable[];
  readonly scalars: readonly Scalar[];
  /** Record types by name. */
  readonly model: ReadonlyMap<string, ModelType>;
  /** Names of the types that stand alone on the wire. */
  readonly roots: readonly string[];
  readonly shapes: ReadonlyMap<string, Schema>;
  /** Definitions by name. */
  readonly views: { readonly [view in View]: Record<string, Schema> };
}

/** Reads everything; throws on a source that cannot be read. */
export function readStandard(): Standard {
  const tables = readCodeTables();
  const scalars = readScalars();
  const model = readModel();
  const shapes = readShapes([...model].filter(([, type]) => !type.union).map(([name]) => name));
  const view = (name: View) => buildView(name, { model, shapes, tables, scalars });
  return { tables, scalars, model, roots: rootTypes(model), shapes, views: { strict: view('strict'), tolerant: view('tolerant') } };
}
