/** Event types and page formats agree with the code tables and the model. */
import { isRuleFile } from '../page-rules.ts';
import { closeGate, type GateResult, repeated } from './gate.ts';
import type { World } from './world.ts';

interface EventFile {
  readonly data: string;
  readonly envelope: string;
  readonly types: readonly { readonly type: string; readonly public: boolean; readonly fields?: readonly string[] }[];
}

interface PageFile {
  readonly id: string;
  readonly kinds: readonly { readonly code: string; readonly zh: string; readonly mandatory: readonly string[]; readonly advised: readonly string[] }[];
  readonly tags: readonly { readonly name: string; readonly zh: string; readonly en: string; readonly mandatory: boolean; readonly evidence: string }[];
  readonly footer: readonly { readonly code: string; readonly zh: string; readonly en: string; readonly evidence: string }[];
}

const evidences = new Set(['text', 'second-hand', 'memory', 'project']);

/** Judges each event type, page kind, tag and footer item. */
export function checkVocabulary({ events, pages, standard }: World): GateResult {
  const judged = [
    ...events.map(({ file, doc }) => judgeEvents(file, doc as EventFile, standard)),
    judgeAllEvents(
      events.flatMap(({ doc }) => (doc as EventFile).types),
      standard,
    ),
    ...pages.filter(({ doc }) => !isRuleFile(doc)).map(({ file, doc }) => judgePages(file, doc as PageFile)),
  ];
  return closeGate(
    'vocabulary',
    judged.reduce((sum, { subjects }) => sum + subjects, 0),
    judged.flatMap(({ findings }) => findings),
  );
}

function judgeEvents(file: string, { data, envelope, types }: EventFile, { model, tables }: World['standard']) {
  const table = tables.find(({ id }) => id === 'event-type');
  const members = new Map((table?.members ?? []).map((member) => [member.code, member]));
  const known = new Set(model.get(data)?.properties.map(({ name }) => name));
  const findings = [
    ...[data, envelope].filter((name) => !model.has(name)).map((name) => `${file}: names ${name}, which the model does not have`),
    ...types.filter(({ type }) => !members.has(type)).map(({ type }) => `${file}: describes ${type}, which table event-type does not have`),
    ...types
      .filter(({ type, public: open }) => members.has(type) && (members.get(type)?.['public'] !== false) !== open)
      .map(({ type }) => `${file}: ${type} is public here or in table event-type, and not in the other`),
    ...types.flatMap(({ type, fields = [] }) =>
      fields.filter((field) => !known.has(field)).map((field) => `${file}: ${type} carries "${field}", which ${data} does not have`),
    ),
  ];
  return { subjects: types.length, findings };
}

/** Each module describes its own types; together they describe each member of the table once. */
function judgeAllEvents(types: EventFile['types'], { tables }: World['standard']) {
  const codes = tables.find(({ id }) => id === 'event-type')?.members.map(({ code }) => code) ?? [];
  const findings = [
    ...codes.filter((code) => !types.some(({ type }) => type === code)).map((code) => `events/: no file describes ${code} of table event-type`),
    ...repeated(types.map(({ type }) => type)).map((type) => `events/: ${type} is described twice`),
  ];
  return { subjects: codes.length, findings };
}

function judgePages(file: string, { kinds, tags, footer }: PageFile) {
  const names = new Map(tags.map((tag) => [tag.name, tag]));
  const used = new Set(kinds.flatMap(({ mandatory, advised }) => [...mandatory, ...advised]));
  const findings = [
    ...[...used].filter((name) => !names.has(name)).map((name) => `${file}: a page kind names the tag ${name}, which is not described`),
    ...tags.filter(({ name }) => !used.has(name)).map(({ name }) => `${file}: the tag ${name} is on no kind of page`),
    ...kinds.flatMap(({ code, mandatory }) =>
      mandatory.filter((name) => names.get(name)?.mandatory === false).map((name) => `${file}: ${name} is mandatory on ${code} and not as a tag`),
    ),
    ...[...tags, ...footer]
      .filter(({ zh, en, evidence }) => !zh?.trim() || !en?.trim() || !evidences.has(evidence))
      .map((row) => `${file}: ${'name' in row ? row.name : row.code} needs zh, en and evidence`),
  ];
  return { subjects: kinds.length + tags.length + footer.length, findings };
}
