/** The book of one state of the standard. */
import type { Book } from '../../../.ci/docs/book/document.ts';
import { aboutChapter } from './chapters/about.ts';
import { calendarChapter } from './chapters/calendar.ts';
import { clausesChapter } from './chapters/clauses.ts';
import { codesChapter } from './chapters/codes.ts';
import { crosswalksChapter } from './chapters/crosswalks.ts';
import { errorsChapter } from './chapters/errors.ts';
import { eventsChapter } from './chapters/events.ts';
import { indicatorsChapter } from './chapters/indicators.ts';
import { operationsChapter } from './chapters/operations.ts';
import { pagesChapter } from './chapters/pages.ts';
import { profilesChapter } from './chapters/profiles.ts';
import { requirementsChapter } from './chapters/requirements.ts';
import { traceChapter } from './chapters/trace.ts';
import { typesChapter } from './chapters/types.ts';
import { versionsChapter } from './chapters/versions.ts';
import type { BookWorld } from './world.ts';

/** Chapters in the order in which they are read. */
const chapters = [
  aboutChapter,
  clausesChapter,
  requirementsChapter,
  codesChapter,
  typesChapter,
  operationsChapter,
  eventsChapter,
  pagesChapter,
  indicatorsChapter,
  profilesChapter,
  calendarChapter,
  crosswalksChapter,
  errorsChapter,
  traceChapter,
  versionsChapter,
] as const;

/** @param state of the version, e.g. 草案 */
export function buildBook(world: BookWorld, state: string): Book {
  const { version } = world.data.openapi['info'] as { readonly version: string };
  return {
    title: '政府网站集约化平台规范',
    en: 'Jiyue: the standard for intensive government website platforms',
    version: `集约 Jiyue ${version}（${state}）`,
    chapters: chapters.map((chapter) => chapter(world)),
  };
}
