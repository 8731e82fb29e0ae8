/**
 * Changes of types. For each type and direction the containment that compatibility means: reply and event, strict new ⊆ tolerant old;
 * request and stored, strict old ⊆ strict new. Findings of many types in one shared definition become one change that names them.
 */

import type { Sentence } from '../../import/language.ts';
import { type Change, changeOf, type Direction } from '../change.ts';
import { type Containment, contain, type Verdict } from '../contain.ts';
import { known } from '../prove/facts.ts';
import { Prover } from '../prove/prover.ts';
import { type Node, openDocument, type SchemaDocument } from '../schema/document.ts';
import { isValid } from '../schema/evaluate.ts';
import type { SchemaSet } from '../version.ts';
import type { Witness } from '../witness/find-witnesses.ts';
import { type Edit, isSilent, listEdits } from './list-edits.ts';
import { meaningOf, say, sayMeaning } from './say.ts';
import { actionTexts, affectedTexts, whatTexts, whoTexts } from './texts.ts';

/** Verdict on one type in one direction. */
export interface TypeVerdict {
  readonly type: string;
  readonly direction: Direction;
  readonly verdict: Verdict;
}

/** What is compared and how. */
export interface SchemaComparison {
  readonly old: { readonly strict: SchemaSet; readonly tolerant?: SchemaSet };
  readonly fresh: { readonly strict: SchemaSet };
  /** Directions that a type is used in. */
  readonly directionsOf: (type: string) => readonly Direction[];
  /** Real instances of a type in the old and in the new version, tried as counter-examples. */
  readonly examplesOf?: (type: string) => { readonly old: readonly unknown[]; readonly fresh: readonly unknown[] };
}

/** Verdicts and changes. */
export interface SchemaFindings {
  readonly verdicts: readonly TypeVerdict[];
  readonly changes: readonly Change[];
}

interface Documents {
  readonly oldStrict: SchemaDocument;
  readonly oldTolerant: SchemaDocument;
  readonly newStrict: SchemaDocument;
}

/** Compares all types of two sets. */
export async function compareSchemas({ old, fresh, directionsOf, examplesOf }: SchemaComparison): Promise<SchemaFindings> {
  const oldStrict = openDocument(old.strict.document);
  const documents: Documents = {
    oldStrict,
    oldTolerant: old.tolerant ? openDocument(old.tolerant.document) : oldStrict,
    newStrict: openDocument(fresh.strict.document),
  };
  const provers = { send: new Prover(), read: new Prover() };
  const verdicts: TypeVerdict[] = [];
  const emptied: string[] = [];
  const findings = new Map<string, Finding>();
  const shared = sharedTypes(old.strict, fresh.strict);
  for (const type of shared) {
    const [before, after] = [nodeOf(documents.oldStrict, old.strict, type), nodeOf(documents.newStrict, fresh.strict, type)];
    const reader = (old.tolerant ? documents.oldTolerant.at(old.tolerant.types.get(type) ?? '') : undefined) ?? before;
    const examples = examplesOf?.(type);
    let sent: Containment | undefined;
    let read: Containment | undefined;
    provers.send.refill();
    if (!isSilent(before, after) && provers.send.holdsNothing(known(after)) && !provers.send.holdsNothing(known(before))) emptied.push(type);
    for (const direction of directionsOf(type)) {
      const isRead = direction === 'reply' || direction === 'event';
      if (isRead) read ??= isSilent(before, after) ? silent : await readersView({ before, after, reader, prover: provers.read, seeds: examples?.fresh ?? [] });
      else sent ??= await contain(before, after, provers.send, { seeds: examples?.old ?? [] });
      const found = (isRead ? read : sent) ?? silent;
      verdicts.push({ type, direction, verdict: found.verdict });
      collect(findings, { type, direction, found, isExperimental: isExperimental(before) });
    }
  }
  const edits = editsOf(documents, old.strict, fresh.strict);
  return {
    verdicts,
    changes: [
      ...typeChanges(old.strict, fresh.strict, directionsOf, (type) => meaningOf(nodeOf(documents.newStrict, fresh.strict, type).raw)),
      ...emptied.map(emptyType),
      ...[...findings.values()].map((finding) => changeOfFinding(finding, edits)),
      ...additions(edits, findings),
    ],
  };
}

interface ReaderQuestion {
  readonly before: Node;
  readonly after: Node;
  readonly reader: Node;
  readonly prover: Prover;
  readonly seeds: readonly unknown[];
}

/**
 * What readers of the old version meet that they did not meet before. Where the old version itself lets senders send what its readers
 * refuse, a counter-example that the old version could send shows no change: then nothing is shown, and that is said.
 */
