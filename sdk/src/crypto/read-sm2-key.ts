/** Keys of SM2 as people have them: hexadecimal, or PEM as OpenSSL writes it (SPKI, PKCS #8, SEC 1). Encrypted PEM is not read. */
import { derTag, type DerValue, readDer } from './der.ts';
import { isSm2PrivateKey, isSm2PublicKey } from './sm2.ts';

/** Public key as 130 lower-case hexadecimal digits; undefined when the text holds none. @throws TypeError for anything but text: a KeyObject of node:crypto must not sign SM2 */
export const readSm2PublicKey = (text: string): string | undefined => readKey(text, /^(04)?[0-9a-fA-F]{128}$/, 130, publicIn, isSm2PublicKey);

/** Private key as 64 lower-case hexadecimal digits; undefined when the text holds none. @throws TypeError for anything but text */
export const readSm2PrivateKey = (text: string): string | undefined => readKey(text, /^[0-9a-fA-F]{64}$/, 64, privateIn, isSm2PrivateKey);

function readKey(
  text: string,
  plain: RegExp,
  digits: number,
  findIn: (values: readonly DerValue[]) => Uint8Array | undefined,
  isKey: (key: string) => boolean,
): string | undefined {
  if (typeof text !== 'string') throw new TypeError('a key of SM2 is given as text');
  const trimmed = text.trim();
  const hex = plain.test(trimmed) ? trimmed.toLowerCase() : hexOf(derOf(trimmed), findIn);
  const key = hex === undefined || hex.length === digits ? hex : `04${hex}`;
  return key !== undefined && isKey(key) ? key : undefined;
}

const hexOf = (der: Uint8Array | undefined, findIn: (values: readonly DerValue[]) => Uint8Array | undefined): string | undefined => {
  const found = der && isOnCurve(der) ? findIn(allIn(der)) : undefined;
  return found && Buffer.from(found).toString('hex');
};

const pem = /^-----BEGIN (PUBLIC KEY|PRIVATE KEY|EC PRIVATE KEY)-----([A-Za-z0-9+/=\s]+)-----END \1-----$/m;

/** The block with the key; OpenSSL may write the parameters of the curve in front of it. */
function derOf(text: string): Uint8Array | undefined {
  const body = pem.exec(text)?.[2];
  return body === undefined ? undefined : Buffer.from(body.replaceAll(/\s/g, ''), 'base64');
}

/** 1.2.156.10197.1.301 */
const curve = Buffer.from('2a811ccf5501822d', 'hex');
const isOnCurve = (der: Uint8Array) => allIn(der).some(({ tag, content }) => tag === derTag.objectId && curve.equals(content));

/** Every value at any depth, in reading order. */
function allIn(bytes: Uint8Array): readonly DerValue[] {
  return (readDer(bytes) ?? []).flatMap((value) => {
    // constructed values, and the octet string of PKCS #8, which holds the key of SEC 1
    const isConstructed = (value.tag & 0x20) !== 0 || (value.tag === derTag.octetString && value.content[0] === derTag.sequence);
    return isConstructed ? [value, ...allIn(value.content)] : [value];
  });
}

// no unused bits, then the point
const publicIn = (values: readonly DerValue[]) =>
  values.find(({ tag, content }) => tag === derTag.bitString && content.length === 66 && content[0] === 0)?.content.subarray(1);

const privateIn = (values: readonly DerValue[]) => values.find(({ tag, content }) => tag === derTag.octetString && content.length === 32)?.content;
