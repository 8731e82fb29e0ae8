/** Promises about operations: declared, valid, told by codes that are listed, and true to who calls and what is published. */
import { isDeepStrictEqual } from 'node:util';
import { errorCodes } from '../../errors/codes.ts';
import type { Outcome, PageReply, StreamReply } from '../../plugin/index.ts';
import { findingOf, type PluginFinding } from '../finding.ts';
import { problemOfFinding } from '../package/read-plugin-folder.ts';
import { causeOf } from '../run/cause-of.ts';
import { within } from '../../plugin/within.ts';
import { withShiftedDate, withStillDate } from '../run/shift-date.ts';
import type { ExampleCall } from './example-calls.ts';
import { differing, unique } from './life-rules.ts';
import { answersOf, difference, leftIn, onTrial, openTrial, stateOf, type Subject, type Trial } from './trial.ts';

const yearMs = 366 * 86_400_000;
/** Any instant. */
const stillMs = 1_800_000_000_000;
/** Statuses that a page may have; see `PageReply`. */
const pageStatuses = [200, 301, 302, 304, 400, 404, 410, 503];

/** Handlers and OpenAPI file name the same operations. */
export function checkOperations(declared: readonly string[], served: readonly string[]): readonly PluginFinding[] {
  const finding = (id: 'api/operations:missing' | 'api/operations:extra') => (operationId: string) => findingOf(id, { at: operationId, operationId });
  return [
    ...declared.filter((one) => !served.includes(one)).map(finding('api/operations:missing')),
    ...served.filter((one) => !declared.includes(one)).map(finding('api/operations:extra')),
  ];
}

/** Replies to the examples, and to calls for what does not exist, are judged by the OpenAPI file and the error table. */
export async function checkReplies(subject: Subject): Promise<readonly PluginFinding[]> {
  const findings = await onTrial(subject, openTrial(subject), async (trial) => {
    await trial.plugin.catchUp();
    const found: PluginFinding[] = [];
    for (const call of [...subject.calls, ...subject.calls.flatMap(strangeCalls)]) found.push(...(await judgeReply(subject, trial, call)));
    return unique(found);
  });
  return findings ?? [];
}

async function judgeReply({ deadlines, folder }: Subject, { plugin }: Trial, { operation, params, body }: ExampleCall): Promise<readonly PluginFinding[]> {
  const { operationId, isPage, isStream, contract } = operation;
  const at = operationId;
  const timed = await within(deadlines.callMs, () => plugin.call(operationId, { params, body }));
  if (timed.kind === 'late') return [findingOf('api/reply:late', { at, operationId, ms: deadlines.callMs })];
  if (timed.kind === 'failed') return [findingOf('api/reply:threw', { at, operationId, cause: causeOf(timed.error) })];
  const outcome = timed.value;
  if (!outcome.ok) {
    const { code } = outcome.failure;
    const isListed = Object.hasOwn(errorCodes, code) || Object.hasOwn(folder.errors, code);
    return isListed ? [] : [findingOf('errors/table:unlisted', { at, operationId, code })];
  }
  if (!isPlain(outcome.value)) return [findingOf('data/plain:reply', { at, operationId })];
  if (isPage || isStream) {
    const problem = isPage ? pageProblem(outcome.value) : streamProblem(outcome.value);
    return problem === undefined ? [] : [findingOf('api/reply:broken', { at, operationId, problem })];
  }
  const status = outcome.value === undefined ? 204 : 200;
  return contract.reply(status, outcome.value).map((finding) => findingOf('api/reply:broken', { at, operationId, problem: problemOfFinding(finding) }));
}

/** The same call for what does not exist: every text in turn is another one. */
function strangeCalls({ operation, params, body }: ExampleCall): readonly ExampleCall[] {
  return Object.entries(params).flatMap(([name, value]) => {
    if (typeof value !== 'string') return [];
    const strange = operation.contract.typedParams({ ...params, [name]: 'jiyue-unknown' });
    return strange.ok ? [{ operation, params: strange.value, body }] : [];
  });
}

