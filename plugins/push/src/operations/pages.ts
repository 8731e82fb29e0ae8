/**
 * Pages behind the links of messages, for people without an account: leave, confirm. Opening a page changes nothing, since mail scanners
 * open links too; the button does.
 */
import { ok, type Outcome, type PageReply } from '@jiyue/sdk/plugin';
import type { Tools } from '../tools.ts';
import type { Operations } from '../types.ts';
import { maskAddress } from './show-subscription.ts';
import { confirmByCode } from './subscription-requests.ts';

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A page without script, style of others or cookie. */
function page(status: PageReply['status'], title: string, paragraphs: readonly string[], button?: string): Outcome<PageReply> {
  const body = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title></head>
<body><main><h1>${escapeHtml(title)}</h1>
${paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}
${button === undefined ? '' : `<form method="post"><button type="submit">${escapeHtml(button)}</button></form>`}
</main></body></html>
`;
  return ok({ status, mediaType: 'text/html; charset=utf-8', body, cacheControl: 'no-store' });
}

const noLink = page(404, '链接无效 · This link leads nowhere', ['请用最近一条消息中的链接。Please use the link in the latest message.']);

/** @returns the operations */
export function pageOperations(tools: Tools): Operations<'showLeavePage' | 'leaveByPage' | 'showConfirmPage' | 'confirmByPage'> {
  const { book, states } = tools;
  return {
    async showLeavePage({ params: { linkKey } }) {
      const stored = await book.byLink(linkKey);
      if (!stored) return noLink;
      const { name, address, state } = stored.record;
      if (state === 'ended') return page(200, '已退订 · You have left', [`“${name}”`]);
      const to = address === undefined ? '' : `（${maskAddress(address)}）`;
      return page(200, '退订 · Unsubscribe', [`不再接收“${name}”${to}。`, `No more messages of "${name}".`], '退订 · Unsubscribe');
    },
    async leaveByPage({ params: { linkKey } }) {
      const stored = await book.byLink(linkKey);
      if (!stored) return noLink;
      await states.end(stored.record.id);
      return page(200, '已退订 · You have left', [`“${stored.record.name}”不会再发送。You get no more messages.`]);
    },
    async showConfirmPage({ params: { receiptId } }) {
      const stored = await book.get(receiptId);
      if (!stored) return noLink;
      return page(
        200,
        '确认订阅 · Confirm',
        [`请确认用这个地址接收“${stored.record.name}”。`, `Please confirm that this address gets "${stored.record.name}".`],
        '确认 · Confirm',
      );
    },
    async confirmByPage({ params: { receiptId, code } }) {
      const outcome = await confirmByCode(receiptId, code, tools);
      if (outcome.ok) return page(200, '订阅已生效 · Confirmed', [`“${outcome.value.record.name}”`]);
      return page(400, '没有确认 · Not confirmed', [
        '确认码不对，或者请求已作废。请重新订阅。The code is wrong, or the request has lapsed. Please subscribe again.',
      ]);
    },
  };
}
