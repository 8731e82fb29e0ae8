import { fc } from '../../../../.ci/properties.ts';
import { expect, test } from 'vitest';
import { judgeByPresence } from './presence.ts';

const list = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 300 }).map((docs) => Uint32Array.from(docs).sort());

test('a score is the sum of the weights of the lists a document is in, and the best are judged', () => {
  fc.assert(
    fc.property(list, fc.array(fc.tuple(list, fc.integer({ min: 1, max: 5 })), { maxLength: 4 }), fc.integer({ min: 1, max: 50 }), (docs, held, most) => {
      const presence = held.map(([, weight], place) => ({ token: `t${place}`, weight }));
      const listOf = (match: object) => held[Number((match as { token: string }).token.slice(1))]![0];
      const { docs: judged, scores } = judgeByPresence(docs, presence, listOf, most);
      const scoreOf = (doc: number) => held.reduce((sum, [holders, weight]) => sum + (holders.includes(doc) ? weight : 0), 0);
      expect(scores).toEqual(judged.map(scoreOf));
      expect(new Set(judged).size).toBe(Math.min(most, docs.length));
      expect(scores).toEqual(
        Array.from(docs, scoreOf)
          .sort((a, b) => b - a)
          .slice(0, most),
      );
    }),
    { numRuns: 200 },
  );
});
