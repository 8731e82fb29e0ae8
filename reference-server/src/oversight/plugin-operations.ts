/**
 * Module plugins: what the operator's registry names and how each of it stands, without settings or secrets (JY-ARC-015). For those who hold
 * one of `readingActions` on the whole platform. The list is short and in memory, so it is walked over memory.
 */
import { basename, isAbsolute } from 'node:path';
import { problemOf } from '@jiyue/sdk';
import { type Failure, fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { PluginDeadLetter, PluginState, PluginStatus as PluginRow, PluginStatusPage } from '@jiyue/standards/model';
import type { ParkedEntry } from '../host/log-follower.ts';
import type { PluginStatus } from '../host/plugin-status.ts';
import type { Language } from '../http/language.ts';
import type { OperationCall, OperationHandler, OperationReply } from '../operation.ts';
import type { CursorCodec } from '../repository/cursor.ts';
import type { Action } from '../repository/principal.ts';
import { forbidPlatform, isAllowed } from '../repository/scope.ts';

/** What the operations stand on. */
export interface PluginOperationNeeds {
  readonly cursors: CursorCodec;
  readonly clock: () => Date;
  plugins(): readonly PluginStatus[];
  /** Last entry of the log. */
  head(): Promise<{ readonly seq: number }>;
}

/** Either of them, on every site. */
const readingActions: readonly Action[] = ['read-audit', 'manage-site'];

const states: Readonly<Record<PluginStatus['state'], PluginState>> = {
  found: 'starting',
  checked: 'starting',
  migrated: 'starting',
  starting: 'starting',
  up: 'running',
  degraded: 'degraded',
  stopping: 'stopping',
  stopped: 'disabled',
  failed: 'failed',
};

/** Handlers of listPlugins and getPlugin. */
export function pluginOperations(needs: PluginOperationNeeds): ReadonlyMap<string, OperationHandler> {
  const allowed =
    (give: (params: OperationCall['params'], rows: readonly PluginRow[]) => Promise<Outcome<OperationReply>>): OperationHandler =>
    async ({ params, caller, language }) => {
      const now = needs.clock();
      if (!isAllowed(caller, readingActions, { siteId: '*' }, now)) return forbidPlatform(caller, 'read-audit');
      const { seq } = await needs.head();
      const rows = needs.plugins().map((plugin) => rowOf(plugin, { head: seq, now, language }));
      return give(
        params,
        rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      );
    };
  return new Map([
    ['listPlugins', allowed((params, rows) => listPlugins(needs.cursors, params, rows))],
    ['getPlugin', allowed(async ({ pluginId }, rows) => getPlugin(String(pluginId), rows))],
  ]);
}

/** Fails with CURSOR_INVALID. */
async function listPlugins(cursors: CursorCodec, { cursor, limit = 20 }: OperationCall['params'], all: readonly PluginRow[]): Promise<Outcome<OperationReply>> {
  const list = JSON.stringify('plugins');
  const place = cursor === undefined ? ok<readonly string[]>([]) : await cursors.read(list, String(cursor));
  if (!place.ok) return place;
  const after = place.value[0] ?? '';
  const rest = all.filter(({ id }) => id > after);
  const items = rest.slice(0, Number(limit));
  const last = items.at(-1);
  const next = last && rest.length > items.length ? await cursors.make(list, [last.id]) : undefined;
  const page: PluginStatusPage = { items, ...(next !== undefined && { next }), total: all.length };
  return ok({ value: page });
}

/** Fails with PLUGIN_UNKNOWN. */
function getPlugin(id: string, rows: readonly PluginRow[]): Outcome<OperationReply> {
  const row = rows.find((one) => one.id === id);
  return row ? ok({ value: row }) : fail({ code: 'PLUGIN_UNKNOWN', data: { id } });
}

/** What a row is told with. */
interface RowView {
  /** Last entry of the log. */
  readonly head: number;
  readonly now: Date;
  readonly language: Language;
}

function rowOf({ id, state, isRequired, version, manifest, grants, failure, detail, follower, since }: PluginStatus, view: RowView): PluginRow {
  const isHealthy = state === 'up';
  const told = failure && withoutFolders(failure);
  const sentence = told ? problemOf(told, view.language).detail : detail;
  return {
    id: idOf(id),
    ...(manifest && { title: { zh: manifest.title['zh-CN'], ...(manifest.title.en !== undefined && { en: manifest.title.en }) } }),
    ...(version !== undefined && { pluginVersion: version }),
    ...(manifest && { contract: manifest.contract }),
    state: states[state],
    isRequired,
    modules: Object.keys(manifest?.implements ?? {}),
    permissions: [...grants.permissions],
    siteIds: grants.sites.includes('*') ? [] : [...grants.sites],
    health: {
      isHealthy,
      checkedAt: view.now.toISOString(),
      ...(failure && { code: failure.code }),
      ...(!isHealthy && sentence && { detail: sentence.slice(0, 2000) }),
      ...(told?.data && { data: told.data }),
      ...(follower && follower.parked > 0 && { deadLetterCount: follower.parked, deadLetters: follower.deadLetters.map(letterOf) }),
      ...(follower && { lagEntries: Math.max(0, view.head - follower.seq) }),
    },
    changedAt: since,
  };
}

/** Who reads this may sit elsewhere: of paths of the server the last part is enough. */
const withoutFolders = ({ code, data }: Failure): Failure => ({
  code,
  ...(data && {
    data: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, typeof value === 'string' && isAbsolute(value) ? basename(value) : value])),
  }),
});

const letterOf = ({ entry, cause }: ParkedEntry): PluginDeadLetter => ({
  sequence: String(entry.seq).padStart(16, '0'),
  type: entry.type,
  subject: entry.subject,
  ...(cause && { cause }),
});

/** Id of the manifest; while that cannot be read, the package's name or folder in the letters of an id. */
const idOf = (id: string) =>
  /^[a-z][a-z0-9-]{1,31}$/.test(id)
    ? id
    : `p-${id.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`
        .replace(/-+/g, '-')
        .slice(-32)
        .replace(/^[^a-z]+/, '')
        .padEnd(2, 'x');
