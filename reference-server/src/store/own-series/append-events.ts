/** Writes events and, in the same transaction, what they add to every roll-up. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { type CheckedEvent, DistinctSketch, hashOf, periodOf, type SeriesSchema } from '@jiyue/sdk/plugin';
import { columnsOf, rollupTable } from './series-tables.ts';
import type { ValueNumbers } from './value-numbers.ts';

/** What a batch adds to one row of a roll-up. */
interface Addition {
  readonly key: readonly (string | number)[];
  events: number;
  readonly sums: number[];
  readonly sketches: (DistinctSketch | undefined)[];
}

/** Writes batches over open tables. @returns number of events that counted */
export type AppendEvents = (events: readonly CheckedEvent[]) => number;

/** Prepares the statements of a schema. */
export function eventAppender(database: DatabaseSync, schema: SeriesSchema, numbers: ValueNumbers): AppendEvents {
  const { dimensions, sums, distincts, rollups } = schema;
  const columns = ['id', 'at', ...columnsOf('d', dimensions.length), ...columnsOf('s', sums.length), ...columnsOf('h', distincts.length)];
  const insert = database.prepare(`INSERT INTO event(${columns.join(', ')}) VALUES(${columns.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`);
  const writers = rollups.map((rollup, place) => rollupWriter(database, rollupTable(place), rollup.dimensions.length, sums.length, distincts.length));
  const places = rollups.map((rollup) => rollup.dimensions.map((name) => dimensions.indexOf(name)));

  return (events) => {
    const additions = rollups.map(() => new Map<string, Addition>());
    let counted = 0;
    for (const { id, at, dimensions: texts, sums: amounts, distincts: values } of events) {
      const keys = texts.map(numbers.of);
      const hashes = values.map((value) => (value === undefined ? null : hashOf(value)));
      const row: SQLInputValue[] = [id ?? null, at, ...keys, ...amounts, ...hashes];
      if (insert.run(...row).changes === 0) continue;
      counted += 1;
      rollups.forEach((rollup, place) => {
        const key = [periodOf(at, rollup.period), ...places[place]!.map((dimension) => keys[dimension]!)];
        const name = key.join(' ');
        const addition = additions[place]!.get(name) ?? { key, events: 0, sums: sums.map(() => 0), sketches: distincts.map(() => undefined) };
        additions[place]!.set(name, addition);
        addition.events += 1;
        amounts.forEach((amount, index) => {
          addition.sums[index]! += amount;
        });
        hashes.forEach((hash, index) => {
          if (hash === null) return;
          const sketch = addition.sketches[index] ?? DistinctSketch.empty();
          sketch.addHash(hash);
          addition.sketches[index] = sketch;
        });
      });
    }
    additions.forEach((rows, place) => {
      for (const addition of rows.values()) writers[place]!(addition);
    });
    return counted;
  };
}

function rollupWriter(database: DatabaseSync, table: string, dimensions: number, sums: number, distincts: number): (addition: Addition) => void {
  const keys = ['period', ...columnsOf('d', dimensions)];
  const amounts = ['events', ...columnsOf('s', sums)];
  const sketches = columnsOf('h', distincts);
  const where = keys.map((key) => `${key} = ?`).join(' AND ');
  const read: StatementSync | undefined = distincts > 0 ? database.prepare(`SELECT ${sketches.join(', ')} FROM ${table} WHERE ${where}`) : undefined;
  const all = [...keys, ...amounts, ...sketches];
  const write = database.prepare(
    `INSERT INTO ${table}(${all.join(', ')}) VALUES(${all.map(() => '?').join(', ')})
     ON CONFLICT DO UPDATE SET ${[...amounts.map((column) => `${column} = ${column} + excluded.${column}`), ...sketches.map((column) => `${column} = excluded.${column}`)].join(', ')}`,
  );
  return ({ key, events, sums: added, sketches: fresh }) => {
    const stored = read?.get(...key);
    const merged = fresh.map((sketch, index) => {
      const known = stored?.[sketches[index]!] as Uint8Array | null | undefined;
      if (!sketch) return known ?? null;
      if (known) sketch.merge(DistinctSketch.fromBytes(known));
      return sketch.toBytes();
    });
    write.run(...key, events, ...added, ...merged);
  };
}
