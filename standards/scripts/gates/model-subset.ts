/**
 * The model keeps to the small part of TypeScript that its generators read alike (standard: types with a Chinese comment above each
 * member, no clever types). Each rule stands for a trap that silently lost a type, a constraint or a text.
 */
import ts from 'typescript';
import { closeGate, type GateResult } from './gate.ts';
import { commentFaults, lineOf, readTags } from './model-comments.ts';
import type { World } from './world.ts';

/** Judges every declaration and member of the model's files. */
export function checkModelSubset({ modelSources }: Pick<World, 'modelSources'>): GateResult {
  const files = [...modelSources].filter(([file]) => file !== 'index.ts').map(([file, text]) => ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  const kinds = new Map(files.flatMap((file) => file.statements.filter(ts.isInterfaceDeclaration).map((node) => [node.name.text, kindOf(node)] as const)));
  const judged = files.flatMap((file) => file.statements.filter((node) => !ts.isImportDeclaration(node)).map((node) => judge(node, kinds)));
  const imports = files.flatMap((file) => file.statements.filter(ts.isImportDeclaration).flatMap((node) => importFaults(node)));
  return closeGate(
    'model-subset',
    judged.reduce((sum, { subjects }) => sum + subjects, 0),
    [...imports, ...judged.flatMap(({ findings }) => findings)],
  );
}

interface Judged {
  readonly subjects: number;
  readonly findings: readonly string[];
}

type Kinds = ReadonlyMap<string, string | undefined>;

/** The value of the member `kind`, when it is a literal. */
const kindOf = (node: ts.InterfaceDeclaration): string | undefined => {
  const member = node.members.find((one) => ts.isPropertySignature(one) && one.name.getText() === 'kind');
  return member && ts.isPropertySignature(member) && member.type && ts.isLiteralTypeNode(member.type) ? member.type.getText() : undefined;
};

const placeOf = (node: ts.Node, name: string) => `model/${node.getSourceFile().fileName} ${name}`;
const isExported = (node: ts.Node) => ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const importFaults = (node: ts.ImportDeclaration): readonly string[] =>
  node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? [] : [`${placeOf(node, node.getText())}: the model imports types only ("import type")`];

function judge(node: ts.Statement, kinds: Kinds): Judged {
  if (ts.isInterfaceDeclaration(node)) return judgeInterface(node);
  if (ts.isTypeAliasDeclaration(node)) return { subjects: 1, findings: [...aliasFaults(node, kinds), ...headFaults(node, node.name.text)] };
  return { subjects: 1, findings: [`${placeOf(node, node.getText().slice(0, 40))}: only interfaces and unions of interfaces stand in the model`] };
}

function headFaults(node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration, name: string): readonly string[] {
  const place = placeOf(node, name);
  return [
    ...(isExported(node) ? [] : [`${place}: is not exported`]),
    ...(node.typeParameters ? [`${place}: is generic; write out each type`] : []),
    ...commentFaults(node, place),
  ];
}

function aliasFaults({ name, type }: ts.TypeAliasDeclaration, kinds: Kinds): readonly string[] {
  const place = placeOf(name, name.text);
  if (!ts.isUnionTypeNode(type)) return [`${place}: an alias is a union of interfaces; a constrained string is a scalar in codes/scalars.yaml`];
  const members = type.types.map((member) => (ts.isTypeReferenceNode(member) && !member.typeArguments ? kinds.get(member.getText()) : undefined));
  if (members.some((kind) => kind === undefined)) return [`${place}: each member of a union is an interface of the same model with a literal kind`];
  return new Set(members).size === members.length ? [] : [`${place}: two members of the union have the same kind`];
}

function judgeInterface(node: ts.InterfaceDeclaration): Judged {
  const name = node.name.text;
  const heirs = (node.heritageClauses ?? []).flatMap(({ types }) => types).filter((type) => type.typeArguments);
  const findings = [
    ...headFaults(node, name),
    ...heirs.map((type) => `${placeOf(node, name)}: extends ${type.getText()}; extend plain interfaces only`),
    ...node.members.flatMap((member) => memberFaults(member, name, node.members.length)),
    ...sharedLines(node),
  ];
  return { subjects: 1 + node.members.length, findings };
}

function sharedLines(node: ts.InterfaceDeclaration): readonly string[] {
  const lines = node.members.map((member) => lineOf(node, member.getStart()));
  return node.members
    .filter((_member, index) => lines.indexOf(lines[index] ?? -1) !== index)
    .map((member) => `${placeOf(node, `${node.name.text}.${member.name?.getText() ?? ''}`)}: shares its line with another member; its comment would be lost`);
}

function memberFaults(member: ts.TypeElement, owner: string, count: number): readonly string[] {
  if (ts.isIndexSignatureDeclaration(member)) {
    const place = placeOf(member, `${owner}[]`);
    if (count > 1) return [`${place}: an index signature stands alone in its interface`];
    const isText = member.parameters[0]?.type?.kind === ts.SyntaxKind.StringKeyword;
    return isText && (member.type.kind === ts.SyntaxKind.UnknownKeyword || !typeFault(member.type))
      ? []
      : [`${place}: maps text to unknown or to one plain type`];
  }
  const place = placeOf(member, `${owner}.${member.name?.getText() ?? member.getText().slice(0, 20)}`);
  if (!ts.isPropertySignature(member) || !member.type) return [`${place}: only properties with a type stand in an interface`];
  const fault = isKind(member) ? undefined : typeFault(member.type);
  return [...(fault ? [`${place}: ${fault}`] : []), ...commentFaults(member, place), ...numberFaults(member, place)];
}

const isKind = (member: ts.PropertySignature) =>
  member.name.getText() === 'kind' && member.type !== undefined && ts.isLiteralTypeNode(member.type) && ts.isStringLiteral(member.type.literal);

function typeFault(type: ts.TypeNode): string | undefined {
  if (ts.isArrayTypeNode(type)) return ts.isArrayTypeNode(type.elementType) ? 'is a list of lists; name the inner list' : typeFault(type.elementType);
  if (ts.isTypeReferenceNode(type))
    return type.typeArguments ? `"${type.getText()}": generic types are read differently or lost; use an index signature or an interface` : undefined;
  const plain = [ts.SyntaxKind.StringKeyword, ts.SyntaxKind.NumberKeyword, ts.SyntaxKind.BooleanKeyword];
  if (plain.includes(type.kind)) return undefined;
  if (ts.isIntersectionTypeNode(type)) return `"${type.getText()}": an intersection loses members; use extends`;
  if (ts.isUnionTypeNode(type)) return `"${type.getText()}": a union in a property; leave a value out instead of null, or name the union`;
  if (ts.isLiteralTypeNode(type)) return `"${type.getText()}": a literal stands only at the member kind; null never`;
  return `"${type.getText().slice(0, 40)}": ${ts.SyntaxKind[type.kind]} is not in the subset`;
}

/** A plain number says whether it is whole: the generators' default differs. */
function numberFaults(member: ts.PropertySignature, place: string): readonly string[] {
  const item = member.type && ts.isArrayTypeNode(member.type) ? member.type.elementType : member.type;
  const said = readTags(member).find(([tag]) => tag === 'TJS-type')?.[1];
  if (item?.kind !== ts.SyntaxKind.NumberKeyword) return said === undefined ? [] : [`${place}: @TJS-type stands at plain numbers only`];
  return said === 'integer' || said === 'number' ? [] : [`${place}: a number states "@TJS-type integer" or "@TJS-type number"`];
}
