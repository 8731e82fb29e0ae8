/** Checks replies against the contract: all of them in tests, a share in production, where a fault is logged and the reply still sent. */
import type { Logger } from 'pino';
import type { ServeNeeds } from './http/serve-request.ts';

/**
 * @param share 1: every reply, and a wrong one becomes REPLY_INVALID; less: that share, and a wrong one is only logged
 * @param random from 0 to below 1
 */
export function createReplyCheck(share: number, log: Logger, random: () => number = Math.random): ServeNeeds['checkReply'] {
  if (share === 0) return () => 'fine';
  return (operation, status, reply) => {
    if (!operation.isJsonReply || (share < 1 && random() >= share)) return 'fine';
    const value: unknown = reply.json === undefined ? reply.value : JSON.parse(reply.json);
    const findings = operation.contract.reply(status, value);
    if (findings.length === 0) return 'fine';
    // places and rules only: values may be anybody's data
    log.error(
      {
        operationId: operation.operationId,
        servedBy: operation.servedBy,
        status,
        findings: findings.slice(0, 20).map(({ pointer, rule }) => ({ pointer, rule })),
      },
      'reply breaks the contract',
    );
    return share === 1 ? 'refused' : 'fine';
  };
}
