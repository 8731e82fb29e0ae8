/** The labelled corpus of schema edits (standards/compat/corpus): read, and judged by the engine under test. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type Containment, contain } from './contain.ts';
import { type Node, openDocument, type RawSchema } from './schema/document.ts';
import { confirmerOf } from './witness/find-witnesses.ts';

/** A labelled edit. */
export interface LabelledEdit {
  /** File and id. */
  readonly name: string;
  readonly direction: 'request' | 'reply';
  readonly old: RawSchema;
  readonly new: RawSchema;
  readonly label: 'compatible' | 'breaking';
  /** Argument in words. */
  readonly because: string;
  /** There when the label is `breaking`. */
  readonly witness?: unknown;
}

const home = fileURLToPath(new URL('../../../standards/compat/corpus', import.meta.url));

/** All edits. */
export function readCorpus(): readonly LabelledEdit[] {
  return readdirSync(home)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) =>
      (parse(readFileSync(join(home, file), 'utf8')) as readonly (Omit<LabelledEdit, 'name'> & { readonly id: string })[]).map(({ id, ...edit }) => ({
        ...edit,
        name: `${file.replace(/\.yaml$/, '')}: ${id}`,
      })),
    );
}

/** The two sides of the containment that an edit asks about. */
export function sidesOf({ direction, old, new: fresh }: LabelledEdit): { readonly from: Node; readonly to: Node } {
  const [before, after] = [openDocument(old).root, openDocument(fresh).root];
  return direction === 'request' ? { from: before, to: after } : { from: after, to: before };
}

/** The verdict of the engine. */
export function judgeEdit(edit: LabelledEdit): Promise<Containment> {
  const { from, to } = sidesOf(edit);
  return contain(from, to);
}

/** Whether two engines agree with the witness of a label. */
export async function isWitnessed(edit: LabelledEdit): Promise<boolean> {
  const { from, to } = sidesOf(edit);
  return (await confirmerOf(from, to))(edit.witness);
}
