/**
 * `jiyue plugin dev`: one plugin alone on a platform in memory, its operations over HTTP, its sample log, loaded again with each change.
 * On the terminal a line for each thing that happens; with --format json one JSON object a line.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingOf, type PluginFinding } from '../../../testing/finding.ts';
import { readPluginFolder } from '../../../testing/package/read-plugin-folder.ts';
import { startFault } from '../../../testing/start-fault.ts';
import { exitCodes } from '../../exit-codes.ts';
import { choice, wholeNumber } from '../../flag-values.ts';
import type { VerbRun } from '../../verb.ts';
import { UsageFault } from '../../usage-fault.ts';
import { pluginTypes } from '../plugin-types.ts';
import { targetFolder } from '../read-folder.ts';
import { readSettings } from '../read-settings.ts';
import { pluginTexts } from '../texts.ts';
import { typesFile } from '../write-types.ts';
import type { DevState, FromPlugin } from './dev-messages.ts';
import { type DevNow, type DevServer, openDevServer } from './dev-server.ts';
import { devTexts } from './dev-texts.ts';
import { type DevPlugin, readDevPlugin } from './read-dev-plugin.ts';
import { createReport, type DevReport } from './report-dev.ts';
import { type DevThread, startDevThread } from './start-dev-thread.ts';
import { watchFolder } from './watch-folder.ts';

/** As on a platform. */
const deadlines = { startMs: 10_000, callMs: 10_000 } as const;
const usualPort = 7300;

/** Runs until Ctrl-C. */
export const devPlugin: VerbRun = async (context, [target], flags) => {
  const format = choice('--format', flags['format'], ['pretty', 'json'] as const);
  const port = wholeNumber('--port', flags['port'], 0, 65_535) ?? usualPort;
  const root = targetFolder(context, target, 'dev');
  const { findings } = readPluginFolder(root);
  if (findings[0]?.message.en.includes('ENOENT') && !existsSync(join(root, 'plugin.json'))) throw new UsageFault(pluginTexts.folderEmpty, { folder: target });
  const report = createReport(context, format === 'json');
  const session = openSession(root, () => readSettings(context, flags['config']), report);
  const interrupted = Promise.withResolvers<void>();
  const undo = context.onInterrupt(() => interrupted.resolve());
  let server: DevServer;
  try {
    server = await openDevServer({ now: session.now, language: context.language, onFinding: report.finding, deadlineMs: deadlines.callMs }, port);
  } catch (error) {
    undo();
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new UsageFault(devTexts.portTaken, { port });
    throw error;
  }
  report.listening(server.address);
  // before the first load, so that nothing that is changed meanwhile is missed
  const watch = watchFolder(root, {
    without: new Set([typesFile]),
    onChange: (files) => {
      report.changed(files);
      void session.load();
    },
  });
  await session.load();
  await interrupted.promise;
  undo();
  watch.stop();
  await server.close();
  await session.end();
  report.stopped();
  return exitCodes.pass;
};

/** The plugin over its runs. */
interface Session {
  readonly now: () => DevNow;
  /** Ends what runs and starts what is in the folder; one after another. */
  load(): Promise<void>;
  end(): Promise<void>;
}

function openSession(root: string, settingsOf: () => object, report: DevReport): Session {
  let now: DevNow = { running: undefined, findings: [], id: root };
  let thread: DevThread | undefined;
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>) => {
    last = last.then(work);
    return last;
  };
  const loadNow = async () => {
    await thread?.stop();
    thread = undefined;
    now = { ...now, running: undefined };
    const { plugin, findings } = readDevPlugin(root, settingsOf());
    const id = plugin?.folder.manifest.id ?? now.id;
    if (!plugin) {
      now = { running: undefined, findings, id };
      return report.broken(id, findings);
    }
    if (refreshTypes(plugin)) report.typesWritten(typesFile);
    const begun = performance.now();
    const started = await startIn(root, plugin, report, (found) => {
      // its thread has ended by itself: the findings say why until the next change
      now = { running: undefined, findings: found, id };
      report.broken(id, found);
    });
    if ('findings' in started) {
      now = { running: undefined, findings: started.findings, id };
      return report.broken(id, started.findings);
    }
    thread = started.thread;
    const further = [...findings, ...started.further];
    now = { running: { plugin, thread }, findings: further, id };
    report.started(plugin, { state: started.state, ms: Math.round(performance.now() - begun), findings: further });
  };
  return {
    now: () => now,
    load: () => inTurn(loadNow),
    end: () =>
      inTurn(async () => {
        await thread?.stop();
      }),
  };
}

