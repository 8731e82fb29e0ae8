/** Who may do what. Persons act on what is theirs; those who manage on their sites; who has a right on all sites on everything. */
import { type Caller, fail, type Failure } from '@jiyue/sdk/plugin';

/** @returns why the caller is nobody in particular; undefined: somebody */
export const refuseAnonymous = ({ id }: Caller): { readonly ok: false; readonly failure: Failure } | undefined =>
  id === 'anonymous' ? fail({ code: 'PUSH_FORBIDDEN', data: { what: '登录的账户 · an account' } }) : undefined;

/** @returns why the caller manages nothing */
export const refuseStranger = ({ siteIds }: Caller): { readonly ok: false; readonly failure: Failure } | undefined =>
  siteIds.length === 0 ? fail({ code: 'PUSH_FORBIDDEN', data: { what: '至少一个站点的权限 · a right on a site' } }) : undefined;

/** Whether the caller manages a site. */
export const manages = ({ siteIds }: Caller, siteId: string): boolean => siteIds.includes('*') || siteIds.includes(siteId);

/** Version out of If-Match; undefined: none was named. */
export const versionOf = (match: string | undefined): number | undefined =>
  match === undefined ? undefined : Number(match.replace(/^W\//, '').replaceAll('"', ''));
