import { generateKeyPairSync } from 'node:crypto';
import type { ChannelMessage } from '@jiyue/sdk/plugin';
import { type PeerMood, pushChannelCases } from '@jiyue/sdk/testing';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { trialMessage, trialNeeds } from '../shared/trial.suite.ts';
import { mailChannel, mailFate } from './mail-channel.ts';
import { mailServer, smtpReply } from './mail-server.suite.ts';
import { isMailAddress, type MailSettings } from './mail-settings.ts';
import { selfSigned } from './self-signed.suite.ts';

const address = 'wang.reader@mail.example';
const ends: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function world(settings: Partial<MailSettings> = {}, options: SMTPServerOptions = {}) {
  let mood: PeerMood = 'takes';
  const server = await mailServer({
    onRcptTo: (_, _session, callback) =>
      callback(
        {
          takes: null,
          silent: null,
          busy: smtpReply(451, '4.7.1 greylisted'),
          refuses: smtpReply(550, '5.7.1 policy'),
          gone: smtpReply(550, `5.1.1 <${address}> no such user`),
        }[mood],
      ),
    ...options,
  });
  const abort = new AbortController();
  ends.push(
    () => abort.abort(),
    () => server.close(),
  );
  const { needs, log } = trialNeeds(() => ({ '127.0.0.1': server.port }));
  const own = { ...needs, signal: abort.signal };
  const channel = mailChannel({ host: '127.0.0.1', port: server.port, security: 'none', from: 'push@qingchuan.example', timeoutSeconds: 5, ...settings }, own);
  const become = async (next: PeerMood) => {
    mood = next;
    // closing waits until the kept connection is gone
    if (next === 'silent') await server.close();
    return true;
  };
  const shown = () =>
    server.mails.map(({ recipients, headers, text }) => ({ address: recipients.join(' and '), text: `${headers.get('subject')?.[0]}\n${text}` }));
  return {
    channel,
    message: trialMessage('email', address),
    otherAddress: 'li.reader@mail.example',
    shown,
    become,
    logged: () => log.join('\n'),
    ownSecrets: ['smtp-password-1'],
    mails: server.mails,
  };
}
const sendOne = async ({ channel }: Pick<Awaited<ReturnType<typeof world>>, 'channel'>, message: ChannelMessage) => (await channel.send([message]))[0]!;

test.each(pushChannelCases)('e-mail: $title', async ({ run }) => {
  await expect(run(await world())).resolves.toBeUndefined();
});

