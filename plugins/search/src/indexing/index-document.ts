/** A published resource as a document of the own index. The text comes from the repository and leaves it as tokens only. */
import { codeMember } from '@jiyue/sdk';
import type { IndexDocument } from '@jiyue/sdk/plugin';
import type { Resource } from '@jiyue/standards/model';
import { analyse } from '../analysis/analyse.ts';
import { numberTokens } from '../analysis/document-number.ts';
import { resourceText } from '../analysis/resource-text.ts';
import { legalLevelOf } from './legal-level.ts';
import { publishedAt, yearOf } from './publication.ts';
import { leadText } from './lead-text.ts';
import { leadPairs } from './schema.ts';
import { namedWorks, placeInTime, workCode } from './works.ts';

/** @param resource a published one */
export function indexDocument(resource: Resource): IndexDocument {
  const title = analyse(resource.title);
  const about = analyse(aboutText(resource));
  const bodyText = resourceText(resource);
  const body = analyse(bodyText);
  const work = workCode(resource.title);
  const numbers = [resource.document?.documentNumber, resource.disclosure?.indexNumber].flatMap((number) => (number === undefined ? [] : numberTokens(number)));
  return {
    id: resource.id,
    version: resource.version,
    text: {
      title: title.pairs.join(' '),
      about: about.pairs.join(' '),
      body: body.pairs.join(' '),
      characters: [title, about, body].flatMap(({ characters }) => characters).join(' '),
      number: [...new Set(numbers)].join(' '),
      named: namedWorks(`${resource.title}\n${bodyText}`, work).join(' '),
      lead: analyse(leadText(bodyText)).pairs.slice(0, leadPairs).join(' '),
    },
    attributes: attributesOf(resource),
    sortKey: placeInTime(publishedAt(resource), work),
  };
}

/** Values for filters and facets. A topic stands with the one above it, so that a question for that one finds it too. */
export function attributesOf(resource: Resource): { readonly [attribute: string]: readonly string[] } {
  const { siteId, columnId, kind, document, classification } = resource;
  const level = legalLevelOf(resource);
  return {
    siteId: [siteId],
    columnId: [columnId],
    kind: [kind],
    topic: withParents(classification?.topics ?? []),
    issuer: [...new Set(document?.issuers ?? [])],
    year: [yearOf(publishedAt(resource))],
    level: level === undefined ? [] : [level],
    validity: document === undefined ? [] : [document.validity],
  };
}

const withParents = (topics: readonly string[]): readonly string[] => [
  ...new Set(
    topics.flatMap((topic) => {
      const parent = codeMember('topic', topic)?.parent;
      return parent === undefined ? [topic] : [parent, topic];
    }),
  ),
];

function aboutText({ subtitle, summary, classification, document, disclosure, source }: Resource): string {
  const { regionName, keywords = [] } = classification ?? {};
  return [subtitle, summary, ...keywords, document?.documentNumber, disclosure?.indexNumber, ...(document?.issuers ?? []), regionName, source.name]
    .filter((part) => part !== undefined)
    .join('\n');
}
