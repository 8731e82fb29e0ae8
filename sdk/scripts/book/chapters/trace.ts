/** Chapter: the trace both ways, from the sentences of the notice over the requirements to what they bind, and back. */
import { type Content, code, en, joined, lineBreak, type Section, strong, table, text } from '../../../../.ci/docs/book/document.ts';
import { levelWords, stateWords, wordsOf } from '../../../src/explain/standard-words.ts';
import type { TracedRequirement, TracedSurface } from '../read-data.ts';
import type { BookWorld } from '../world.ts';

/** The chapter. */
export const traceChapter = (world: BookWorld): Section => ({
  anchor: 'trace',
  title: '对照矩阵',
  en: 'Trace matrix',
  page: 'trace',
  blocks: [
    text(
      '条文、要求与接口、类型、规则、页面、数据的双向对照。粗体“计划”标出还不存在的；要求的状态分三种：已实现并有证明，已写明（所约束的都已存在，证明待做），计划中。',
    ),
    text(
      en(
        'From the sentences to what is bound, and back. What does not exist yet is marked. A requirement is implemented and proven, specified (all that it binds exists, its proof is to come), or planned.',
      ),
    ),
  ],
  sections: [forward(world), back(world)],
});

function forward({ data, refer }: BookWorld): Section {
  const rows = data.trace.clauses.flatMap(({ clause, disposition, requirements }): readonly (readonly Content[])[] =>
    requirements.length === 0
      ? [[[refer.clause(clause)], [disposition === 'mapped' ? strong('还没有要求') : '不产生要求'], ['–'], ['–']]]
      : requirements.map((row) => [[refer.clause(clause)], [refer.requirement(row.id)], stateOf(row), boundTo(row.surfaces, { refer })]),
  );
  return {
    anchor: 'trace-clauses',
    title: '由条文到接口和类型',
    en: 'From the notice to what is bound',
    blocks: [table('由条文到接口和类型', ['条文', '要求', '强度和状态', '约束'], [3, 3, 3, 7], rows)],
    sections: [],
  };
}

const stateOf = ({ level, state }: TracedRequirement): Content => [
  wordsOf(levelWords, level).zh,
  '，',
  state === 'implemented' ? wordsOf(stateWords, state).zh : strong(wordsOf(stateWords, state).zh),
];

/** Kinds in words, in the order in which they are told. */
export const kindWords: { readonly [kind: string]: string } = { operations: '操作', schemas: '类型', rules: '规则', pages: '页面', data: '数据' };

function boundTo(surfaces: readonly TracedSurface[], world: Pick<BookWorld, 'refer'>): Content {
  const groups = Object.entries(kindWords).flatMap(([kind, words]): readonly Content[] => {
    const own = surfaces.filter((surface) => surface.kind === kind);
    return own.length === 0
      ? []
      : [
          [
            `${words} `,
            ...joined(
              own.map((surface) => named(surface, world)),
              '、',
            ),
          ],
        ];
  });
  return groups.length === 0 ? ['–'] : joined(groups, lineBreak);
}

function named({ kind, name, planned }: TracedSurface, { refer }: Pick<BookWorld, 'refer'>): Content {
  if (planned) return [code(name), strong('（计划）')];
  const makers: { readonly [kind: string]: (name: string) => Content[number] } = {
    operations: refer.operation,
    schemas: refer.type,
    rules: refer.rule,
    pages: refer.page,
  };
  return [(makers[kind] ?? code)(name)];
}

const back = (world: BookWorld): Section => ({
  anchor: 'trace-surfaces',
  title: '由接口和类型到条文',
  en: 'From what is bound to the notice',
  blocks: Object.entries(kindWords).flatMap(([kind, words]) => {
    const own = world.data.trace.surfaces.filter((surface) => surface.kind === kind);
    return own.length === 0
      ? []
      : [
          table(
            `${words}所依据的要求和条文`,
            [words, '要求', '条文'],
            [4, 5, 5],
            own.map((surface) => [
              named(surface, world),
              surface.requirements.length === 0 ? ['–'] : world.refer.all(world.refer.requirement, surface.requirements),
              surface.clauses.length === 0 ? ['–'] : world.refer.all(world.refer.clause, surface.clauses),
            ]),
          ),
        ];
  }),
  sections: [],
});