async function readersView({ before, after, reader, prover, seeds }: ReaderQuestion): Promise<Containment> {
  const found = await contain(after, reader, prover, { seeds });
  if (found.verdict !== 'breaking' || reader === before) return found;
  const isNew = ({ instance }: Witness) => isValid(before, instance) !== true;
  const witnesses = found.witnesses.filter(isNew);
  const open = [...found.open, ...found.witnesses.filter((one) => !isNew(one)).map(({ pointer, keyword }) => ({ pointer, keyword }))];
  return { verdict: witnesses.length > 0 ? 'breaking' : 'cannot-prove', witnesses, open };
}

const silent: Containment = { verdict: 'compatible', witnesses: [], open: [] };

/** Experimental types break as they like. */
const isExperimental = ({ raw }: Node): boolean => raw['x-jiyue-maturity'] === 'experimental' || raw['x-jiyue-stability'] === 'experimental';

const sharedTypes = (old: SchemaSet, fresh: SchemaSet): readonly string[] => {
  // two single schemas are compared whatever they are called
  if (old.types.size === 1 && fresh.types.size === 1 && [...old.types.values()][0] === '') return [...fresh.types.keys()];
  return [...old.types.keys()].filter((type) => fresh.types.has(type));
};

function nodeOf(document: SchemaDocument, set: SchemaSet, type: string): Node {
  const pointer = set.types.get(type) ?? [...set.types.values()][0] ?? '';
  return document.at(pointer) ?? document.root;
}

// --- findings ---

interface Finding {
  readonly pointer: string;
  readonly keyword: string;
  readonly direction: Direction;
  readonly verdict: Verdict;
  readonly types: string[];
  readonly isExperimental: boolean;
  example?: { readonly instance: unknown; readonly at: string };
}

function collect(
  findings: Map<string, Finding>,
  {
    type,
    direction,
    found,
    isExperimental: isFree,
  }: { readonly type: string; readonly direction: Direction; readonly found: Containment; readonly isExperimental: boolean },
): void {
  const take = (pointer: string, keyword: string, verdict: Verdict, example?: Finding['example']) => {
    const key = `${pointer} ${keyword} ${direction} ${verdict} ${isFree}`;
    const known = findings.get(key) ?? { pointer, keyword, direction, verdict, types: [], isExperimental: isFree };
    findings.set(key, known);
    known.types.push(type);
    if (example && (!known.example || JSON.stringify(example.instance).length < JSON.stringify(known.example.instance).length)) known.example = example;
  };
  for (const { pointer, keyword, instance, at } of found.witnesses) take(pointer, keyword, 'breaking', { instance, at });
  for (const { pointer, keyword } of found.open) take(pointer, keyword, 'cannot-prove');
  if (found.verdict === 'cannot-prove' && found.open.length === 0) take('', '', 'cannot-prove');
}

function changeOfFinding(finding: Finding, edits: readonly LocatedEdit[]): Change {
  const { pointer, keyword, direction, verdict, types, example } = finding;
  const { thing, rest } = splitPointer(pointer, types[0] ?? '');
  const edit =
    edits.find((one) => one.thing === thing && one.rest === rest && one.keyword === keyword) ??
    edits.find((one) => one.thing === thing && one.rest.startsWith(`${rest}/`) && keyword.endsWith('roperties'));
  const change = changeOf({
    area: 'schema',
    level: 'major',
    verdict,
    direction,
    thing,
    pointer: rest,
    keyword,
    what: edit ? whatOf(edit) : say(verdict === 'breaking' ? whatTexts.refused : whatTexts.open, { keyword }),
    affected: affectedTexts[direction],
    action: verdict === 'breaking' ? actionTexts[direction] : actionTexts.open,
    ...(edit && 'before' in edit ? { before: edit.before } : {}),
    ...(edit && 'after' in edit ? { after: edit.after } : {}),
    ...(example ? { example: example.instance, at: example.at } : {}),
    types: [...new Set(types)],
  });
  return finding.isExperimental ? { ...change, exempt: { by: 'experimental' } } : change;
}

/** The definition a pointer leads into, and the way on from there. */
function splitPointer(pointer: string, type: string): { readonly thing: string; readonly rest: string } {
  const [all, name = ''] = /^\/(?:\$defs|definitions|components\/schemas)\/([^/]+)/.exec(pointer) ?? [];
  return all === undefined ? { thing: type, rest: pointer } : { thing: name, rest: pointer.slice(all.length) };
}

// --- edits ---

interface LocatedEdit extends Edit {
  readonly thing: string;
  readonly rest: string;
}

