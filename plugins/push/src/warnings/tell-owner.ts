/**
 * Tells the owner of what fails, by e-mail: another channel than the one that fails. Without an address or without e-mail it stays in the
 * operator's list, which says that nobody was told.
 */
import { type ChannelMessage, fromJson, type QueueEnd, type QueueLease } from '@jiyue/sdk/plugin';
import { backOffMs } from '../outbox/back-off.ts';
import type { Carriers } from '../outbox/carriers.ts';
import { idOf } from '../outbox/keys.ts';
import { fill } from '../outbox/texts.ts';
import type { OwnerPayload, Warning, WarningBook } from './warning-book.ts';

/** What it is told with. */
export interface TellOwnerNeeds {
  readonly warnings: Pick<WarningBook, 'get' | 'noteTold'>;
  readonly carriers: Pick<Carriers, 'of'>;
  readonly clock: () => Date;
  readonly publicAddress: string;
  readonly giveUpHours: number;
  /** E-mail address that an account has confirmed for messages of ours; undefined: none. */
  readonly mailOf: (accountId: string) => Promise<string | undefined>;
  /** E-mail addresses of organizations that own endpoints. */
  readonly ownerContacts: { readonly [organizationId: string]: string };
  /** Of the operator, for all else. */
  readonly operatorContact?: string;
}

const texts = {
  'endpoint-stopped': {
    begin: {
      title: '您的回调端点已停止接收 · Your webhook endpoint was stopped',
      lead: '端点“{name}”（{about}）连续{failures}次没有接收，{at}起停发。等待的事件都留着；请修复后重新验证端点，随后补送。\nEndpoint "{name}" ({about}) failed {failures} times in a row and was stopped at {at}. What waits is kept: mend it and verify it again.',
    },
    end: {
      title: '您的回调端点已恢复接收 · Your webhook endpoint receives again',
      lead: '端点“{name}”（{about}）{at}恢复接收，等待的事件正在补送。\nEndpoint "{name}" ({about}) receives again since {at}; what waited is being sent.',
    },
  },
  'target-paused': {
    begin: {
      title: '接收方没有回应，已暂停发送 · A receiver does not answer',
      lead: '接收方“{name}”连续{failures}次没有接收，{at}起暂停发送，隔一段时间自动再试，内容不丢。\nReceiver "{name}" failed {failures} times in a row. Since {at} it is tried at intervals only; nothing is lost.',
    },
    end: {
      title: '接收方已恢复 · A receiver answers again',
      lead: '接收方“{name}”{at}恢复接收。\nReceiver "{name}" answers again since {at}.',
    },
  },
  'subscription-suspended': {
    begin: {
      title: '您的一项订阅因送不到而暂停 · A subscription of yours is suspended',
      lead: '订阅“{name}”连续{failures}次没有送达，{at}起暂停。请核对接收地址，修复后登录再保存一次这项订阅即恢复；不再需要的可以退订。\nSubscription "{name}" could not be delivered {failures} times in a row and is suspended since {at}. Check where it goes to, then sign in and save it once more; or end it.',
    },
    end: { title: '您的订阅已恢复 · Your subscription goes on', lead: '订阅“{name}”{at}恢复。\nSubscription "{name}" goes on since {at}.' },
  },
} as const;

/** @returns how the item ends */
export async function tellOwner(lease: QueueLease, needs: TellOwnerNeeds): Promise<Omit<QueueEnd, 'id' | 'token'>> {
  const { warnings, carriers, clock, giveUpHours } = needs;
  const { warning: id, phase } = fromJson<OwnerPayload>(lease.payload);
  const warning = await warnings.get(id);
  if (!warning) return { outcome: 'done' };
  const address = await addressOf(warning, needs);
  // what fails cannot tell of itself
  const carrier = warning.about === 'email' || address === undefined ? undefined : await carriers.of('email');
  if (!carrier || address === undefined) {
    await warnings.noteTold(id, phase, 'nobody');
    return { outcome: 'done', note: 'nobody' };
  }
  const now = clock();
  const [answer] = await carrier.use.send([messageOf(warning, phase, address, needs)]).catch(() => []);
  if (answer?.state === 'delivered' || answer?.state === 'accepted') {
    await warnings.noteTold(id, phase, 'told');
    return { outcome: 'done', note: 'told' };
  }
  const wait = Math.max(answer?.state === 'retry' ? answer.afterSeconds * 1000 : 0, backOffMs(lease.attempt, idOf(id, phase)));
  const until = Date.parse(phase === 'end' ? (warning.endedAt ?? warning.begunAt) : warning.begunAt) + giveUpHours * 3_600_000;
  if (answer?.state !== 'refused' && answer?.state !== 'gone' && now.getTime() + wait < until)
    return { outcome: 'again', dueAt: new Date(now.getTime() + wait).toISOString() };
  await warnings.noteTold(id, phase, 'failed');
  return { outcome: 'dead' };
}

/** The owner's; the operator's where the owner has none, except for what one reader alone can mend. */
async function addressOf({ kind, ownerId }: Warning, { ownerContacts, operatorContact, mailOf }: TellOwnerNeeds): Promise<string | undefined> {
  const own = ownerId === undefined ? undefined : Object.hasOwn(ownerContacts, ownerId) ? ownerContacts[ownerId] : await mailOf(ownerId);
  return own ?? (kind === 'subscription-suspended' ? undefined : operatorContact);
}

function messageOf(warning: Warning, phase: OwnerPayload['phase'], address: string, { clock, publicAddress }: TellOwnerNeeds): ChannelMessage {
  const { kind, name, about, failures, begunAt, endedAt } = warning;
  const { title, lead } = texts[kind][phase];
  const at = inChina(phase === 'end' ? (endedAt ?? begunAt) : begunAt);
  return {
    ...{ key: idOf('owner', warning.id, phase), channel: 'email', kind: 'confirmation', language: 'zh-CN', address },
    ...{ subscriptionId: warning.id, subscriberId: warning.ownerId ?? 'operator' },
    site: { id: 'platform', name: '集约化平台 · Platform', url: `${publicAddress}/` },
    title,
    lead: fill(lead, { name, about, failures: String(failures), at }),
    items: [],
    deadline: new Date(clock().getTime() + 3_600_000).toISOString(),
  };
}

const inChina = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
