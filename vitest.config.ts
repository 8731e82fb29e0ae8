import { defineConfig } from 'vitest/config';

const conditions = ['@jiyue/source', 'node', 'import', 'module', 'default'];

/** One run for every package. The cache on disk is off: a changed tsconfig does not invalidate it. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['{standards,sdk,plugins,reference-server,examples,docs,.ci}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    fsModuleCache: false,
    pool: 'forks',
    execArgv: ['--conditions=@jiyue/source'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
