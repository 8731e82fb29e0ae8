/** What no plugin should do, for the story of `../run.ts`: on demand it eats memory without end, or never comes back. */
import { definePlugin } from '@jiyue/sdk/plugin';

export const plugin = definePlugin({
  setup: () => ({
    operations: {
      async doHarm({ params: { what } }) {
        const held = [];
        while (what === 'eat') held.push(Array.from({ length: 10_000 }, (_, n) => ({ n })));
        while (what === 'spin');
        return { ok: true, value: { did: what } };
      },
    },
  }),
});
