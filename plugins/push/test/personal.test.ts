/** Interests, home page and favourites: one definition everywhere, nothing inferred, nothing kept that was withdrawn. */
import { validateStrict } from '@jiyue/sdk';
import { asJson } from '@jiyue/sdk/plugin';
import type { Interest, InterestDraft, InterestQuery } from '@jiyue/standards/model';
import { expect, test } from 'vitest';
import { createInterestIndex, factsOf, placesOf } from '../src/interest/index.ts';
import { interestKey } from '../src/operations/interest-of.ts';
import { begin, draft, reader, resource } from './world.ts';

const queries: readonly InterestQuery[] = [
  { all: [{ any: [{ kind: 'site', siteIds: ['site-province'], includesBelow: false }] }, { any: [{ kind: 'resource-kind', resourceKinds: ['article'] }] }] },
  { all: [{ any: [{ kind: 'words', words: ['云川江', '公告'], needsAll: false, isInTitleOnly: true }] }] },
  { all: [{ any: [{ kind: 'topic', topics: ['T02'] }] }], none: [{ kind: 'keyword', keywords: ['别的'] }] },
  { all: [{ any: [{ kind: 'issuer-name', names: ['虚构省人民政府'] }] }, { any: [{ kind: 'validity', validities: ['in-force'] }] }] },
];
const interest = (query: InterestQuery, more: Partial<InterestDraft> = {}): InterestDraft => ({
  locale: 'zh-CN',
  name: '我的兴趣',
  origin: 'stated',
  isOnHome: true,
  query,
  ...more,
});

test('search, push and home page select the same records', async () => {
  const { world, running } = await begin();
  const preferences = { locale: 'zh-CN', usesRecommendations: true, keepsHistory: false, displayMode: 'ordinary' };
  expect(await running.call('savePreferences', { body: preferences, caller: reader })).toMatchObject({ ok: true });
  for (const [place, query] of queries.entries()) {
    const interestId = `i${place}`;
    const saved = await running.call('saveInterest', { params: { interestId }, body: interest(query), caller: reader });
    expect(saved.ok && validateStrict('Interest', saved.value)).toEqual([]);
    const index = createInterestIndex();
    index.put('one', query);
    const pushed: string[] = [];
    for (const one of world.content.resources) {
      if (one.status === 'published' && index.match(await factsOf(one, placesOf(world.records))).length > 0) pushed.push(one.id);
    }
    expect(pushed.length).toBeGreaterThan(0);
    const preview = await running.call('previewInterest', { params: { limit: 100 }, body: query });
    const found = await running.call('searchByInterest', { params: { interestId, limit: 100 }, caller: reader });
    const home = await running.call('getPersonalHome', { caller: reader });
    if (!preview.ok || !found.ok || !home.ok) throw new Error('refused');
    expect(validateStrict('InterestPreview', preview.value)).toEqual([]);
    expect(validateStrict('PersonalHome', home.value)).toEqual([]);
    expect(preview.value.items.map(({ id }) => id).sort()).toEqual(pushed.sort());
    expect(found.value).toEqual(preview.value);
    const section = home.value.sections.find((one) => one.interestId === interestId)!;
    expect(section.items.map(({ id }) => id)).toEqual(preview.value.items.slice(0, 10).map(({ id }) => id));
  }
  // all that searching left behind is what was stated
  const interests = await running.call('listInterests', { params: { limit: 100 }, caller: reader });
  expect(interests.ok && interests.value.items.map(({ origin }) => origin)).toEqual(queries.map(() => 'stated'));
  await running.stop();
});

test('once recommendations are off, the home page is the one of everybody', async () => {
  const { running } = await begin();
  await running.call('saveInterest', { params: { interestId: 'i1' }, body: interest(queries[0]!), caller: reader });
  const turn = (usesRecommendations: boolean, match = {}) =>
    running.call('savePreferences', {
      params: match,
      body: { locale: 'zh-CN', usesRecommendations, keepsHistory: false, displayMode: 'ordinary' },
      caller: reader,
    });
  await turn(true);
  expect(await running.call('getPersonalHome', { caller: reader })).toMatchObject({ value: { isPersonalized: true, sections: [{ interestId: 'i1' }, {}] } });
  expect(await turn(false)).toMatchObject({ failure: { code: 'PUSH_PREFERENCES_CHANGED', data: { version: 1 } } });
  expect(await turn(false, { 'If-Match': '"1"' })).toMatchObject({ value: { version: 2 } });
  const [mine, other] = [
    await running.call('getPersonalHome', { caller: reader }),
    await running.call('getPersonalHome', { caller: { id: 'somebody', siteIds: [] } }),
  ];
  if (!mine.ok || !other.ok) throw new Error('refused');
  expect(mine.value.isPersonalized).toBe(false);
  expect(mine.value.sections).toEqual(other.value.sections);
  await running.stop();
});

