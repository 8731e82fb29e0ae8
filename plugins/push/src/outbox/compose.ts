/** Makes the message of one delivery at the moment it leaves: what is in it has to be published now, whatever was true when it was put in. */
import type { Site } from '@jiyue/standards/model';
import type { RecordReader } from '@jiyue/sdk/plugin';
import type { StoredSubscription } from '../book/stored-subscription.ts';
import type { SubscriptionBook } from '../book/subscription-book.ts';
import type { Secrets } from '../book/secrets.ts';
import type { ChannelMessage, ChannelMessageItem } from '@jiyue/sdk/plugin';
import { confirmLink, leaveLinks, manageLink, siteAddress } from './links.ts';
import type { Messages, StoredMessage } from './messages.ts';
import type { DeliveryPayload } from './payload.ts';
import { digestTitle, fill, letterTexts } from './texts.ts';

/** How long the page to manage everything is open to whoever has its link. */
export const manageLinkHours = 24;

/** What a message is made with. */
export interface ComposeNeeds {
  readonly messages: Pick<Messages, 'get'>;
  readonly book: Pick<SubscriptionBook, 'get'>;
  readonly records: Pick<RecordReader, 'resources' | 'site'>;
  readonly secrets: Pick<Secrets, 'linkKey' | 'code' | 'manageKey'>;
  readonly publicAddress: string;
}

/** What becomes of it before it leaves. */
export type Composed = { readonly message: Omit<ChannelMessage, 'deadline' | 'key'> } | { readonly stop: 'withdrawn' | 'not-yet' };

/** Makes the messages of a batch; what several have in common is read once. */
export interface Composer {
  compose(payload: DeliveryPayload, subscription: StoredSubscription, address: string): Promise<Composed>;
}

/** A composer for one batch: it forgets nothing, so it must not be kept. */
export function createComposer({ messages, book, records, secrets, publicAddress }: ComposeNeeds): Composer {
  const once = <T>(read: (id: string) => Promise<T>) => {
    const known = new Map<string, Promise<T>>();
    return (id: string): Promise<T> => {
      const found = known.get(id) ?? read(id);
      known.set(id, found);
      return found;
    };
  };
  const messageOf = once((id) => messages.get(id));
  const siteOf = once((id) => records.site(id));
  const publishedOf = once(async (messageId: string): Promise<ReadonlyMap<string, { readonly version: number; readonly isMajor: boolean }>> => {
    const ids = (await messageOf(messageId))?.resources.map(({ resourceId }) => resourceId) ?? [];
    const found = await records.resources([...new Set(ids)]);
    return new Map(
      found.filter(({ status }) => status === 'published').map(({ id, version, updateType }) => [id, { version, isMajor: updateType === 'major' }]),
    );
  });
  const itemsOf = async (message: StoredMessage, payload: DeliveryPayload): Promise<readonly ChannelMessageItem[]> => {
    const items = message.resources.map(({ resourceId, version, title, url, summary, publishedAt }) => ({
      ...{ resourceId, version, title, url },
      ...(summary === undefined ? {} : { summary }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
    }));
    if (payload.use !== 'news') return items;
    const published = await publishedOf(payload.message);
    // a newer major version has a delivery of its own
    return items.filter(({ resourceId, version }) => {
      const now = published.get(resourceId);
      return now !== undefined && !(now.version > version && now.isMajor);
    });
  };
  const letter = async (payload: DeliveryPayload, { record, language, confirmUntil }: StoredSubscription) => {
    const texts = letterTexts[payload.message as keyof typeof letterTexts];
    const code = payload.message === 'confirm' ? await secrets.code(record.id) : '';
    const isManage = payload.message === 'manage';
    const named = payload.tellsOf === undefined ? record : ((await book.get(payload.tellsOf))?.record ?? record);
    const manageUntil = new Date(Date.parse(payload.madeAt) + manageLinkHours * 3_600_000);
    const values = {
      // strangers name what they ask for: no address of theirs is sent to others
      ...{
        name: named.name.replace(/\S*(?::\/\/|www\.)\S*/gi, '…'),
        code,
        receipt: record.id,
        until: dayAndTime(isManage ? manageUntil.toISOString() : confirmUntil),
      },
      link: confirmLink(publicAddress, record.id, code),
      manage: isManage ? manageLink(publicAddress, await secrets.manageKey(record.subscriberId, manageUntil)) : '',
    };
    return { title: texts.title[language], lead: fill(texts.lead[language], values) };
  };

  return {
    async compose(payload, subscription, address) {
      const { record, language, secrets: shared } = subscription;
      const site = await siteOf(record.siteId);
      const common = {
        channel: record.channel,
        language,
        address,
        ...(shared === undefined ? {} : { secrets: shared }),
        subscriptionId: record.id,
        subscriberId: record.subscriberId,
        site: { id: record.siteId, name: site?.name ?? record.name, url: siteAddress(publicAddress, site as Site | undefined) },
      };
      if (payload.use === 'letter') {
        const isAsked = payload.message === 'confirm' || payload.message === 'manage';
        const unsubscribe = isAsked ? {} : { unsubscribe: leaveLinks(publicAddress, await secrets.linkKey(record.id)) };
        return { message: { ...common, kind: 'confirmation', ...(await letter(payload, subscription)), items: [], ...unsubscribe } };
      }
      const message = await messageOf(payload.message);
      // written together with the place in the log: it comes in a moment
      if (!message) return { stop: 'not-yet' };
      const items = await itemsOf(message, payload);
      if (items.length === 0) return { stop: 'withdrawn' };
      const title = message.kind === 'digest' ? digestTitle(language, record.name, items.length) : items[0]!.title;
      return {
        message: {
          ...common,
          kind: message.kind,
          title: title.slice(0, 500),
          ...(message.lead === undefined ? {} : { lead: message.lead[language] }),
          items,
          unsubscribe: leaveLinks(publicAddress, await secrets.linkKey(record.id)),
        },
      };
    },
  };
}

/** In China, to the minute. */
const dayAndTime = (instant: string | undefined): string =>
  instant === undefined ? '' : new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
