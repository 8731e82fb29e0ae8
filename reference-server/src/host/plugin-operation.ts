/** An operation of a plugin as the server calls it: with the caller's rights, as the plugin, counted while it runs. */
import { type Call, fail, type Outcome, type PageReply, type PluginTypes } from '@jiyue/sdk/plugin';
import type { OperationCall, OperationHandler, OperationReply } from '../operation.ts';
import type { Principal } from '../repository/principal.ts';
import { asPlugin } from './attribution.ts';
import type { HostNeeds } from './host-ports.ts';
import { limitReader } from './limited-reader.ts';
import { PluginError } from './plugin-error.ts';
import type { PluginRun } from './plugin-run.ts';

/** Where the operation finds its plugin at the moment of the call. */
export interface OperationSource {
  readonly id: string;
  /** Undefined: it cannot serve now, see `state`. */
  current(): PluginRun | undefined;
  readonly state: string;
  /** Counts a running call; the result ends it. */
  begin(): () => void;
}

type AnyCall = Call<PluginTypes['api'][string]>;

/** @param isPage replies are finished pages instead of values */
export function pluginOperation(source: OperationSource, operationId: string, isPage: boolean, needs: HostNeeds): OperationHandler {
  return async (call) => {
    const run = source.current();
    const operation = run?.running.operations[operationId];
    const unavailable = () => fail({ code: 'PLUGIN_UNAVAILABLE', data: { id: source.id, state: source.state } });
    if (!run || !operation) return unavailable();
    const end = source.begin();
    try {
      const outcome = await asPlugin(source.id, () => operation(pluginCall(run, call, needs)));
      return outcome.ok ? { ok: true, value: replyOf(outcome.value, isPage) } : outcome;
    } catch (error) {
      // cut off by its own stop: that is no fault of the platform
      if (!run.life.isAlive) return unavailable();
      throw error;
    } finally {
      end();
    }
  };
}

function pluginCall(run: PluginRun, call: OperationCall, needs: HostNeeds): AnyCall {
  const { life, plugin } = run;
  const { id, grants } = plugin;
  return {
    params: call.params,
    body: call.body,
    caller: callerOf(call.caller),
    language: call.language,
    baseUrl: call.baseUrl,
    get records() {
      return limitReader(needs.readerOf(call.caller, grants.sites), {
        pluginId: id,
        kinds: grants.kinds,
        allKinds: needs.resourceKinds,
        assertAlive: life.assertAlive,
      });
    },
    async operate<R>(operationId: string, params: { readonly [name: string]: unknown }): Promise<Outcome<R>> {
      life.assertAlive('operate');
      if (!grants.may(`operation:${operationId}`)) throw new PluginError('PLUGIN_FORBIDDEN', { id, permission: `operation:${operationId}` });
      return (await needs.operate(operationId, params, call)) as Outcome<R>;
    },
    get signal() {
      return AbortSignal.any([call.signal, life.signal]);
    },
  };
}

/** The caller without its grants: ids of the sites where it holds any. */
const callerOf = ({ id, grants }: Principal): AnyCall['caller'] => ({ id, siteIds: [...new Set(grants.map((grant) => grant.siteId))] });

function replyOf(value: unknown, isPage: boolean): OperationReply {
  if (!isPage) return value === undefined ? { status: 204 } : { value };
  const { status, mediaType, body, location, cacheControl, etag } = value as PageReply;
  return {
    status,
    page: { mediaType, body, ...(location === undefined ? {} : { location }), ...(cacheControl === undefined ? {} : { cacheControl }) },
    ...(etag === undefined ? {} : { etag }),
  };
}
