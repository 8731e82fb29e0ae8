/**
 * Asks a webhook endpoint whether it wants to be one (JY-PUSH-017): a signed POST with a fresh value, to be given back. Only who holds the
 * secret and runs the address can answer, so nobody is made a target by a stranger.
 */
import { randomBytes } from 'node:crypto';
import { signWebhook } from '@jiyue/sdk/signing';
import { codeOf, type ChannelNeeds } from '../shared/create-channel.ts';
import { readObject } from '../shared/http-fate.ts';
import { isCallable, isPrivateHost, type LookUp } from '../shared/public-host.ts';
import type { WebhookSettings } from './webhook-channel.ts';

/** What came of it. Anything but `verified` leaves the endpoint as it was. */
export type ChallengeResult = 'verified' | 'address-invalid' | 'address-private' | 'host-not-granted' | 'unreachable' | 'refused' | 'wrong-answer';

/** @param endpoint its id, address and secrets. @param lookUp the resolver of names, for tests */
export async function challengeEndpoint(
  endpoint: { readonly id: string; readonly url: string; readonly secrets: readonly string[] },
  { privateHosts = [], timeoutSeconds = 15 }: WebhookSettings,
  needs: Pick<ChannelNeeds, 'fetch' | 'clock' | 'signal'>,
  lookUp?: LookUp,
): Promise<ChallengeResult> {
  const host = URL.parse(endpoint.url)?.hostname ?? '';
  const isPermitted = privateHosts.includes(host);
  if (!isCallable(endpoint.url, isPermitted)) return 'address-invalid';
  const challenge = randomBytes(24).toString('base64url');
  const body = JSON.stringify({ type: 'endpoint.verification', endpointId: endpoint.id, challenge });
  try {
    if (!isPermitted && (await isPrivateHost(host, lookUp))) return 'address-private';
    const id = randomBytes(16).toString('hex');
    const reply = await needs.fetch(endpoint.url, {
      method: 'POST',
      headers: { ...signWebhook({ id, at: needs.clock(), body }, { secrets: endpoint.secrets }), 'content-type': 'application/json; charset=utf-8' },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([needs.signal, AbortSignal.timeout(timeoutSeconds * 1000)]),
    });
    if (reply.status < 200 || reply.status > 299) {
      await reply.body?.cancel();
      return 'refused';
    }
    return (await readObject(reply, 4096))?.['challenge'] === challenge ? 'verified' : 'wrong-answer';
  } catch (error) {
    return codeOf(error) === 'PLUGIN_FORBIDDEN' ? 'host-not-granted' : 'unreachable';
  }
}
