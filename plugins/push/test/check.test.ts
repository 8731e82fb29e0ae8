import { fileURLToPath } from 'node:url';
import { checkPlugin, type GivenCalls } from '@jiyue/sdk/testing';
import { expect, test } from 'vitest';
import { draft } from './world.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const paging = { limit: 20 };
const id = 'r01jd2m7v5x8q4';
const linkKey = 'A'.repeat(43);
const key = { 'If-Match': '"1"' };
const words = { all: [{ any: [{ kind: 'words' as const, words: ['集约化'], needsAll: true, isInTitleOnly: false }] }] };
const { address: _address, ...onSite } = draft({ channel: 'web' });

/** The standard's operations have no examples: each is tried with what an ordinary caller would send. */
const calls: GivenCalls = {
  listFeeds: [{ params: { siteId: 'site-province', ...paging } }],
  getFeed: (['rss', 'atom', 'json'] as const).map((format) => ({ params: { siteId: 'site-province', format, detail: 'summary' } })),
  listFeedEntries: [{ params: { siteId: 'site-province', ...paging } }],
  streamOwnNotices: [{}],
  requestFeedNotices: [{ body: { 'hub.mode': 'subscribe', 'hub.callback': 'https://reader.example/in', 'hub.topic': 'https://www.xusheng.example/none' } }],
  listOwnSubscriptions: [{ params: paging }],
  getSubscription: [{ params: { subscriptionId: id } }],
  saveSubscription: [
    { params: { subscriptionId: id }, body: draft({ channel: 'x-none-here' }) },
    { params: { subscriptionId: id }, body: onSite },
  ],
  removeSubscription: [{ params: { subscriptionId: id } }],
  listOwnDeliveries: [{ params: paging }],
  requestSubscription: [{ body: draft() }],
  confirmSubscription: [{ body: { receiptId: id, code: 'ABCD2345' } }],
  getSubscriptionByLink: [{ params: { linkKey } }],
  endSubscription: [{ params: { linkKey } }],
  listSubscriptions: [{ params: paging }, { params: { ...paging, siteId: 'site-province', state: 'active' } }],
  listMessages: [{ params: paging }],
  getMessage: [{ params: { messageId: id } }],
  listDeliveries: [{ params: paging }, { params: { ...paging, resourceId: id } }],
  getDelivery: [{ params: { deliveryId: id } }],
  retryDelivery: [{ params: { deliveryId: id } }],
  reportDelivery: [{ body: { channel: 'sms', channelMessageId: 'm1', state: 'delivered', occurredAt: '2026-03-01T08:00:00+08:00' } }],
  listRecallNotices: [{ params: paging }],
  getRecallNotice: [{ params: { recallId: id } }],
  listAlerts: [{ params: paging }],
  getAlert: [{ params: { alertId: id } }],
  saveAlert: [
    {
      params: { alertId: id },
      body: {
        locale: 'zh-CN',
        siteId: 'site-province',
        category: 'natural-disaster',
        level: '1',
        startsAt: '2026-03-01T08:00:00+08:00',
        area: { text: '青川市全境', regionCodes: ['990100'] },
        advice: '有特大暴雨。',
        measures: '低洼地带居民转移。',
        issuerId: 'org-office',
        isExercise: true,
      },
    },
  ],
  issueAlert: [{ params: { alertId: id, ...key } }],
  endAlert: [{ params: { alertId: id, ...key }, body: { state: 'lifted', reason: '雨停' } }],
  listWebhookEndpoints: [{ params: paging }],
  getWebhookEndpoint: [{ params: { endpointId: id } }],
  saveWebhookEndpoint: [
    {
      params: { endpointId: id },
      body: {
        locale: 'zh-CN',
        url: 'https://hooks.qingchuan.example/jiyue',
        description: '市级平台接收',
        ownerId: 'org-office',
        eventTypes: ['record.published'],
        algorithm: 'hmac-sha-256',
        isEnabled: true,
      },
    },
  ],
  removeWebhookEndpoint: [{ params: { endpointId: id, 'If-Match': '"99"' } }],
  verifyWebhookEndpoint: [{ params: { endpointId: id } }],
  rotateWebhookSecret: [{ params: { endpointId: id } }],
  listWebhookAttempts: [{ params: { endpointId: id, ...paging } }],
  retryWebhookAttempt: [{ params: { endpointId: id, attemptId: id } }],
  listInterests: [{ params: paging }],
  getInterest: [{ params: { interestId: id } }],
  saveInterest: [
    {
      params: { interestId: id },
      body: { locale: 'zh-CN', name: '集约化', origin: 'stated', isOnHome: true, query: words },
    },
  ],
  removeInterest: [{ params: { interestId: id, 'If-Match': '"99"' } }],
  previewInterest: [{ params: paging, body: words }],
  searchByInterest: [{ params: { interestId: id, ...paging } }],
  getPreferences: [{}],
  savePreferences: [{ body: { locale: 'zh-CN', usesRecommendations: true, keepsHistory: false, displayMode: 'ordinary' } }],
  removeHistory: [{}],
  getProfileConsent: [{}],
  removeInferredInterests: [{}],
  getPersonalHome: [{}],
  listFavourites: [{ params: paging }],
  addFavourite: [{ body: { resourceId: id } }],
  removeFavourite: [{ params: { resourceId: 'r-none' } }],
};

test.each([
  ['without the hub of feeds', {}],
  ['with the hub of feeds', { websub: {} }],
])('the check that every author of a plugin has finds nothing in this one, %s', async (_, hub) => {
  const webhook = { privateHosts: ['hooks.qingchuan.example'] };
  const config = { alertColumns: { 'site-province': 'site-province-gonggao' }, channels: { webhook, ...hub } };
  expect(await checkPlugin(root, { calls, config })).toEqual([]);
});
