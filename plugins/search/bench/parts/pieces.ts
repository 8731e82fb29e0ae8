/** Articles and paragraphs of the whole documents of the shared corpus, as further passages without judgements. */
import type { Passage } from './corpus.ts';
import { readLongDocuments } from './long-documents.ts';

const shortest = 12;

/** @param most pieces */
export function readPieces(most: number): readonly Passage[] {
  const pieces: Passage[] = [];
  for (const { id, title, text } of readLongDocuments() ?? []) {
    for (const [place, piece] of text.split(/\n+|(?<=[。；])(?=第[一二三四五六七八九十百千]+条)/u).entries()) {
      if (piece.trim().length < shortest) continue;
      pieces.push({ id: `${id}-${place}`, title, text: piece.trim() });
      if (pieces.length === most) return pieces;
    }
  }
  return pieces;
}