/** Survives the way over the wire; absent members count as absent. */
function isPlain(value: unknown): boolean {
  if (value === undefined) return true;
  try {
    const text = JSON.stringify(value);
    return text !== undefined && isDeepStrictEqual(JSON.parse(text), withoutAbsent(value));
  } catch {
    return false;
  }
}

function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent);
  if (value === null || typeof value !== 'object' || (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, member]) => (member === undefined ? [] : [[name, withoutAbsent(member)]])));
}

function pageProblem(value: unknown): string | undefined {
  const page = (value ?? {}) as Partial<PageReply>;
  if (!pageStatuses.includes(Number(page.status))) return `status ${page.status}`;
  if (typeof page.mediaType !== 'string' || !page.mediaType.includes('/')) return 'mediaType';
  return typeof page.body === 'string' ? undefined : 'body';
}

function streamProblem(value: unknown): string | undefined {
  const { mediaType, part, after } = (value ?? {}) as Partial<StreamReply>;
  if (typeof mediaType !== 'string' || !mediaType.includes('/')) return 'mediaType';
  if (typeof part !== 'string') return 'part';
  return after === undefined || typeof after === 'string' ? undefined : 'after';
}

/** The given clock alone decides: with another real time nothing changes. */
export async function checkClock(subject: Subject): Promise<readonly PluginFinding[]> {
  const run = () =>
    onTrial(subject, openTrial(subject), async (trial) => {
      await trial.plugin.catchUp();
      return { answers: await answersOf(subject, trial), state: await stateOf(trial) };
    });
  const now = await run();
  const again = await run();
  const varying = now && again ? differing(subject, now.answers, again.answers) : [];
  // what no longer varies when the real time stands still looks at it
  const [still, stillAgain] = varying.length > 0 ? [await withStillDate(stillMs, run), await withStillDate(stillMs, run)] : [];
  const unsteady = still && stillAgain ? differing(subject, still.answers, stillAgain.answers) : varying;
  for (const one of varying) subject.varying.add(one);
  const notes = varying.map((operationId) =>
    unsteady.includes(operationId)
      ? findingOf('clock/fixed:varies', { at: operationId, operationId })
      : findingOf('clock/fixed:differs', { at: operationId, what: operationId }),
  );
  const later = await withShiftedDate(yearMs, run);
  if (!now || !again || !later) return notes;
  // a state that differs by itself is told by the promises about the log
  const part = difference(now.state, again.state) ? undefined : difference(now.state, later.state);
  const found = [...(part ? [part] : []), ...differing(subject, now.answers, later.answers)].slice(0, 1);
  return [...notes, ...found.map((what) => findingOf('clock/fixed:differs', { at: what, what }))];
}

/** Two processes on one storage: one hears the log, both answer. */
export async function checkTwoHosts(subject: Subject): Promise<readonly PluginFinding[]> {
  const one = openTrial(subject);
  const findings = await onTrial(subject, one, async () => {
    const other = openTrial(subject, leftIn(one.world));
    return onTrial(subject, other, async () => {
      await one.plugin.catchUp();
      const [here, there] = [await answersOf(subject, one), await answersOf(subject, other)];
      return differing(subject, here, there).map((operationId) => findingOf('host/two:differs', { at: operationId, operationId }));
    });
  });
  return findings ?? [];
}

/** What was withdrawn, or is out of the grant, is not shown from memory, storage or index. */
export async function checkScope(subject: Subject): Promise<readonly PluginFinding[]> {
  const withdrawn = unique([
    ...(await checkWithdrawn(subject, 'gone', () => true)),
    ...(await checkWithdrawn(subject, 'withdrawn', ({ operation }) => !operation.isOwn)),
  ]);
  if (withdrawn.length > 0) return withdrawn;

  const wide = openTrial(subject);
  await onTrial(subject, wide, (trial) => trial.plugin.catchUp());
  const narrow = openTrial(subject, leftIn(wide.world), ['site-province']);
  const foreign = titlesOf(narrow, (siteId) => siteId !== 'site-province');
  const crossed = await onTrial(subject, narrow, async (trial) =>
    shown(await outcomesOf(subject, trial), foreign).map(({ operationId, title }) => findingOf('site/scope:crossed', { at: operationId, operationId, title })),
  );
  return unique(crossed ?? []);
}

