import { defineConfig } from 'vitest/config';

// "import" and "default" are added where they apply; named here they would reach `require` too, which breaks CommonJS packages (Express)
const conditions = ['@jiyue/source', 'node', 'module'];

/** One run for every package. The cache on disk is off: a changed tsconfig does not invalidate it. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['@jiyue/source'] } },
  test: {
    include: ['{standards,sdk,plugins,reference-server,examples,docs,.ci}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    fsModuleCache: false,
    pool: 'forks',
    // the default leaves one of two cores idle
    maxWorkers: '100%',
    // the second: see reference-server/bin/jiyue-server.js; threads of tests strip types, which is WebAssembly
    execArgv: ['--conditions=@jiyue/source', '--wasm-wrapper-tiering-budget=2147483647'],
    // a test that hangs is found; one on a busy machine is not accused of it
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
