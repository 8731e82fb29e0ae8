/** How each plugin stands, from a running platform over its admin interface, or from the registry and the storage beside it. */
import { problemOf } from '@jiyue/sdk';
import { type Failure, fail, isOlder, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { PluginStatusPage } from '@jiyue/standards/model';
import type { ServerConfig } from '../../config/index.ts';
import { newestNoted } from '../../host/noted-versions.ts';
import { shownDeadLetters } from '../../host/log-follower.ts';
import type { RegistryContent } from '../../host/registry/registry-entry.ts';
import type { StoredDeadLetter } from '../../store/plugin-storage.ts';
import type { Store } from '../../store/store.ts';
import { checkEntry } from './check-entry.ts';

/** One plugin. */
export interface PluginStanding {
  readonly id: string;
  /** Absent: unknown. */
  readonly version?: string;
  /** As the platform says: running, degraded, failed … Of the registry: ready (would start), disabled, failed. */
  readonly state: string;
  readonly isRequired: boolean;
  /** Code of what is wrong, with its data and its sentence. */
  readonly code?: string;
  readonly detail?: string;
  readonly data?: { readonly [name: string]: unknown };
  /** Entries of the log it has not dealt with; absent: it follows nothing, or nothing is known of it. */
  readonly lagEntries?: number;
  readonly deadLetterCount: number;
  /** The first of them. */
  readonly deadLetters: readonly DeadLetter[];
}

/** An entry that waits. */
export interface DeadLetter {
  readonly seq: number;
  readonly type: string;
  readonly subject: string;
  /** Absent: it waits behind another. */
  readonly cause?: string;
}

/** Something is wrong with it that somebody has to look at. */
export const needsCare = ({ state, deadLetterCount }: PluginStanding): boolean => state === 'failed' || state === 'degraded' || deadLetterCount > 0;

const askMs = 15_000;

/** Asks a running platform. Fails with PLATFORM_UNREACHABLE, or with what it answers. @param token of an account that may oversee it */
export async function standingsOfPlatform(url: string, token: string | undefined, language: 'zh-CN' | 'en'): Promise<Outcome<readonly PluginStanding[]>> {
  const found: PluginStanding[] = [];
  for (let cursor: string | undefined; ; ) {
    const address = `${url.replace(/\/$/, '')}/api/v1/plugins?limit=100${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
    const headers = { accept: 'application/json', 'accept-language': language, ...(token !== undefined && { authorization: `Bearer ${token}` }) };
    let body: PluginStatusPage | Failure | undefined;
    try {
      const reply = await fetch(address, { headers, redirect: 'error', signal: AbortSignal.timeout(askMs) });
      body = (await reply.json()) as PluginStatusPage | Failure;
      if (!reply.ok && 'code' in body) return fail({ code: body.code, data: body.data ?? {} });
      if (!reply.ok || !('items' in body))
        return fail({ code: 'PLATFORM_UNREACHABLE', data: { operationId: 'listPlugins', url, reason: String(reply.status) } });
    } catch (error) {
      const { cause, message } = error as Error & { readonly cause?: { readonly code?: string } };
      return fail({ code: 'PLATFORM_UNREACHABLE', data: { operationId: 'listPlugins', url, reason: cause?.code ?? message } });
    }
    for (const { id, pluginVersion, state, isRequired, health } of body.items)
      found.push({
        id,
        ...(pluginVersion !== undefined && { version: pluginVersion }),
        state,
        isRequired,
        ...(health.code !== undefined && { code: health.code }),
        ...(health.detail !== undefined && { detail: health.detail }),
        ...(health.data !== undefined && { data: health.data }),
        ...(health.lagEntries !== undefined && { lagEntries: health.lagEntries }),
        deadLetterCount: health.deadLetterCount ?? 0,
        deadLetters: (health.deadLetters ?? []).map(({ sequence, type, subject, cause }) => ({
          seq: Number(sequence),
          type,
          subject,
          ...(cause !== undefined && { cause }),
        })),
      });
    if (body.next === undefined) return ok(found);
    cursor = body.next;
  }
}

/** Reads what is there without a platform: verdicts of the checks, cursors and dead letters. @param store absent: there is none yet */
export async function standingsOfRegistry(registry: RegistryContent, store: Store | undefined, config: ServerConfig): Promise<readonly PluginStanding[]> {
  const head = await store?.log.head();
  const found: PluginStanding[] = [];
  for (const entry of registry.plugins) {
    const { id, version, checked } = checkEntry(entry, registry, config);
    const kept = id === '-' ? undefined : store?.plugin(id);
    const newest = newestNoted((await kept?.migrations()) ?? []);
    const isDowngrade = newest !== undefined && version !== '-' && isOlder(version, newest);
    const failure: Failure | undefined = checked.ok
      ? isDowngrade
        ? { code: 'PLUGIN_DOWNGRADE', data: { id, version, installed: newest } }
        : undefined
      : checked.failure;
    const cursor = await kept?.cursor();
    const parked = (await kept?.parked()) ?? [];
    found.push({
      id: id === '-' ? entry.package : id,
      ...(version !== '-' && { version }),
      state: entry.enabled ? (failure ? 'failed' : 'ready') : 'disabled',
      isRequired: entry.required === true,
      ...(failure && { code: failure.code, detail: problemOf(failure, config.language).detail, ...(failure.data && { data: failure.data }) }),
      ...(cursor && head && { lagEntries: Math.max(0, head.seq - cursor.seq) }),
      deadLetterCount: parked.length,
      deadLetters: parked.slice(0, shownDeadLetters).map(letterOf),
    });
  }
  return found;
}

const letterOf = ({ entry: { seq, type, subject }, cause }: StoredDeadLetter): DeadLetter => ({ seq, type, subject, ...(cause !== undefined && { cause }) });
