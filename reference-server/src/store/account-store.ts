/** Accounts, their tokens (digests only) and grants. Read anew for every request, so a right taken away is gone at once. */
import type { Grant, Principal } from '../repository/principal.ts';

/** An account of a person or a system. */
export interface Account {
  /** 1 to 64 characters, as a record id. */
  readonly id: string;
  readonly kind: 'system' | 'person';
  /** Name shown to operators. */
  readonly name: string;
  readonly createdAt: string;
  /** Absent: usable. */
  readonly disabledAt?: string;
}

/** A token as it is kept: never the token itself. */
export interface TokenRow {
  readonly accountId: string;
  /** SHA-256 of the token, lower-case hexadecimal. */
  readonly digest: string;
  readonly label: string;
  readonly createdAt: string;
  /** Absent: no end. */
  readonly expiresAt?: string;
  /** Absent: not revoked. */
  readonly revokedAt?: string;
}

/** The port. Writes throw StorageFault on a full or read-only disk. */
export interface AccountStore {
  /** The principal behind a usable token: known, not revoked, not expired, account not disabled. All its grants, whatever their period. */
  principalOf(tokenDigest: string, now: Date): Promise<Principal | undefined>;
  account(id: string): Promise<Account | undefined>;
  accounts(): Promise<readonly Account[]>;
  /** Creates or replaces the account; tokens and grants stay. */
  saveAccount(account: Account): Promise<void>;
  addToken(token: TokenRow): Promise<void>;
  tokens(accountId: string): Promise<readonly TokenRow[]>;
  /** @returns whether there was such a token that was not revoked before */
  revokeToken(digest: string, at: string): Promise<boolean>;
  grants(accountId: string): Promise<readonly Grant[]>;
  /** Replaces the grants of this account on this site alone ("*": those for all sites); others stay byte for byte (NT-grant-overwritten). */
  saveGrants(accountId: string, siteId: string, grants: readonly Omit<Grant, 'siteId'>[]): Promise<void>;
}
