/** Encryption of a Web Push message (RFC 8291 over RFC 8188, aes128gcm): only the browser that subscribed can read it, not the push service. */
import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

/** Keys that the browser gave when it subscribed. */
export interface PushKeys {
  /** Public key on P-256, uncompressed, 65 bytes. */
  readonly p256dh: Uint8Array;
  /** Secret shared with the browser, 16 bytes. */
  readonly auth: Uint8Array;
}

/** Chance, given in tests alone. */
export interface PushChance {
  /** 16 bytes. */
  readonly salt: Uint8Array;
  /** Private key of the sender for this one message, 32 bytes. */
  readonly privateKey: Uint8Array;
}

/** Record size: one record, the largest that every push service takes. */
const recordBytes = 4096;

/** Longest text that fits: a record of 4,096 without header (86), end mark (1) and tag (16). */
export const maxPushBytes = recordBytes - 86 - 17;

/**
 * The whole body of the request: header, then one record.
 * @param padTo length the text is brought to, so that its own length is not seen. Default: none
 * @throws RangeError when the text is too long; an Error of node:crypto when the public key lies on no curve
 */
export function encryptPush(text: Uint8Array, { p256dh, auth }: PushKeys, padTo = 0, chance?: PushChance): Buffer {
  if (text.byteLength > maxPushBytes) throw new RangeError(`web push: ${text.byteLength} bytes are more than ${maxPushBytes}`);
  const sender = createECDH('prime256v1');
  if (chance) sender.setPrivateKey(chance.privateKey);
  else sender.generateKeys();
  const own = sender.getPublicKey();
  const salt = chance?.salt ?? randomBytes(16);

  const secret = derive(sender.computeSecret(p256dh), auth, Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, own]), 32);
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);

  const header = Buffer.alloc(21);
  header.set(salt, 0);
  header.writeUInt32BE(recordBytes, 16);
  header.writeUInt8(own.length, 20);
  const padding = Buffer.alloc(Math.max(0, Math.min(padTo, maxPushBytes) - text.byteLength));
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  // 2 marks the last record
  const sealed = Buffer.concat([cipher.update(Buffer.concat([text, Buffer.from([2]), padding])), cipher.final(), cipher.getAuthTag()]);
  return Buffer.concat([header, own, sealed]);
}

const derive = (secret: Uint8Array, salt: Uint8Array, info: Uint8Array, bytes: number) => Buffer.from(hkdfSync('sha256', secret, salt, info, bytes));
