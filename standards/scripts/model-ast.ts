/**
 * Step 1: reads the model's syntax tree. TypeScript types forget which alias a string had and which comment it carried;
 * the tree remembers both: tags, texts, and each use of a code or scalar with its place.
 */
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { home } from './sources.ts';

/** Chinese text, English text and tags of a comment. */
export interface DocText {
  readonly zh: string;
  readonly en: string;
  /** Whether it is marked as personal information (个人信息) of a natural person. */
  readonly personal?: true;
  /** Requirement id, when the type cites one. */
  readonly requirement?: string;
  /** JSON Schema tags, e.g. { minLength: "1", "items.maxLength": "50" }. */
  readonly tags: Readonly<Record<string, string>>;
}

/** One property. */
export interface ModelProperty extends DocText {
  readonly name: string;
  readonly optional: boolean;
  /** Type as written, without array brackets. */
  readonly type: string;
  readonly array: boolean;
}

/** One exported interface, its own and inherited properties. */
export interface ModelType extends DocText {
  readonly name: string;
  /** File or folder of the model that it stands in, without ending: its family. */
  readonly family: string;
  /** File within the folder of its family, without ending. Absent: the family is one file. */
  readonly part?: string;
  readonly properties: readonly ModelProperty[];
  /** Present for a union: the members' names. */
  readonly union?: readonly string[];
  /** Type of an index signature, as written. */
  readonly index?: string;
}

/** Files with types, below standards/model: a family is one file, or a folder of files where one would be too long. */
export const modelFiles = (): readonly string[] =>
  readdirSync(join(home, 'model'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts' && !file.startsWith('gen/'))
    .sort();

const files = () => modelFiles().map((file) => join(home, 'model', file));

/** Reads all exported types of the model. Throws when the model does not compile: node texts would be wrong. */
export function readModel(): ReadonlyMap<string, ModelType> {
  const program = ts.createProgram(files(), {
    strict: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
  });
  const faults = ts.getPreEmitDiagnostics(program);
  if (faults.length > 0)
    throw new Error(
      `the model does not compile: ${ts.formatDiagnostics(faults, { getCanonicalFileName: (f) => f, getCurrentDirectory: () => home, getNewLine: () => '\n' })}`,
    );
  const declared = new Map<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>();
  for (const file of files()) {
    for (const node of program.getSourceFile(file)?.statements ?? []) {
      if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) declared.set(node.name.text, node);
    }
  }
  return new Map([...declared].map(([name, node]) => [name, ts.isInterfaceDeclaration(node) ? readInterface(name, node, declared) : readUnion(name, node)]));
}

function placeOf(node: ts.Node): Pick<ModelType, 'family' | 'part'> {
  const [family = '', part] = relative(join(home, 'model'), node.getSourceFile().fileName).replace(/\.ts$/, '').split(sep);
  return { family, ...(part === undefined ? {} : { part }) };
}

type Declared = ReadonlyMap<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>;

function readInterface(name: string, node: ts.InterfaceDeclaration, declared: Declared): ModelType {
  const bases = (node.heritageClauses ?? []).flatMap((clause) => clause.types.map((type) => type.expression.getText()));
  const inherited = bases.flatMap((base) => {
    const parent = declared.get(base);
    if (!parent || !ts.isInterfaceDeclaration(parent)) throw new Error(`${name} extends ${base}, which is not an interface of the model`);
    return readInterface(base, parent, declared).properties;
  });
  const own = node.members.filter(ts.isPropertySignature).map(readProperty);
  const properties = [...inherited.filter((property) => !own.some((mine) => mine.name === property.name)), ...own];
  const index = node.members.find(ts.isIndexSignatureDeclaration)?.type.getText();
  return { name, ...placeOf(node), ...readDoc(node), properties, ...(index ? { index } : {}) };
}

function readUnion(name: string, node: ts.TypeAliasDeclaration): ModelType {
  if (!ts.isUnionTypeNode(node.type)) throw new Error(`${name}: only unions of interfaces may be type aliases`);
  return { name, ...placeOf(node), ...readDoc(node), properties: [], union: node.type.types.map((type) => type.getText()) };
}

function readProperty(node: ts.PropertySignature): ModelProperty {
  const type = node.type?.getText() ?? 'unknown';
  return {
    name: node.name.getText(),
    optional: node.questionToken !== undefined,
    type: type.replace(/\[\]$/, ''),
    array: type.endsWith('[]'),
    ...readDoc(node),
  };
}

/** The compiler cuts `@x-jiyue-en` after "x"; the rest stands at the head of the text. */
function readDoc(node: ts.Node): DocText {
  const doc = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc);
  const zh = ts.getTextOfJSDocComment(doc?.comment)?.trim() ?? '';
  const tags: Record<string, string> = {};
  for (const tag of doc?.tags ?? []) {
    const raw = tag
      .getText()
      .replace(/^@/, '')
      .replace(/\s*\n\s*\*\s?/g, ' ')
      .trim();
    const [, name = '', text = ''] = /^(\S+)\s*([\s\S]*)$/.exec(raw) ?? [];
    tags[name] = text.trim();
  }
  const { 'x-jiyue-en': en = '', 'x-jiyue-requirement': requirement, 'x-jiyue-personal': personal, ...schema } = tags;
  return { zh, en, ...(requirement ? { requirement } : {}), ...(personal === undefined ? {} : { personal: true }), tags: schema };
}
