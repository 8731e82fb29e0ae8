/** An operation of a plugin as the server calls it: with the caller's rights, as the plugin, counted while it runs. */
import { type Call, fail, type Outcome, type PageReply, PluginError, type PluginTypes, type StreamReply } from '@jiyue/sdk/plugin';
import type { OperationCall, OperationHandler, OperationReply } from '../operation.ts';
import type { Principal } from '../repository/principal.ts';
import { asPlugin } from './attribution.ts';
import { choiceCookie } from './choice-cookie.ts';
import type { HostNeeds } from './host-ports.ts';
import type { OpenApiOperation } from './openapi-document.ts';
import { RealmEnded } from './isolation/realm.ts';
import { limitReader } from './limited-reader.ts';
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

/** How an operation replies. */
export interface ReplyForm {
  /** Replies are finished pages instead of values. */
  readonly isPage: boolean;
  /** Replies are pieces of a text that goes on. */
  readonly isStream: boolean;
  /** Its document promises an entity tag: the version of the reply, on which the next write rests. */
  readonly isTagged: boolean;
  /** Name of the choice that its page may let the browser keep. */
  readonly choiceName?: string;
}

/** Form of the replies by the OpenAPI document. */
export function replyForm(operation: Pick<OpenApiOperation, 'responses' | 'x-jiyue-reply' | 'x-jiyue-choice'>): ReplyForm {
  const success = Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith('2'))?.[1] as { readonly headers?: object } | undefined;
  const kind = operation['x-jiyue-reply'];
  const choice = operation['x-jiyue-choice'];
  return {
    isPage: kind === 'page',
    isStream: kind === 'stream',
    isTagged: Object.hasOwn(success?.headers ?? {}, 'ETag'),
    ...(choice === undefined ? {} : { choiceName: choice }),
  };
}

/** @param form how the operation replies */
export function pluginOperation(source: OperationSource, operationId: string, form: ReplyForm, needs: HostNeeds): OperationHandler {
  return async (call) => {
    const run = source.current();
    const operation = run?.running.operations[operationId];
    const unavailable = () => fail({ code: 'PLUGIN_UNAVAILABLE', data: { id: source.id, state: source.state } });
    if (!run || !operation) return unavailable();
    const end = source.begin();
    try {
      const outcome = await asPlugin(source.id, () => operation(new PluginCall(run, call, needs)));
      return outcome.ok ? { ok: true, value: replyOf(outcome.value, form, call.baseUrl) } : outcome;
    } catch (error) {
      // cut off by its own stop: that is no fault of the platform
      if (!run.life.isAlive || error instanceof RealmEnded) return unavailable();
      throw error;
    } finally {
      end();
    }
  };
}

/** Records and signal are made when they are asked for, by getters of the prototype: see LazyCall. */
class PluginCall implements AnyCall {
  readonly params: AnyCall['params'];
  readonly body: AnyCall['body'];
  readonly caller: AnyCall['caller'];
  readonly language: AnyCall['language'];
  readonly baseUrl: string;
  readonly #run: PluginRun;
  readonly #call: OperationCall;
  readonly #needs: HostNeeds;

  constructor(run: PluginRun, call: OperationCall, needs: HostNeeds) {
    this.params = call.params;
    this.body = call.body;
    this.caller = callerOf(call.caller);
    this.language = call.language;
    this.baseUrl = call.baseUrl;
    this.#run = run;
    this.#call = call;
    this.#needs = needs;
  }

  get records(): AnyCall['records'] {
    const { life, plugin } = this.#run;
    const { id, grants } = plugin;
    return limitReader(this.#needs.readerOf(this.#call.caller, grants.sites), {
      pluginId: id,
      kinds: grants.kinds,
      allKinds: this.#needs.resourceKinds,
      assertAlive: life.assertAlive,
    });
  }

  get signal(): AbortSignal {
    return AbortSignal.any([this.#call.signal, this.#run.life.signal]);
  }

  // a member of its own, so that it works without the call in front
  readonly operate = async <R>(operationId: string, params: { readonly [name: string]: unknown }): Promise<Outcome<R>> => {
    const { life, plugin } = this.#run;
    const { id, grants } = plugin;
    life.assertAlive('operate');
    if (!grants.may(`operation:${operationId}`)) throw new PluginError('PLUGIN_FORBIDDEN', { id, permission: `operation:${operationId}` });
    return (await this.#needs.operate(operationId, params, this.#call)) as Outcome<R>;
  };
}

/** The caller without its grants: ids of the sites where it holds any. */
const callerOf = ({ id, grants }: Principal): AnyCall['caller'] => ({ id, siteIds: [...new Set(grants.map((grant) => grant.siteId))] });

function replyOf(value: unknown, { isPage, isStream, isTagged, choiceName }: ReplyForm, baseUrl: string): OperationReply {
  if (isStream) return { stream: value as StreamReply };
  if (!isPage) {
    if (value === undefined) return { status: 204 };
    const { version } = (value ?? {}) as { readonly version?: unknown };
    return isTagged && Number.isInteger(version) ? { value, etag: `"${String(version)}"` } : { value };
  }
  const { status, mediaType, body, encoding, fileName, location, cacheControl, etag, choice } = value as PageReply;
  return {
    status,
    page: {
      mediaType,
      body: encoding === 'base64' ? Buffer.from(body, 'base64') : body,
      ...(fileName === undefined ? {} : { fileName }),
      ...(location === undefined ? {} : { location }),
      ...(cacheControl === undefined ? {} : { cacheControl }),
      ...(choice === undefined ? {} : { choiceCookie: choiceCookie(choiceName, choice.isOn, baseUrl) }),
    },
    ...(etag === undefined ? {} : { etag }),
  };
}
