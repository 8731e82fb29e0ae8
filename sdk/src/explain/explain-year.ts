/** Years of the working-day calendar (工作日历). A year that is not listed has no answer. */

import list from '@jiyue/standards/generated/calendar.json' with { type: 'json' };
import { type Explanation, sameWords } from './explanation.ts';
import { evidenceWords, wordsOf } from './standard-words.ts';

interface Year {
  readonly year: number;
  readonly notice: string;
  readonly published: string;
  readonly daysEvidence: string;
  readonly amended?: { readonly date: string; readonly what: string };
  readonly restDays: readonly string[];
  readonly workDays: readonly string[];
  readonly workingDays: number;
}

const years = (list as readonly { readonly years: readonly Year[] }[]).flatMap(({ years: own }) => own);

/** All years, as they are asked for. */
export const yearNames: readonly string[] = years.map(({ year }) => String(year));

/** 2026 or 2026年; undefined when the calendar does not have it. */
export function explainYear(asked: string): Explanation | undefined {
  const year = years.find((one) => String(one.year) === asked.replace(/年$/, ''));
  if (!year) return undefined;
  return {
    kind: 'year',
    id: String(year.year),
    title: { zh: `${year.year}年工作日历`, en: `working days of ${year.year}` },
    facts: [
      { key: 'document', value: year.notice },
      { key: 'published', value: year.published },
      ...(year.amended ? [{ key: 'note' as const, value: `${year.amended.date} ${year.amended.what}` }] : []),
      { key: 'working-days', value: String(year.workingDays) },
      { key: 'rest-days', value: year.restDays.join(' ') },
      { key: 'work-days', value: year.workDays.length === 0 ? sameWords('–') : year.workDays.join(' ') },
      { key: 'evidence', value: wordsOf(evidenceWords, year.daysEvidence) },
    ],
    lists: [],
    see: [],
  };
}

/** The three years nearest to one that is not there; empty for what is no year. */
export function nearYears(asked: string): readonly string[] {
  if (!/^\d{4}年?$/.test(asked)) return [];
  const wanted = Number(asked.slice(0, 4));
  return yearNames.toSorted((a, b) => Math.abs(Number(a) - wanted) - Math.abs(Number(b) - wanted)).slice(0, 3);
}
