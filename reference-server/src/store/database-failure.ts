/** A database that cannot be taken, as a failure of the error table: ready to be shown in both languages. */
import type { Failure } from '@jiyue/sdk/plugin';
import type { DatabaseUnusable } from './postgres/database-unusable.ts';
import { leastVersion } from './postgres/least-version.ts';

type Reason = Exclude<DatabaseUnusable['reason'], 'unreachable'>;

const reasons: { readonly [R in Reason]: (found: string) => readonly [zh: string, en: string] } = {
  address: (found) => [
    `地址应形如 ${found}?schema=jiyue，schema 只能用小写字母、数字和下划线`,
    `its address must look like ${found}?schema=jiyue, the schema in lower-case letters, digits and underscores`,
  ],
  version: (found) => [
    `需要 PostgreSQL ${leastVersion} 或以上，实为 ${found}；更早的版本没有测试过`,
    `it needs PostgreSQL ${leastVersion} or later and is ${found}; older ones were never tested`,
  ],
  encoding: (found) => [
    `编码应为 UTF8，实为 ${found}；请用 CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0 另建`,
    `its encoding must be UTF8 and is ${found}; make another with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0`,
  ],
  'read-only': (found) => [`数据库只读（${found}），请连接主库`, `it is read-only (${found}); connect to the primary`],
  rights: (found) => [`账号没有所需的权限（${found}）`, `the account lacks a right (${found})`],
  'later-schema': (found) => [
    `其中的表由更新版本的平台写入（${found}），请升级平台`,
    `its tables were written by a later version (${found}); upgrade the server`,
  ],
};

/** Code and data of the table. */
export function databaseFailure({ reason, database, found }: DatabaseUnusable): Failure {
  if (reason === 'unreachable') return { code: 'DATABASE_UNREACHABLE', data: { database, cause: found } };
  const [zh, en] = reasons[reason](found);
  return { code: 'DATABASE_UNSUITABLE', data: { database, reason: zh, reasonEn: en } };
}
