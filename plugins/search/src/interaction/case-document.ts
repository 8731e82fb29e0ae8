/** A public case as a document of the own index: the masked public text alone, which leaves its source as tokens. */
import type { IndexDocument } from '@jiyue/sdk/plugin';
import type { PublicCase } from '@jiyue/standards/model';
import { analyse } from '../analysis/analyse.ts';
import { startOfDay } from '../indexing/publication.ts';
import { leadPairs } from '../indexing/schema.ts';
import { documentId, everyCase, inCase } from './case-index.ts';

/** Question and answer as they are read. */
export const caseText = ({ question, answer }: Pick<PublicCase, 'question' | 'answer'>): string => `${question}\n${answer}`;

/** The instant a case counts as answered: a day begins in China. */
export const answeredAt = ({ answeredDate }: Pick<PublicCase, 'answeredDate'>): string => startOfDay(answeredDate);

/** @param plugin the source */
export function caseDocument(plugin: string, one: PublicCase): IndexDocument {
  const title = analyse(one.title);
  const about = analyse(one.answeredByName);
  const body = analyse(caseText(one));
  const tokens = (all: readonly string[]) => all.map(inCase).join(' ');
  return {
    id: documentId(plugin, one.id),
    version: one.version,
    text: {
      title: tokens(title.pairs),
      about: `${everyCase} ${tokens(about.pairs)}`.trim(),
      body: tokens(body.pairs),
      characters: tokens([title, about, body].flatMap(({ characters }) => characters)),
      lead: tokens(body.pairs.slice(0, leadPairs)),
    },
    attributes: { siteId: [one.siteId], kind: [one.interactionKind] },
    sortKey: answeredAt(one),
  };
}
