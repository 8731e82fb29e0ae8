/** A record as a hit. All text is the repository's. */
import type { Resource, SearchHit } from '@jiyue/standards/model';
import { resourceText } from '../analysis/resource-text.ts';
import { publishedAt } from '../indexing/publication.ts';
import { extractOf } from './extract.ts';
import { marksOf, piecesOf, type Wanted } from './mark.ts';

/** @param extractCharacters length of the extract */
export function searchHit(resource: Resource, wanted: Wanted, score: number, extractCharacters: number): SearchHit {
  const { id, version, kind, siteId, columnId, title, summary, document, source } = resource;
  const body = resourceText(resource);
  const text = body.trim() === '' ? (summary ?? '') : body;
  return {
    id,
    version,
    kind,
    siteId,
    columnId,
    title: piecesOf(title, marksOf(title, wanted)),
    extract: extractOf(text, wanted, extractCharacters),
    ...(document?.documentNumber === undefined ? {} : { documentNumber: document.documentNumber }),
    sourceName: source.name,
    publishedAt: publishedAt(resource),
    ...(document === undefined ? {} : { validity: document.validity }),
    score: Math.round(score * 1000) / 1000,
  };
}
