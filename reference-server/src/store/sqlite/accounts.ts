/** Accounts, tokens and grants in SQLite. */
import type { Grant } from '../../repository/principal.ts';
import type { Account, AccountStore } from '../account-store.ts';
import { toAccount, toToken } from '../table-rows.ts';
import type { Connection } from './connection.ts';
import type { Writer } from './writer.ts';

/** Reads over one connection, writes through the queue. */
export function accountStore({ sql }: Connection, writer: Writer): AccountStore {
  /** One write; resolves with the number of changed rows. */
  const change = async (text: string, values: readonly (string | null)[]) => {
    let changed = 0;
    await writer.run(async ({ call }) => {
      changed = await call('run', text, values);
      return true;
    });
    return changed;
  };
  const grantsOf = (accountId: string): readonly Grant[] =>
    sql('SELECT grants FROM site_grants WHERE account_id = ? ORDER BY site_id')
      .all(accountId)
      .flatMap((row) => JSON.parse(row['grants'] as string) as Grant[]);

  return {
    async principalOf(digest, now) {
      const at = now.toISOString();
      const row = sql(`SELECT account.id, account.kind FROM token JOIN account ON account.id = token.account_id WHERE digest = ?
        AND revoked_at IS NULL AND disabled_at IS NULL AND (expires_at IS NULL OR expires_at > ?)`).get(digest, at);
      if (!row) return undefined;
      const id = row['id'] as string;
      return { id, kind: row['kind'] as Account['kind'], grants: grantsOf(id) };
    },
    async account(id) {
      const row = sql('SELECT * FROM account WHERE id = ?').get(id);
      return row && toAccount(row);
    },
    accounts: async () => sql('SELECT * FROM account ORDER BY id').all().map(toAccount),
    async saveAccount({ id, kind, name, createdAt, disabledAt }) {
      await change(
        `INSERT INTO account(id, kind, name, created_at, disabled_at) VALUES(?, ?, ?, ?, ?)
         ON CONFLICT(id) DO UPDATE SET kind = excluded.kind, name = excluded.name, disabled_at = excluded.disabled_at`,
        [id, kind, name, createdAt, disabledAt ?? null],
      );
    },
    async addToken({ accountId, digest, label, createdAt, expiresAt, revokedAt }) {
      const values = [digest, accountId, label, createdAt, expiresAt ?? null, revokedAt ?? null];
      await change('INSERT INTO token(digest, account_id, label, created_at, expires_at, revoked_at) VALUES(?, ?, ?, ?, ?, ?)', values);
    },
    tokens: async (accountId) => sql('SELECT * FROM token WHERE account_id = ? ORDER BY created_at, digest').all(accountId).map(toToken),
    revokeToken: async (digest, at) => (await change('UPDATE token SET revoked_at = ? WHERE digest = ? AND revoked_at IS NULL', [at, digest])) > 0,
    grants: async (accountId) => grantsOf(accountId),
    async saveGrants(accountId, siteId, grants) {
      if (grants.length === 0) return void (await change('DELETE FROM site_grants WHERE account_id = ? AND site_id = ?', [accountId, siteId]));
      const text = JSON.stringify(grants.map((grant): Grant => ({ ...grant, siteId })));
      await change(
        'INSERT INTO site_grants(account_id, site_id, grants) VALUES(?, ?, ?) ON CONFLICT(account_id, site_id) DO UPDATE SET grants = excluded.grants',
        [accountId, siteId, text],
      );
    },
  };
}
