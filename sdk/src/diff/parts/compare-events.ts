/** Changes of the event catalogue. What the data of an event are is compared with the other types. */

import { type Change, changeOf, type Level } from '../change.ts';
import type { EventRow } from '../version.ts';
import { say } from './say.ts';
import { actionTexts, whatTexts, whoTexts } from './texts.ts';

type Texts = Pick<Change, 'what' | 'affected' | 'action'> & Partial<Pick<Change, 'before' | 'after'>>;
const of = (thing: string, pointer: string, keyword: string, level: Level, texts: Texts): Change =>
  changeOf({ area: 'event', thing, pointer, keyword, level, ...texts });

/** Changes from one catalogue to another. */
export function compareEvents(before: readonly EventRow[], after: readonly EventRow[]): readonly Change[] {
  const fresh = new Map(after.map((row) => [row.type, row]));
  const old = new Set(before.map(({ type }) => type));
  return [
    ...before.flatMap((row) => {
      const now = fresh.get(row.type);
      return now
        ? compareRow(row, now)
        : [of(row.type, '', 'event-removed', 'major', { what: say(whatTexts.eventRemoved), affected: whoTexts.readers, action: actionTexts.stopUse })];
    }),
    ...after
      .filter(({ type }) => !old.has(type))
      .map(({ type }) => of(type, '', 'event-added', 'minor', { what: say(whatTexts.eventAdded), affected: whoTexts.nobody, action: actionTexts.use })),
  ];
}

function compareRow(old: EventRow, now: EventRow): readonly Change[] {
  const changes: Change[] = [];
  const { type } = old;
  const [was, is] = [old.public ?? false, now.public ?? false];
  if (was && !is)
    changes.push(of(type, '/public', 'event-hidden', 'major', { what: say(whatTexts.eventHidden), affected: whoTexts.readers, action: actionTexts.stopUse }));
  if (!was && is)
    changes.push(of(type, '/public', 'event-shown', 'minor', { what: say(whatTexts.eventShown), affected: whoTexts.nobody, action: actionTexts.use }));
  if (old.subject !== now.subject)
    changes.push(
      of(type, '/subject', 'event-subject', 'major', {
        what: say(whatTexts.eventSubject, { before: old.subject ?? '–', after: now.subject ?? '–' }),
        affected: whoTexts.readers,
        action: actionTexts.change,
        before: old.subject,
        after: now.subject,
      }),
    );
  for (const part of ['data', 'envelope'] as const) {
    if (old[part] !== now[part])
      changes.push(
        of(type, `/${part}`, 'event-data', 'major', {
          what: say(whatTexts.eventData, { before: old[part] ?? '–', after: now[part] ?? '–' }),
          affected: whoTexts.readers,
          action: actionTexts.change,
          before: old[part],
          after: now[part],
        }),
      );
  }
  const [before, after] = [old.fields ?? [], now.fields ?? []];
  for (const name of before.filter((one) => !after.includes(one)))
    changes.push(
      of(type, `/fields/${name}`, 'event-field-removed', 'major', {
        what: say(whatTexts.eventFieldRemoved, { name }),
        affected: whoTexts.readers,
        action: actionTexts.change,
      }),
    );
  for (const name of after.filter((one) => !before.includes(one)))
    changes.push(
      of(type, `/fields/${name}`, 'event-field-added', 'minor', {
        what: say(whatTexts.eventFieldAdded, { name }),
        affected: whoTexts.nobody,
        action: actionTexts.use,
      }),
    );
  return changes;
}
