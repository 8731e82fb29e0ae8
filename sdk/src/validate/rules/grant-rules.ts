/** Rules on grants and audit entries: powers of administration apart, periods in order, a chain that holds. */
import { canonicalJson } from '../../crypto/canonical-json.ts';
import { sm3 } from '../../crypto/digest.ts';
import { type Breach, listAt, noBreach, type RecordRule, type RuleRecord, textAt } from './rule.ts';

/** Lists of grants of one account. */
const grantLists = ['SiteGrantsDraft', 'SiteGrants', 'GrantsReport'];

/** One account holds one of the three powers of administration at most; what was taken back does not count. */
export const administratorsApart: RecordRule = {
  id: 'administrators-apart',
  on: 'record',
  severity: 'error',
  zh: '同一账户已有“{first}”管理权限，不得再有“{value}”。系统、安全、审计三种管理权限应由不同账户持有。',
  en: 'The account has the power "{first}" and may not have "{value}" too. System, security and audit administration belong to different accounts.',
  requirement: 'JY-PERM-008',
  types: grantLists,
  check(record) {
    const held = listAt(record, 'grants').flatMap((grant, place) => {
      const power = grant['revokedAt'] === undefined ? textAt(grant, 'power') : undefined;
      return power === undefined ? [] : [{ place, power }];
    });
    const [one] = held;
    return held
      .filter(({ power }) => power !== one?.power)
      .map(({ place, power }) => ({ path: ['grants', place, 'power'], value: power, params: { first: one?.power ?? '' } }));
  },
};

/** A grant ends after it begins. */
export const grantPeriod: RecordRule = {
  id: 'grant-period',
  on: 'record',
  severity: 'error',
  zh: '授权的终止时刻（{value}）不晚于生效时刻（{earlierValue}）。请改其中之一。',
  en: 'The grant ends ({value}) no later than it begins ({earlierValue}). Change one of them.',
  requirement: 'JY-PERM-016',
  types: grantLists,
  check: (record) =>
    listAt(record, 'grants').flatMap((grant, place) => {
      const [from, until] = [textAt(grant, 'fromAt'), textAt(grant, 'untilAt')];
      // instants may be written with different offsets
      return from !== undefined && until !== undefined && Date.parse(until) <= Date.parse(from)
        ? [{ path: ['grants', place, 'untilAt'], value: until, params: { earlierValue: from } }]
        : [];
    }),
};

/** The hash an audit entry must carry: SM3 of its other members in canonical JSON. */
export function auditEntryHash(entry: object): string {
  const { entryHash: _, ...content } = entry as { readonly [member: string]: unknown };
  return sm3(canonicalJson(content));
}

function entryBreaches(entry: RuleRecord, path: readonly (string | number)[]): readonly Breach[] {
  const [value, expected] = [textAt(entry, 'entryHash'), auditEntryHash(entry)];
  return value === undefined || value === expected ? noBreach : [{ path: [...path, 'entryHash'], value, params: { expected } }];
}

/** A list may leave entries out; only neighbours by number must be linked. */
function linkBreaches(entries: readonly RuleRecord[]): readonly Breach[] {
  return entries.flatMap((entry, place) => {
    const before = entries[place - 1];
    if (!before || Number(entry['id']) !== Number(before['id']) + 1) return noBreach;
    const [value, expected] = [textAt(entry, 'previousHash'), textAt(before, 'entryHash')];
    return value === undefined || expected === undefined || value === expected
      ? noBreach
      : [{ path: ['items', place, 'previousHash'], value, params: { expected } }];
  });
}

/** Each audit entry carries the hash of its content and that of the entry before it. */
export const auditChain: RecordRule = {
  id: 'audit-chain',
  on: 'record',
  severity: 'error',
  zh: '审计记录的{thing}应为“{expected}”{received}。该条或其前一条被改动、删除或调换过。',
  en: '{thing} of the audit entry should be "{expected}"{received}. This entry or the one before was changed, removed or swapped.',
  requirement: 'JY-SEC-026',
  types: ['AuditEntry', 'AuditEntryPage'],
  check(record) {
    if (record['items'] === undefined) return entryBreaches(record, []);
    const entries = listAt(record, 'items');
    const changed = entries.flatMap((entry, place) => entryBreaches(entry, ['items', place]));
    return changed.length > 0 ? changed : linkBreaches(entries);
  },
};

/** All of this file. */
export const grantRules: readonly RecordRule[] = [administratorsApart, auditChain, grantPeriod];