/**
 * Everything is withdrawn, and nobody has told the follower yet. What is kept readable may be shown on a page that says so,
 * but not by the standard's own operations.
 */
async function checkWithdrawn(subject: Subject, kind: 'gone' | 'withdrawn', isJudged: (call: ExampleCall) => boolean): Promise<readonly PluginFinding[]> {
  const judged: Subject = { ...subject, calls: subject.calls.filter(isJudged) };
  const trial = openTrial(judged);
  const titles = titlesOf(trial, () => true);
  const findings = await onTrial(judged, trial, async () => {
    await trial.plugin.catchUp();
    for (const { id } of trial.world.content.resources) trial.world.withdraw(id, kind);
    return shown(await outcomesOf(judged, trial), titles).map(({ operationId, title }) =>
      findingOf('records/withdrawn:shown', { at: operationId, operationId, title }),
    );
  });
  return findings ?? [];
}

/** A provider of a point may leave at any time; operations go on without it. */
export async function checkAbsentPoints(subject: Subject): Promise<readonly PluginFinding[]> {
  if (subject.providers.length === 0) return [];
  const living = [...subject.providers];
  const findings = await onTrial(subject, openTrial({ ...subject, providers: living }), async (trial) => {
    await trial.plugin.catchUp();
    await answersOf(subject, trial);
    living.length = 0;
    const found: PluginFinding[] = [];
    for (const { operation, params, body } of subject.calls) {
      const { operationId } = operation;
      const timed = await within(subject.deadlines.callMs, () => trial.plugin.call(operationId, { params, body }));
      if (timed.kind === 'failed') found.push(findingOf('point/absent:threw', { at: operationId, operationId, cause: causeOf(timed.error) }));
    }
    return unique(found);
  });
  return findings ?? [];
}

/** A right that was taken between two calls counts at once. */
export async function checkCaller(subject: Subject): Promise<readonly PluginFinding[]> {
  const as = (id: string, siteIds: readonly string[]) => ({ caller: { id, siteIds } });
  const first = openTrial(subject);
  const after = await onTrial(subject, first, async (trial) => {
    await trial.plugin.catchUp();
    await answersOf(subject, trial, as('editor', ['*']));
    return answersOf(subject, trial, as('editor', []));
  });
  const without = await onTrial(subject, openTrial(subject), async (trial) => {
    await trial.plugin.catchUp();
    return answersOf(subject, trial, as('editor', []));
  });
  if (!after || !without) return [];
  const kept = differing(subject, after, without);
  if (kept.length === 0) return [];
  // what was written for all to see stays: somebody else sees it too, on a plugin that remembers no caller
  const others = await onTrial(subject, openTrial(subject, leftIn(first.world)), (trial) => answersOf(subject, trial, as('stranger', [])));
  const told = others ? differing(subject, after, others) : kept;
  return kept.filter((operationId) => told.includes(operationId)).map((operationId) => findingOf('caller/withdrawn:kept', { at: operationId, operationId }));
}

const titlesOf = ({ world }: Trial, isWanted: (siteId: string) => boolean): readonly string[] =>
  world.content.resources.filter(({ siteId }) => isWanted(siteId)).map(({ title }) => title);

async function outcomesOf(subject: Subject, { plugin }: Trial): Promise<readonly { readonly operationId: string; readonly text: string }[]> {
  const found: { operationId: string; text: string }[] = [];
  for (const { operation, params, body } of subject.calls) {
    const timed = await within(subject.deadlines.callMs, () => plugin.call(operation.operationId, { params, body }));
    if (timed.kind !== 'done') continue;
    const outcome: Outcome<unknown> = timed.value;
    // pieces of a marked title stand apart
    if (outcome.ok)
      found.push({
        operationId: operation.operationId,
        text: JSON.stringify(outcome.value).replace(/"\},?\{"[^{}]*?"text":"|","hit":(true|false)\},\{"text":"/g, ''),
      });
  }
  return found;
}

const shown = (outcomes: Awaited<ReturnType<typeof outcomesOf>>, titles: readonly string[]) =>
  outcomes.flatMap(({ operationId, text }) => titles.filter((title) => text.includes(title)).map((title) => ({ operationId, title })));
