/** Operations on webhook endpoints, for those who have a right on all sites: the events are the platform's. */
import { type Caller, fail, ok } from '@jiyue/sdk/plugin';
import { newWebhookSecret } from '@jiyue/sdk/signing';
import type { WebhookEndpoint, WebhookEndpointDraft } from '@jiyue/standards/model';
import type { ChallengeResult } from '../channels/webhook/challenge-endpoint.ts';
import { pageOfWalk } from '../operations/paging.ts';
import { versionOf } from '../operations/rights.ts';
import type { Tools } from '../tools.ts';
import type { Operations } from '../types.ts';
import { attemptId, type EndpointBook } from './endpoint-book.ts';
import type { WarningBook } from '../warnings/warning-book.ts';
import { endpointEventTypes } from './tell-endpoints.ts';

type Served =
  | 'listWebhookEndpoints'
  | 'getWebhookEndpoint'
  | 'saveWebhookEndpoint'
  | 'removeWebhookEndpoint'
  | 'verifyWebhookEndpoint'
  | 'rotateWebhookSecret'
  | 'listWebhookAttempts'
  | 'retryWebhookAttempt';

/** How long signatures by the former secret go along. */
const overlapHours = 24;

const refusals: Readonly<Record<Exclude<ChallengeResult, 'verified'>, string>> = {
  'address-invalid': '地址不是可用的 https 网址 · the address is no usable https address',
  'address-private': '地址在内部网络中 · the address is inside a private network',
  'host-not-granted': '运营者没有允许访问这台主机 · the operator has not granted the host',
  unreachable: '连接不上 · it cannot be reached',
  refused: '对方拒绝 · it refused',
  'wrong-answer': '没有按原样回答挑战值 · it did not give the challenge back',
};

/** @param challenge asks the endpoint whether it wants to be one */
export function endpointOperations(
  { clock, queue, wake, carriers }: Tools,
  endpoints: EndpointBook,
  warnings: Pick<WarningBook, 'end'>,
  challenge: (endpoint: { readonly id: string; readonly url: string; readonly secrets: readonly string[] }) => Promise<ChallengeResult>,
): Operations<Served> {
  const refuse = ({ siteIds }: Caller) =>
    siteIds.includes('*') ? undefined : fail({ code: 'PUSH_FORBIDDEN', data: { what: '全部站点的权限 · a right on all sites' } });
  const unknown = (id: string) => fail({ code: 'PUSH_ENDPOINT_UNKNOWN', data: { id } });
  const find = async (caller: Caller, id: string) => {
    const refused = refuse(caller);
    if (refused) return refused;
    const found = await endpoints.get(id);
    return found ? ok(found) : unknown(id);
  };

  return {
    async listWebhookEndpoints({ params, caller }) {
      const refused = refuse(caller);
      if (refused) return refused;
      const walk = async function* () {
        for await (const value of endpoints.all()) yield { key: value.id, value };
      };
      return pageOfWalk(
        walk(),
        params,
        () => true,
        (one) => one,
      );
    },
    getWebhookEndpoint: ({ params: { endpointId }, caller }) => find(caller, endpointId),
    async saveWebhookEndpoint({ params, body, caller }) {
      const refused = refuse(caller);
      if (refused) return refused;
      const id = params.endpointId;
      const before = await endpoints.get(id);
      const basis = versionOf(params['If-Match']);
      if (basis !== before?.version) return fail({ code: 'PUSH_ENDPOINT_CHANGED', data: { id, version: before?.version ?? 0 } });
      const reason = await faultOf(body, carriers);
      if (reason !== undefined) return fail({ code: 'PUSH_ENDPOINT_INVALID', data: { reason } });
      const saved = savedEndpoint(id, body, before, clock().toISOString());
      await endpoints.save(saved);
      return ok(saved);
    },
    async removeWebhookEndpoint({ params, caller }) {
      const found = await find(caller, params.endpointId);
      if (!found.ok) return found;
      if (versionOf(params['If-Match']) !== found.value.version)
        return fail({ code: 'PUSH_ENDPOINT_CHANGED', data: { id: params.endpointId, version: found.value.version } });
      await endpoints.remove(params.endpointId);
      await warnings.end('endpoint-stopped', params.endpointId);
      return ok(undefined);
    },
    async verifyWebhookEndpoint({ params: { endpointId }, caller }) {
      const found = await find(caller, endpointId);
      if (!found.ok) return found;
      const secrets = (await endpoints.secrets(endpointId, clock())).map(({ secret }) => secret);
      const noSecret = '先生成签名密钥（secrets）· make a secret first';
      const result = secrets.length === 0 ? undefined : await challenge({ id: endpointId, url: found.value.url, secrets });
      if (result !== 'verified')
        return fail({ code: 'PUSH_ENDPOINT_UNVERIFIED', data: { id: endpointId, reason: result === undefined ? noSecret : refusals[result] } });
      const at = clock().toISOString();
      const { stoppedAt: _stopped, ...rest } = (await endpoints.get(endpointId)) ?? found.value;
      const verified: WebhookEndpoint = {
        ...rest,
        state: rest.isEnabled ? 'receiving' : 'off',
        verifiedAt: at,
        consecutiveFailures: 0,
        version: rest.version + 1,
        updatedAt: at,
      };
      await endpoints.save(verified);
      await warnings.end('endpoint-stopped', endpointId);
      wake();
      return ok(verified);
    },
    async rotateWebhookSecret({ params: { endpointId }, caller }) {
      const found = await find(caller, endpointId);
      if (!found.ok) return found;
      const now = clock();
      const secret = newWebhookSecret();
      const until = new Date(now.getTime() + overlapHours * 3_600_000).toISOString();
      const [former] = await endpoints.secrets(endpointId, now);
      await endpoints.saveSecrets(endpointId, [{ secret, since: now.toISOString() }, ...(former ? [{ ...former, until }] : [])]);
      await endpoints.save({ ...found.value, secretSinceAt: now.toISOString(), version: found.value.version + 1, updatedAt: now.toISOString() });
      return ok({ endpointId, secret, ...(former ? { previousEndsAt: until } : {}) });
    },
    async listWebhookAttempts({ params, caller }) {
      const found = await find(caller, params.endpointId);
      if (!found.ok) return found;
      return pageOfWalk(
        endpoints.attempts(params.endpointId),
        params,
        () => true,
        (one) => one,
      );
    },
    async retryWebhookAttempt({ params: { endpointId, attemptId: id }, caller }) {
      const found = await find(caller, endpointId);
      if (!found.ok) return found;
      for await (const { value } of endpoints.attempts(endpointId)) {
        if (value.id !== id || attemptId(endpointId, Number(value.sequence)) !== id) continue;
        const item = `hook:${endpointId}:${Number(value.sequence)}`;
        if ((await queue.revive([item])) === 0) break;
        wake();
        const { failure: _failure, status: _status, ...rest } = value;
        return ok({ ...rest, attempt: value.attempt + 1, nextAttemptAt: clock().toISOString() });
      }
      return fail({ code: 'PUSH_ATTEMPT_UNKNOWN', data: { id: endpointId } });
    },
  };
}

