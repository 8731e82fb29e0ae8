/** What a plugin can reach and what it gives back. The one entry is `definePlugin`. */
import type { Follower } from './events.ts';
import type { ScheduledJob } from './jobs.ts';
import type { Json, Outcome } from './outcome.ts';
import type { OwnBlobs } from './own-blobs.ts';
import type { OwnIndex } from './own-index.ts';
import type { OwnQueue } from './own-queue.ts';
import type { OwnSeries } from './own-series.ts';
import type { OwnStorage } from './own-storage.ts';
import type { Point } from './points.ts';
import type { RecordReader } from './records.ts';

/** Types of one plugin, taken from its config schema and its OpenAPI file. */
export interface PluginTypes {
  config: object;
  api: { [operationId: string]: { params: unknown; body: unknown; reply: unknown } };
}

/** All a plugin can reach; members may be destructured. Every member is dead after stop (PLUGIN_STOPPED). */
export interface PluginContext<T extends PluginTypes> {
  readonly config: T['config'];
  readonly logger: Pick<Console, 'info' | 'warn' | 'error'>;
  readonly clock: () => Date;
  /** Aborted on disable; pass it to every fetch and timer. */
  readonly signal: AbortSignal;
  /** The granted sites. Inside an operation use `call.records`. */
  readonly records: RecordReader;
  /** Own storage of this process; writes of the follower commit together with its cursor. */
  readonly storage: OwnStorage;
  /**
   * Own storage common to all server processes of the platform (permission storage:own): what people entered and no log can give back. Its
   * own namespace; a follower does not write here, because every process follows the log itself.
   */
  readonly shared: OwnStorage;
  /** Own full-text index (permission index:own). */
  readonly index: OwnIndex;
  /** Own queue of work that is done once (permission queue:own). */
  readonly queue: OwnQueue;
  /** Own series of events and their sums (permission series:own). */
  readonly series: OwnSeries;
  /** Own blobs: bytes by name, common to all server processes of the platform (permission blobs:own). */
  readonly blobs: OwnBlobs;
  /** To ingest, like any source. Nothing else writes records. */
  submit(draft: Json): Promise<Outcome<{ readonly recordId: string; readonly version: number }>>;
  /** At most once: one plugin, one cursor. */
  follow(follower: Follower): void;
  /** Declares work at fixed times (permission schedule). */
  schedule(job: ScheduledJob): void;
  /**
   * Asks a host outside over HTTP (permission `network:<host>`; `network:*` asks for hosts that the operator then names one by one).
   * Redirects are given back, not followed. Ends after 30 s unless the caller's own signal ends it before.
   */
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /** Throws PLUGIN_FORBIDDEN unless the host is granted: for other protocols than HTTP, asked before the connection is made. */
  assertHost(host: string): void;
  provide<P>(point: Point<P, 'one' | 'many'>, implementation: P): void;
  extension<P>(point: Point<P, 'one'>): P | undefined;
  /** Live, in the operator's order: a disabled provider leaves it. */
  extensions<P>(point: Point<P, 'many'>): readonly { readonly plugin: string; readonly use: P }[];
  onStop(release: () => void | Promise<void>): void;
}

/** Who calls; computed anew for each call. */
export interface Caller {
  /** Account or system id; "anonymous" for the public. */
  readonly id: string;
  /** Sites where the caller holds any grant; "*" stands for all. */
  readonly siteIds: readonly string[];
}

/** One call of an operation. Parameters of path and query stand together in `params`, validated and typed. */
export interface Call<O extends PluginTypes['api'][string]> {
  readonly params: O['params'];
  readonly body: O['body'];
  readonly caller: Caller;
  readonly language: 'zh-CN' | 'en';
  /** Host and protocol as the caller used them, e.g. "http://[::1]:8080"; for absolute addresses. */
  readonly baseUrl: string;
  /** What the caller may see AND the plugin was granted. */
  readonly records: RecordReader;
  /**
   * Runs another operation of the platform as the same caller (permission `operation:<id>`): the way pages use what vendors use.
   * Fails with the failures of that operation, or PLUGIN_UNAVAILABLE when its plugin is down.
   */
  operate<R>(operationId: string, params: { readonly [name: string]: unknown }): Promise<Outcome<R>>;
  readonly signal: AbortSignal;
}

/**
 * Reply of an operation whose OpenAPI marks it `x-jiyue-reply: page`: a finished page instead of JSON.
 * Only the listed headers can be set; the host adds its security headers.
 */
export interface PageReply {
  /** 400, 404, 410 and 503 are pages for people that say what to do next. */
  readonly status: 200 | 301 | 302 | 304 | 400 | 404 | 410 | 503;
  /** Full media type, e.g. "text/html; charset=utf-8". */
  readonly mediaType: string;
  readonly body: string;
  /** The body is base64 of the bytes that are sent, e.g. of a workbook. Absent: it is the text itself. */
  readonly encoding?: 'base64';
  /** Name under which the browser saves it instead of showing it. */
  readonly fileName?: string;
  readonly location?: string;
  readonly cacheControl?: string;
  readonly etag?: string;
  /**
   * A choice of the reader that the browser keeps for this platform for a year; `isOn: false` takes it back. It is a cookie whose name the
   * operation declares as `x-jiyue-choice` ("jiyue-" and words of small letters) and whose value is "1" for everybody, so that it tells nobody
   * apart. Cookies of any other kind cannot be set.
   */
  readonly choice?: { readonly isOn: boolean };
}

/**
 * Reply of an operation whose OpenAPI marks it `x-jiyue-reply: stream`: one piece of a text that goes on, e.g. server-sent events. The host
 * sends it and calls the operation again with `after` as its parameter, until the caller is gone, may no longer call it, or nothing follows.
 * The next piece is asked for when the caller took the last one. A call with nothing new waits a while (with `call.signal`), then
 * gives an empty piece or a sign of life. Plain data, so it works behind walls as well.
 */
export interface StreamReply {
  /** Full media type, e.g. "text/event-stream; charset=utf-8"; that of the first piece counts. */
  readonly mediaType: string;
  /** May be empty. */
  readonly part: string;
  /** Where the next call goes on; absent: the stream ends. */
  readonly after?: string;
}

/** What runs. */
export interface Running<T extends PluginTypes> {
  /** Keys are operationIds. A missing key does not compile; an extra one is refused at boot. */
  readonly operations: { readonly [Id in keyof T['api']]: (call: Call<T['api'][Id]>) => Promise<Outcome<T['api'][Id]['reply']>> };
  /** May listen, poll, send; `setup` may not. */
  start?(): Promise<void>;
  health?(): Promise<{ readonly status: 'up' | 'degraded' | 'down'; readonly detail?: string }>;
}

/** A plugin: one-time migrations of its own storage, then `setup`. */
export interface PluginDefinition<T extends PluginTypes> {
  /** Each id once, in order, on the own storage only. */
  readonly migrations?: readonly { readonly id: string; up(storage: OwnStorage): Promise<void> }[];
  setup(context: PluginContext<T>): Running<T> | Promise<Running<T>>;
}

/** Types a plugin; it changes nothing but freezes it. */
export const definePlugin = <T extends PluginTypes>(plugin: PluginDefinition<T>): PluginDefinition<T> => Object.freeze(plugin);

/** Version of this contract; manifests name a range of it. */
export const contractVersion = '1.2.0';
