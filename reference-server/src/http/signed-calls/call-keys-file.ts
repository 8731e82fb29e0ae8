/**
 * The operator's file of call keys: which system signs with which key, in which period, and whose calls have to be signed. Public keys stand
 * in it; a shared secret never does, only the name of the environment variable that holds it.
 */
import { readFileSync } from 'node:fs';
import { type Failure, fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import { hmacCallKey, type KnownCallKey, readSm2PublicKey, sm2CallKey } from '@jiyue/sdk/signing';
import { checkSchema } from '../../host/check-schema.ts';

/** One key of the file. */
interface KeyRow {
  readonly keyId: string;
  /** Account in whose name its calls are made. */
  readonly account: string;
  readonly algorithm: 'sm2' | 'hmac-sm3';
  /** Of sm2: hexadecimal or PEM. */
  readonly publicKey?: string;
  /** Of hmac-sm3: environment variable with the secret in base64. */
  readonly secretVariable?: string;
  /** First and last instant of its use, RFC 3339; absent: no limit on that side. */
  readonly fromAt?: string;
  readonly untilAt?: string;
}

/** Keys that are ready for use. */
export interface CallKeys {
  /** Undefined: unknown, or not in force at this instant. */
  find(keyId: string, now: Date): { readonly account: string; readonly key: KnownCallKey } | undefined;
  /** Whether calls of the account have to be signed: a token alone is not enough. */
  mustSign(account: string): boolean;
  /** Number of keys, for the log. */
  readonly size: number;
}

/** No key, and nobody has to sign. */
export const noCallKeys: CallKeys = { find: () => undefined, mustSign: () => false, size: 0 };

const text = (pattern: string, maxLength: number) => ({ type: 'string', pattern, maxLength });
const instant = text('^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$', 40);
const common = { keyId: text('^[A-Za-z0-9._-]{1,64}$', 64), account: text('^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$', 64), fromAt: instant, untilAt: instant };
const schema = {
  type: 'object',
  required: ['keys'],
  additionalProperties: false,
  properties: {
    keys: {
      type: 'array',
      maxItems: 1000,
      items: {
        type: 'object',
        required: ['keyId', 'account', 'algorithm'],
        additionalProperties: false,
        properties: {
          ...common,
          algorithm: { type: 'string', enum: ['sm2', 'hmac-sm3'] },
          publicKey: { type: 'string', maxLength: 1000 },
          secretVariable: text('^[A-Z][A-Z0-9_]{0,99}$', 100),
        },
      },
    },
    mustSign: { type: 'array', items: common.account, maxItems: 1000 },
  },
};

/** @param secretOf value of an environment variable. Fails with CALL_KEYS_INVALID at the first place that is wrong; no message holds a key or a secret */
export function readCallKeys(file: string, secretOf: (variable: string) => string | undefined): Outcome<CallKeys> {
  const invalid = (pointer: string, rule: string): Failure => ({ code: 'CALL_KEYS_INVALID', data: { file, pointer, rule } });
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return fail(invalid('', (error as NodeJS.ErrnoException).code ?? 'json'));
  }
  const [finding] = checkSchema(schema, content);
  if (finding) return fail(invalid(finding.pointer, finding.rule));

  const { keys, mustSign = [] } = content as { readonly keys: readonly KeyRow[]; readonly mustSign?: readonly string[] };
  const found = new Map<string, { readonly row: KeyRow; readonly key: KnownCallKey }>();
  for (const [place, row] of keys.entries()) {
    const at = `/keys/${place}`;
    if (found.has(row.keyId)) return fail(invalid(`${at}/keyId`, 'unique'));
    const key = knownKey(row, secretOf);
    if (typeof key === 'string') return fail(invalid(`${at}/${row.algorithm === 'sm2' ? 'publicKey' : 'secretVariable'}`, key));
    found.set(row.keyId, { row, key });
  }
  return ok({
    find(keyId, now) {
      const one = found.get(keyId);
      return one && isInForce(one.row, now) ? { account: one.row.account, key: one.key } : undefined;
    },
    mustSign: (account) => mustSign.includes(account),
    size: found.size,
  });
}

const isInForce = ({ fromAt, untilAt }: KeyRow, now: Date) =>
  (fromAt === undefined || Date.parse(fromAt) <= now.getTime()) && (untilAt === undefined || now.getTime() <= Date.parse(untilAt));

/** The key, or the rule that it breaks. */
function knownKey({ algorithm, publicKey, secretVariable }: KeyRow, secretOf: (variable: string) => string | undefined): KnownCallKey | string {
  if (algorithm === 'sm2') {
    if (publicKey === undefined || secretVariable !== undefined) return 'required';
    const point = readSm2PublicKey(publicKey);
    return point === undefined ? 'sm2-public-key' : sm2CallKey(point);
  }
  if (secretVariable === undefined || publicKey !== undefined) return 'required';
  const secret = Buffer.from(secretOf(secretVariable) ?? '', 'base64');
  return secret.byteLength < 32 ? 'secret-of-32-bytes' : hmacCallKey(secret);
}