/** Why an endpoint cannot be kept; undefined: it can. */
async function faultOf({ url, eventTypes, algorithm }: WebhookEndpointDraft, carriers: Tools['carriers']): Promise<string | undefined> {
  if (algorithm !== 'hmac-sha-256' && algorithm !== 'hmac-sm3')
    return '签名算法只能是 hmac-sha-256 或 hmac-sm3 · the algorithm has to be hmac-sha-256 or hmac-sm3';
  const strange = eventTypes.filter((type) => !(endpointEventTypes as readonly string[]).includes(type));
  if (strange.length > 0) return `不能订阅的事件：${strange.join('、')}；可以订阅：${endpointEventTypes.join('、')} · these events cannot be had`;
  const carrier = await carriers.of('webhook');
  const [reason] = carrier ? await carrier.use.judge('webhook', [url]) : [undefined];
  return reason ? `${reason['zh-CN']} · ${reason.en}` : undefined;
}

/** Another address, or switched on again: it has to be verified again. */
function savedEndpoint(id: string, body: WebhookEndpointDraft, before: WebhookEndpoint | undefined, at: string): WebhookEndpoint {
  const isSame = before !== undefined && before.url === body.url && before.state !== 'off';
  const state = !body.isEnabled ? 'off' : isSame ? before.state : 'unverified';
  return {
    ...body,
    id,
    state,
    ...(isSame && before.verifiedAt !== undefined ? { verifiedAt: before.verifiedAt } : {}),
    ...(before?.secretSinceAt === undefined ? {} : { secretSinceAt: before.secretSinceAt }),
    ...(isSame && before.stoppedAt !== undefined ? { stoppedAt: before.stoppedAt } : {}),
    version: (before?.version ?? 0) + 1,
    enteredAt: before?.enteredAt ?? at,
    updatedAt: at,
    consecutiveFailures: isSame ? before.consecutiveFailures : 0,
  };
}
