/** Rules on interests, subscriptions, messages and deliveries: consent before inference, confirmation before sending, once per version. */
import { sm3 } from '../../crypto/digest.ts';
import { type Breach, listAt, noBreach, type RecordRule, type RuleRecord, textAt } from './rule.ts';

/** An interest that was inferred names the consent it rests on. */
export const consentBeforeProfile: RecordRule = {
  id: 'consent-before-profile',
  on: 'record',
  severity: 'error',
  zh: '由浏览推断的兴趣缺少{thing}。没有本人同意的记录不得推断兴趣；请先取得同意，或由本人设定。',
  en: 'An inferred interest needs {thing}. Nothing is inferred without a record of consent; ask for it first, or let the person state the interest.',
  requirement: 'JY-PERS-004',
  types: ['InterestDraft', 'Interest'],
  check: (record) => (record['origin'] === 'inferred' && record['consentId'] === undefined ? [{ path: ['consentId'] }] : noBreach),
};

/** A subscription follows an interest or a query: one of the two. */
export const subscriptionFollows: RecordRule = {
  id: 'subscription-follows',
  on: 'record',
  severity: 'error',
  zh: '订阅应依据一个兴趣（interestId）或一个检索条件（query），只填其一。请在{thing}处改正。',
  en: 'A subscription follows an interest (interestId) or a query, one of the two. Correct it at {thing}.',
  requirement: 'JY-PUSH-006',
  types: ['SubscriptionDraft', 'Subscription'],
  check: ({ interestId, query }) => ((interestId === undefined) === (query === undefined) ? [{ path: ['query'] }] : noBreach),
};

/** Nothing is active before the holder of the address confirmed. */
export const doubleOptIn: RecordRule = {
  id: 'double-opt-in',
  on: 'record',
  severity: 'error',
  zh: '订阅已生效，缺少{thing}。地址持有人确认之前，订阅应为待确认。',
  en: 'The subscription is active, and {thing} is missing. Until the holder of the address confirms it is pending.',
  requirement: 'JY-PUSH-014',
  types: ['Subscription'],
  check: ({ state, confirmedAt }) => ((state === 'active' || state === 'suspended') && confirmedAt === undefined ? [{ path: ['confirmedAt'] }] : noBreach),
};

/** Kinds of message that tell of new versions. */
const news = new Set(['update', 'digest']);

/** A minor change wakes nobody. */
export const majorOnly: RecordRule = {
  id: 'major-only',
  on: 'record',
  severity: 'error',
  zh: '资源“{resource}”的这一版是一般更新，不得进入推送消息。请从消息中去掉。',
  en: 'This version of "{resource}" is a minor update and enters no message. Take it out.',
  requirement: 'JY-PUSH-003',
  types: ['PushMessage'],
  check: (record) =>
    news.has(textAt(record, 'messageKind') ?? '')
      ? listAt(record, 'resources').flatMap((one, place) =>
          one['updateType'] === 'minor'
            ? [{ path: ['resources', place, 'updateType'], value: 'minor', params: { resource: textAt(one, 'resourceId') ?? '' } }]
            : [],
        )
      : noBreach,
};

/** The key under which a subscriber gets a version over a channel once: SM3 of the four, each on a line. */
export const deliveryKey = (subscriberId: string, resourceId: string, version: number, channel: string): string =>
  sm3(`${subscriberId}\n${resourceId}\n${version}\n${channel}`);

function keyBreaches(delivery: RuleRecord): readonly Breach[] {
  const [subscriber, channel] = [textAt(delivery, 'subscriberId'), textAt(delivery, 'channel')];
  if (subscriber === undefined || channel === undefined) return noBreach;
  return listAt(delivery, 'resources').flatMap((one, place) => {
    const [resource, version, value] = [textAt(one, 'resourceId'), one['version'], textAt(one, 'idempotencyKey')];
    if (resource === undefined || typeof version !== 'number' || value === undefined) return [];
    return value === deliveryKey(subscriber, resource, version, channel) ? [] : [{ path: ['resources', place, 'idempotencyKey'], value }];
  });
}

const arrived = new Set(['delivered', 'read']);

/** In a list no key was delivered twice. */
function repeatBreaches(record: RuleRecord): readonly Breach[] {
  const seen = new Set<string>();
  return listAt(record, 'items').flatMap((delivery, place) =>
    arrived.has(textAt(delivery, 'state') ?? '')
      ? listAt(delivery, 'resources').flatMap((one, index) => {
          const key = textAt(one, 'idempotencyKey') ?? '';
          const isRepeated = seen.has(key);
          seen.add(key);
          return isRepeated ? [{ path: ['items', place, 'resources', index], value: textAt(one, 'resourceId') ?? '' }] : [];
        })
      : [],
  );
}

/** One subscriber gets one version over one channel once. */
export const oneDelivery: RecordRule = {
  id: 'one-delivery',
  on: 'record',
  severity: 'error',
  zh: '同一订阅者、同一版本、同一渠道只送一次：{thing}（{value}）的幂等键应由这四项得出，且只有一次成功。',
  en: 'One subscriber gets one version over one channel once: the key of {thing} ({value}) is made of these four, and succeeds once.',
  requirement: 'JY-PUSH-002',
  types: ['Delivery', 'DeliveryPage'],
  check: (record) => (record['items'] === undefined ? keyBreaches(record) : repeatBreaches(record)),
};

