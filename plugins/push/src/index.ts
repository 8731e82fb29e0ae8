/**
 * Plugin push (内容推送): follows the log and tells those who asked for it. Interests are stored queries, matched by an inverted index;
 * what is to be sent waits in the own queue and leaves through channels, which are an extension point.
 */
import { definePlugin, type Follower, pageBlocks, type PluginContext, type PushChannel, pushChannel, type Running } from '@jiyue/sdk/plugin';
import { alertOperations } from './alerts/alert-operations.ts';
import { tellAlert } from './alerts/tell-alert.ts';
import { openSecrets } from './book/secrets.ts';
import { listHolders, openBook } from './book/subscription-book.ts';
import { createSubscriptionIndex } from './book/subscription-index.ts';
import { subscriptionStates } from './book/subscription-states.ts';
import { openChannels } from './channels/index.ts';
import { openDemoMail } from './channels/mail/demo-mail.ts';
import { createHubLane, hubUrlOf, isFeed } from './channels/websub/hub-lane.ts';
import { openHub } from './channels/websub/hub.ts';
import { hubOperations } from './channels/websub/hub-operations.ts';
import { websubChannel } from './channels/websub/websub-channel.ts';
import { followNotices } from './channels/sse/follow-notices.ts';
import { openNoticeLog } from './channels/sse/notice-log.ts';
import { sseChannel } from './channels/sse/sse-channel.ts';
import { challengeEndpoint } from './channels/webhook/challenge-endpoint.ts';
import { digests as openDigests } from './digest/make-digest.ts';
import { openRows } from './digest/rows.ts';
import { openEndpointBook } from './endpoints/endpoint-book.ts';
import { endpointOperations } from './endpoints/endpoint-operations.ts';
import { tellEndpoints } from './endpoints/tell-endpoints.ts';
import { feedOperations } from './feeds/feed-operations.ts';
import type { FeedLinks } from './feeds/feed-types.ts';
import { followLog, readReached } from './follow/follow-log.ts';
import { makeRecall } from './follow/make-recall.ts';
import { managementOperations } from './operations/management.ts';
import { ownDataOperations } from './operations/own-data.ts';
import { ownSubscriptionOperations } from './operations/own-subscriptions.ts';
import { requestOperations } from './operations/subscription-requests.ts';
import { openCarriers } from './outbox/carriers.ts';
import { createCircuits } from './outbox/circuits.ts';
import { openDeliveries } from './outbox/deliveries.ts';
import { resourceAddress, siteAddress } from './outbox/links.ts';
import { openMessages } from './outbox/messages.ts';
import { createPumps } from './outbox/pumps.ts';
import { demoMailPages } from './pages/demo-mail-page.ts';
import { linkPages } from './pages/link-pages.ts';
import { managePages } from './pages/manage-pages.ts';
import { portalBlock } from './pages/portal-block.ts';
import { subscribePages } from './pages/subscribe-pages.ts';
import { interestOperations } from './personal/interest-operations.ts';
import { personalOperations } from './personal/personal-operations.ts';
import { channelSettings } from './settings.ts';
import { siteMessages } from './site-messages.ts';
import type { Tools } from './tools.ts';
import type { PushTypes } from './types.ts';
import { untilStopped } from './until-stopped.ts';
import { mailOf } from './warnings/mail-of.ts';
import { openWarnings } from './warnings/warning-book.ts';
import { warningOperations } from './warnings/warning-operations.ts';
import { upkeepJobs } from './upkeep.ts';

export type { PushConfig, PushTypes } from './types.ts';

/** The plugin. */
export const plugin = definePlugin<PushTypes>({
  migrations: [{ id: 'list-holders', up: listHolders }],
  setup(given) {
    const context = untilStopped(given);
    return open(context, openChannels(channelSettings(context.config), context));
  },
});

