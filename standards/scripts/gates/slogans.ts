/** A requirement is measured, not praised: a word of praise needs a measure in the same sentence, else nobody can tell whether it is met. */
import type { Requirement } from '../requirements.ts';
import { closeGate, type GateResult } from './gate.ts';
import { rowsOf, type World } from './world.ts';

const praise: Readonly<Record<'zh' | 'en', RegExp>> = {
  zh: /完善|全面|有效|友好|智能|良好|便捷|高效|及时|合理|先进|科学|灵活|强大|优质|丰富|充分|适当|必要时|尽量|尽快|尽可能|美观|大方|无缝|健全|加强|优化|提升|确保|做好|积极|稳妥|大力|切实|相关/g,
  en: /\b(comprehensive(ly)?|user-friendly|friendly|intelligent(ly)?|smart|seamless(ly)?|efficient(ly)?|effectively|robust(ly)?|good|timely|in time|suitabl[ey]|appropriate(ly)?|proper(ly)?|flexibl[ey]|rich|powerful|excellent|modern|advanced|convenient(ly)?|as soon as possible|where necessary|ensure|strengthen|optimi[sz]e|relevant)\b/gi,
};

/** Terms of art that contain such a word. */
const terms = /有效性|有效期|失效|“[^”]*”|《[^》]*》/g;
/** A figure, or a comparison that decides. The English gives its figures as words too. */
const measure: Readonly<Record<'zh' | 'en', RegExp>> = {
  zh: /[0-9０-９]|[二两三四五六七八九十百]+(?=个|种|日|天|年|月|次|项|条|秒|小时|分|周|级)|不(早|晚|多|少|高|低)于|不超过/,
  en: /[0-9]|\b(two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|at (most|least)|not (later|earlier|more|less|fewer) than|no (later|more|fewer) than)\b/i,
};

/** Judges each statement in both languages. */
export function checkSlogans(world: World): GateResult {
  const rows = rowsOf(world);
  return closeGate('slogans', rows.length * 2, rows.flatMap(rowFaults));
}

const rowFaults = ({ id, statement }: Requirement): readonly string[] =>
  (['zh', 'en'] as const).flatMap((language) =>
    sentencesOf(statement[language].replaceAll(terms, ''))
      .filter((sentence) => !measure[language].test(sentence))
      .flatMap((sentence) => sentence.match(praise[language]) ?? [])
      .map((word) => `${id}: says "${word}" without a measure; say what is seen when it holds`),
  );

const sentencesOf = (text: string): readonly string[] => text.split(/[。；;.]/);