/** What each state of a delivery must tell. */
const factsOf: Readonly<Record<string, readonly string[]>> = {
  retrying: ['failure', 'nextAttemptAt'],
  failed: ['failure', 'lastAttemptAt'],
  delivered: ['deliveredAt'],
  read: ['deliveredAt'],
};

/** A failure tells its cause and what comes next; a success tells its time. */
export const deliveryFacts: RecordRule = {
  id: 'delivery-facts',
  on: 'record',
  severity: 'error',
  zh: '送达状态为“{state}”，缺少{thing}。请补上。',
  en: 'The delivery is "{state}", and {thing} is missing. Add it.',
  requirement: 'JY-PUSH-008',
  types: ['Delivery'],
  check(record) {
    const state = textAt(record, 'state') ?? '';
    return (factsOf[state] ?? []).filter((member) => record[member] === undefined).map((member) => ({ path: [member], params: { state } }));
  },
};

/** A withdrawal without trace sends no notice. */
export const vanishSilent: RecordRule = {
  id: 'vanish-silent',
  on: 'record',
  severity: 'error',
  zh: '撤下不留痕迹（vanish）的资源没有撤稿通知。请删去该通知，或改用别的撤稿方式。',
  en: 'A resource that vanished without trace has no recall notice. Remove the notice, or withdraw it in another way.',
  requirement: 'JY-PUSH-004',
  types: ['RecallNotice'],
  check: ({ withdrawal }) => (withdrawal === 'vanish' ? [{ path: ['withdrawal'], value: 'vanish' }] : noBreach),
};

/** Every receiver has a result. */
export const recallCounts: RecordRule = {
  id: 'recall-counts',
  on: 'record',
  severity: 'error',
  zh: '{thing}为{value}，已送达、失败和待送相加为{count}。请核对，一个订阅者也不能漏。',
  en: '{thing} is {value}; delivered, failed and waiting add up to {count}. Check them: no subscriber is left out.',
  requirement: 'JY-PUSH-004',
  types: ['RecallNotice'],
  check({ receivers, delivered, failed, waiting }) {
    const count = Number(delivered) + Number(failed) + Number(waiting);
    return typeof receivers !== 'number' || Number.isNaN(count) || receivers === count
      ? noBreach
      : [{ path: ['receivers'], value: String(receivers), params: { count } }];
  },
};

const open = new Set(['issued', 'updated', 'lifted']);

/** A warning that was issued says when; what has an end ends after it begins. */
export const alertFacts: RecordRule = {
  id: 'alert-facts',
  on: 'record',
  severity: 'error',
  zh: '预警的{thing}不全或先后不对：发布后应有发布时间，结束时间晚于起始时间。请改正后再发布。',
  en: '{thing} of the warning is missing or out of order: once issued it states when, and it ends after it begins. Correct it before it is issued.',
  requirement: 'JY-PUSH-011',
  types: ['AlertDraft', 'Alert'],
  check(record) {
    const [startsAt, endsAt] = [textAt(record, 'startsAt'), textAt(record, 'endsAt')];
    // instants may be written with different offsets
    const endsEarly = startsAt !== undefined && endsAt !== undefined && Date.parse(endsAt) <= Date.parse(startsAt);
    // a draft has no state; what a sender wrote there is told by the schema
    const lacksIssue = record['id'] !== undefined && open.has(textAt(record, 'state') ?? '') && record['issuedAt'] === undefined;
    return [...(endsEarly ? [{ path: ['endsAt'], value: endsAt }] : []), ...(lacksIssue ? [{ path: ['issuedAt'] }] : [])];
  },
};

/** An endpoint receives once it was verified. */
export const endpointVerified: RecordRule = {
  id: 'endpoint-verified',
  on: 'record',
  severity: 'error',
  zh: '回调端点正在接收，缺少{thing}。验证通过之前不得发送；请先验证。',
  en: 'The endpoint receives, and {thing} is missing. Nothing is sent before it is verified; verify it first.',
  requirement: 'JY-PUSH-017',
  types: ['WebhookEndpoint'],
  check: ({ state, verifiedAt }) => ((state === 'receiving' || state === 'failing') && verifiedAt === undefined ? [{ path: ['verifiedAt'] }] : noBreach),
};

/** An item of JSON Feed has its text as HTML or plain (JSON Feed 1.1, "Items"). */
export const feedItemContent: RecordRule = {
  id: 'feed-item-content',
  on: 'record',
  severity: 'error',
  zh: '订阅源的一项应有 content_html 或 content_text。请在{thing}处补上其一。',
  en: 'An item of a feed has content_html or content_text. Add one of them at {thing}.',
  requirement: 'JY-PUSH-010',
  types: ['JsonFeed'],
  check: (record) =>
    listAt(record, 'items').flatMap((item, place) =>
      item['content_html'] === undefined && item['content_text'] === undefined ? [{ path: ['items', place, 'content_text'] }] : [],
    ),
};

/** All of this file. */
export const pushRules: readonly RecordRule[] = [
  alertFacts,
  consentBeforeProfile,
  deliveryFacts,
  doubleOptIn,
  endpointVerified,
  feedItemContent,
  majorOnly,
  oneDelivery,
  recallCounts,
  subscriptionFollows,
  vanishSilent,
];
