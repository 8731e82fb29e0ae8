/** Every sentence of the notice stands in the clause file, word for word, with its disposition. */
import { createHash } from 'node:crypto';
import type { ClauseFile, ClausePart, ClauseSentence } from '../clauses.ts';
import { closeGate, type GateResult, inChinese } from './gate.ts';
import type { World } from './world.ts';

const dispositions = new Set<string>(['mapped', 'context', 'organisational', 'excluded']);

/** Judges each line and sentence, then the document as a whole: what was left out shows there. */
export function checkSentences({ clauses }: World): GateResult {
  const findings = clauses.flatMap((file) => [...file.sentences.flatMap(sentenceFaults), ...lineFaults(file), ...wholeFaults(file)]);
  return closeGate('sentences', clauses.flatMap((file) => inOrder(file)).length, findings);
}

/** Digest of a text. */
export const digest = (text: string): string => createHash('sha256').update(text.normalize('NFC')).digest('hex');

/** Lines and sentences in the order of the document; headings stand before what they head. */
export function inOrder({ header, headings, sentences }: ClauseFile): readonly { readonly id: string; readonly zh: string }[] {
  const [title, number, addressees, ...rest] = header;
  const before = (id: string) => sentences.filter((sentence) => pathOf(sentence.id) === id);
  const body = headings.flatMap((heading) => [heading, ...before(heading.id)]);
  const opening = before('71:0');
  const closing = sentences.filter(({ id }) => pathOf(id) !== '71:0' && !headings.some((heading) => heading.id === pathOf(id)));
  // the transmittal stands above signature and date, the purpose below the title of the plan
  return [title, number, addressees, ...opening.slice(0, 1), ...rest, ...opening.slice(1), ...body, ...closing].filter((line) => line !== undefined);
}

/** Digest of the whole document. */
export const wholeDigest = (file: ClauseFile): string =>
  digest(
    inOrder(file)
      .map(({ zh }) => zh)
      .join(''),
  );

const pathOf = (id: string) => id.replace(/#.*$/, '');

function sentenceFaults(sentence: ClauseSentence): readonly string[] {
  const { id, zh, en, sha256, note, parts = [], between = [] } = sentence;
  const findings = [...dispositionFaults(sentence), ...parts.flatMap(dispositionFaults)];
  if (sha256 !== digest(zh)) findings.push(`${id}: sha256 is ${sha256.slice(0, 12)}…, the text gives ${digest(zh).slice(0, 12)}…; a sentence is never edited`);
  if (zh !== zh.normalize('NFC') || en.trim() === '') findings.push(`${id}: needs NFC text and an English rendering`);
  if (!inChinese(note)) findings.push(`${id}: has a note without Chinese`);
  if (parts.length > 0) {
    const joined = between.map((words, index) => words + (parts[index]?.zh ?? '')).join('');
    if (between.length !== parts.length + 1 || joined !== zh) findings.push(`${id}: its parts and the words between them do not join to the sentence`);
    if (sentence.disposition !== 'mapped' || !parts.some(({ disposition }) => disposition === 'mapped'))
      findings.push(`${id}: a sentence with parts is mapped and has a mapped part`);
  }
  return findings;
}

function dispositionFaults({ id, disposition, reason }: ClauseSentence | ClausePart): readonly string[] {
  if (!dispositions.has(disposition)) return [`${id}: disposition "${disposition}" is none of ${[...dispositions].join(', ')}`];
  if (disposition !== 'mapped' && !reason?.trim()) return [`${id}: is ${disposition} without a reason; say why software does not answer it`];
  return inChinese(reason) ? [] : [`${id}: has a reason without Chinese`];
}

const lineFaults = ({ header, headings }: ClauseFile): readonly string[] =>
  [...header, ...headings].filter(({ zh, en }) => !zh.trim() || !en.trim()).map(({ id }) => `${id}: needs Chinese and English text`);

function wholeFaults(file: ClauseFile): readonly string[] {
  const { number } = file.document;
  const [count, sha256] = [inOrder(file).length, wholeDigest(file)];
  return [
    ...(count === file.whole.count ? [] : [`${number}: ${count} lines and sentences, the document has ${file.whole.count}; one was left out or added`]),
    ...(sha256 === file.whole.sha256
      ? []
      : [`${number}: joined in order its sentences give ${sha256.slice(0, 12)}…, the document ${file.whole.sha256.slice(0, 12)}…`]),
  ];
}
