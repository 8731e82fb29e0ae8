/** A chosen passage as the standard's quoted answer: the repository's words with hits marked, and where they stand. */
import type { QuotedAnswer } from '@jiyue/standards/model';
import { publishedAt } from '../indexing/publication.ts';
import { extractOf } from '../reply/extract.ts';
import type { Wanted } from '../reply/mark.ts';
import type { ChosenPassage } from './choose-passage.ts';

/** Characters of a passage; of a longer one the part with the most of the question is given. */
const longest = 400;

export function quotedAnswer({ resource, passage }: ChosenPassage, wanted: Wanted): QuotedAnswer {
  const { id, version, kind, siteId, title, source } = resource;
  const place = passage.article?.text ?? passage.heading;
  return {
    ...{ id, version, kind, siteId, title },
    ...(place === '' ? {} : { place: place.slice(0, 500) }),
    passage: [...extractOf(passage.text, wanted, longest)],
    sourceName: source.name,
    publishedAt: publishedAt(resource),
  };
}
