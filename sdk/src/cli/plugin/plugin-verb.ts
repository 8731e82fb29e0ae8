/** `jiyue plugin`: for authors of plugins. Each action is loaded when it is asked for. */

import { nearNames } from '../../validate/near-names.ts';
import type { VerbRun } from '../verb.ts';
import { commonTexts } from '../texts.ts';
import { UsageFault } from '../usage-fault.ts';
import { type authorActions, pluginActions, serverActions } from './define.ts';
import { serverAction } from './server-action.ts';
import { pluginTexts } from './texts.ts';

const actions: { readonly [action in (typeof authorActions)[number]]: () => Promise<VerbRun> } = {
  new: async () => (await import('./new-plugin.ts')).newPlugin,
  dev: async () => (await import('./dev/dev-plugin.ts')).devPlugin,
  check: async () => (await import('./check-folder.ts')).checkFolder,
  types: async () => (await import('./write-types.ts')).writeTypes,
  pack: async () => (await import('./pack-plugin.ts')).packPlugin,
};

/** Dispatches by the first word. */
export const pluginVerb: VerbRun = async (context, [met = '', ...args], flags) => {
  const action = pluginActions.find((one) => one === met);
  if (action === undefined) {
    const near = nearNames(met, pluginActions);
    throw new UsageFault(pluginTexts.actionUnknown, { met, known: pluginActions, near }, near.length > 0 ? commonTexts.didYouMean : undefined);
  }
  const handed = serverActions.find((one) => one === action);
  const run = handed ? serverAction(handed) : await actions[action as keyof typeof actions]();
  return run(context, args, flags);
};
