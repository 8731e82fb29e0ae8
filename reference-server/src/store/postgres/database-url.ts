/** The address of a PostgreSQL database as the operator writes it, split into what the driver connects with and what may be shown. */

/** A checked address. */
export interface DatabaseAddress {
  /** For the driver of the wire protocol; holds the password when the operator wrote it there. Never shown. */
  readonly connectionString: string;
  /** Schema of the tables: `?schema=`, else "jiyue". */
  readonly schema: string;
  /** Host, port and database, without account and password: for logs and messages. */
  readonly shown: string;
}

/** Name of the schema unless the address gives one. */
const defaultSchema = 'jiyue';

/** @returns undefined when it is no address of PostgreSQL */
export function readDatabaseUrl(text: string): DatabaseAddress | undefined {
  const url = URL.parse(text);
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2) return undefined;
  const schema = url.searchParams.get('schema') ?? defaultSchema;
  // a plain name needs no quotes anywhere
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) return undefined;
  const host = url.searchParams.get('host') ?? decodeURIComponent(url.hostname);
  const isUsual = schema === defaultSchema;
  url.searchParams.delete('schema');
  // options in an address win over those in code: so the search path goes there too
  url.searchParams.set('options', `${url.searchParams.get('options') ?? ''} -c search_path=${schema}`.trim());
  const shown = `${host || 'localhost'}${url.port === '' ? '' : `:${url.port}`}${decodeURIComponent(url.pathname)}${isUsual ? '' : `?schema=${schema}`}`;
  return { connectionString: url.toString(), schema, shown };
}
