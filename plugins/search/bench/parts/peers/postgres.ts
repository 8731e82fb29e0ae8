/** PostgreSQL full text: the tokens with their places in a tsvector under GIN, any of the words, ts_rank_cd with weighted title. */
import { createRequire } from 'node:module';
import { startPostgres, type TestPostgres } from '../../../../../.ci/postgres.ts';
import type { BuildPeer, Peer, Tokenizer } from './peer.ts';

/** What is used of the driver, which is the server's. */
interface Client {
  connect(): Promise<unknown>;
  query(
    text: string | { readonly name: string; readonly text: string; readonly values: readonly unknown[] },
    values?: readonly unknown[],
  ): Promise<{ rows: Record<string, string>[] }>;
  end(): Promise<void>;
}
const server = createRequire(import.meta.url).resolve('@jiyue/reference-server/package.json');
const { Client: PgClient } = createRequire(server)('pg') as { Client: new (options: { readonly connectionString: string }) => Client };

const quote = (token: string) => `'${token.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
/** A tsvector takes places up to 16,383. */
const lastPlace = 16_383;

const vector = (text: string, tokens: Tokenizer, weight: 'A' | 'D') =>
  tokens(text)
    .map((token, place) => `${quote(token)}:${Math.min(place + 1, lastPlace)}${weight}`)
    .join(' ');

/** Filled. */
export const buildPostgres: BuildPeer = async (passages, tokens) => {
  const engine: TestPostgres = await startPostgres({ isDurable: true });
  const connect = async () => {
    const client = new PgClient({ connectionString: engine.url });
    await client.connect();
    return client;
  };
  const client = await connect();
  await client.query('CREATE TABLE passage(id text PRIMARY KEY, words tsvector NOT NULL)');
  await client.query('CREATE INDEX passage_words ON passage USING gin(words)');
  for (let at = 0; at < passages.length; at += 500) {
    const part = passages.slice(at, at + 500);
    await client.query('INSERT INTO passage SELECT id, a::tsvector || b::tsvector FROM unnest($1::text[], $2::text[], $3::text[]) AS one(id, a, b)', [
      part.map(({ id }) => id),
      part.map(({ title }) => vector(title, tokens, 'A')),
      part.map(({ text }) => vector(text, tokens, 'D')),
    ]);
  }
  await client.query('VACUUM ANALYZE passage');
  const size = Number((await client.query("SELECT pg_total_relation_size('passage') AS size")).rows[0]!['size']);
  return peerOf(client);

  function peerOf(connection: Client): Peer {
    return {
      async ask(question) {
        const words = [...new Set(tokens(question))];
        if (words.length === 0) return [];
        const text =
          'SELECT id FROM passage, (SELECT $1::text::tsquery AS asked) AS one WHERE words @@ asked ORDER BY ts_rank_cd(words, asked, 1) DESC, id LIMIT 10';
        const { rows } = await connection.query({ name: 'ask', text, values: [words.map(quote).join(' | ')] });
        return rows.map(({ id }) => id!);
      },
      async restart() {
        await connection.end();
        await engine.halt();
        await engine.start();
        return peerOf(await connect());
      },
      bytes: () => size,
      async close() {
        await connection.end();
        await engine.stop();
      },
    };
  }
};
