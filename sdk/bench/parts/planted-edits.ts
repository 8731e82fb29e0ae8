/** A version of the standard with twenty edits, breaking and additive, in a copy of the generated files that are given. */

/** The parts that are edited. */
export interface EditedParts {
  readonly strict: { readonly $defs: Record<string, Editable> };
  readonly codes: { readonly tables: { readonly id: string; members: { code: string; zh: string }[] }[] };
  readonly requirements: { readonly id: string; level: string; statement: { zh: string; en: string } }[];
  readonly openapi: { readonly paths: Record<string, Record<string, Editable>> };
}

/** JSON that is edited in place. */
// biome-ignore lint/suspicious/noExplicitAny: edits reach into JSON of many shapes
type Editable = any;

const set = (target: Editable, members: { readonly [name: string]: unknown }) => void Object.assign(target, members);

/** Twenty edits, each a name and what it does to the strict view or to another part. */
const edits: readonly (readonly [string, (defs: Record<string, Editable>, parts: EditedParts) => void])[] = [
  ['maxLength narrowed', (defs) => set(defs['ArticleDraft'].properties.title, { maxLength: 400 })],
  ['maxLength widened', (defs) => set(defs['PolicyDocumentDraft'].properties.title, { maxLength: 600 })],
  ['optional member added', (defs) => set(defs['SiteDraft'].properties, { slogan: { type: 'string', maxLength: 100 } })],
  ['optional member removed', (defs) => void delete defs['Column'].properties.updateLimitDays],
  ['required member added', (defs) => void defs['Attachment'].required.push('alternativeOfId')],
  ['required member made optional', (defs) => void defs['SearchHit'].required.pop()],
  ['pattern narrowed', (defs) => set(defs['RecordId'], { pattern: '^[A-Za-z0-9][A-Za-z0-9._~-]{0,31}$' })],
  ['pattern widened', (defs) => set(defs['ColumnCode'], { pattern: '^[a-z0-9][a-z0-9_-]{0,63}$' })],
  ['code removed', (defs) => void defs['UpdateType'].enum.pop()],
  ['code added', (defs) => void defs['SubmitOutcome'].enum.push('queued')],
  ['maximum added', (defs) => set(defs['ResourcePage'].properties.total, { maximum: 1_000_000 })],
  ['minimum lowered', (defs) => set(defs['ColumnDraft'].properties.order, { minimum: -1 })],
  ['maxItems narrowed', (defs) => set(defs['InterpretationDraft'].properties.attachmentIds, { maxItems: 100 })],
  ['uniqueItems dropped', (defs) => void delete defs['ArticleDraft'].properties.attachmentIds.uniqueItems],
  ['text changed', (defs) => set(defs['Organization'], { description: '机构（修订）。' })],
  ['code of a table removed', (_, { codes }) => void codes.tables.find(({ id }) => id === 'topic')?.members.pop()],
  ['meaning of a code changed', (_, { codes }) => set(codes.tables.find(({ id }) => id === 'genre')?.members[0], { zh: '另一种' })],
  [
    'level of a requirement lowered',
    (_, { requirements }) =>
      set(
        requirements.find(({ level }) => level === 'MUST'),
        { level: 'SHOULD' },
      ),
  ],
  ['operation removed', (_, { openapi }) => void delete openapi.paths['/api/v1/relations/{relationId}']?.['delete']],
  ['authorization tightened', (_, { openapi }) => set(openapi.paths['/api/v1/search']?.['get'], { security: [{ token: [] }] })],
];

/** How many edits there are. */
export const editCount = edits.length;

/** Edits a copy. Readers are judged by the tolerant view of the old version, so that one is not edited. Throws for an edit that changes nothing. */
export function plantEdits(parts: EditedParts): EditedParts {
  const copy = structuredClone(parts);
  for (const [name, edit] of edits) {
    const before = JSON.stringify(copy);
    edit(copy.strict.$defs, copy);
    if (JSON.stringify(copy) === before) throw new Error(`edit "${name}" changed nothing`);
  }
  return copy;
}
