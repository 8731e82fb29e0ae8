import { fileURLToPath } from 'node:url';
import { checkPlugin } from '@jiyue/sdk/testing';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

test('the check that every author of a plugin has finds nothing in this one', async () => {
  expect(await checkPlugin(root)).toEqual([]);
});

test('nor with settings of an operator', async () => {
  expect(await checkPlugin(root, { config: { defaultSiteCode: '9900000002', homeItems: 1, maxAgeSeconds: 60 }, levels: ['inline'] })).toEqual([]);
});
