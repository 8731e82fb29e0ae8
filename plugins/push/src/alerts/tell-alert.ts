/** Sends a warning to everybody whose interest it meets, at once: neither digests nor quiet hours hold it. Its end goes to the same people. */
import { asJson, keys, type OwnQueue, type OwnStorage } from '@jiyue/sdk/plugin';
import type { Alert, Organization, Site } from '@jiyue/standards/model';
import type { SubscriptionEntry } from '../book/stored-subscription.ts';
import type { SubscriptionIndex } from '../book/subscription-index.ts';
import { regionChain, regionForm } from '../interest/region-chain.ts';
import type { RecordFacts } from '../interest/index.ts';
import { foldText } from '../interest/fold-text.ts';
import { idOf } from '../outbox/keys.ts';
import { resourceAddress } from '../outbox/links.ts';
import { messageChange, receiversChange, type StoredMessage } from '../outbox/messages.ts';
import { deliveryItem } from '../outbox/payload.ts';
import { alertText, alertTitle } from './alert-message.ts';

/** What it is sent with. */
export interface TellAlertNeeds {
  readonly storage: OwnStorage;
  readonly queue: Pick<OwnQueue, 'add'>;
  readonly index: SubscriptionIndex;
  readonly clock: () => Date;
  readonly publicAddress: string;
}

/** @param alert issued, or ended */
export async function tellAlert(alert: Alert, site: Site | undefined, issuer: Organization | undefined, needs: TellAlertNeeds): Promise<void> {
  const { storage, queue, index, clock, publicAddress } = needs;
  await index.refresh();
  const now = clock();
  const messageId = idOf('alert', alert.id, alert.version);
  const ends =
    alert.endReason === undefined
      ? undefined
      : { 'zh-CN': `预警已${alert.state === 'cancelled' ? '撤销' : '解除'}：${alert.endReason}\n`, en: `The warning is ${alert.state}: ${alert.endReason}\n` };
  const message: StoredMessage = {
    id: messageId,
    messageKind: 'alert',
    kind: 'alert',
    siteId: alert.siteId,
    resources: [
      {
        resourceId: alert.resourceId!,
        version: alert.version,
        updateType: 'major',
        title: alertTitle(alert, 'zh-CN').slice(0, 500),
        url: resourceAddress(publicAddress, site, alert.resourceId!),
      },
    ],
    alertId: alert.id,
    createdAt: now.toISOString(),
    lead: {
      'zh-CN': `${ends?.['zh-CN'] ?? ''}${alertText(alert, issuer, 'zh-CN')}`.slice(0, 2000),
      en: `${ends?.en ?? ''}${alertText(alert, issuer, 'en')}`.slice(0, 2000),
    },
  };
  const receivers = ends ? await toldBefore(alert.id, storage) : receiversOf(alert, site, index);
  const items = [...receivers.values()].map((one) =>
    deliveryItem(idOf('alert', alert.id, alert.version, one.id), one, { use: 'alert', message: messageId }, now),
  );
  const told = Object.fromEntries([...receivers].map(([id, one]) => [`alert-to/${alert.id}/${id}`, asJson(one)]));
  await storage.write({ put: { ...messageChange(message), ...receiversChange(messageId, items.map(({ id }) => id).sort(), 'all'), ...(ends ? {} : told) } });
  for (let at = 0; at < items.length; at += 1000) await queue.add(items.slice(at, at + 1000));
}

function receiversOf(alert: Alert, site: Site | undefined, index: SubscriptionIndex): Map<string, SubscriptionEntry> {
  const found = new Map<string, SubscriptionEntry>();
  for (const code of alert.area.regionCodes)
    for (const { subscriptions } of index.match(factsOfAlert(alert, site, code))) for (const one of subscriptions) found.set(one.id, one);
  return found;
}

/** A warning as a resource of its area would look to an interest. */
function factsOfAlert(alert: Alert, site: Site | undefined, code: string): RecordFacts {
  const title = foldText(alertTitle(alert, 'zh-CN'));
  return {
    id: alert.id,
    kind: 'article',
    siteId: alert.siteId,
    siteChain: [alert.siteId, ...(site?.parentId === undefined ? [] : [site.parentId])],
    columnId: '',
    columnChain: [],
    ownerId: alert.issuerId,
    issuerIds: [alert.issuerId],
    issuers: [],
    topics: [],
    audiences: [],
    keywords: [],
    region: regionForm(code),
    regionChain: regionChain(code),
    locale: alert.locale,
    text: `${title}\n${foldText([alert.area.text, alert.advice, alert.measures].join('\n'))}`,
    titleEnd: title.length,
  };
}

async function toldBefore(alertId: string, storage: OwnStorage): Promise<Map<string, SubscriptionEntry>> {
  const prefix = `alert-to/${alertId}/`;
  const found = new Map<string, SubscriptionEntry>();
  for await (const key of keys(storage, prefix)) found.set(key.slice(prefix.length), (await storage.get(key)) as SubscriptionEntry);
  return found;
}
