/**
 * Asks a webhook endpoint whether it wants to be one (JY-PUSH-017): a signed POST with a fresh value, to be given back. Only who holds the
 * secret and runs the address can answer, so nobody is made a target by a stranger.
 */
import { randomBytes } from 'node:crypto';
import { signWebhook } from '@jiyue/sdk/signing';
import { callOutside, type Wire } from '../shared/call-outside.ts';
import { codeOf, type ChannelNeeds } from '../shared/create-channel.ts';
import { readObject } from '../shared/http-fate.ts';
import { isCallable } from '../shared/public-host.ts';
import type { WebhookSettings } from './webhook-channel.ts';

/** What came of it. Anything but `verified` leaves the endpoint as it was. */
export type ChallengeResult = 'verified' | 'address-invalid' | 'address-private' | 'host-not-granted' | 'unreachable' | 'refused' | 'wrong-answer';

/** @param endpoint its id, address and secrets. @param wire the network, for tests */
export async function challengeEndpoint(
  endpoint: { readonly id: string; readonly url: string; readonly secrets: readonly string[] },
  settings: WebhookSettings,
  needs: Pick<ChannelNeeds, 'fetch' | 'assertHost' | 'clock' | 'signal'>,
  wire?: Wire,
): Promise<ChallengeResult> {
  const host = URL.parse(endpoint.url)?.hostname ?? '';
  if (!isCallable(endpoint.url, settings.privateHosts?.includes(host) === true)) return 'address-invalid';
  const challenge = randomBytes(24).toString('base64url');
  const body = JSON.stringify({ type: 'endpoint.verification', endpointId: endpoint.id, challenge });
  const id = randomBytes(16).toString('hex');
  const headers = { ...signWebhook({ id, at: needs.clock(), body }, { secrets: endpoint.secrets }), 'content-type': 'application/json; charset=utf-8' };
  try {
    return await callOutside(settings, needs, wire)(endpoint.url, { method: 'POST', headers, body }, async (reply) => {
      if (reply.status < 200 || reply.status > 299) return 'refused';
      return (await readObject(reply, 4096))?.['challenge'] === challenge ? 'verified' : 'wrong-answer';
    });
  } catch (error) {
    return failures[codeOf(error)] ?? 'unreachable';
  }
}

const failures: Readonly<Record<string, ChallengeResult>> = { PLUGIN_FORBIDDEN: 'host-not-granted', ADDRESS_PRIVATE: 'address-private' };
