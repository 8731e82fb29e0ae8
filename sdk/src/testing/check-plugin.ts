/**
 * Checks a plugin package as a platform and its operators would want it, at every level of isolation that its manifest allows: one source
 * has to work at all of them. Knows no test runner. A fault that shows at the lowest level is told there and not repeated.
 */
import { checkAtLevel, type LevelOptions, type LevelReport } from './check-at-level.ts';
import { findingOf, type PluginFinding } from './finding.ts';
import { type ApartLimits, checkApart } from './levels/check-apart.ts';
import { allowedLevels, type CheckLevel } from './levels/isolation-level.ts';
import { readPluginFolder } from './package/read-plugin-folder.ts';
import type { GivenAnswers, GivenCalls } from './rules/example-calls.ts';
import type { CheckDeadlines } from './rules/trial.ts';
import type { WorldProvider } from './run/launch-plugin.ts';

/** How a plugin is checked. */
export interface CheckPluginOptions {
  /** Settings as an operator would write them, secrets in clear; defaults are filled in. Absent: none. */
  readonly config?: object;
  /** Calls in place of the examples of the OpenAPI file, by operationId. Needed for modules of the standard without examples. */
  readonly calls?: GivenCalls;
  /**
   * What operations of other modules answer when the plugin runs them, by operationId. Absent ones are not served: what the plugin asks only
   * after such an answer goes untried, and its permission counts as unused.
   */
  readonly answers?: GivenAnswers;
  /** Providers of extension points that the plugin requires. */
  readonly providers?: readonly WorldProvider[];
  /** How long plugin code may take; defaults as on a platform. */
  readonly deadlines?: Partial<CheckDeadlines>;
  /**
   * Levels of isolation to check at. Absent: all that the manifest allows. Those that it does not allow are left out; when none is left, the
   * lowest that it allows is taken.
   */
  readonly levels?: readonly CheckLevel[];
}

const platformDeadlines: CheckDeadlines = { startMs: 10_000, stopMs: 5000, healthMs: 2000, callMs: 10_000 };

/**
 * @param packageRoot folder of plugin.json
 * @returns everything found, errors first; empty: the plugin keeps its promises as far as this check can see
 */
export const checkPlugin = (packageRoot: string, options: CheckPluginOptions = {}): Promise<readonly PluginFinding[]> =>
  checkLevels(packageRoot, options, (levelOptions) => checkAtLevel(packageRoot, levelOptions));

/** The same with the plugin never in this thread: what blocks, eats or ends its thread at the inline level is told, too. */
export const checkPluginApart = (packageRoot: string, options: CheckPluginOptions = {}, limits: ApartLimits = {}): Promise<readonly PluginFinding[]> =>
  checkLevels(packageRoot, options, (levelOptions) => checkApart(packageRoot, levelOptions, 'worker', limits), limits);

async function checkLevels(
  root: string,
  { config = {}, calls = {}, answers = {}, providers = [], deadlines, levels }: CheckPluginOptions,
  checkInline: (options: LevelOptions) => Promise<LevelReport>,
  limits: ApartLimits = {},
): Promise<readonly PluginFinding[]> {
  const { plugin, findings } = readPluginFolder(root);
  if (!plugin) return findings;
  const options = { config, calls, answers, providers, deadlines: { ...platformDeadlines, ...deadlines } };
  const check = async (level: CheckLevel): Promise<LevelReport> => {
    const report =
      level === 'inline' ? await checkInline({ ...options, isWalled: false }) : await checkApart(root, { ...options, isWalled: true }, level, limits);
    return { ...report, findings: report.findings.map((finding) => atLevel(finding, level)) };
  };
  const allowed = allowedLevels(plugin.manifest);
  const wanted = allowed.filter((level) => levels?.includes(level) ?? true);
  const [lowest, ...higher] = wanted.length > 0 ? wanted : allowed;
  const base = await check(lowest!);
  if (base.findings.some(({ level }) => level === 'error')) return base.findings;
  const others = await Promise.all(higher.map(async (level) => ({ level, report: await check(level) })));
  const known = new Set(base.findings.map(sentenceOf));
  const further = others.flatMap(({ level, report }) => [
    ...report.findings.filter((finding) => !known.has(sentenceOf(finding))),
    ...differences(base, report).map((operationId) => atLevel(findingOf(`isolation/${level as 'worker'}:differs`, { at: operationId, operationId }), level)),
  ]);
  return [...base.findings, ...further].sort((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning'));
}

/** What the files alone show is the same at every level; a refusal by the permission model is told as such. */
function atLevel(finding: PluginFinding, isolation: CheckLevel): PluginFinding {
  if (/^(manifest|config)\/|^api\/(document|examples)$/.test(finding.rule)) return finding;
  const denied = isolation === 'process' && /Access to this API has been restricted|ERR_ACCESS_DENIED/.test(finding.message.en);
  const told = denied ? findingOf('isolation/process:denied', { rule: finding.rule, ...(finding.at === undefined ? {} : { at: finding.at }) }) : finding;
  return { ...told, isolation };
}

const sentenceOf = ({ rule, at, message }: PluginFinding) => `${rule} ${at} ${message.en}`;

/** Operations that answer otherwise than at the lowest level. */
function differences(base: LevelReport, other: LevelReport): readonly string[] {
  if (other.answers.length === 0) return [];
  const texts = ({ answers }: LevelReport) => Map.groupBy(answers, ({ operationId }) => operationId);
  const [here, there] = [texts(base), texts(other)];
  return [...here].filter(([id, answers]) => there.has(id) && JSON.stringify(there.get(id)) !== JSON.stringify(answers)).map(([id]) => id);
}
