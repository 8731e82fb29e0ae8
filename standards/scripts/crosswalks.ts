/** Crosswalks (对照表): what deployed platforms call our codes and fields. Facts about practice; conformity to nothing follows from them. */
import { readFolder } from './sources.ts';

/** Where names were seen. */
export interface CrosswalkSystem {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** deployed-platform, training-project, secondary-article, standard-contents (element names only) or text. */
  readonly evidence: string;
  /** Code of table `norm`, where the system is a document. */
  readonly norm?: string;
}

/** One code of a system. `fit`: same; wider or narrower = theirs is wider or narrower than ours; none = there is no counterpart. */
export interface CrosswalkRow {
  readonly system: string;
  readonly theirs: string;
  readonly zh: string;
  /** Codes of the table, or `<table> <code>` of a further one. */
  readonly ours?: readonly string[];
  readonly fit: string;
  readonly note?: string;
}

/** One field with its names by system. */
export interface CrosswalkField {
  readonly field: string;
  readonly zh: string;
  /** `<Type>.<property>` of the model; absent with `open`. */
  readonly path?: string;
  /** Why the model has no such field. */
  readonly open?: string;
  readonly names: Readonly<Record<string, string>>;
}

/** A crosswalk of codes (table, rows) or of fields. */
export interface Crosswalk {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly table?: string;
  /** Further tables that rows may point to. */
  readonly also?: readonly string[];
  readonly limits?: readonly string[];
  readonly systems: readonly CrosswalkSystem[];
  readonly rows?: readonly CrosswalkRow[];
  readonly fields?: readonly CrosswalkField[];
}

/** All crosswalks with their files. */
export const readCrosswalks = (): readonly { readonly file: string; readonly doc: Crosswalk }[] =>
  readFolder('crosswalks').map(({ file, doc }) => ({ file, doc: doc as Crosswalk }));
