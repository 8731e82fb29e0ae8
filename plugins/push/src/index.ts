/**
 * Plugin push (内容推送): follows the log and tells those who asked for it. Interests are stored queries, matched by an inverted index;
 * what is to be sent waits in the own queue and leaves through channels, which are an extension point.
 */
import { definePlugin } from '@jiyue/sdk/plugin';
import { createInterestIndex } from './interest/index.ts';
import type { PushTypes } from './types.ts';

export type { PushConfig, PushTypes } from './types.ts';

/** The plugin. */
export const plugin = definePlugin<PushTypes>({
  setup() {
    const index = createInterestIndex();
    return { operations: {}, health: async () => ({ status: 'up', detail: `${index.size}` }) };
  },
});
