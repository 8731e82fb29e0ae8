/** Types of this plugin: its settings, the operations of the standard it serves, and those of its own. */
import type { ChannelsSettings } from './channels/index.ts';
import type { DemoMailSettings } from './channels/mail/demo-mail.ts';
import type { NoticeStreamApi } from './channels/sse/follow-notices.ts';
import type { WebsubSettings } from './channels/websub/hub.ts';
import type { HubApi } from './channels/websub/hub-operations.ts';
import type { FeedApi } from './feeds/feed-operations.ts';
import type { Warning } from './warnings/warning-book.ts';
import type { TargetParams } from './pages/subscribe-target.ts';
import type { Call, Outcome, PageReply, Running } from '@jiyue/sdk/plugin';
import type {
  Alert,
  AlertDraft,
  AlertEnd,
  AlertPage,
  Consent,
  Delivery,
  DeliveryPage,
  DeliveryReport,
  Favourite,
  FavouriteDraft,
  FavouritePage,
  Interest,
  InterestDraft,
  InterestPage,
  InterestPreview,
  InterestQuery,
  PersonalHome,
  Preferences,
  PreferencesDraft,
  PublicSubscription,
  PushMessage,
  PushMessagePage,
  RecallNotice,
  RecallNoticePage,
  Subscription,
  SubscriptionConfirmation,
  SubscriptionDraft,
  SubscriptionPage,
  SubscriptionReceipt,
  WebhookAttempt,
  WebhookAttemptPage,
  WebhookEndpoint,
  WebhookEndpointDraft,
  WebhookEndpointPage,
  WebhookSecret,
} from '@jiyue/standards/model';

/** Settings of channels without their secrets, which stand beside them. */
export interface ChannelsConfig {
  readonly webhook?: NonNullable<ChannelsSettings['webhook']>;
  readonly email?: Omit<NonNullable<ChannelsSettings['email']>, 'password' | 'dkim'> & { readonly dkimSelector?: string };
  /** E-mail that is kept on a page of the platform instead of being sent; for trying things out. */
  readonly demoMail?: DemoMailSettings;
  readonly webPush?: Omit<NonNullable<ChannelsSettings['webPush']>, 'privateKey'>;
  /** Given, even empty: the feeds have a hub. */
  readonly websub?: WebsubSettings;
  readonly wechat?: Omit<NonNullable<ChannelsSettings['wechat']>, 'appSecret'>;
  readonly weibo?: Omit<NonNullable<ChannelsSettings['weibo']>, 'accounts'> & { readonly account: string };
  readonly sms?: Omit<NonNullable<ChannelsSettings['sms']>, 'keySecret'>;
}

/** Settings, defaults filled in by the host. */
export interface PushConfig {
  /** Settings of the channels that come with the plugin. */
  readonly channels: ChannelsConfig;
  readonly emailPassword?: string;
  readonly emailDkimSecret?: string;
  readonly webPushSecret?: string;
  readonly wechatSecret?: string;
  readonly weiboSecret?: string;
  readonly smsSecret?: string;
  /** Column that warnings of a site are stored in: site id -> column id. */
  readonly alertColumns: { readonly [siteId: string]: string };
  /** Address of the platform for people, without a slash at the end. */
  readonly publicAddress: string;
  /** Publications that are read later than this wake nobody, 1 to 30. */
  readonly staleAfterDays: number;
  /** A delivery that fails is tried again for so long, 1 to 168. */
  readonly giveUpHours: number;
  /** What was taken to be sent, and not finished, is taken again after so long, 2 to 600. */
  readonly leaseSeconds: number;
  /** 40 to 1,096. */
  readonly keepDeliveriesDays: number;
  /** An id that a channel gave to a message is kept so long for its later reports, 1 to 1,096. */
  readonly keepReceiptsDays: number;
  /** E-mail addresses that are told when an endpoint of an organization is stopped: organization id -> address. */
  readonly ownerContacts: { readonly [organizationId: string]: string };
  /** E-mail address that is told of everything else. Absent: it stays in the list of warnings. */
  readonly operatorContact?: string;
  /** After an end the address is erased within so many hours, 0 to 720. */
  readonly eraseAddressHours: number;
  /** 1 to 168. */
  readonly confirmWithinHours: number;
  /** Letters that people without an account can ask for in an hour, over all addresses, 1 to 100,000. */
  readonly lettersPerHour: number;
  /** Shows the pages that people without an account subscribe on, and links to them from the portal. */
  readonly publicPages: boolean;
}

/** A page of a list. */
export interface Paging {
  readonly cursor?: string;
  /** 1 to 100. */
  readonly limit: number;
}

/** The version that a change rests on, in quotes. */
interface IfMatch {
  readonly 'If-Match': string;
}

interface Operation<Params, Body, Reply> {
  params: Params;
  body: Body;
  reply: Reply;
}
type Read<Params, Reply> = Operation<Params, undefined, Reply>;
type Named<Name extends string> = { readonly [K in Name]: string };

/** Language that a page is asked for in. */
interface InLanguage {
  readonly lang?: string;
}
/** A form as a browser sends it. */
type PageForm = { readonly [name: string]: string } | undefined;

/** A page of warnings. */
export interface WarningPage {
  readonly items: readonly Warning[];
  readonly next?: string;
  readonly total: number;
}

/** What one person has here. */
export interface OwnPushData {
  readonly subscriptions: readonly Subscription[];
  readonly deliveries: readonly Delivery[];
}

