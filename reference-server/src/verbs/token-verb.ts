/** `token create|list|revoke`: accounts of systems and people, their grants, their tokens. A token is shown once and kept as a digest. */
import { codeTable } from '@jiyue/sdk';
import { closestWord, type ServerConfig } from '../config/index.ts';
import type { Language } from '../http/language.ts';
import type { Action, Grant } from '../repository/principal.ts';
import type { Account, AccountStore, TokenRow } from '../store/account-store.ts';
import { newToken, tokenDigest } from '../token-digest.ts';
import { parseOptions } from './parse-options.ts';
import { say } from './texts.ts';
import { exitCodes, type Verb, type VerbIo } from './verb.ts';
import { withStore } from './with-store.ts';
import { wrongUse } from './wrong-use.ts';

/** Options of each action. */
export const tokenOptions: { readonly [action: string]: readonly string[] } = {
  create: ['account', 'name', 'kind', 'label', 'expires', 'action', 'site', 'column', 'organization', 'until'],
  list: [],
  revoke: [],
};
const actions: readonly Action[] = codeTable('permission-action')!.members.map(({ code }) => code as Action);

/** Dispatches by its first word. */
export const tokenVerb: Verb = async ([action = 'list', ...args], config, io) => {
  const { language } = config;
  const wrong = (reason: string) => wrongUse(reason, ['token', ...(Object.hasOwn(tokenOptions, action) ? [action] : [])], config, io);
  const known = Object.hasOwn(tokenOptions, action) ? tokenOptions[action] : undefined;
  if (!known) {
    const word = closestWord(action, Object.keys(tokenOptions));
    return wrong(say('verbUnknown', language, { verb: `token ${action}`, suggestion: word === undefined ? '' : say('didYouMean', language, { word }) }));
  }
  const options = parseOptions(args, known, language, action === 'revoke' ? 1 : 0);
  if (!options.ok) return wrong(options.reason);
  if (action === 'list') return withStore(config, io, (store) => list(store.accounts, config, io), { mustExist: true });
  if (action === 'revoke') {
    const [id] = options.rest;
    if (id === undefined) return wrong(say('tokenIdMissing', language));
    return withStore(config, io, (store) => revoke(store.accounts, id, config, io), { mustExist: true });
  }
  const request = createRequest(options.values, language);
  if (typeof request === 'string') return wrong(request);
  return withStore(config, io, (store) => create(store.accounts, request, config, io));
};

/** What `create` was asked for. */
interface CreateRequest {
  readonly account: Pick<Account, 'id' | 'kind' | 'name'>;
  readonly label: string;
  readonly expiresAt?: string;
  readonly grant?: Grant;
}

/** The request, or what is wrong with it. */
function createRequest(values: { readonly [name: string]: string | undefined }, language: Language): CreateRequest | string {
  const { account, kind = 'system', name = account, label = '-', expires, action, site, column, organization, until } = values;
  if (account === undefined || !/^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$/.test(account)) return say('accountForm', language);
  if (kind !== 'system' && kind !== 'person') return '--kind system|person';
  for (const [option, time] of Object.entries({ expires, until }))
    if (time !== undefined && Number.isNaN(Date.parse(time))) return say('instantForm', language, { option: `--${option}` });
  const wanted = action?.split(',') as Action[] | undefined;
  if (wanted?.some((one) => !actions.includes(one))) return say('actionForm', language, { actions: actions.join(',') });
  const isGrant = wanted !== undefined && site !== undefined;
  if (!isGrant && [wanted, site, column, organization, until].some((one) => one !== undefined)) return say('actionAndSite', language);
  const grant = wanted &&
    site !== undefined && {
      actions: wanted,
      siteId: site,
      ...(column === undefined ? {} : { columnId: column }),
      ...(organization === undefined ? {} : { organizationId: organization }),
      ...(until === undefined ? {} : { untilAt: new Date(until).toISOString() }),
    };
  return {
    account: { id: account, kind, name: name ?? account },
    label,
    ...(expires === undefined ? {} : { expiresAt: new Date(expires).toISOString() }),
    ...(grant ? { grant } : {}),
  };
}

async function create(accounts: AccountStore, { account, label, expiresAt, grant }: CreateRequest, config: ServerConfig, io: VerbIo): Promise<number> {
  const createdAt = new Date().toISOString();
  if (!(await accounts.account(account.id))) await accounts.saveAccount({ ...account, createdAt });
  if (grant) {
    const { siteId, ...rest } = grant;
    const held = (await accounts.grants(account.id)).filter((one) => one.siteId === siteId).map(({ siteId: _, ...one }) => one);
    await accounts.saveGrants(account.id, siteId, [...held, rest]);
  }
  const token = newToken();
  const digest = tokenDigest(token);
  await accounts.addToken({ accountId: account.id, digest, label, createdAt, ...(expiresAt === undefined ? {} : { expiresAt }) });
  io.note(say('tokenCreated', config.language, { account: account.id, id: shortId({ digest }) }));
  io.out(token);
  return exitCodes.good;
}

async function list(accounts: AccountStore, config: ServerConfig, io: VerbIo): Promise<number> {
  const all = await accounts.accounts();
  if (all.length === 0) io.note(say('accountsNone', config.language));
  for (const account of all) {
    io.out(`${account.id}\t${account.kind}\t${account.name}`);
    for (const { actions: held, siteId, columnId, organizationId, untilAt } of await accounts.grants(account.id)) {
      const limits = [columnId, organizationId, untilAt].filter((one) => one !== undefined).map((one) => `  ${one}`);
      io.out(say('grantLine', config.language, { actions: held.join(','), site: siteId, limits: limits.join('') }));
    }
    for (const token of await accounts.tokens(account.id))
      io.out(say('tokenLine', config.language, { id: shortId(token), label: token.label, createdAt: token.createdAt, state: stateOf(token, config) }));
  }
  return exitCodes.good;
}

async function revoke(accounts: AccountStore, id: string, config: ServerConfig, io: VerbIo): Promise<number> {
  for (const account of await accounts.accounts()) {
    const found = (await accounts.tokens(account.id)).find((token) => shortId(token) === id);
    if (!found || !(await accounts.revokeToken(found.digest, new Date().toISOString()))) continue;
    io.out(say('tokenRevoked', config.language, { id }));
    return exitCodes.good;
  }
  io.note(say('tokenUnknown', config.language, { id }));
  return exitCodes.wrongUse;
}

/** First 12 digits of the digest: names a token without giving it away. */
const shortId = ({ digest }: Pick<TokenRow, 'digest'>) => digest.slice(0, 12);

function stateOf({ revokedAt, expiresAt }: TokenRow, { language }: ServerConfig): string {
  if (revokedAt !== undefined) return say('tokenIsRevoked', language, { at: revokedAt });
  return expiresAt === undefined ? '' : say('tokenExpires', language, { at: expiresAt });
}
