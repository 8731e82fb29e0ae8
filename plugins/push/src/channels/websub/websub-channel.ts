/**
 * Content distribution of the hub: what changed goes to the callback as a feed of the format of its topic, signed with the subscriber's
 * secret. The address is the id of the hub's subscription; a lease that is over, and a callback that says 410, end it.
 */
import { createHmac } from 'node:crypto';
import type { ChannelMessage, PushChannel } from '@jiyue/sdk/plugin';
import type { FeedEntry } from '@jiyue/standards/model';
import { type FeedDocument, type FeedFormat, feedFormats } from '../../feeds/feed-types.ts';
import { writeAtom } from '../../feeds/write-atom.ts';
import { writeJsonFeed } from '../../feeds/write-json-feed.ts';
import { writeRss } from '../../feeds/write-rss.ts';
import { delivered, type Fate, gone, notes, refused } from '../shared/answers.ts';
import { callOutside, type Wire } from '../shared/call-outside.ts';
import { type ChannelNeeds, createChannel } from '../shared/create-channel.ts';
import { httpFate } from '../shared/http-fate.ts';
import { cleanMessage, cleanUrl, words } from '../shared/texts.ts';
import type { WebsubHub, WebsubSettings } from './hub.ts';

const writers: Readonly<Record<FeedFormat, (feed: FeedDocument) => string>> = { rss: writeRss, atom: writeAtom, json: writeJsonFeed };

/** Opens it. @param hubUrl address of the hub, as feeds name it @param wire the network, for tests */
export function websubChannel(hub: Pick<WebsubHub, 'find' | 'end'>, hubUrl: string, settings: WebsubSettings, needs: ChannelNeeds, wire?: Wire): PushChannel {
  const call = callOutside(settings, needs, wire);
  const carry = async (message: ChannelMessage): Promise<Fate> => {
    const subscription = await hub.find(message.address);
    if (!subscription) return gone();
    const { callback, topic, secret } = subscription;
    const format = formatOf(topic);
    const body = writers[format](feedOf(message, topic, hubUrl));
    const request = {
      method: 'POST',
      headers: {
        'content-type': feedFormats[format],
        link: `<${hubUrl}>; rel="hub", <${topic}>; rel="self"`,
        ...(secret === undefined ? {} : { 'x-hub-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` }),
      },
      body,
    };
    const fate = await call(callback, request, (reply) => (reply.status === 404 ? refused('refused', notes.refused) : httpFate(reply, needs.clock())));
    if (fate?.state === 'gone') await hub.end(message.address);
    return fate ?? delivered();
  };
  return createChannel(
    {
      promise: {
        channel: 'websub',
        title: { 'zh-CN': 'WebSub 集线', en: 'WebSub hub' },
        // subscribers tell repetitions by the ids of entries, if they do
        honoursKey: false,
        needsConsent: false,
        kinds: ['publication', 'correction', 'withdrawal', 'digest', 'alert'],
        maxCharacters: 2_000_000,
        maxBatch: 100,
        perSecond: 100,
      },
      judge: (address) => (/^[0-9a-f]{32}-[0-9a-f]{32}$/.test(address) ? undefined : notes.addressInvalid),
      carry,
    },
    needs,
  );
}

/** Format that a feed's address asks for. */
export function formatOf(topic: string): FeedFormat {
  const asked = URL.parse(topic)?.searchParams.get('format') ?? '';
  return Object.hasOwn(feedFormats, asked) ? (asked as FeedFormat) : 'atom';
}

/** What changed, as a feed: the entry of a withdrawn record keeps its id, so that it takes the place of what was sent. */
function feedOf(message: ChannelMessage, topic: string, hubUrl: string): FeedDocument {
  const { site, lead, items } = cleanMessage(message);
  const mark = words[message.language][message.kind];
  const query = URL.parse(topic)?.searchParams;
  const entries = items.map((item, index): FeedEntry => {
    const { resourceId: id, version } = message.items[index]!;
    const at = item.publishedAt ?? message.deadline;
    const summary = message.kind === 'withdrawal' ? lead : item.summary;
    return {
      ...{ id, version, siteId: message.site.id, columnId: query?.get('columnId') ?? message.site.id, locale: message.language, url: item.url },
      title: mark === '' ? item.title : `【${mark}】${item.title}`,
      ...(summary === '' ? {} : { summary }),
      sourceName: site,
      publishedAt: at,
      updatedAt: at,
    };
  });
  return { title: site, description: site, homeUrl: cleanUrl(message.site.url), selfUrl: topic, hubUrl, language: message.language, entries };
}
