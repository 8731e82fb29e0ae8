/**
 * E-mail over SMTP (nodemailer). A server that says 4xx is asked again; 5xx is for good, and ends the subscription where the mailbox does
 * not exist (RFC 3463, 5.1.x). What bounces later comes to the sender's mailbox and is not read here.
 */
import type { ChannelMessage, PushChannel } from '@jiyue/sdk/plugin';
import { createTransport } from 'nodemailer';
import { delivered, type Fate, gone, notes, refused, retry } from '../shared/answers.ts';
import { type ChannelNeeds, createChannel, fateOf } from '../shared/create-channel.ts';
import { composeMail, mailCharacters } from './compose-mail.ts';
import { isMailAddress, type MailSettings } from './mail-settings.ts';

/** Header fields that the domain's signature covers; RFC 8058 wants both of the last. */
const signedFields =
  'From:Reply-To:Subject:Date:Message-ID:To:MIME-Version:Content-Type:Content-Transfer-Encoding:List-Id:List-Unsubscribe:List-Unsubscribe-Post';

/** Opens it. Connections are kept and end with the plugin. */
export function mailChannel(settings: MailSettings, needs: ChannelNeeds): PushChannel {
  const { host, from } = settings;
  const transport = transportOf(settings);
  needs.signal.addEventListener('abort', () => transport.close(), { once: true });

  const carry = async (message: ChannelMessage): Promise<Fate> => {
    needs.assertHost(host);
    try {
      const { response = '' } = await transport.sendMail(composeMail(message, settings));
      // "250 2.0.0 Ok: queued as 4F1": the last word is what the server's log knows it by
      return delivered(/^\d{3}\b/.test(response) ? queueIdOf(response, message.address) : undefined);
    } catch (error) {
      return mailFate(error as SmtpError);
    }
  };
  return createChannel(
    {
      promise: {
        channel: 'email',
        title: { 'zh-CN': '电子邮件', en: 'E-mail' },
        // a mailbox may show the same Message-ID twice
        honoursKey: false,
        needsConsent: true,
        kinds: ['publication', 'correction', 'withdrawal', 'digest', 'alert', 'confirmation'],
        maxCharacters: mailCharacters,
        maxBatch: 100,
        perSecond: 20,
      },
      judge: (address) => (isMailAddress(address) && isMailAddress(from) ? undefined : notes.addressInvalid),
      carry,
      atATime: 4,
    },
    needs,
  );
}

function transportOf({
  host,
  security = 'starttls',
  port = security === 'tls' ? 465 : 587,
  user,
  password,
  from,
  ca,
  dkim,
  timeoutSeconds = 30,
}: MailSettings) {
  const wait = timeoutSeconds * 1000;
  return createTransport({
    pool: true,
    maxConnections: 4,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    ...(ca === undefined ? {} : { tls: { ca } }),
    ...(dkim === undefined
      ? {}
      : {
          dkim: { domainName: from.slice(from.lastIndexOf('@') + 1), keySelector: dkim.selector, privateKey: dkim.privateKey, headerFieldNames: signedFields },
        }),
    connectionTimeout: wait,
    greetingTimeout: wait,
    socketTimeout: wait,
    dnsTimeout: wait,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });
}

/** The part of an error of the library that counts. */
interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly command?: string;
}

/** What an SMTP reply means. */
export function mailFate(error: SmtpError): Fate {
  const { code, responseCode, response = '', command = '' } = error;
  // settings that do not fit may be mended; the messages wait
  if (code === 'EAUTH' || code === 'ETLS') return retry('refused', notes.configured, 900);
  if (responseCode === undefined || responseCode < 400) return fateOf(error);
  if (responseCode < 500) return retry(responseCode === 452 ? 'rate-limited' : 'unreachable', notes.busy, responseCode === 421 ? 60 : 300);
  const [, subject = '', detail = ''] = /\b5\.(\d{1,3})\.(\d{1,3})\b/.exec(response) ?? [];
  if (command === 'RCPT TO' && (subject === '1' || (subject === '' && (responseCode === 550 || responseCode === 551 || responseCode === 553)))) return gone();
  if (subject === '2' && detail === '1') return gone();
  if (subject === '3' && detail === '4') return refused('content-refused', notes.tooLarge);
  if (subject === '7' || command === 'RCPT TO') return refused('refused', notes.refused);
  return command === 'DATA' || command === 'BDAT' ? refused('content-refused', notes.contentRefused) : refused('refused', notes.refused);
}

function queueIdOf(response: string, address: string): string | undefined {
  const id = /([A-Za-z0-9.-]{4,100})\s*$/.exec(response)?.[1];
  return id === undefined || id.includes(address) ? undefined : id;
}
