/** Chapter: the notice sentence by sentence, each with its disposition, both wordings where the copies differ, and the requirements that answer it. */
import { dispositionWords, wordsOf } from '../../../src/explain/standard-words.ts';
import { anchors } from '../anchors.ts';
import {
  type Block,
  type Content,
  either,
  en,
  facts,
  label,
  lineBreak,
  note,
  type Row,
  rowsTable,
  type Section,
  statement,
  strong,
  text,
} from '../../../../.ci/docs/book/document.ts';
import type { ClauseFile, ClausePart, ClauseSentence } from '../read-data.ts';
import type { BookWorld } from '../world.ts';

/** The chapter. */
export function clausesChapter(world: BookWorld): Section {
  return {
    anchor: 'clauses',
    title: '通知的条文',
    en: 'Sentences of the notice',
    page: 'clauses',
    blocks: [
      text('通知逐句列出，每句写明对软件意味着什么。一句分成几部分的，各部分合起来就是原句。两份文本不同的，以公开发布的文本为准，另一份文本列在旁边。'),
      text(en('Every sentence with what it means for software. Where two copies differ the published wording is shown, and the other one beside it.')),
    ],
    sections: world.data.clauses.flatMap((file) => [heading(file), ...sectionsOf(file, world)]),
  };
}

function heading({ id, document, whole, header }: ClauseFile): Section {
  return {
    anchor: `${anchors.clause(id)}-document`,
    title: document.number,
    en: document.title,
    blocks: [
      facts('通知的出处', [
        ['标题', [document.title]],
        ['发文机关', [document.issuer]],
        ['成文日期', [document.writtenDate]],
        ['发布日期', [document.publishedDate]],
        ['行句', [`${whole.count}行句；全文杂凑值 SHA-256 `, whole.sha256]],
      ]),
      rowsTable(
        '首部和落款',
        ['编号', '文字'],
        [1, 4],
        header.map((line): Row => ({ anchor: anchors.clause(line.id), cells: [[line.id], [line.zh, lineBreak, en(line.en)]] })),
      ),
    ],
    sections: [],
  };
}

/** A section for each heading, and for what stands before the first and after the last. */
function sectionsOf(file: ClauseFile, world: BookWorld): readonly Section[] {
  const firstHeaded = file.sentences.findIndex(({ id }) => headingOf(id, file) !== undefined);
  const unheaded = (isWanted: (index: number) => boolean) => file.sentences.filter(({ id }, index) => headingOf(id, file) === undefined && isWanted(index));
  const apart = (place: string, title: string, english: string, sentences: readonly ClauseSentence[]): readonly Section[] =>
    sentences.length === 0
      ? []
      : [
          {
            anchor: `${anchors.clause(file.id)}-${place}`,
            title,
            en: english,
            blocks: [],
            sections: sentences.map((one) => sentenceSection(one, world)),
          },
        ];
  return [
    ...apart(
      'opening',
      '正文开头',
      'Opening',
      unheaded((index) => index < firstHeaded),
    ),
    ...file.headings.map(
      (one): Section => ({
        anchor: anchors.clause(one.id),
        title: one.zh,
        en: one.en,
        blocks: [],
        sections: file.sentences.filter(({ id }) => headingOf(id, file) === one.id).map((sentence) => sentenceSection(sentence, world)),
      }),
    ),
    ...apart(
      'closing',
      '正文结尾',
      'Closing',
      unheaded((index) => index > firstHeaded),
    ),
  ];
}

const headingOf = (sentence: string, { headings }: ClauseFile): string | undefined => headings.find(({ id }) => id === sentence.replace(/#.*$/, ''))?.id;

function sentenceSection(sentence: ClauseSentence, world: BookWorld): Section {
  const { id, zh, en: english, projectCopy, parts = [], note: remark } = sentence;
  return {
    anchor: anchors.clause(id),
    title: id,
    en: '',
    blocks: [
      statement(zh),
      text(en(english)),
      ...(projectCopy === undefined ? [] : otherWording(projectCopy, zh)),
      ...(parts.length === 0 ? [facts(`${id} 的处置`, dispositionRows(sentence, world))] : [partsTable(id, parts, world), ...wholeReason(sentence)]),
      ...(remark === undefined ? [] : [note('附注：', either(remark))]),
    ],
    sections: [],
  };
}

function otherWording(copy: string, published: string): readonly Block[] {
  return [
    label('另一份文本', 'Other copy'),
    statement(...difference(copy, published)),
    note(
      '上面是公开发布的文本；项目所收文本此句的不同之处以粗体标出。',
      en('Above is the published wording; what differs in the copy given to the project is in bold.'),
    ),
  ];
}

/** The copy with the words in bold that differ from the published sentence. */
function difference(copy: string, published: string): Content {
  const [a, b] = [[...copy], [...published]];
  let from = 0;
  while (from < Math.min(a.length, b.length) && a[from] === b[from]) from += 1;
  let back = 0;
  while (back < Math.min(a.length, b.length) - from && a.at(-1 - back) === b.at(-1 - back)) back += 1;
  const parts: Content = [a.slice(0, from).join(''), strong(a.slice(from, a.length - back).join('')), a.slice(a.length - back).join('')];
  return parts.filter((part) => part !== '' && (typeof part === 'string' || part.kind !== 'strong' || part.text !== ''));
}

const dispositionRows = (part: ClausePart, world: BookWorld): readonly (readonly [string, Content])[] => [
  ['处置', dispositionOf(part)],
  ['要求', answersOf(part, world)],
];

const wholeReason = ({ disposition, reason }: ClauseSentence): readonly Block[] =>
  reason === undefined ? [] : [note(`全句：${wordsOf(dispositionWords, disposition).zh}。`, either(reason))];

const partsTable = (id: string, parts: readonly ClausePart[], world: BookWorld): Block =>
  rowsTable(
    `${id} 的各部分`,
    ['编号', '文字', '处置', '要求'],
    [2, 4, 3, 3],
    parts.map(
      (part): Row => ({ anchor: anchors.clause(part.id), cells: [[part.id], [part.zh, lineBreak, en(part.en)], dispositionOf(part), answersOf(part, world)] }),
    ),
  );

function dispositionOf({ disposition, reason, open }: ClausePart): Content {
  const words = wordsOf(dispositionWords, disposition);
  return [
    words.zh,
    ' ',
    en(words.en),
    ...(reason === undefined ? [] : [lineBreak, either(reason)]),
    ...(open === undefined ? [] : [lineBreak, `留待 ${open.slice}：`, either(open.reason)]),
  ];
}

/** Requirements that rest on the part; those of its areas where none does by name. */
function answersOf({ id }: ClausePart, { data, refer }: BookWorld): Content {
  const resting = data.requirements.filter(({ clauses }) => clauses.includes(id));
  return resting.length === 0
    ? ['–']
    : refer.all(
        refer.requirement,
        resting.map((row) => row.id),
      );
}
