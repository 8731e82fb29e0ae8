import { describe, expect, test } from 'vitest';
import { checkModelSubset } from './model-subset.ts';

describe('the model subset', () => {
  const good = '/** 例。\n * @x-jiyue-en Example. */\nexport interface Example {\n  /** 名称。\n   * @x-jiyue-en Name. */\n  name: string;\n}\n';
  const withMember = (text: string, head = '/** 甲。\n   * @x-jiyue-en A. */') => good.replace('  name: string;', `  name: string;\n  ${head}\n  ${text}`);
  const judge = (text: string) => checkModelSubset({ modelSources: new Map([['planted.ts', text]]) });

  test('takes what is in it', () => {
    const text = withMember('list?: Example[];') + good.replace('Example {', 'Bag {').replace(/ {2}\/\*\*[\s\S]*string;/, '  [name: string]: unknown;');
    expect(judge(text).findings).toEqual([]);
  });

  test.each([
    ['Record<string, T>', withMember('map: Record<string, number>;'), /generic types are read differently/],
    ['an intersection', withMember('both: Example & Example;'), /loses members/],
    ['null', withMember('text: string | null;'), /leave a value out instead of null/],
    ['a literal that is no kind', withMember("mode: 'a';"), /literal stands only at the member kind/],
    ['a tuple', withMember('pair: [string, string];'), /TupleType is not in the subset/],
    ['a nested object', withMember('inner: { a: string };'), /TypeLiteral is not in the subset/],
    ['a list of lists', withMember('rows: string[][];'), /list of lists/],
    ['unknown in a property', withMember('any: unknown;'), /UnknownKeyword is not in the subset/],
    ['a conditional type', `${good}/** 甲。\n * @x-jiyue-en A. */\nexport type A<T> = T extends string ? 1 : 2;\n`, /an alias is a union of interfaces/],
    ['a constrained alias', `${good}/** 甲。\n * @x-jiyue-en A.\n * @pattern ^a$ */\nexport type A = string;\n`, /a constrained string is a scalar/],
    ['a union without kinds', `${good}/** 甲。\n * @x-jiyue-en A. */\nexport type A = Example | Example;\n`, /interface of the same model with a literal kind/],
    ['an enum', `${good}export enum A { a }\n`, /only interfaces and unions/],
    ['a class', `${good}export class A {}\n`, /only interfaces and unions/],
    ['a method', withMember('run(): string;'), /only properties with a type/],
    ['a generic interface', good.replace('Example {', 'Example<T> {'), /is generic/],
    ['a type that is not exported', good.replace('export interface', 'interface'), /is not exported/],
    [
      'a comment on the line of the brace',
      good.replace('Example {\n  /** 名称。\n   * @x-jiyue-en Name. */\n', 'Example { /** 名称。\n   * @x-jiyue-en Name. */\n'),
      /has no \/\*\* comment \*\/ above it/,
    ],
    ['a comment on the line of its member', good.replace(/\/\*\* 名称。[\s\S]*?\*\/\n {2}name/, '/** 名称。 */ name'), /not stand on lines of its own/],
    ['two members on one line', good.replace('name: string;', 'name: string; other: string;'), /shares its line/],
    ['no comment', withMember('bare: string;', ''), /has no \/\*\* comment/],
    ['no English', withMember('a: string;', '/** 甲。 */'), /lacks @x-jiyue-en/],
    ['a misspelt tag', withMember('a: string;', '/** 甲。\n   * @x-jiyue-en A.\n   * @maxLenght 3 */'), /@maxLenght is not one of the tags/],
    ['@asType', withMember('a: number;', '/** 甲。\n   * @x-jiyue-en A.\n   * @asType integer */'), /@asType is not one of the tags/],
    ['@example', withMember('a: string;', '/** 甲。\n   * @x-jiyue-en A.\n   * @example x */'), /@example is not one of the tags/],
    ['@since, which becomes a number', withMember('a: string;', '/** 甲。\n   * @x-jiyue-en A.\n   * @since 1.0 */'), /@since is not one of the tags/],
    ['a bare @deprecated', withMember('a: string;', '/** 甲。\n   * @x-jiyue-en A.\n   * @deprecated */'), /@deprecated is not one of the tags/],
    ['a format', withMember('a: string;', '/** 甲。\n   * @x-jiyue-en A.\n   * @format uri */'), /@format is not one of the tags/],
    ['a pattern with an escape that Unicode refuses', withMember('a: string;', '/** 甲。\n   * @x-jiyue-en A.\n   * @pattern ^a\\_$ */'), /refused by engines/],
    ['a pattern that is a number', withMember('a: string;', '/** 甲。\n   * @x-jiyue-en A.\n   * @pattern 123 */'), /not anchored/],
    ['a limit that is no number', withMember('a: string;', '/** 甲。\n   * @x-jiyue-en A.\n   * @maxLength ten */'), /is not a whole number/],
    ['a number that does not say whether it is whole', withMember('a: number;'), /"@TJS-type integer" or/],
    ['a list of numbers that does not say it', withMember('a: number[];'), /"@TJS-type integer" or/],
    ['a tag given twice', withMember('a: string;', '/** 甲。\n   * @x-jiyue-en A.\n   * @minLength 1\n   * @minLength 2 */'), /has @minLength twice/],
    ['a value import', `import { a } from './a.ts';\n${good}`, /imports types only/],
  ])('refuses %s', (_name, text, finding) => {
    const { findings } = judge(text);
    expect(findings.filter((one) => finding.test(one)).length, findings.join('\n')).toBeGreaterThan(0);
  });
});
