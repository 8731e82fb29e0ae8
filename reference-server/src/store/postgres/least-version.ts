/** Oldest major version of PostgreSQL that the whole suite of the store has been run on; docs/guide/postgresql.md names the runs. */
export const leastVersion = 15;
