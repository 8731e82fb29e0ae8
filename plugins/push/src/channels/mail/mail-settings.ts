/** Settings of the channel e-mail. */

/** How it reaches the mail server, and as whom it speaks. */
export interface MailSettings {
  readonly host: string;
  /** Default: 465 for tls, 587 otherwise. */
  readonly port?: number;
  /** starttls (default): encryption is demanded after the greeting; tls: from the first byte; none: only inside a closed network. */
  readonly security?: 'starttls' | 'tls' | 'none';
  /** Absent: no sign-in. */
  readonly user?: string;
  readonly password?: string;
  /** Address of the sender. */
  readonly from: string;
  /** Absent: no answers are wanted. */
  readonly replyTo?: string;
  /** Certificate of an authority of one's own, PEM. Absent: those of the system. */
  readonly ca?: string;
  /** Signature of the domain (RFC 6376), which one-click unsubscription needs. Absent: the mail server signs. */
  readonly dkim?: { readonly selector: string; readonly privateKey: string };
  /** Default 30. */
  readonly timeoutSeconds?: number;
}

const address =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/;

/** The plain form of RFC 5321 that all servers take: no quotes, no comments, no sign that could end a line. */
export const isMailAddress = (text: string): boolean => text.length <= 254 && text.lastIndexOf('@') <= 64 && address.test(text);
