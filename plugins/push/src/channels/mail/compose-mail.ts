/** A message as an e-mail: text and HTML, and the headers by which mail programs tell what it is and let people leave (RFC 2369, RFC 8058). */
import type { ChannelMessage } from '@jiyue/sdk/plugin';
import type { SendMailOptions } from 'nodemailer';
import { cleanLine, cleanMessage, cleanUrl, plainText, shorten, words } from '../shared/texts.ts';
import type { MailSettings } from './mail-settings.ts';

/** Longest plain text. */
export const mailCharacters = 200_000;

/** Composes it. The Message-ID is the key: mail programs that look at it show a repetition once. */
export function composeMail(message: ChannelMessage, { from, replyTo }: Pick<MailSettings, 'from' | 'replyTo'>): SendMailOptions {
  const { site, title } = cleanMessage(message);
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    from: { name: site, address: from },
    to: { name: '', address: message.address },
    envelope: { from, to: [message.address] },
    ...(replyTo === undefined ? {} : { replyTo }),
    messageId: `<${message.key}@${domain}>`,
    subject: title,
    text: plainText(message, mailCharacters),
    html: htmlOf(message),
    headers: {
      'Auto-Submitted': 'auto-generated',
      Precedence: 'bulk',
      'Content-Language': message.language,
      'List-Id': { prepared: true, value: `<${message.site.id.replace(/[^A-Za-z0-9-]/g, '-').slice(0, 60)}.${domain}>` },
      ...leaveHeaders(message),
    },
    // texts come from outside: they never name a file or an address to be fetched
    disableFileAccess: true,
    disableUrlAccess: true,
    attachDataUrls: false,
  };
}

function leaveHeaders({ unsubscribe }: ChannelMessage): Record<string, { prepared: boolean; value: string }> {
  if (!unsubscribe) return {};
  const oneClick = safeUrl(unsubscribe.oneClickUrl ?? '');
  // RFC 8058 asks for https; over anything else the click would not be honoured
  if (oneClick.startsWith('https:'))
    return { 'List-Unsubscribe': { prepared: true, value: `<${oneClick}>` }, 'List-Unsubscribe-Post': { prepared: true, value: 'List-Unsubscribe=One-Click' } };
  const page = safeUrl(unsubscribe.url);
  return page === '' ? {} : { 'List-Unsubscribe': { prepared: true, value: `<${page}>` } };
}
const safeUrl = (url: string) => (/[<>\s,]/.test(url) || url.length > 900 ? '' : cleanUrl(url));

/** Text as HTML text or attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const linked = (line: string, origin: string | undefined): string =>
  line
    .split(/(https?:\/\/[\x21-\x7e]+)/)
    .map((part) => (origin !== undefined && part.startsWith(`${origin}/`) ? `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>` : escapeHtml(part)))
    .join('');

function htmlOf(message: ChannelMessage): string {
  const { site, title, lead, items } = cleanMessage(message);
  const leave = message.unsubscribe && cleanUrl(message.unsubscribe.url);
  const link = (url: string, text: string) => (url === '' ? escapeHtml(text) : `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`);
  // a letter about the subscription and a notice of a withdrawal have links of ours; nothing else in them becomes one
  const lineOf = (line: string) =>
    message.kind === 'confirmation' || message.kind === 'withdrawal' ? linked(line, URL.parse(message.site.url)?.origin) : escapeHtml(line);
  const list = items
    .map((item) => `<li>${link(item.url, item.title)}${item.summary === '' ? '' : `<br>${escapeHtml(shorten(item.summary, 200))}`}</li>`)
    .join('\n');
  return `<!doctype html>
<html lang="${message.language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body style="font:16px/1.6 sans-serif;color:#111;background:#fff">
<h1 style="font-size:20px">${escapeHtml(title)}</h1>
${lead === '' ? '' : `<p>${lead.split('\n').map(lineOf).join('<br>')}</p>`}
${list === '' ? '' : `<ol>\n${list}\n</ol>`}
<hr><p style="font-size:14px">${link(cleanUrl(message.site.url), site)}${leave ? ` · ${link(leave, cleanLine(words[message.language].leave))}` : ''}</p>
</body></html>`;
}