test('a mail has text and HTML, says what it is, and can be left by one click', async () => {
  const it = await world();
  expect(await sendOne(it, it.message)).toMatchObject({ state: 'delivered', receipt: '4F1A2B' });
  const { headers, text, html, sender, recipients } = it.mails[0]!;
  const header = (name: string) => headers.get(name);
  expect([sender, recipients]).toEqual(['push@qingchuan.example', [address]]);
  expect([header('from'), header('to'), header('subject')]).toEqual([['青川市人民政府 <push@qingchuan.example>'], [address], ['您订阅的“营商环境”有1条更新']]);
  expect(header('message-id')).toEqual(['<a3f1-0001@qingchuan.example>']);
  expect(header('list-unsubscribe')).toEqual(['<https://www.qingchuan.example/api/v1/unsubscriptions/Zx81kQwe77>']);
  expect(header('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
  expect([header('auto-submitted'), header('list-id'), header('content-language')]).toEqual([['auto-generated'], ['<qingchuan.qingchuan.example>'], ['zh-CN']]);
  expect(text).toContain('青川市优化营商环境若干措施\nhttps://www.qingchuan.example/content/policy-0001.html');
  expect(text).toContain('退订：https://www.qingchuan.example/leave/Zx81kQwe77');
  expect(html).toContain('<a href="https://www.qingchuan.example/content/policy-0001.html">青川市优化营商环境若干措施</a>');
});

test('one click needs https; without it the page stands alone, and a confirmation has neither', async () => {
  const it = await world();
  await sendOne(it, { ...it.message, unsubscribe: { url: 'https://www.qingchuan.example/leave/1', oneClickUrl: 'http://www.qingchuan.example/u/1' } });
  const { unsubscribe: _, ...bare } = it.message;
  await sendOne(it, { ...bare, kind: 'confirmation', title: '确认订阅', lead: '确认码：123456', items: [] });
  expect(it.mails.map(({ headers }) => [headers.get('list-unsubscribe'), headers.get('list-unsubscribe-post')])).toEqual([
    [['<https://www.qingchuan.example/leave/1>'], undefined],
    [undefined, undefined],
  ]);
});

const evil = 'x\r\nBcc: victim@evil.example\r\nX-Evil: 1';
test.each<readonly [string, Partial<ChannelMessage>]>([
  ['the title', { title: evil }],
  ['the name of the site', { site: { id: evil, name: evil, url: 'https://www.qingchuan.example/' } }],
  ['the link to leave', { unsubscribe: { url: `https://a.example/${evil}`, oneClickUrl: `https://a.example/>, <mailto:victim@evil.example\r\nX-Evil: 1` } }],
  ['a link', { items: [{ resourceId: 'r', version: 1, title: evil, url: `https://a.example/"><img src=x>${evil}` }] }],
])('%s adds no header and no recipient', async (_, change) => {
  const it = await world();
  await sendOne(it, { ...it.message, ...change });
  const [mail] = it.mails;
  expect(mail?.recipients).toEqual([address]);
  expect([mail?.headers.has('x-evil'), mail?.headers.has('bcc')]).toEqual([false, false]);
  expect(mail?.html).not.toContain('<img');
});

test.each([
  'a@b',
  'a b@c.example',
  'a@c.example\r\nRCPT TO:<v@evil.example>',
  '"a@b"@c.example',
  'a@c.example,b@c.example',
  '<a@c.example>',
  'a@[127.0.0.1]',
  `${'a'.repeat(65)}@c.example`,
  'a..b@c.example',
  '.a@c.example',
  'a@c..example',
  '用户@例子.example',
])('%j is no address', (text) => {
  expect(isMailAddress(text)).toBe(false);
});

test.each([
  [421, '4.3.2 shutting down', 'MAIL FROM', 'retry', { afterSeconds: 60 }],
  [450, '4.2.0 greylisted', 'RCPT TO', 'retry', { afterSeconds: 300 }],
  [452, '4.2.2 over quota', 'RCPT TO', 'retry', { failure: 'rate-limited' }],
  [550, '5.1.1 no such user', 'RCPT TO', 'gone', { failure: 'address-unknown' }],
  [550, 'no such user', 'RCPT TO', 'gone', {}],
  [550, '5.2.1 disabled', 'RCPT TO', 'gone', {}],
  [550, '5.7.1 blocked', 'RCPT TO', 'refused', { failure: 'refused' }],
  [552, '5.3.4 too big', 'DATA', 'refused', { failure: 'content-refused' }],
  [554, '5.6.0 spam', 'DATA', 'refused', { failure: 'content-refused' }],
])('a reply %i %s to %s is %s', (responseCode, response, command, state, rest) => {
  expect(mailFate({ code: 'EENVELOPE', responseCode, response: `${responseCode} ${response}`, command })).toMatchObject({ state, ...rest });
});

test('content that the server refuses after it was sent is refused for good', async () => {
  const it = await world({}, { onData: (stream, _, callback) => stream.resume().on('end', () => callback(smtpReply(554, '5.6.0 content'))) });
  expect(await sendOne(it, it.message)).toMatchObject({ state: 'refused', failure: 'content-refused' });
});

test('STARTTLS and sign-in: the mail goes over an encrypted connection', async () => {
  const own = selfSigned();
  const onAuth: SMTPServerOptions['onAuth'] = ({ username, password }, _, callback) =>
    password === 'smtp-password-1' ? callback(null, { user: username }) : callback(smtpReply(535, 'wrong'));
  const it = await world({ security: 'starttls', ca: own.cert, user: 'push', password: 'smtp-password-1' }, { ...own, onAuth });
  expect(await sendOne(it, it.message)).toMatchObject({ state: 'delivered' });
  expect(it.mails.map(({ isEncrypted, user }) => [isEncrypted, user])).toEqual([[true, 'push']]);
  const wrong = await world({ security: 'starttls', ca: own.cert, user: 'push', password: 'smtp-password-2' }, { ...own, onAuth });
  expect(await sendOne(wrong, wrong.message)).toMatchObject({ state: 'retry', afterSeconds: 900, note: { en: expect.stringContaining('credentials') } });
  expect(wrong.logged()).not.toContain('smtp-password');
});

test('nothing goes out in the clear when encryption is demanded and not to be had, or the certificate is nobody known', async () => {
  const plain = await world({ security: 'starttls' });
  expect(await sendOne(plain, plain.message)).toMatchObject({ state: 'retry' });
  const own = selfSigned();
  const stranger = await world({ security: 'starttls' }, own);
  expect(await sendOne(stranger, stranger.message)).toMatchObject({ state: 'retry' });
  expect([...plain.mails, ...stranger.mails]).toEqual([]);
});

test('the signature of the domain covers both headers by which people leave', async () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const it = await world({ dkim: { selector: 's2026', privateKey } });
  await sendOne(it, it.message);
  const signature = it.mails[0]?.headers.get('dkim-signature')?.[0] ?? '';
  expect(signature).toMatch(/d=qingchuan\.example/);
  expect(/; h=([^;]+)/.exec(signature)?.[1]?.replaceAll(' ', '').split(':')).toEqual(
    expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post', 'message-id']),
  );
});

test('a mail server whose host is not granted is not asked', async () => {
  const it = await world({ host: 'localhost' });
  expect(await sendOne(it, it.message)).toMatchObject({ state: 'refused', note: { en: expect.stringContaining('not granted') } });
});
