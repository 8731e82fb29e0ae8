/** Operation at which subscribers of feeds ask the hub (a form, as WebSub has it). */
import { type Call, fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { WebsubHub } from './hub.ts';

/** The form and its answer. */
export interface HubApi {
  params: object;
  body: { readonly [name: string]: string } | undefined;
  reply: { readonly state: 'asked-back' };
}

/** @param hub undefined: the operator has none @param wake asks subscribers back, soon */
export const hubOperations = (hub: WebsubHub | undefined, wake: () => void) => ({
  async requestFeedNotices({ body = {} }: Pick<Call<HubApi>, 'body'>): Promise<Outcome<HubApi['reply']>> {
    if (!hub) return fail({ code: 'PUSH_HUB_CLOSED' });
    const taken = await hub.request(body);
    if (!taken.ok) return taken;
    wake();
    return ok({ state: 'asked-back' });
  },
});
