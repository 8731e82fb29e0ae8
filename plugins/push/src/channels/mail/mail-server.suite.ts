/** A real SMTP server in the test's own process, and a reader of what came, as a mail program would show it. */
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as it came. */
export interface CameMail {
  readonly recipients: readonly string[];
  readonly sender: string;
  readonly isEncrypted: boolean;
  readonly user: string | undefined;
  /** Lower-case names; folded lines joined, encoded words decoded. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly text: string;
  readonly html: string;
  readonly raw: string;
}

/** A reply with a code. */
export const smtpReply = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });

/** Starts it. */
export async function mailServer(options: SMTPServerOptions = {}) {
  const mails: CameMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.cert === undefined ? ['STARTTLS', 'AUTH'] : [],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const sender = mailFrom ? mailFrom.address : '';
        mails.push({
          recipients: rcptTo.map(({ address }) => address),
          sender,
          isEncrypted: session.secure === true,
          user: session.user as string | undefined,
          ...readMail(Buffer.concat(parts).toString('latin1')),
        });
        callback(null, 'OK: queued as 4F1A2B');
      });
    },
    ...options,
  });
  // what a broken handshake throws is the point of the tests that break it
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { mails, port, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

function readMail(raw: string): Pick<CameMail, 'headers' | 'text' | 'html' | 'raw'> {
  const { headers, body } = readPart(raw);
  const boundary = /boundary="?([^";]+)/.exec(headers.get('content-type')?.[0] ?? '')?.[1];
  const parts =
    boundary === undefined
      ? [{ headers, body }]
      : body
          .split(`--${boundary}`)
          .slice(1, -1)
          .map((part) => readPart(part.replace(/^\r\n/, '')));
  const textOf = (type: string) => {
    const part = parts.find((one) => one.headers.get('content-type')?.[0]?.startsWith(type));
    return part
      ? decodeBody(part.body, part.headers.get('content-transfer-encoding')?.[0] ?? '')
          .replaceAll('\r\n', '\n')
          .trim()
      : '';
  };
  return { headers, text: textOf('text/plain'), html: textOf('text/html'), raw };
}

function readPart(raw: string): { readonly headers: ReadonlyMap<string, readonly string[]>; readonly body: string } {
  const end = raw.indexOf('\r\n\r\n');
  const headers = new Map<string, string[]>();
  for (const line of raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const [, name = '', value = ''] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? [];
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), decodeWords(value)]);
  }
  return { headers, body: raw.slice(end + 4) };
}

// RFC 2047; blanks between encoded words are none
const decodeWords = (value: string) =>
  value
    .replace(/(=\?utf-8\?[bq]\?[^?]*\?=)\s+(?==\?)/gi, '$1')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString() : quoted(text.replaceAll('_', ' ')),
    );
const quoted = (text: string) =>
  Buffer.from(
    text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();
const decodeBody = (body: string, encoding: string) =>
  encoding === 'base64'
    ? Buffer.from(body, 'base64').toString()
    : encoding === 'quoted-printable'
      ? quoted(body.replace(/=\r\n/g, ''))
      : Buffer.from(body, 'latin1').toString();
