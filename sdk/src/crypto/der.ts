/** As much of DER (ITU-T X.690) as signatures and keys of SM2 need. Strict: one value has one form, and nothing follows it. */

/** One value and where it stands. */
export interface DerValue {
  readonly tag: number;
  readonly content: Uint8Array;
}

/** Tags used here. */
export const derTag = { integer: 0x02, bitString: 0x03, octetString: 0x04, objectId: 0x06, sequence: 0x30 } as const;

/** All values one after the other; undefined when the bytes are no DER. */
export function readDer(bytes: Uint8Array): readonly DerValue[] | undefined {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at]!;
    const length = readLength(bytes, at + 1);
    if (!length || length.end + length.value > bytes.length) return undefined;
    values.push({ tag, content: bytes.subarray(length.end, length.end + length.value) });
    at = length.end + length.value;
  }
  return values;
}

/** Lengths of up to 65,535 bytes, in their shortest form. */
function readLength(bytes: Uint8Array, at: number): { readonly value: number; readonly end: number } | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  if (first < 0x80) return { value: first, end: at + 1 };
  const count = first - 0x80;
  if (count < 1 || count > 2 || at + 1 + count > bytes.length) return undefined;
  const value = bytes.subarray(at + 1, at + 1 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  return value < (count === 1 ? 0x80 : 0x100) ? undefined : { value, end: at + 1 + count };
}

/** One value; content of up to 127 bytes. */
export const writeDer = (tag: number, content: Uint8Array): Uint8Array => Buffer.concat([Uint8Array.of(tag, content.length), content]);

/** A number that is not negative, as DER writes it: shortest, with a zero in front where the first bit is set. */
export function derInteger(value: bigint): Uint8Array {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return writeDer(derTag.integer, bytes[0]! >= 0x80 ? Buffer.concat([Uint8Array.of(0), bytes]) : bytes);
}

/** The number of an INTEGER; undefined when it is negative or not in its shortest form. */
export function integerOf({ tag, content }: DerValue): bigint | undefined {
  if (tag !== derTag.integer || content.length === 0 || content[0]! >= 0x80) return undefined;
  if (content.length > 1 && content[0] === 0 && content[1]! < 0x80) return undefined;
  return BigInt(`0x${Buffer.from(content).toString('hex')}`);
}
