/** Interests and changes as a province would have them, from a fixed sequence: mostly a place and a topic, many with words, some broad. */
import type { Criterion, InterestQuery } from '@jiyue/standards/model';
import { childCodes } from '@jiyue/sdk';
import { foldText } from '../../src/interest/fold-text.ts';
import type { RecordFacts } from '../../src/interest/index.ts';
import { regionChain } from '../../src/interest/region-chain.ts';

const topics = childCodes('topic').flatMap(({ code }) => childCodes('topic', code).map((one) => one.code));
/** Characters of the words; the first ones stand far more often than the last, as in texts. */
const charactersOf = (count: number) => Array.from({ length: count }, (_, place) => String.fromCharCode(0x4e00 + place * 13));

/** Random numbers that come the same each time. */
export function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const region = (random: (below: number) => number) => `99${String(random(15)).padStart(2, '0')}${String(random(12)).padStart(2, '0')}`;
type Chance = (below: number) => number;
/** @param alphabet number of characters that words are made of: 1,500 as in texts, few to have far more interests meet */
export const wordsOf = (alphabet: number): ((random: Chance) => string) => {
  const characters = charactersOf(alphabet);
  return (random) => Array.from({ length: 2 + random(3) }, () => characters[Math.floor((random(alphabet) * random(alphabet)) / alphabet)]!).join('');
};

/** So many different queries. */
export function manyInterests(count: number, alphabet: number): ReadonlyMap<string, InterestQuery> {
  const random = sequence(7);
  const word = wordsOf(alphabet);
  const any = (...criteria: Criterion[]) => ({ any: criteria });
  const found = new Map<string, InterestQuery>();
  for (let number = 0; number < count; number += 1) {
    const place = any({ kind: 'region', regionCodes: [region(random)], includesBelow: random(2) === 0 });
    const site = any({ kind: 'site', siteIds: [`s${random(800)}`], includesBelow: random(4) === 0 });
    const topic = any({ kind: 'topic', topics: [topics[random(topics.length)]!, topics[random(topics.length)]!] });
    const words = any({ kind: 'words', words: [word(random), word(random)], needsAll: random(5) === 0, isInTitleOnly: random(4) === 0 });
    const column = any({ kind: 'column', columnIds: [`c${random(12_000)}`], includesBelow: random(2) === 0 });
    const issuer = any({ kind: 'issuer-name', names: [`虚构省第${random(900)}局`] });
    const kinds = [[column], [site, topic], [place, topic], [words, site], [words], [issuer, topic], [site], [place, words]];
    found.set(`q${number}`, { all: kinds[random(kinds.length)]! });
  }
  return found;
}

/** One change of the log. @param characters of text */
export function oneChange(random: Chance, characters: number, word: (random: Chance) => string): RecordFacts {
  const site = random(800);
  const code = region(random);
  const title = foldText(Array.from({ length: 6 }, () => word(random)).join(''));
  let text = `${title}\n`;
  while (text.length < characters) text += word(random);
  const topic = topics[random(topics.length)]!;
  return {
    id: `r${random(1e9)}`,
    kind: 'article',
    siteId: `s${site}`,
    siteChain: [`s${site}`, `s${site % 20}`],
    columnId: `c${random(12_000)}`,
    columnChain: [`c${random(12_000)}`, `c${random(500)}`],
    ownerId: `o${random(900)}`,
    issuerIds: [],
    issuers: [`虚构省第${random(900)}局`],
    topics: [topic, topic.slice(0, 3)],
    audiences: [],
    keywords: [],
    region: code,
    regionChain: regionChain(code),
    locale: 'zh-CN',
    text: foldText(text),
    titleEnd: title.length,
  };
}
