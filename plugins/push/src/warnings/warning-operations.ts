/** The operator's list of warnings, for those who have a right on all sites. */
import { fail } from '@jiyue/sdk/plugin';
import { pageOfWalk } from '../operations/paging.ts';
import type { Operations } from '../types.ts';
import type { WarningBook } from './warning-book.ts';

/** @returns the operation */
export const warningOperations = (warnings: Pick<WarningBook, 'all'>): Operations<'listPushWarnings'> => ({
  async listPushWarnings({ params, caller }) {
    if (!caller.siteIds.includes('*')) return fail({ code: 'PUSH_FORBIDDEN', data: { what: '全部站点的权限 · a right on all sites' } });
    const { state } = params;
    const walk = async function* () {
      for await (const value of warnings.all()) yield { key: value.id, value };
    };
    return pageOfWalk(
      walk(),
      params,
      ({ endedAt }) => state === undefined || (state === 'open') === (endedAt === undefined),
      (one) => one,
    );
  },
});
