/** Marks a document that is no longer, not wholly or not yet in force (国办发〔2017〕47号 四(一)4: to be stated on the original). */
import type { DocumentMetadata } from '@jiyue/standards/model';
import type { TextKey } from './texts.ts';

/** How strongly the mark is shown. */
export type ValidityTone = 'ended' | 'changed' | 'pending';

const marks: Readonly<Record<string, { readonly tone: ValidityTone; readonly notice: TextKey }>> = {
  lapsed: { tone: 'ended', notice: 'validityLapsed' },
  repealed: { tone: 'ended', notice: 'validityRepealed' },
  amended: { tone: 'changed', notice: 'validityAmended' },
  'partly-lapsed': { tone: 'changed', notice: 'validityPartly' },
  'not-yet-effective': { tone: 'pending', notice: 'validityPending' },
};

/** Undefined for a document in force, of unknown validity, or with a code we do not know: its name stands in the header table alone. */
export const validityMark = (validity: DocumentMetadata['validity'] | undefined) => (validity === undefined ? undefined : marks[validity]);