/** @param builtIn the channels that come with the plugin; tests bring others */
export function open(context: PluginContext<PushTypes>, builtIn: PushChannel): Running<PushTypes> {
  const { config, clock, storage, queue, records, signal, logger } = context;
  const book = openBook(storage, clock);
  const index = createSubscriptionIndex(book, clock);
  const warnings = openWarnings(storage, queue, clock);
  const states = subscriptionStates(book, storage, clock, config.eraseAddressHours === 0, {
    // whoever has no account has no other address either
    suspended: async ({ record: { id, name, accountId } }, failures) =>
      accountId === undefined ? undefined : warnings.begin({ kind: 'subscription-suspended', about: id, name, ownerId: accountId, failures }),
    over: (id) => warnings.end('subscription-suspended', id),
  });
  const secrets = openSecrets(storage);
  const messages = openMessages(storage);
  const endpoints = openEndpointBook(storage);
  const rows = openRows(storage);
  const circuits = createCircuits();
  const notices = openNoticeLog(storage, clock);
  const live = sseChannel(notices, context);
  const { websub, demoMail: demoSettings } = config.channels;
  const demoMail = demoSettings && openDemoMail(demoSettings, storage, context);
  const carriers = openCarriers(() => [
    siteMessages,
    live,
    builtIn,
    ...(demoMail ? [demoMail.channel] : []),
    ...context.extensions(pushChannel).map(({ use }) => use),
  ]);
  const { publicAddress, giveUpHours, leaseSeconds, staleAfterDays, ownerContacts, operatorContact } = config;
  const digests = openDigests({ storage, queue, book, rows, reached: () => readReached(storage), mayOverlap: index.mayOverlap, clock });
  const pumps = createPumps({
    ...{ queue, storage, book, states, messages, records, secrets, circuits, carriers, clock, signal, publicAddress, giveUpHours, leaseSeconds, endpoints },
    ...{ warnings, ownerContacts, mailOf: (accountId) => mailOf(accountId, book) },
    ...(operatorContact === undefined ? {} : { operatorContact }),
    secretsOf: async (channel, address) => (channel === 'webhook' ? endpoints.secretsAt(address, clock()) : undefined),
    makeDigest: digests.make,
    makeRecall: (id) => makeRecall(id, { storage, queue, book, messages, records, publicAddress, clock }),
    // the code alone: texts of errors may hold addresses
    onFault: (lane, error) => logger.warn(`push ${lane}: ${String((error as { readonly code?: unknown }).code ?? (error as Error).name)}`),
  });
  const { wake } = pumps;
  const feedLinks: FeedLinks = {
    publicAddress,
    site: (site) => siteAddress(publicAddress, site),
    resource: (site, id) => resourceAddress(publicAddress, site, id),
  };
  const hub = websub && openHub(websub, { ...context, isTopic: (topic) => isFeed(topic, feedLinks, records) });
  const hubUrl = hub && hubUrlOf(publicAddress);
  const hubLane =
    hub === undefined || hubUrl === undefined
      ? undefined
      : createHubLane({ ...context, hub, channel: websubChannel(hub, hubUrl, websub ?? {}, context), links: feedLinks, staleAfterDays, giveUpHours });
  const follower: Follower = followLog({ index, book, queue, records, clock, publicAddress, staleAfterDays, wake });
  context.follow({
    ...follower,
    async apply(batch, own) {
      await tellEndpoints(batch, { endpoints, queue, records, clock, staleAfterDays });
      await hubLane?.tell(batch, own);
      await follower.apply(batch, own);
      hubLane?.wake();
    },
  });
  const tools: Tools = {
    ...{ config, clock, storage, queue, book, states, secrets, messages, digests, carriers, wake, signal },
    granted: records,
    fetch: context.fetch,
  };
  for (const job of upkeepJobs(tools, index, rows, warnings)) context.schedule(job);
  if (hub && hubLane) {
    context.onStop(() => hubLane.settled());
    context.schedule({ name: 'websub', cron: '* * * * *', run: () => hubLane.work() });
    context.schedule({ name: 'websub-leases', cron: '42 * * * *', run: async () => void (await hub.forgetExpired()) });
  }
  context.provide(pageBlocks, portalBlock({ records, isOpen: config.publicPages, hasMail: async () => (await carriers.of('email')) !== undefined }));
  const requests = requestOperations(tools);
  const deliveries = openDeliveries(storage, queue, messages);
  return {
    operations: {
      ...ownSubscriptionOperations(tools),
      ...requests,
      ...managementOperations(tools, deliveries),
      ...ownDataOperations(tools, deliveries, notices),
      streamOwnNotices: followNotices(notices),
      ...hubOperations(hub, () => hubLane?.wake()),
      ...feedOperations({ links: feedLinks, ...(hubUrl === undefined ? {} : { hubUrl }) }),
      ...subscribePages(tools, requests.requestSubscription),
      ...linkPages(tools),
      ...managePages(tools),
      ...demoMailPages(demoMail, publicAddress),
      ...interestOperations(tools),
      ...personalOperations(tools),
      ...alertOperations(tools, {
        submit: (draft) => context.submit(draft),
        tell: async (alert) =>
          tellAlert(alert, await records.site(alert.siteId), await records.organization(alert.issuerId), { storage, queue, index, clock, publicAddress }),
      }),
      ...warningOperations(warnings),
      ...endpointOperations(tools, endpoints, warnings, (endpoint) => challengeEndpoint(endpoint, channelSettings(config).webhook ?? {}, context)),
    },
    async start() {
      pumps.start();
    },
    async health() {
      const open = await warnings.countOpen();
      return open === 0 ? ({ status: 'up' } as const) : ({ status: 'degraded', detail: `${open} 个接收方停发或暂停 · receivers stopped or paused` } as const);
    },
  };
}