/** Config and operations. */
export interface PushTypes {
  config: PushConfig;
  api: {
    // the person
    listOwnSubscriptions: Read<Paging, SubscriptionPage>;
    getSubscription: Read<Named<'subscriptionId'>, Subscription>;
    saveSubscription: Operation<Named<'subscriptionId'> & Partial<IfMatch>, SubscriptionDraft, Subscription>;
    removeSubscription: Read<Named<'subscriptionId'> & Partial<IfMatch>, undefined>;
    listOwnDeliveries: Read<Paging, DeliveryPage>;
    // without an account
    requestSubscription: Operation<object, SubscriptionDraft, SubscriptionReceipt>;
    confirmSubscription: Operation<object, SubscriptionConfirmation, undefined>;
    getSubscriptionByLink: Read<Named<'linkKey'>, PublicSubscription>;
    endSubscription: Read<Named<'linkKey'>, PublicSubscription>;
    // those who manage
    listSubscriptions: Read<Paging & { readonly siteId?: string; readonly state?: string }, SubscriptionPage>;
    listMessages: Read<Paging & { readonly siteId?: string; readonly messageKind?: string }, PushMessagePage>;
    getMessage: Read<Named<'messageId'>, PushMessage>;
    listDeliveries: Read<
      Paging & { readonly resourceId?: string; readonly messageId?: string; readonly state?: string; readonly channel?: string },
      DeliveryPage
    >;
    getDelivery: Read<Named<'deliveryId'>, Delivery>;
    retryDelivery: Read<Named<'deliveryId'>, Delivery>;
    reportDelivery: Operation<object, DeliveryReport, undefined>;
    listRecallNotices: Read<Paging & { readonly resourceId?: string }, RecallNoticePage>;
    getRecallNotice: Read<Named<'recallId'>, RecallNotice>;
    // warnings
    listAlerts: Read<Paging & { readonly state?: string; readonly regionCode?: string }, AlertPage>;
    getAlert: Read<Named<'alertId'>, Alert>;
    saveAlert: Operation<Named<'alertId'> & Partial<IfMatch>, AlertDraft, Alert>;
    issueAlert: Read<Named<'alertId'> & IfMatch, Alert>;
    endAlert: Operation<Named<'alertId'> & IfMatch, AlertEnd, Alert>;
    // webhooks
    listWebhookEndpoints: Read<Paging, WebhookEndpointPage>;
    getWebhookEndpoint: Read<Named<'endpointId'>, WebhookEndpoint>;
    saveWebhookEndpoint: Operation<Named<'endpointId'> & Partial<IfMatch>, WebhookEndpointDraft, WebhookEndpoint>;
    removeWebhookEndpoint: Read<Named<'endpointId'> & IfMatch, undefined>;
    verifyWebhookEndpoint: Read<Named<'endpointId'>, WebhookEndpoint>;
    listPushWarnings: Read<Paging & { readonly state?: string }, WarningPage>;
    rotateWebhookSecret: Read<Named<'endpointId'>, WebhookSecret>;
    listWebhookAttempts: Read<Named<'endpointId'> & Paging, WebhookAttemptPage>;
    retryWebhookAttempt: Read<Named<'endpointId' | 'attemptId'>, WebhookAttempt>;
    // interests, preferences, home page
    listInterests: Read<Paging, InterestPage>;
    getInterest: Read<Named<'interestId'>, Interest>;
    saveInterest: Operation<Named<'interestId'> & Partial<IfMatch>, InterestDraft, Interest>;
    removeInterest: Read<Named<'interestId'> & IfMatch, undefined>;
    previewInterest: Operation<Paging, InterestQuery, InterestPreview>;
    searchByInterest: Read<Named<'interestId'> & Paging, InterestPreview>;
    getPreferences: Read<object, Preferences>;
    savePreferences: Operation<Partial<IfMatch>, PreferencesDraft, Preferences>;
    removeHistory: Read<object, undefined>;
    getProfileConsent: Read<object, Consent>;
    removeInferredInterests: Read<object, undefined>;
    getPersonalHome: Read<object, PersonalHome>;
    listFavourites: Read<Paging, FavouritePage>;
    addFavourite: Operation<object, FavouriteDraft, Favourite>;
    removeFavourite: Read<Named<'resourceId'>, undefined>;
    // our own
    showSubscribePage: Read<TargetParams & InLanguage, PageReply>;
    subscribeByPage: Operation<object, PageForm, PageReply>;
    showManageRequest: Read<InLanguage, PageReply>;
    requestManageLink: Operation<object, PageForm, PageReply>;
    showManagePage: Read<Named<'manageKey'> & InLanguage, PageReply>;
    changeByPage: Operation<Named<'manageKey'>, PageForm, PageReply>;
    getPageStyle: Read<object, PageReply>;
    showDemoMail: Read<InLanguage, PageReply>;
    showLeavePage: Read<Named<'linkKey'> & InLanguage, PageReply>;
    leaveByPage: Read<Named<'linkKey'> & InLanguage, PageReply>;
    showConfirmPage: Read<Named<'receiptId' | 'code'> & InLanguage, PageReply>;
    confirmByPage: Read<Named<'receiptId' | 'code'> & InLanguage, PageReply>;
    exportOwnPushData: Read<object, OwnPushData>;
    eraseOwnPushData: Read<object, undefined>;
    streamOwnNotices: NoticeStreamApi;
    requestFeedNotices: HubApi;
    // feeds
    listFeeds: FeedApi['listFeeds'];
    getFeed: FeedApi['getFeed'];
    listFeedEntries: FeedApi['listFeedEntries'];
  };
}

/** Ids of the operations. */
export type OperationId = keyof PushTypes['api'];
/** A call of one of them. */
export type PushCall<Id extends OperationId> = Call<PushTypes['api'][Id]>;
/** Its outcome. */
export type PushOutcome<Id extends OperationId> = Promise<Outcome<PushTypes['api'][Id]['reply']>>;
/** Some of the operations. */
export type Operations<Id extends OperationId> = Pick<Running<PushTypes>['operations'], Id>;
