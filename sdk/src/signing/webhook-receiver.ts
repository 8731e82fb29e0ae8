/**
 * Takes webhooks in: proves the sender, tells repetitions of a delivery apart, and gives the event. A delivery counts as dealt with only when
 * `deal` succeeded, so that the platform's next attempt finds it open again.
 */
import type { ChangeEvent } from '@jiyue/standards/model';
import { fail, type Outcome, ok } from '../plugin/outcome.ts';
import type { HeaderLookup } from './call-headers.ts';
import { type VerifyWebhookOptions, verifyWebhook, type WebhookFailure, webhookToleranceSeconds } from './verify-webhook.ts';

/** Which deliveries were dealt with. Keep it where it outlives the process; in memory a restart makes old deliveries new. */
export interface SeenDeliveries {
  /** Whether the delivery was dealt with. */
  has(id: string): boolean | Promise<boolean>;
  /** Notes that it was. @param until when it may be forgotten: no later repetition of it would be taken */
  add(id: string, until: Date): void | Promise<void>;
}

/** How a receiver works. */
export interface WebhookReceiverOptions extends Omit<VerifyWebhookOptions, 'now'> {
  readonly seen: SeenDeliveries;
  /** How long the platform repeats a delivery at most. Default 72. */
  readonly repeatedForHours?: number;
  /** The clock, for tests. */
  readonly now?: () => Date;
}

/** What came of a webhook: answer 204, or 200 with `answer` as JSON where there is one. */
export type Received = {
  readonly isRepeat: boolean;
  readonly id: string;
  /** The platform verifies the endpoint and wants its value back; no event came. */
  readonly answer?: string;
};

/** What may go wrong: the sender is not proven, or the body is no event. */
export type ReceiveFailure = WebhookFailure | { readonly code: 'WEBHOOK_BODY_INVALID'; readonly data: { readonly reason: string } };

/** Takes one webhook in. An exception of `deal` passes through: answer 500, and the delivery comes again. */
export type WebhookReceiver = (
  header: HeaderLookup,
  body: Uint8Array,
  deal: (event: ChangeEvent, id: string) => void | Promise<void>,
) => Promise<Outcome<Received, ReceiveFailure>>;

/** Makes a receiver. One delivery at a time under one id; others run beside it. */
export function createWebhookReceiver(options: WebhookReceiverOptions): WebhookReceiver {
  const { seen, now = () => new Date(), repeatedForHours = 72, toleranceSeconds = webhookToleranceSeconds } = options;
  const running = new Map<string, Promise<unknown>>();

  const receive: WebhookReceiver = async (header, body, deal) => {
    const verified = verifyWebhook(header, body, { ...options, now: now() });
    if (!verified.ok) return verified;
    const { id, timestamp } = verified.value;
    while (running.has(id)) await running.get(id)?.catch(() => undefined);
    const work = take(id, timestamp, body, deal);
    running.set(id, work);
    try {
      return await work;
    } finally {
      running.delete(id);
    }
  };
  const take = async (id: string, timestamp: number, body: Uint8Array, deal: Parameters<WebhookReceiver>[2]): Promise<Outcome<Received, ReceiveFailure>> => {
    if (await seen.has(id)) return ok({ isRepeat: true, id });
    const value = objectOf(body);
    if (!value.ok) return value;
    const answer = answerTo(value.value);
    if (answer !== undefined) return ok({ isRepeat: false, id, answer });
    const event = eventOf(value.value);
    if (!event.ok) return event;
    await deal(event.value, id);
    await seen.add(id, new Date((timestamp + repeatedForHours * 3600 + toleranceSeconds) * 1000));
    return ok({ isRepeat: false, id });
  };
  return receive;
}

const refuse = (reason: string) => fail({ code: 'WEBHOOK_BODY_INVALID' as const, data: { reason } });

function objectOf(body: Uint8Array): Outcome<object, ReceiveFailure> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return refuse('no JSON in UTF-8');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('no JSON object');
  return ok(value);
}

/** The answer to the verification of an endpoint (JY-PUSH-017); undefined: it is something else. */
const answerTo = ({ type, challenge }: { readonly type?: unknown; readonly challenge?: unknown }): string | undefined =>
  type === 'endpoint.verification' && typeof challenge === 'string' ? JSON.stringify({ challenge }) : undefined;

/** As far as a receiver must look before it branches on `type`; members and types that it does not know are no fault. */
function eventOf(value: object): Outcome<ChangeEvent, ReceiveFailure> {
  const { specversion, id, type, source, data } = value as Readonly<Record<string, unknown>>;
  if (specversion !== '1.0') return refuse('no CloudEvent 1.0');
  const isEvent = [id, type, source].every((one) => typeof one === 'string' && one !== '') && typeof data === 'object' && data !== null;
  return isEvent ? ok(value as ChangeEvent) : refuse('id, type, source or data is missing');
}

/** Remembers deliveries in this process: for tests and for receivers that may deal with one twice after a restart. */
export function seenInMemory(now: () => Date = () => new Date()): SeenDeliveries {
  const known = new Map<string, number>();
  return {
    has: (id) => (known.get(id) ?? 0) > now().getTime(),
    add(id, until) {
      for (const [old, end] of known) if (end <= now().getTime()) known.delete(old);
      known.set(id, until.getTime());
    },
  };
}
