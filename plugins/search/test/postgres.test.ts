/** The plugin on a platform over PostgreSQL, in two processes: one index, one set of best bets; what is withdrawn at one shows at neither. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresMissing, startPostgres, type TestPostgres } from '../../../.ci/postgres.ts';
import { type Answer, type Platform, preparePlatform } from './running-platform.ts';

if (postgresMissing !== undefined) console.warn(postgresMissing);

describe.skipIf(postgresMissing !== undefined)('two processes on one PostgreSQL', () => {
  let server: TestPostgres;
  let here: Platform;
  let there: Platform;
  beforeAll(async () => {
    server = await startPostgres();
    here = await preparePlatform({ JIYUE_DATABASE: server.url });
    there = await preparePlatform({ JIYUE_DATABASE: server.url });
    await here.start();
    await there.start();
    await here.prepareSite();
  });
  afterAll(async () => {
    await Promise.all([here?.stop(), there?.stop()]);
    here?.remove();
    there?.remove();
    await server?.stop();
  });

  const q = (text: string) => `q=${encodeURIComponent(text)}`;
  const found = ({ json }: Answer) => json.items.map(({ id }: { id: string }) => id);
  const until = async (platform: Platform, query: string, isThere: (answer: Answer) => boolean) => {
    for (;;) {
      const answer = await platform.search(query);
      if (isThere(answer)) return answer;
    }
  };

  test('what one process publishes both find, in one order; what one withdraws neither shows from then on', async () => {
    const ids: string[] = [];
    for (const title of ['云川江防汛工作会议', '防汛', '云川江治理'])
      ids.push(await here.publish({ title, body: { format: 'plain', text: `${title}召开。防汛工作。` } }));
    for (const platform of [here, there]) await until(platform, q('防汛'), (answer) => answer.json.total === 3);
    // the answer that first sees all three may have counted words while the last was on its way
    const [first, second] = [await here.search(q('防汛')), await there.search(q('防汛'))];
    expect(second.json).toEqual(first.json);
    expect(found(first)[0]).toBe(ids[1]);
    await here.must('POST', `/api/v1/resources/${ids[1]}/withdraw`, { kind: 'vanish', reason: '误发' }, 2);
    for (const platform of [there, here]) expect(found(await platform.search(q('防汛')))).not.toContain(ids[1]);
    await until(there, q('防汛'), (answer) => answer.json.total === 2);
  });

  test('a best bet that is set at one is shown by the other, and its click counts wherever it is told', async () => {
    const id = await here.publish({ title: '防汛应急预案' });
    await until(there, q('防汛应急预案'), (answer) => found(answer).includes(id));
    await here.must('POST', '/api/plugins/search/v0/best-bets', { siteId: 's1', words: ['预案'], match: 'whole', resourceId: id });
    const query = `${q('预案')}&siteId=s1&clickTokens=true`;
    const { json } = await until(there, query, (answer) => answer.json.bestBets?.[0]?.id === id);
    const click = await here.send('GET', `/api/plugins/search/v0/clicks?token=${json.bestBets[0].clickToken}`, undefined, { isPublic: true });
    expect([click.status, click.json]).toEqual([200, { isCounted: true }]);
  });

  test('suggestions come from both, and the public sees no figures', async () => {
    const answer = await there.send('GET', `/api/v1/suggestions?q=${encodeURIComponent('yunchuan')}`, undefined, { isPublic: true });
    expect(answer.json.words.map(({ text }: { text: string }) => text)).toContain('云川江防汛工作会议');
    const figures = '/api/plugins/search/v0/figures?from=2026-01-01&to=2026-02-01';
    expect((await there.send('GET', figures, undefined, { isPublic: true })).status).toBe(401);
  });
});
