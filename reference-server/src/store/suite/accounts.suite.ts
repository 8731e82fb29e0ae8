/** What every driver holds of accounts, tokens and grants. */
import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { at, type StoreTrial } from './store-trial.suite.ts';

/** Called within the suite of a driver. */
export function accountTests(trial: StoreTrial): void {
  test('accounts and tokens are listed in order, with their members and no others', async () => {
    const { accounts } = trial.store;
    const account = (id: string) => ({ id, kind: 'person', name: id, createdAt: at(0).toISOString() }) as const;
    for (const id of ['b', 'a', 'B']) await accounts.saveAccount(account(id));
    expect(await accounts.accounts()).toEqual(['B', 'a', 'b'].map(account));
    const token = (label: string, seconds: number) => ({ accountId: 'a', digest: hash('sha256', label), label, createdAt: at(seconds).toISOString() });
    await accounts.addToken(token('second', 2));
    await accounts.addToken(token('first', 1));
    expect(await accounts.tokens('a')).toEqual([token('first', 1), token('second', 2)]);
    expect(await accounts.account('c')).toBeUndefined();
    await expect(accounts.addToken({ ...token('x', 3), accountId: 'unknown' })).rejects.toThrow();
  });

  test('a token is known by its digest until it expires, is revoked, or its account is disabled', async () => {
    const { accounts } = trial.store;
    const digest = hash('sha256', 'secret');
    await accounts.saveAccount({ id: 'a1', kind: 'system', name: '甲系统', createdAt: at(0).toISOString() });
    await accounts.addToken({ accountId: 'a1', digest, label: '测试', createdAt: at(0).toISOString(), expiresAt: at(9).toISOString() });
    await accounts.saveGrants('a1', 's1', [{ actions: ['draft', 'publish'], columnId: 'c1' }]);
    expect(await accounts.principalOf(digest, at(1))).toEqual({
      id: 'a1',
      kind: 'system',
      grants: [{ actions: ['draft', 'publish'], columnId: 'c1', siteId: 's1' }],
    });
    expect(await accounts.principalOf(digest, at(9))).toBeUndefined();
    expect(await accounts.principalOf(hash('sha256', 'other'), at(1))).toBeUndefined();
    await accounts.saveAccount({ id: 'a1', kind: 'system', name: '甲系统', createdAt: at(0).toISOString(), disabledAt: at(1).toISOString() });
    expect(await accounts.principalOf(digest, at(1))).toBeUndefined();
    await accounts.saveAccount({ id: 'a1', kind: 'system', name: '甲系统', createdAt: at(0).toISOString() });
    expect(await accounts.principalOf(digest, at(1))).toBeDefined();
    expect(await accounts.revokeToken(digest, at(1).toISOString())).toBe(true);
    expect(await accounts.revokeToken(digest, at(1).toISOString())).toBe(false);
    expect(await accounts.principalOf(digest, at(1))).toBeUndefined();
  });

  test('NT-grant-overwritten: saving the grants of one site leaves those of others as they were', async () => {
    const { accounts } = trial.store;
    await accounts.saveAccount({ id: 'a1', kind: 'person', name: '甲', createdAt: at(0).toISOString() });
    await accounts.saveGrants('a1', 's1', [{ actions: ['draft'], fromAt: at(0).toISOString() }]);
    await accounts.saveGrants('a1', '*', [{ actions: ['read-log'] }]);
    const before = JSON.stringify((await accounts.grants('a1')).filter(({ siteId }) => siteId === 's1'));
    await accounts.saveGrants('a1', 's2', [{ actions: ['publish'] }]);
    await accounts.saveGrants('a1', '*', []);
    const after = await accounts.grants('a1');
    expect(JSON.stringify(after.filter(({ siteId }) => siteId === 's1'))).toBe(before);
    expect(after.map(({ siteId }) => siteId).toSorted()).toEqual(['s1', 's2']);
  });
}