/** What came of a start: the thread that serves, or why there is none. */
type Started =
  | { readonly thread: DevThread; readonly state: DevState; readonly further: readonly PluginFinding[] }
  | { readonly findings: readonly PluginFinding[] };

async function startIn(
  root: string,
  { settings, operations }: DevPlugin,
  report: DevReport,
  onGone: (findings: readonly PluginFinding[]) => void,
): Promise<Started> {
  const outcome = Promise.withResolvers<{ readonly state: DevState } | { readonly findings: readonly PluginFinding[] }>();
  const ofTheLog: PluginFinding[] = [];
  let isUp = false;
  const thread = startDevThread(
    { root, config: settings },
    {
      onMessage(message) {
        if (message.t === 'up') {
          isUp = true;
          outcome.resolve({ state: message.state });
        } else if (message.t === 'line') report.line(message.level, message.text);
        else if (message.t === 'refused')
          report.finding(findingOf('permission/refused:undeclared', { at: 'plugin.json/permissions', permission: message.permission }));
        else if (message.t === 'unhandled')
          report.finding(findingOf('lifecycle/unhandled:fault', { at: message.where, cause: message.cause, where: message.where }));
        else if (message.phase === 'log') ofTheLog.push(...faultsOf(message));
        else outcome.resolve({ findings: faultsOf(message) });
      },
      onPrinted: (line) => report.line('print', line),
      onEnded(why) {
        const finding = 'code' in why ? findingOf('lifecycle/start:ended', { code: why.code }) : findingOf('lifecycle/start:memory', { limit: 512 });
        if (isUp) onGone([finding]);
        outcome.resolve({ findings: [finding] });
      },
    },
  );
  const timer = setTimeout(
    () => outcome.resolve({ findings: [findingOf('lifecycle/start:late', { ms: deadlines.startMs, phase: 'setup' })] }),
    deadlines.startMs,
  );
  const ended = await outcome.promise;
  clearTimeout(timer);
  if ('findings' in ended) {
    await thread.stop();
    return ended;
  }
  const declared = operations.map(({ operationId }) => operationId);
  const mismatch = [
    ...declared
      .filter((one) => !ended.state.operationIds.includes(one))
      .map((operationId) => findingOf('api/operations:missing', { at: operationId, operationId })),
    ...ended.state.operationIds
      .filter((one) => !declared.includes(one))
      .map((operationId) => findingOf('api/operations:extra', { at: operationId, operationId })),
  ];
  if (mismatch.length === 0) return { thread, state: ended.state, further: ofTheLog };
  await thread.stop();
  return { findings: mismatch };
}

/** What it was refused is why it failed. */
function faultsOf({ phase, cause, where, refused, late }: Extract<FromPlugin, { readonly t: 'failed' }>): readonly PluginFinding[] {
  if (refused.length > 0) return refused.map((permission) => findingOf('permission/refused:undeclared', { at: 'plugin.json/permissions', permission }));
  if (late.length > 0) return late.map((member) => findingOf('lifecycle/late:after-setup', { at: member, member }));
  const at = where === '?' ? undefined : where;
  return [phase === 'log' ? findingOf('log/apply:threw', { ...(at === undefined ? {} : { at }), cause }) : startFault(phase, cause, at)];
}

/** Writes the types anew when they are there and no longer fit. @returns whether it did */
function refreshTypes({ folder, operations }: DevPlugin): boolean {
  const path = join(folder.folder, typesFile);
  if (!existsSync(path)) return false;
  let wanted: string;
  try {
    wanted = pluginTypes(folder, operations);
  } catch (error) {
    // what no type can say is told by "types"; nothing of it keeps the plugin from running
    if (error instanceof UsageFault) return false;
    throw error;
  }
  if (readFileSync(path, 'utf8').replaceAll('\r\n', '\n') === wanted) return false;
  writeFileSync(path, wanted);
  return true;
}
