import { describe, expect, test } from 'vitest';
import examples from '@jiyue/standards/generated/examples.json' with { type: 'json' };
import type { Resource } from '@jiyue/standards/model';
import { kindParts, kindText } from './kind-parts.ts';
import { kindReferences } from './kind-references.ts';

const resources = examples.filter(
  ({ type }) =>
    type === 'Resource' ||
    /^(Gallery|Video|WebLink|LeaderProfile|OrganizationProfile|Dataset|SpecialTopic|Faq|DisclosureGuide|ServiceGuideResource)$/.test(type),
);
const all = resources.flatMap(({ type, valid }) => valid.map(({ name, instance }) => ({ name: `${type} ${name}`, resource: instance as Resource })));

/** Members that every kind has, and those of its kind that are no words: ids, addresses, codes, days. */
const noWords = new Set(
  'kind locale siteId columnId ownerId title subtitle summary source body origin displayedDate document disclosure classification attachmentIds relay maps translation rights updateType changeNote ext id version enteredAt updatedAt status firstPublishedAt publishedAt scheduledAt withdrawal attachmentId url targetUrl organizationId resourceIds policyIds subtitlesId guideId applyUrl format updateCycle fieldType dataDate startDate endDate poster credit interpretsIds'.split(
    ' ',
  ),
);
const wordsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => (noWords.has(name) ? [] : wordsIn(member)));
};

describe.each(all)('$name', ({ resource }) => {
  test('no word of its kind is lost to search', () => {
    const found = kindText(resource);
    for (const words of wordsIn(resource)) expect(found).toContain(words);
  });

  test('every attachment of its kind is shown by a part', () => {
    const shown = JSON.stringify(kindParts(resource));
    for (const [, id] of JSON.stringify({ ...resource, maps: [], attachmentIds: [] }).matchAll(/"(?:attachmentId|subtitlesId)":"([^"]+)"/g))
      expect(shown).toContain(`"${id}"`);
  });
});

test('a kind of a later version has no parts and breaks nothing', () => {
  const later = { ...all[0]!.resource, kind: 'podcast', translation: undefined } as unknown as Resource;
  expect([kindParts(later), kindText(later), kindReferences(later as never)]).toEqual([[], '', []]);
});

test('what a topic refers to is named with its place', () => {
  const topic = all.find(({ resource }) => resource.kind === 'special-topic' && resource.translation)!.resource;
  expect(kindReferences(topic as never)).toEqual([
    { pointer: '/sections/0/resourceIds/0', id: 'r-17', family: 'resource' },
    { pointer: '/sections/0/resourceIds/1', id: 'r-18', family: 'resource' },
    { pointer: '/sections/0/columnId', id: 'col-zcwj', family: 'column' },
    { pointer: '/sections/1/columnId', id: 'col-zwyw', family: 'column' },
    { pointer: '/translation/originalId', id: 'r-bo-17', family: 'resource' },
  ]);
});
