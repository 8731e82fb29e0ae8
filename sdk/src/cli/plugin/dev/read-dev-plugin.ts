/** What the files of a plugin say before its code runs: everything wrong with them at once, or what is served and the settings to run with. */
import { exampleCalls, type ExampleCall } from '../../../testing/rules/example-calls.ts';
import { checkConfig, checkErrorTable, checkRanges } from '../../../testing/rules/package-rules.ts';
import { findingOf, type PluginFinding } from '../../../testing/finding.ts';
import { documentFault, type PluginOperation, pluginOperations } from '../../../testing/package/plugin-operations.ts';
import { type PluginFolder, readPluginFolder } from '../../../testing/package/read-plugin-folder.ts';
import { causeOf } from '../../../testing/run/cause-of.ts';

/** A plugin whose files are right. */
export interface DevPlugin {
  readonly folder: PluginFolder;
  readonly operations: readonly PluginOperation[];
  /** Calls made from its examples. */
  readonly calls: readonly ExampleCall[];
  /** With the defaults filled in. */
  readonly settings: object;
}

/** @param config settings as an operator would write them */
export function readDevPlugin(root: string, config: object): { readonly plugin?: DevPlugin; readonly findings: readonly PluginFinding[] } {
  const { plugin: folder, findings: fileFindings } = readPluginFolder(root);
  // whether its entry is there is seen when it is imported: in development that may be a source
  const files = folder ? fileFindings.filter(({ at }) => at !== folder.manifest.files.main) : fileFindings;
  if (!folder || files.length > 0) return { findings: files };
  const { findings: configFindings, settings } = checkConfig(folder, config);
  const findings: PluginFinding[] = [...checkRanges(folder), ...configFindings, ...checkErrorTable(folder)];
  const fault = folder.api && documentFault(folder.api);
  const at = folder.manifest.files.api ?? 'openapi.json';
  if (fault !== undefined) return { findings: [...findings, findingOf('api/document:broken', { at, problem: fault })] };
  try {
    const operations = pluginOperations(folder.api, Object.keys(folder.manifest.implements ?? {}));
    const { findings: exampleFindings, calls } = exampleCalls(operations, {});
    findings.push(...exampleFindings);
    // a missing description or example keeps nothing from running; the check tells it as an error
    const isUsable = !findings.some(({ rule, level }) => level === 'error' && /^(manifest\/|config\/strict|errors\/)/.test(rule));
    return { findings, ...(isUsable && { plugin: { folder, operations, calls, settings } }) };
  } catch (error) {
    return { findings: [...findings, findingOf('api/document:broken', { at, problem: causeOf(error) })] };
  }
}

/** Where its own operations stand. */
export const mountOf = ({ manifest }: PluginFolder): string => `/api/plugins/${manifest.id}/v${manifest.version.split('.')[0]}`;

/** Address path of an operation. */
export const pathOf = (folder: PluginFolder, { isOwn, path }: PluginOperation): string => (isOwn ? `${mountOf(folder)}${path}` : path);
