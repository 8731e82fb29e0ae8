/** Operations on public warnings: drafted, issued once it is in the repository, lifted or cancelled with a reason. */
import { validateStrict } from '@jiyue/sdk';
import { asJson, fail, type Json, keys, ok, type Outcome, type OwnStorage } from '@jiyue/sdk/plugin';
import type { Alert } from '@jiyue/standards/model';
import { pageOfWalk } from '../operations/paging.ts';
import { manages, versionOf } from '../operations/rights.ts';
import type { Tools } from '../tools.ts';
import type { Operations } from '../types.ts';
import { alertDraft } from './alert-message.ts';

/** How a warning gets into the repository, and to people. */
export interface AlertWays {
  readonly submit: (draft: Json) => Promise<Outcome<{ readonly recordId: string }>>;
  readonly tell: (alert: Alert) => Promise<void>;
}

const key = (id: string) => `alert/${id}`;

/** @returns the operations */
export function alertOperations(
  { storage, clock, config, granted, wake }: Tools,
  { submit, tell }: AlertWays,
): Operations<'listAlerts' | 'getAlert' | 'saveAlert' | 'issueAlert' | 'endAlert'> {
  const read = async (id: string) => storage.get<Alert>(key(id));
  const save = async (alert: Alert): Promise<Alert> => {
    await storage.write({ put: { [key(alert.id)]: asJson(alert) } });
    return alert;
  };
  const unknown = (id: string) => fail({ code: 'PUSH_ALERT_UNKNOWN', data: { id } });
  const invalid = (reason: string) => fail({ code: 'PUSH_ALERT_INVALID', data: { reason } });
  const forbidden = (siteId: string) => fail({ code: 'PUSH_FORBIDDEN', data: { what: `站点“${siteId}”的权限 · a right on site "${siteId}"` } });
  /** The warning that a change rests on. */
  const take = async (
    id: string,
    match: string | undefined,
    caller: Parameters<typeof manages>[0],
    states: readonly string[],
    act: string,
  ): Promise<Outcome<Alert>> => {
    const alert = await read(id);
    if (!alert || (alert.state === 'drafted' && !manages(caller, alert.siteId))) return unknown(id);
    if (!manages(caller, alert.siteId)) return forbidden(alert.siteId);
    const basis = versionOf(match);
    if (basis !== undefined && basis !== alert.version) return fail({ code: 'PUSH_ALERT_CHANGED', data: { id, version: alert.version } });
    return states.includes(alert.state) ? ok(alert) : fail({ code: 'PUSH_ALERT_STATE', data: { id, state: alert.state, act } });
  };

  return {
    listAlerts({ params, caller }) {
      const { state, regionCode } = params;
      return pageOfWalk(
        walk(storage),
        params,
        (one) =>
          (one.state !== 'drafted' || manages(caller, one.siteId)) &&
          (state ?? one.state) === one.state &&
          (regionCode === undefined || one.area.regionCodes.includes(regionCode)),
        (one) => one,
      );
    },
    async getAlert({ params: { alertId }, caller }) {
      const found = await read(alertId);
      return found && (found.state !== 'drafted' || manages(caller, found.siteId)) ? ok(found) : unknown(alertId);
    },
    async saveAlert({ params, body, caller }) {
      const id = params.alertId;
      if (!manages(caller, body.siteId)) return forbidden(body.siteId);
      const before = await read(id);
      if (before) {
        const taken = await take(id, params['If-Match'], caller, ['drafted'], '修改 · change');
        if (!taken.ok) return taken;
      }
      if (!(await granted.site(body.siteId))) return invalid(`没有站点“${body.siteId}” · no such site`);
      if (body.replacesId !== undefined && (await read(body.replacesId))?.state !== 'issued')
        return invalid(`所更新的预警“${body.replacesId}”不在发布中 · the warning to be updated is not issued`);
      const at = clock().toISOString();
      const alert: Alert = { ...body, id, state: 'drafted', version: (before?.version ?? 0) + 1, enteredAt: before?.enteredAt ?? at, updatedAt: at };
      const [finding] = validateStrict('Alert', alert);
      return finding ? invalid(`${finding.pointer}: ${finding.rule}`) : ok(await save(alert));
    },
    async issueAlert({ params, caller }) {
      const taken = await take(params.alertId, params['If-Match'], caller, ['drafted'], '发布 · issue');
      if (!taken.ok) return taken;
      const columnId = config.alertColumns[taken.value.siteId];
      if (columnId === undefined) return invalid(`没有设置站点“${taken.value.siteId}”的预警栏目（alertColumns）· no column for warnings is set`);
      const at = clock().toISOString();
      const issued: Alert = { ...taken.value, state: 'issued', issuedAt: at, updatedAt: at, version: taken.value.version + 1 };
      const stored = await submit(alertDraft(issued, columnId, await granted.organization(issued.issuerId)) as Json);
      if (!stored.ok) return invalid(`没有入库：${stored.failure.code} · not stored`);
      const alert = await save({ ...issued, resourceId: stored.value.recordId });
      const replaced = alert.replacesId === undefined ? undefined : await read(alert.replacesId);
      if (replaced?.state === 'issued') await save({ ...replaced, state: 'updated', version: replaced.version + 1, updatedAt: at });
      await tell(alert);
      wake();
      return ok(alert);
    },
    async endAlert({ params, body: { state, reason }, caller }) {
      if (state !== 'lifted' && state !== 'cancelled') return invalid('结束时的状态只能是 lifted 或 cancelled · it ends as lifted or cancelled');
      const from = state === 'lifted' ? ['issued'] : ['issued', 'drafted'];
      const taken = await take(params.alertId, params['If-Match'], caller, from, '结束 · end');
      if (!taken.ok) return taken;
      const at = clock().toISOString();
      const ended = await save({ ...taken.value, state, endedAt: at, endReason: reason, updatedAt: at, version: taken.value.version + 1 });
      if (ended.resourceId !== undefined) await tell(ended);
      wake();
      return ok(ended);
    },
  };
}

async function* walk(storage: OwnStorage) {
  for await (const one of keys(storage, key(''))) {
    const value = await storage.get<Alert>(one);
    if (value) yield { key: one, value };
  }
}
