/** A source of public cases over own storage, as a plugin that keeps cases would bring it; shown in docs/guide/search.md and used by the tests. */
// #region source
import type { InteractionSource, OwnStorage } from '@jiyue/sdk/plugin';
import type { PublicCase } from '@jiyue/standards/model';

// in setup: provide(interactionSource, lettersSource(storage));
// plugin.json: "provides": { "interaction-source": "^1.0" }, "permissions": ["storage:own"]
export const lettersSource = (storage: OwnStorage): InteractionSource => ({
  // one key a change, in order: change:000000000001/k1
  async changes({ after, limit }) {
    const { keys } = await storage.list('change:', after);
    const taken = keys.slice(0, limit);
    return { ids: taken.map((key) => key.split('/')[1] ?? ''), mark: taken.at(-1) ?? after ?? '' };
  },
  async publicCases(ids) {
    const found = await Promise.all(ids.map((id) => storage.get<PublicCase>(`public:${id}`)));
    return found.filter((one) => one !== undefined);
  },
});
// #endregion source
