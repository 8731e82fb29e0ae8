/** Answers of our channels, and the remarks they carry: one table, in both languages, without anything a remote side wrote. */
import type { ChannelAnswer, ChannelNote } from '@jiyue/sdk/plugin';

const note = (zh: string, en: string): ChannelNote => ({ 'zh-CN': zh, en });

/** Why something was not delivered. */
export const notes = {
  addressInvalid: note('送达地址不合本渠道的格式。请核对地址。', 'The address has not the form of this channel. Check it.'),
  addressPrivate: note('送达地址在内部网络，未经管理员许可不得送往。', 'The address lies inside a private network, which the operator has not permitted.'),
  busy: note('对方要求稍后再送。', 'The other side asks to be called later.'),
  configured: note('渠道的凭据被对方拒绝。请管理员核对渠道设置。', 'The credentials of the channel were refused. The operator has to check its settings.'),
  contentRefused: note('内容被对方拒绝。', 'The other side refused the content.'),
  deadline: note('已过送达期限，未送出。', 'Its deadline was over; it was not sent.'),
  gone: note('对方已没有这个接收者，订阅应当结束。', 'There is no such receiver any more; the subscription should end.'),
  hostNotGranted: note('管理员未授权访问对方主机。请在插件授权中加入该主机。', 'The operator has not granted the host. Add it to the grants of the plugin.'),
  keyInvalid: note('消息的幂等键不合规定。', 'The idempotency key of the message has not the right form.'),
  kindUnknown: note('本渠道不传送这一种消息。', 'This channel does not carry messages of this kind.'),
  quota: note('已达到对方规定的限额，限额恢复后再送。', 'The quota that the other side sets is used up; it is tried when it is renewed.'),
  redirected: note('对方转向其他地址，未跟随。请改用新地址。', 'The other side points elsewhere, which is not followed. Use the new address.'),
  refused: note('对方拒绝接收。', 'The other side refuses to take it.'),
  signatureRefused: note('对方不认可签名或凭据。', 'The other side does not accept signature or credentials.'),
  timedOut: note('对方没有在时限内回复。', 'The other side did not answer in time.'),
  tooLarge: note('内容超过对方容许的大小。', 'The content is larger than the other side takes.'),
  unreachable: note('对方无法连接。', 'The other side cannot be reached.'),
  unsubscribed: note('接收者已在渠道一侧取消关注或退订。', 'The receiver has unsubscribed at the channel.'),
} as const satisfies { readonly [name: string]: ChannelNote };

/** What became of a message, without its key. */
export type Fate = ChannelAnswer extends infer A ? (A extends { readonly key: string } ? Omit<A, 'key'> : never) : never;

/** With the receiver. @param receipt id that the other side gave; odd signs are dropped, too long ones cut */
export const delivered = (receipt?: string): Fate => ({ state: 'delivered', ...receiptOf(receipt) });

/** Taken over by the other side. */
export const accepted = (receipt: string): Fate => ({ state: 'accepted', receipt: receiptOf(receipt).receipt ?? 'none' });

/** Later. @param afterSeconds is brought within the limits of the point */
export const retry = (failure: string, why: ChannelNote, afterSeconds: number): Fate => ({
  state: 'retry',
  afterSeconds: Math.min(86_400, Math.max(1, Math.ceil(Number.isFinite(afterSeconds) ? afterSeconds : 60))),
  failure,
  note: why,
});

/** Never. */
export const refused = (failure: string, why: ChannelNote): Fate => ({ state: 'refused', failure, note: why });

/** The receiver is no longer there. */
export const gone = (why: ChannelNote = notes.gone, failure = 'address-unknown'): Fate => ({ state: 'gone', failure, note: why });

function receiptOf(receipt: string | undefined): { readonly receipt?: string } {
  const plain = receipt?.replace(/[^\x21-\x7e]/g, '').slice(0, 200);
  return plain ? { receipt: plain } : {};
}