test('a subscription follows its interest as it changes, and ends with it; nothing is inferred without consent', async () => {
  const { running } = await begin();
  const save = (query: InterestQuery, more = {}, match = {}) =>
    running.call('saveInterest', { params: { interestId: 'i1', ...match }, body: interest(query, more), caller: reader });
  expect(await save(queries[0]!, { origin: 'inferred' })).toMatchObject({ failure: { code: 'PUSH_INTEREST_INVALID' } });
  await save(queries[0]!);
  const { address: _address, query: _query, ...onSite } = draft({ channel: 'web', interestId: 'i1' });
  const subscribed = await running.call('saveSubscription', { params: { subscriptionId: 's1' }, body: onSite, caller: reader });
  expect(subscribed).toMatchObject({ ok: true, value: { interestId: 'i1', state: 'active' } });
  expect(await running.call('saveSubscription', { params: { subscriptionId: 's2' }, body: onSite, caller: { id: 'other', siteIds: [] } })).toMatchObject({
    failure: { code: 'PUSH_INTEREST_UNKNOWN' },
  });
  expect(await save(queries[1]!)).toMatchObject({ failure: { code: 'PUSH_INTEREST_CHANGED', data: { version: 1 } } });
  expect(await save(queries[1]!, {}, { 'If-Match': '"1"' })).toMatchObject({ value: { version: 2 } });
  const state = async () => {
    const page = await running.call('listOwnSubscriptions', { params: { limit: 20 }, caller: reader });
    return page.ok ? page.value.items.map((one) => [one.state, one.version]) : [];
  };
  expect(await state()).toEqual([['active', 2]]);
  expect(await running.call('removeInterest', { params: { interestId: 'i1', 'If-Match': '"2"' }, caller: reader })).toEqual({ ok: true, value: undefined });
  expect(await state()).toEqual([['ended', 3]]);
  await running.stop();
});

test('to leave may rest on a version: an old one is refused and ends nothing, none or the present one ends it', async () => {
  const { running } = await begin();
  const { address: _address, ...onSite } = draft({ channel: 'web' });
  const params = { subscriptionId: 's1' };
  const save = (match = {}) => running.call('saveSubscription', { params: { ...params, ...match }, body: onSite, caller: reader });
  await save();
  expect(await save()).toMatchObject({ failure: { code: 'PUSH_SUBSCRIPTION_CHANGED', data: { version: 1 } } });
  expect(await save({ 'If-Match': '"1"' })).toMatchObject({ value: { version: 2 } });
  const leave = (match?: string) =>
    running.call('removeSubscription', { params: { ...params, ...(match === undefined ? {} : { 'If-Match': match }) }, caller: reader });
  expect(await leave('"1"')).toMatchObject({ failure: { code: 'PUSH_SUBSCRIPTION_CHANGED', data: { version: 2 } } });
  expect(await running.call('getSubscription', { params, caller: reader })).toMatchObject({ value: { state: 'active', version: 2 } });
  expect(await leave('"2"')).toEqual({ ok: true, value: undefined });
  expect(await running.call('getSubscription', { params, caller: reader })).toMatchObject({ value: { state: 'ended' } });
  expect(await leave()).toEqual({ ok: true, value: undefined });
  await running.stop();
});

test('all inferred interests go at once and are found nowhere, what was stated stays; of reading and searching nothing is kept', async () => {
  const { world, running } = await begin();
  const call = async (...given: Parameters<typeof running.call>) => {
    const outcome = await running.call(...given);
    if (!outcome.ok) throw new Error(outcome.failure.code);
    return outcome.value;
  };
  for (const id of ['stated', 'guessed-1', 'guessed-2'])
    await call('saveInterest', { params: { interestId: id }, body: interest(queries[0]!), caller: reader });
  await call('savePreferences', {
    params: {},
    body: { locale: 'zh-CN', usesRecommendations: true, keepsHistory: true, displayMode: 'ordinary' },
    caller: reader,
  });
  // as a platform with consent would have kept them
  for (const id of ['guessed-1', 'guessed-2']) {
    const key = interestKey(reader.id, id);
    await world.storage.write({ put: { [key]: asJson({ ...(await world.storage.get<Interest>(key)), origin: 'inferred' }) } });
  }
  const everything = async () => {
    const shown = [
      await call('listInterests', { params: { limit: 100 }, caller: reader }),
      await call('getPersonalHome', { caller: reader }),
      await call('exportOwnPushData', { caller: reader }),
    ];
    const kept: string[] = [];
    for (const key of (await world.storage.list('')).keys) kept.push(key, JSON.stringify(await world.storage.get(key)));
    return JSON.stringify([shown, kept]);
  };
  expect(await everything()).toContain('guessed-1');
  await call('removeInferredInterests', { caller: reader });
  await call('removeHistory', { caller: reader });
  const left = await everything();
  expect([left.includes('guessed'), left.includes('"stated"'), /histor|viewed|visited/i.test(left.replaceAll('keepsHistory', ''))]).toEqual([
    false,
    true,
    false,
  ]);
  expect(await running.call('getInterest', { params: { interestId: 'guessed-1' }, caller: reader })).toMatchObject({ ok: false });
  await running.stop();
});

test('a favourite stays when its record is withdrawn, marked', async () => {
  const { world, running } = await begin();
  const body = { resourceId: 'r-news-1' };
  expect(await running.call('addFavourite', { body, caller: reader })).toMatchObject({ ok: true });
  expect(await running.call('addFavourite', { body, caller: reader })).toMatchObject({ failure: { code: 'PUSH_FAVOURITE_EXISTS' } });
  expect(resource(world, 'r-news-1').status).toBe('published');
  world.withdraw('r-news-1', 'gone');
  const list = () => running.call('listFavourites', { params: { limit: 20 }, caller: reader });
  expect(await list()).toMatchObject({ value: { total: 1, items: [{ resourceId: 'r-news-1', isWithdrawn: true }] } });
  await running.call('removeFavourite', { params: { resourceId: 'r-news-1' }, caller: reader });
  expect(await list()).toMatchObject({ value: { total: 0 } });
  await running.stop();
});
