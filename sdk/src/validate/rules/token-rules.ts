/** Rules on tokens and keys: a code comes with its proof, a token ends after it begins, a key has the members of its kind. */
import { type Breach, listAt, noBreach, type RecordRule, type RuleRecord, textAt } from './rule.ts';

/** Members that each grant type needs (RFC 6749 sections 4.1.3 and 6, RFC 7636 section 4.5). */
const needed: Readonly<Record<string, readonly string[]>> = {
  authorization_code: ['code', 'redirect_uri', 'code_verifier'],
  refresh_token: ['refresh_token'],
  client_credentials: [],
};

/** A code is exchanged with the PKCE verifier and the address it was sent to, a refresh with its token. */
export const codeNeedsPkce: RecordRule = {
  id: 'code-needs-pkce',
  on: 'record',
  severity: 'error',
  zh: '授权方式为“{grant}”，缺少{thing}。请补上。',
  en: 'With the grant type "{grant}" {thing} is needed. Add it.',
  requirement: 'JY-IDN-002',
  types: ['TokenRequest'],
  check(record) {
    const grant = textAt(record, 'grant_type') ?? '';
    return (needed[grant] ?? []).filter((member) => record[member] === undefined).map((member) => ({ path: [member], params: { grant } }));
  },
};

/** A token expires after it was issued. */
export const tokenTimes: RecordRule = {
  id: 'token-times',
  on: 'record',
  severity: 'error',
  zh: '到期时刻（{value}）不晚于签发时刻（{issued}）。请核对时钟和有效期。',
  en: 'The expiry ({value}) is not after the issue ({issued}). Check clock and life time.',
  requirement: 'JY-IDN-010',
  types: ['AccessTokenClaims', 'IdentityClaims', 'LogoutTokenClaims'],
  check({ iat, exp }) {
    return typeof iat === 'number' && typeof exp === 'number' && exp <= iat
      ? [{ path: ['exp'], value: String(exp), params: { issued: String(iat) } }]
      : noBreach;
  },
};

/** Type, algorithm and members of a key by its curve. */
const curves: Readonly<Record<string, { readonly kty: string; readonly alg: string }>> = {
  'P-256': { kty: 'EC', alg: 'ES256' },
  SM2: { kty: 'EC', alg: 'SM2SM3' },
  Ed25519: { kty: 'OKP', alg: 'EdDSA' },
};

function keyBreaches(key: RuleRecord, place: number): readonly Breach[] {
  const curve = textAt(key, 'crv') ?? '';
  const known = curves[curve];
  // other types of key are refused by the schema
  if (!known || !['EC', 'OKP'].includes(textAt(key, 'kty') ?? '')) return noBreach;
  const wrong = (['kty', 'alg'] as const).filter((member) => key[member] !== known[member]);
  const hasY = key['y'] !== undefined;
  return [...wrong, ...(hasY === (known.kty === 'EC') ? [] : ['y'])].map((member) => ({ path: ['keys', place, member], params: { curve } }));
}

/** A key on P-256 or SM2 has both coordinates, one on Ed25519 the first alone; type and algorithm are those of the curve. */
export const keyOfItsKind: RecordRule = {
  id: 'key-of-its-kind',
  on: 'record',
  severity: 'error',
  zh: '{thing}与曲线“{curve}”不符：P-256 和 SM2 有 x、y 两个坐标，Ed25519 只有 x；类型和算法随曲线。请改正。',
  en: '{thing} does not fit the curve "{curve}": P-256 and SM2 have x and y, Ed25519 x alone; type and algorithm are those of the curve. Correct it.',
  requirement: 'JY-IDN-011',
  types: ['SigningKeys', 'ClientDraft', 'Client'],
  check: (record) => listAt(record, 'keys').flatMap(keyBreaches),
};

/** All of this file. */
export const tokenRules: readonly RecordRule[] = [codeNeedsPkce, keyOfItsKind, tokenTimes];
