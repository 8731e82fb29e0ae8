/** Columns of a site as a tree, and the way from the top to one of them. */
import type { Column } from '@jiyue/standards/model';

/** A column and what stands below it. */
export interface ColumnNode {
  readonly column: Column;
  readonly children: readonly ColumnNode[];
}

const byOrder = (a: Column, b: Column) => a.order - b.order || (a.code < b.code ? -1 : 1);

/** Children in their order. A column whose superior may not be seen stands at the top. */
export function columnTree(columns: readonly Column[]): readonly ColumnNode[] {
  const known = new Set(columns.map(({ id }) => id));
  const superior = ({ parentId }: Column) => (parentId !== undefined && known.has(parentId) ? parentId : '');
  const below = Map.groupBy(columns, superior);
  const nodes = (parentId: string): readonly ColumnNode[] =>
    (below.get(parentId) ?? []).toSorted(byOrder).map((column) => ({ column, children: nodes(column.id) }));
  return nodes('');
}

/** From the top down to the column itself; empty when it is not among them. Ends at a repetition, should one ever exist. */
export function columnPath(columns: readonly Column[], columnId: string): readonly Column[] {
  const path: Column[] = [];
  let next = columns.find(({ id }) => id === columnId);
  while (next && !path.includes(next)) {
    path.unshift(next);
    const { parentId } = next;
    next = columns.find(({ id }) => id === parentId);
  }
  return path;
}

/** Columns that stand directly below another, in order. */
export const columnsBelow = (columns: readonly Column[], columnId: string): readonly Column[] =>
  columns.filter(({ parentId }) => parentId === columnId).toSorted(byOrder);
