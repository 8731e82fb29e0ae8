/**
 * Headers that mean one thing and were sent twice (RFC 9110 section 5.3; for Host also RFC 9112 section 3.2): whoever stands in front may have
 * looked at the other one, so neither is taken.
 */
import type { IncomingMessage } from 'node:http';
import { type Failure, fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import { callHeaders } from '@jiyue/sdk/signing';

/** Jiyue-Key-Id and its sisters, as documents spell them. */
const signatureNames = Object.values(callHeaders).map((name) => name.replaceAll(/(^|-)[a-z]/g, (start) => start.toUpperCase()));

/** As they are named in problems. */
const single: ReadonlyMap<string, string> = new Map(
  ['Host', 'Authorization', 'Content-Type', 'If-Match', 'Idempotency-Key', ...signatureNames].map((name) => [name.toLowerCase(), name]),
);

const none = ok(undefined);

/** Fails with REQUEST_INVALID at the header. */
export function refuseRepeated({ headers, rawHeaders }: Pick<IncomingMessage, 'headers' | 'rawHeaders'>): Outcome<undefined> {
  let names = 0;
  for (const _ in headers) names += 1;
  // nearly all requests send each header once
  if (names * 2 === rawHeaders.length) return none;
  const counts = new Map<string, number>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = single.get(rawHeaders[index]!.toLowerCase());
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const findings = [...counts].filter(([, count]) => count > 1).map(([name, count]) => ({ pointer: `/header/${name}`, rule: 'repeated', params: { count } }));
  return findings.length === 0 ? none : fail({ code: 'REQUEST_INVALID', data: { findings } } satisfies Failure);
}
