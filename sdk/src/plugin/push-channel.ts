/**
 * Extension point `push-channel`: how notices leave the platform (内容推送的渠道). The push plugin decides who gets what and when, keeps
 * the outbox and tries again; a channel carries finished messages over one medium and says for each what became of it.
 * Every implementation passes `pushChannelCases` of `@jiyue/sdk/testing`.
 */
import type { ChannelKind, DeliveryFailure } from '@jiyue/standards/model';
import { definePoint } from './points.ts';

/** What a message is about. publication: new; correction: a later version of what was sent; withdrawal: what was sent no longer holds. */
export type ChannelMessageKind = 'publication' | 'correction' | 'withdrawal' | 'digest' | 'alert' | 'confirmation';

/** One resource of a message. */
export interface ChannelMessageItem {
  /** Resource id. */
  readonly resourceId: string;
  /** 1 and up. */
  readonly version: number;
  /** 1 to 500 characters of plain text; may hold any sign. */
  readonly title: string;
  /** Absolute http or https address. */
  readonly url: string;
  /** Plain text, at most 2,000 characters. Absent: none. */
  readonly summary?: string;
  /** RFC 3339. Absent: not known. */
  readonly publishedAt?: string;
}

/** How the receiver leaves. */
export interface ChannelUnsubscribe {
  /** Page that ends the subscription after a confirming click, without sign-in. */
  readonly url: string;
  /** Address that ends it by POST alone (RFC 8058). Absent: the platform has none. */
  readonly oneClickUrl?: string;
}

/** One message for one receiver. All texts are plain text from the repository: a channel escapes them for its medium. */
export interface ChannelMessage {
  /** Idempotency key, the same at each attempt: 1 to 64 letters, digits or signs of _-. */
  readonly key: string;
  /** Kind of channel as `describe` names it. */
  readonly channel: ChannelKind;
  readonly kind: ChannelMessageKind;
  /** Language of the texts. */
  readonly language: 'zh-CN' | 'en';
  /** Where it goes, as the subscription names it: at most 2,048 characters. Personal: never in logs, answers or notes. */
  readonly address: string;
  /** Secrets shared with this receiver, e.g. those of a webhook endpoint; newest first. Absent: none. */
  readonly secrets?: readonly string[];
  readonly subscriptionId: string;
  readonly subscriberId: string;
  /** Site that speaks: its name as the sender, its address. */
  readonly site: { readonly id: string; readonly name: string; readonly url: string };
  /** One line, 1 to 500 characters. */
  readonly title: string;
  /** What is said before the items, e.g. why something was withdrawn, or the confirmation code; at most 2,000 characters. */
  readonly lead?: string;
  /** 1 to 500; empty for a confirmation. */
  readonly items: readonly ChannelMessageItem[];
  /** Absent for a confirmation, which nobody has subscribed to yet. */
  readonly unsubscribe?: ChannelUnsubscribe;
  /** RFC 3339: no use after it; a channel refuses what it gets later. */
  readonly deadline: string;
  /** The event as other systems get it (CloudEvents 1.0). Absent: the channel makes one of the members above. */
  readonly event?: { readonly [member: string]: unknown };
}

/** A remark for people, in both languages. Without addresses, tokens and texts of a remote side. */
export interface ChannelNote {
  readonly 'zh-CN': string;
  readonly en: string;
}

/** What became of one message. */
export type ChannelAnswer = { readonly key: string } & (
  | {
      /** It is with the receiver or with the service that hands it to them; nothing more will be heard. */
      readonly state: 'delivered';
      /** Id that the other side gave, at most 200 characters. */
      readonly receipt?: string;
    }
  | {
      /** The other side took it over; what became of it comes by `reports` or by the operation reportDelivery. */
      readonly state: 'accepted';
      readonly receipt: string;
    }
  | {
      /** It may work later. */
      readonly state: 'retry';
      /** 1 to 86,400. */
      readonly afterSeconds: number;
      readonly failure: DeliveryFailure;
      readonly note: ChannelNote;
    }
  | {
      /** It will never work with this message; the subscription stays. */
      readonly state: 'refused';
      readonly failure: DeliveryFailure;
      readonly note: ChannelNote;
    }
  | {
      /** There is no such receiver any more: the subscription ends. */
      readonly state: 'gone';
      readonly failure: DeliveryFailure;
      readonly note: ChannelNote;
    }
);

/** A later word on a message that was accepted. */
export interface ChannelReport {
  readonly channel: ChannelKind;
  /** As the answer gave it. */
  readonly receipt: string;
  readonly state: 'delivered' | 'read' | 'failed' | 'gone';
  /** RFC 3339. */
  readonly occurredAt: string;
  /** Absent: it did not fail. */
  readonly failure?: DeliveryFailure;
}

/** What a channel promises. */
export interface ChannelPromise {
  /** Code of the table `channel-kind`, or one of the operator's own: `x-<owner>-<name>`. */
  readonly channel: ChannelKind;
  readonly title: ChannelNote;
  /** Whether a message that is sent again under its key is shown once. If not, delivery is at least once, and the record says so. */
  readonly honoursKey: boolean;
  /** Whether the holder of an address has to confirm before anything is sent. */
  readonly needsConsent: boolean;
  readonly kinds: readonly ChannelMessageKind[];
  /** Longest text in characters; longer ones are shortened by the channel, links are kept. */
  readonly maxCharacters: number;
  /** Most messages in one `send`: 1 to 1,000. */
  readonly maxBatch: number;
  /** Most messages a second; the push plugin keeps to it. */
  readonly perSecond: number;
  /** Most messages to one receiver a day, where the other side limits them. Absent: no limit. */
  readonly perReceiverDay?: number;
}

/** The point: one implementation a plugin, for one or several kinds of channel. */
export interface PushChannel {
  /** The same answer as long as the plugin runs. */
  describe(): Promise<readonly ChannelPromise[]>;
  /** Judges addresses before a subscription is kept. @returns for each why it cannot be used, null when it can; in order */
  judge(channel: ChannelKind, addresses: readonly string[]): Promise<readonly (ChannelNote | null)[]>;
  /**
   * Carries messages, at most `maxBatch`. What goes wrong with one never harms another; failures are answers, not exceptions: a promise
   * that is rejected counts as `retry` for all.
   * @returns one answer a message, in order
   */
  send(messages: readonly ChannelMessage[]): Promise<readonly ChannelAnswer[]>;
  /** Later words since the place `after`; the same word may come twice. A channel that never answers `accepted` gives none. @param wish limit 1 to 1,000 */
  reports(wish: { readonly after?: string; readonly limit: number }): Promise<{ readonly items: readonly ChannelReport[]; readonly next?: string }>;
}

/** Channels of 内容推送: as many as the operator installs. */
export const pushChannel = definePoint<PushChannel>()({ id: 'push-channel', version: '1.0', holds: 'many' });

/** Limits of the point. */
export const channelLimits = {
  keyForm: /^[A-Za-z0-9_-]{1,64}$/,
  addressCharacters: 2048,
  titleCharacters: 500,
  textCharacters: 2000,
  items: 500,
  batch: 1000,
  receiptCharacters: 200,
  noteCharacters: 500,
  retrySeconds: 86_400,
} as const;
