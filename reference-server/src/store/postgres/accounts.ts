/** Accounts, tokens and grants in PostgreSQL: each write is one statement. */
import type { Grant } from '../../repository/principal.ts';
import type { Account, AccountStore } from '../account-store.ts';
import { toAccount, toToken } from '../table-rows.ts';
import type { Queries, SqlRow } from './sql.ts';

/** Over the pool: read anew for every request, in every process. */
export function accountStore({ rows, change }: Queries): AccountStore {
  const grantsIn = (found: readonly SqlRow[]) => found.flatMap((row) => (row['grants'] === null ? [] : (JSON.parse(row['grants'] as string) as Grant[])));

  return {
    async principalOf(digest, now) {
      // one statement: a right that is taken away between two would still count
      const found = await rows(
        `SELECT account.id, account.kind, site_grants.grants FROM token JOIN account ON account.id = token.account_id
         LEFT JOIN site_grants ON site_grants.account_id = account.id
         WHERE digest = $1 AND revoked_at IS NULL AND disabled_at IS NULL AND (expires_at IS NULL OR expires_at > $2) ORDER BY site_grants.site_id`,
        digest,
        now.toISOString(),
      );
      const [first] = found;
      return first && { id: first['id'] as string, kind: first['kind'] as Account['kind'], grants: grantsIn(found) };
    },
    async account(id) {
      const [row] = await rows('SELECT * FROM account WHERE id = $1', id);
      return row && toAccount(row);
    },
    accounts: async () => (await rows('SELECT * FROM account ORDER BY id')).map(toAccount),
    async saveAccount({ id, kind, name, createdAt, disabledAt }) {
      await change(
        `INSERT INTO account(id, kind, name, created_at, disabled_at) VALUES($1, $2, $3, $4, $5)
         ON CONFLICT(id) DO UPDATE SET kind = excluded.kind, name = excluded.name, disabled_at = excluded.disabled_at`,
        ...[id, kind, name, createdAt, disabledAt ?? null],
      );
    },
    async addToken({ accountId, digest, label, createdAt, expiresAt, revokedAt }) {
      const text = 'INSERT INTO token(digest, account_id, label, created_at, expires_at, revoked_at) VALUES($1, $2, $3, $4, $5, $6)';
      await change(text, ...[digest, accountId, label, createdAt, expiresAt ?? null, revokedAt ?? null]);
    },
    tokens: async (accountId) => (await rows('SELECT * FROM token WHERE account_id = $1 ORDER BY created_at, digest', accountId)).map(toToken),
    revokeToken: async (digest, at) => (await change('UPDATE token SET revoked_at = $1 WHERE digest = $2 AND revoked_at IS NULL', at, digest)) > 0,
    grants: async (accountId) => grantsIn(await rows('SELECT grants FROM site_grants WHERE account_id = $1 ORDER BY site_id', accountId)),
    async saveGrants(accountId, siteId, grants) {
      if (grants.length === 0) return void (await change('DELETE FROM site_grants WHERE account_id = $1 AND site_id = $2', accountId, siteId));
      const text = JSON.stringify(grants.map((grant): Grant => ({ ...grant, siteId })));
      await change(
        'INSERT INTO site_grants(account_id, site_id, grants) VALUES($1, $2, $3) ON CONFLICT(account_id, site_id) DO UPDATE SET grants = excluded.grants',
        ...[accountId, siteId, text],
      );
    },
  };
}
