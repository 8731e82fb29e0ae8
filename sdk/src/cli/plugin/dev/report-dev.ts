/** How `jiyue plugin dev` tells what happens: sentences for a person, or one JSON object a line for a program. */
import type { PluginFinding } from '../../../testing/finding.ts';
import type { Context } from '../../context.ts';
import { printFinding } from '../print-finding.ts';
import type { DevState } from './dev-messages.ts';
import { addressOf } from './dev-page.ts';
import { devTexts } from './dev-texts.ts';
import type { DevPlugin } from './read-dev-plugin.ts';

/** What can be told. */
export interface DevReport {
  listening(address: string): void;
  changed(files: readonly string[]): void;
  started(plugin: DevPlugin, facts: { readonly state: DevState; readonly ms: number; readonly findings: readonly PluginFinding[] }): void;
  broken(id: string, findings: readonly PluginFinding[]): void;
  typesWritten(file: string): void;
  /** A line of its logger, or one that it printed. */
  line(level: string, line: string): void;
  /** Seen while it ran. */
  finding(finding: PluginFinding): void;
  stopped(): void;
}

/** Calls that are listed at a start; the page has all. */
const mostCalls = 12;
/** Files that a line names. */
const mostFiles = 3;

/** @param isJson for programs */
export function createReport(context: Context, isJson: boolean): DevReport {
  const { say, tell, text, now, isQuiet, stdout } = context;
  const time = () => new Date(now()).toTimeString().slice(0, 8);
  if (isJson) {
    const event = (name: string, data: object) =>
      stdout.write(`${JSON.stringify({ schemaVersion: 1, verb: 'plugin dev', event: name, at: new Date(now()).toISOString(), ...data })}\n`);
    return {
      listening: (address) => event('listening', { address }),
      changed: (files) => event('changed', { files }),
      started: (plugin, { state, ms, findings }) =>
        event('started', {
          plugin: plugin.folder.manifest.id,
          version: plugin.folder.manifest.version,
          ms,
          operations: plugin.operations.map(({ operationId, method }) => ({
            operationId,
            method: method.toUpperCase(),
            addresses: plugin.calls.filter(({ operation }) => operation.operationId === operationId).map((call) => addressOf(plugin, call)),
          })),
          logEntries: state.followedEntries,
          points: state.points,
          jobs: state.jobs,
          findings,
        }),
      broken: (id, findings) => event('broken', { plugin: id, findings }),
      typesWritten: (file) => event('types-written', { file }),
      line: (level, line) => event('line', { level, line }),
      finding: (finding) => event('finding', { finding }),
      stopped: () => event('stopped', {}),
    };
  }
  let base = '';
  return {
    listening(address) {
      base = address;
      say(text(devTexts.listening, { address }));
    },
    changed(files) {
      const more = files.length > mostFiles ? ` ${text(devTexts.more, { count: files.length })}` : '';
      say(text(devTexts.changed, { time: time(), files: `${files.slice(0, mostFiles).join(' ')}${more}` }));
    },
    started(plugin, { state, ms, findings }) {
      const { manifest } = plugin.folder;
      const entries = state.followedEntries;
      say(text(devTexts.started, { time: time(), id: manifest.id, version: manifest.version, ms, operations: plugin.operations.length, entries }));
      const calls = [...new Set(plugin.calls.map((call) => `${call.operation.method.toUpperCase()} ${base}${addressOf(plugin, call)}`))];
      for (const call of calls.slice(0, mostCalls)) say(`          ${call}`);
      if (calls.length > mostCalls) say(`          ${text(devTexts.moreCalls, { count: calls.length - mostCalls })}`);
      for (const point of Object.keys(manifest.requires ?? {})) say(text(devTexts.missingProvider, { time: time(), point }));
      for (const finding of findings) printFinding(context, finding);
    },
    broken(id, findings) {
      for (const finding of findings) printFinding(context, finding);
      say(text(devTexts.broken, { time: time(), id, count: findings.length }));
    },
    typesWritten: (file) => say(text(devTexts.typesWritten, { time: time(), file })),
    line: (level, line) => say(text(devTexts.printed, { time: time(), level, line })),
    finding: (finding) => printFinding(context, finding),
    stopped() {
      if (!isQuiet) tell(text(devTexts.stopped));
    },
  };
}
