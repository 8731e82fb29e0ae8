import { fileURLToPath } from 'node:url';
import { checkPlugin } from '@jiyue/sdk/testing';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The examples narrow the search; a reader begins with words alone. */
const calls = {
  getSearchPage: [
    { params: { siteCode: '9900000001', q: '集约化' } },
    { params: { siteCode: '9900000001', q: '集约化', scope: 'all', kind: 'policy-document', sort: 'date' } },
  ],
};

test('the check that every author of a plugin has finds nothing in this one', async () => {
  expect(await checkPlugin(root, { calls })).toEqual([]);
});

test('nor with settings of an operator', async () => {
  expect(await checkPlugin(root, { calls, config: { defaultSiteCode: '9900000002', homeItems: 1, maxAgeSeconds: 60 }, levels: ['inline'] })).toEqual([]);
});