/** Edits of all definitions, also of those that stand alone nowhere. */
function editsOf({ oldStrict, newStrict }: Documents, old: SchemaSet, fresh: SchemaSet): readonly LocatedEdit[] {
  const defs = (document: SchemaDocument, base: string) =>
    Object.keys((document.at(base)?.raw ?? {}) as object).map((name) => [name, `${base}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`] as const);
  const names = new Map([...old.types, ...defs(oldStrict, '/$defs'), ...defs(oldStrict, '/components/schemas')]);
  const now = new Map([...fresh.types, ...defs(newStrict, '/$defs'), ...defs(newStrict, '/components/schemas')]);
  return [...names].flatMap(([name, pointer]) => {
    const target = now.get(name) ?? (pointer === '' ? [...now.values()].find((one) => one === '') : undefined);
    const [before, after] = [oldStrict.at(pointer), target === undefined ? undefined : newStrict.at(target)];
    if (!before || !after) return [];
    return listEdits(before, after).map((edit) => ({ ...edit, ...splitPointer(edit.pointer, name) }));
  });
}

function whatOf({ kind, keyword, before, after, meaning }: Edit): Sentence {
  const [was, is] = [Array.isArray(before) ? before : [], Array.isArray(after) ? after : []];
  if (kind === 'required')
    return is.length > 0 ? say(whatTexts.requiredAdded, { after: is.join(', ') }) : say(whatTexts.requiredRemoved, { before: was.join(', ') });
  if (kind === 'property-added') return sayMeaning(whatTexts.propertyAdded, meaning, { name: keyword });
  if (kind === 'property-removed') return say(whatTexts.propertyRemoved, { name: keyword });
  if (kind === 'text') return say(whatTexts.textChanged);
  const sentence = { added: whatTexts.keywordAdded, removed: whatTexts.keywordRemoved, changed: whatTexts.keyword }[kind];
  return say(sentence, { keyword, before, after });
}

/** Edits that break nothing: more is possible, or only the words differ. */
function additions(edits: readonly LocatedEdit[], findings: ReadonlyMap<string, Finding>): readonly Change[] {
  const told = new Set(
    [...findings.values()].map(({ pointer, keyword, types }) => {
      const { thing, rest } = splitPointer(pointer, types[0] ?? '');
      return `${thing} ${rest} ${keyword}`;
    }),
  );
  // a member that is gone is told by the object that refuses it now
  const isTold = ({ thing, rest, keyword, kind }: LocatedEdit) =>
    kind !== 'text' &&
    (told.has(`${thing} ${rest} ${keyword}`) ||
      (kind.startsWith('property') && told.has(`${thing} ${rest.split('/').slice(0, -2).join('/')} additionalProperties`)));
  return edits
    .filter((edit) => !isTold(edit))
    .map((edit) =>
      changeOf({
        area: 'schema',
        level: edit.kind === 'text' ? 'patch' : 'minor',
        thing: edit.thing,
        pointer: edit.rest,
        keyword: edit.kind.startsWith('property') ? edit.kind : edit.keyword,
        what: whatOf(edit),
        affected: whoTexts.nobody,
        action: edit.kind === 'text' ? actionTexts.none : actionTexts.use,
        ...('before' in edit ? { before: edit.before } : {}),
        ...('after' in edit ? { after: edit.after } : {}),
      }),
    );
}

// --- whole types ---

/** Nothing breaks a reader that can no longer be sent; so this is told by itself. */
const emptyType = (type: string): Change =>
  changeOf({
    area: 'schema',
    level: 'major',
    thing: type,
    pointer: '',
    keyword: 'type-empty',
    what: say(whatTexts.typeEmpty),
    affected: whoTexts.both,
    action: actionTexts.mend,
  });

function typeChanges(
  old: SchemaSet,
  fresh: SchemaSet,
  directionsOf: SchemaComparison['directionsOf'],
  meaning: (type: string) => Partial<Sentence>,
): readonly Change[] {
  if (sharedTypes(old, fresh).length > 0 && old.types.size === 1 && fresh.types.size === 1) return [];
  const of = (thing: string, keyword: string, level: Change['level'], texts: Pick<Change, 'what' | 'affected' | 'action'>) =>
    changeOf({ area: 'schema', thing, pointer: '', keyword, level, ...texts });
  return [
    ...[...old.types.keys()]
      .filter((type) => !fresh.types.has(type))
      .map((type) =>
        of(type, 'type-removed', directionsOf(type).length > 0 ? 'major' : 'minor', {
          what: say(whatTexts.typeRemoved),
          affected: whoTexts.both,
          action: actionTexts.stopUse,
        }),
      ),
    ...[...fresh.types.keys()]
      .filter((type) => !old.types.has(type))
      .map((type) =>
        of(type, 'type-added', 'minor', { what: sayMeaning(whatTexts.typeAdded, meaning(type)), affected: whoTexts.nobody, action: actionTexts.use }),
      ),
  ];
}
