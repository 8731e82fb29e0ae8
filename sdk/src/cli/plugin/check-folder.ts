/** `jiyue plugin check`: everything a plugin promises, as findings for people or machines. */

import { exitCodes } from '../exit-codes.ts';
import { choice } from '../flag-values.ts';
import { nearPath } from '../near-path.ts';
import type { VerbRun } from '../verb.ts';
import { UsageFault } from '../usage-fault.ts';
import { checkPluginApart } from '../../testing/check-plugin.ts';
import { readPluginFolder } from '../../testing/package/read-plugin-folder.ts';
import { printFinding } from './print-finding.ts';
import { readSettings } from './read-settings.ts';
import { targetFolder } from './read-folder.ts';
import { pluginTexts } from './texts.ts';

/** Prints findings; 1 when there are some at or above --fail-on. */
export const checkFolder: VerbRun = async (context, [target], flags) => {
  const { text, stdout } = context;
  const format = choice('--format', flags['format'], ['pretty', 'json'] as const);
  const failOn = choice('--fail-on', flags['failOn'], ['error', 'warning'] as const);
  const root = targetFolder(context, target, 'check');
  const { plugin, findings: fileFindings } = readPluginFolder(root);
  // no manifest at all is a wrong folder, not a broken plugin
  if (!plugin && fileFindings[0]?.message.en.includes('ENOENT')) throw new UsageFault(pluginTexts.folderEmpty, { folder: target });

  const id = plugin?.manifest.id ?? nearPath(root, context.folder);
  const findings = plugin ? await checkPluginApart(root, { config: readSettings(context, flags['config']) }) : fileFindings;
  const errors = findings.filter(({ level }) => level === 'error').length;
  const warnings = findings.length - errors;
  if (format === 'json') {
    const { assertNone, checkPluginReport } = await import('../../report/check-report.ts');
    const document = { schemaVersion: 1, verb: 'plugin check', plugin: id, errors, warnings, findings };
    assertNone(checkPluginReport(document));
    stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    for (const finding of findings) printFinding(context, finding);
    context.say(text(findings.length === 0 ? pluginTexts.checkGood : pluginTexts.checkSum, { id, errors, warnings }));
  }
  return errors > 0 || (failOn === 'warning' && warnings > 0) ? exitCodes.findings : exitCodes.pass;
};
