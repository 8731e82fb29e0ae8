import { afterAll, beforeAll, describe } from 'vitest';
import { testStore } from '../store.suite.ts';
import { postgresMissing, postgresWorld, type PostgresWorld } from './postgres-world.suite.ts';

if (postgresMissing !== undefined) console.warn(postgresMissing);

describe.skipIf(postgresMissing !== undefined)('on a real PostgreSQL', () => {
  let world: PostgresWorld;
  beforeAll(async () => {
    world = await postgresWorld();
  });
  afterAll(() => world.stop());

  testStore('PostgreSQL', () => world.storeWorld());
});
