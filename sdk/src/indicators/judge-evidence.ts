/**
 * Whether an indicator that a machine decides holds, from what was measured and the thresholds: those of the standard, or tighter ones. Too
 * little evidence is told as such and is never taken for "fine". Thresholds are read by name and stand nowhere here.
 */
import { dateInChina } from '../calendar/calendar-date.ts';
import { dayBefore, isLonger } from './durations.ts';
import type { Threshold } from './indicators.ts';
import { type LimitOf, standardLimits } from './limits.ts';

/** A day, YYYY-MM-DD; null: never. */
export type Newest = string | null;

/** What was measured, by indicator. `null` days: there was none. */
export interface Evidence {
  /** Visits of probes; `seconds` null: it did not open at all. */
  readonly V2?: { readonly visits: readonly { readonly at: string; readonly seconds: number | null }[] };
  /** Newest item placed on the home page. */
  readonly V3?: { readonly newest: Newest };
  /** Newest item of each first-level column. */
  readonly V4a?: { readonly news: readonly Newest[]; readonly noticePolicy: readonly Newest[] };
  /** Columns that should be updated, each with its own limit. */
  readonly V4b?: { readonly columns: readonly { readonly newest: Newest; readonly limitDays: number }[] };
  readonly V4c?: { readonly blank: number };
  readonly V5a?: { readonly channels: number };
  /** Valid messages of the public; `answered` null: not yet. */
  readonly V5b?: { readonly messages: readonly { readonly received: string; readonly answered: string | null }[] };
  readonly V6a?: { readonly services: number };
  readonly W2?: { readonly newest: Newest };
  readonly W3?: { readonly channels: number };
  /** Newest item of each column of policy documents. */
  readonly D5?: { readonly newest: readonly Newest[] };
  readonly D11?: { readonly newest: readonly Newest[] };
  readonly D14?: { readonly newest: readonly Newest[] };
  /** Error reports of last year; `closed` null: still open. */
  readonly S1?: { readonly messages: readonly { readonly received: string; readonly closed: string | null }[] };
  /** Share of sites on the platform. */
  readonly S2?: { readonly share: number };
}

/** Indicators that evidence decides. */
export const judgedIndicators = ['V2', 'V3', 'V4a', 'V4b', 'V4c', 'V5a', 'V5b', 'V6a', 'W2', 'W3', 'D5', 'D11', 'D14', 'S1', 'S2'] as const;

/** One of them. */
export type JudgedIndicator = (typeof judgedIndicators)[number];

/** The answer for one indicator. */
export interface Judgement {
  readonly indicator: JudgedIndicator;
  /** `unknown`: the evidence does not suffice. */
  readonly holds: boolean | 'unknown';
  /** What counts for a score: ids, or `<indicator>/<case>`, each as often as it counts. */
  readonly references: readonly string[];
  /** What was found, in numbers and days. */
  readonly measured: { readonly [name: string]: number | string | null };
  /** Thresholds that it was compared with. */
  readonly limits: { readonly [name: string]: Threshold };
}

/** @param checkPoint day that all windows end at, YYYY-MM-DD */
export function judgeEvidence(evidence: Evidence, checkPoint: string, limitOf: LimitOf = standardLimits): readonly Judgement[] {
  return judgedIndicators.flatMap((indicator) => {
    const own = evidence[indicator];
    return own === undefined ? [] : [judgeOne(indicator, evidence, checkPoint, limitsOf(indicator, limitOf))];
  });
}

interface Limits {
  readonly number: (name: string) => number;
  readonly duration: (name: string) => string;
  readonly used: { readonly [name: string]: Threshold };
}

/** Throws on a threshold that is not there: what was never read decides nothing. */
function limitsOf(indicator: string, limitOf: LimitOf): Limits {
  const used: Record<string, Threshold> = {};
  const read = (name: string): Threshold => {
    const value = limitOf(indicator, name);
    if (value === undefined || value === null) throw new Error(`indicator ${indicator} has no threshold ${name}`);
    used[name] = value;
    return value;
  };
  return { number: (name) => Number(read(name)), duration: (name) => String(read(name)), used };
}

function judgeOne(indicator: JudgedIndicator, evidence: Evidence, checkPoint: string, limits: Limits): Judgement {
  const { holds, measured, references } = judges[indicator](evidence, checkPoint, limits);
  return { indicator, holds, references: references ?? (holds === true ? [indicator] : []), measured, limits: limits.used };
}

interface Found {
  readonly holds: boolean | 'unknown';
  readonly measured: Judgement['measured'];
  readonly references?: readonly string[];
}

type Judge = (evidence: Evidence, checkPoint: string, limits: Limits) => Found;

const judges: { readonly [indicator in JudgedIndicator]: Judge } = {
  V2: ({ V2 }, _checkPoint, { number }) => {
    const visits = V2?.visits ?? [];
    const [windowDays, perDay, timeout, share] = [number('windowDays'), number('visitsPerDayMin'), number('timeoutSeconds'), number('failShareMin')];
    const days = Map.groupBy(visits, ({ at }) => dateInChina(new Date(at)));
    const fewest = Math.min(...[...days.values()].map((own) => own.length));
    const failed = visits.filter(({ seconds }) => seconds === null || seconds > timeout).length;
    const failShare = visits.length === 0 ? 0 : failed / visits.length;
    const measured = { days: days.size, visitsPerDay: days.size === 0 ? 0 : fewest, visits: visits.length, failed, failShare };
    return { holds: days.size < windowDays || fewest < perDay ? 'unknown' : failShare >= share, measured };
  },
  V3: ({ V3 }, checkPoint, { number }) => stale([V3?.newest ?? null], checkPoint, number('windowDays'), 1),
  V4a: ({ V4a }, checkPoint, { duration, number }) => {
    const [news, others] = [
      staleOf(V4a?.news ?? [], checkPoint, duration('newsWindow')),
      staleOf(V4a?.noticePolicy ?? [], checkPoint, duration('noticePolicyWindow')),
    ];
    return { holds: news + others >= number('columnsMin'), measured: { news, noticePolicy: others } };
  },
  V4b: ({ V4b }, checkPoint, { number }) => {
    const columns = (V4b?.columns ?? []).filter(({ newest, limitDays }) => newest === null || isLonger(newest, checkPoint, limitDays)).length;
    return { holds: columns >= number('columnsMin'), measured: { columns } };
  },
  V4c: ({ V4c }, _checkPoint, { number }) => ({ holds: (V4c?.blank ?? 0) >= number('columnsMin'), measured: { blank: V4c?.blank ?? 0 } }),
  V5a: ({ V5a }, _checkPoint, { number }) => ({ holds: (V5a?.channels ?? 0) < number('channelsMin'), measured: { channels: V5a?.channels ?? 0 } }),
  V5b: ({ V5b }, checkPoint, { duration }) => {
    const [lookback, unanswered] = [duration('lookback'), duration('unanswered')];
    const seen = (V5b?.messages ?? []).filter(({ received }) => received <= checkPoint && !isLonger(received, checkPoint, lookback));
    const late = seen.filter(({ received, answered }) => isLonger(received, answered ?? checkPoint, unanswered)).length;
    return { holds: late > 0, measured: { messages: seen.length, late } };
  },
  V6a: ({ V6a }, _checkPoint, { number }) => ({ holds: (V6a?.services ?? 0) < number('servicesMin'), measured: { services: V6a?.services ?? 0 } }),
  W2: ({ W2 }, checkPoint, { duration }) => stale([W2?.newest ?? null], checkPoint, duration('window'), 1),
  W3: ({ W3 }, _checkPoint, { number }) => ({ holds: (W3?.channels ?? 0) < number('channelsMin'), measured: { channels: W3?.channels ?? 0 } }),
  D5: ({ D5 }, checkPoint, { duration }) => stale(D5?.newest ?? [], checkPoint, duration('window'), 1),
  D11: ({ D11 }, checkPoint, { duration }) => stale(D11?.newest ?? [], checkPoint, duration('window'), 1),
  D14: ({ D14 }, checkPoint, { duration }) => stale(D14?.newest ?? [], checkPoint, duration('window'), 1),
  S1: ({ S1 }, _checkPoint, { duration }) => {
    const late = duration('late');
    const references = (S1?.messages ?? []).flatMap(({ received, closed }) => {
      if (closed === null) return ['S1/open'];
      return isLonger(received, closed, late) ? ['S1/late'] : [];
    });
    const count = (reference: string) => references.filter((one) => one === reference).length;
    return { holds: references.length > 0, references, measured: { open: count('S1/open'), late: count('S1/late') } };
  },
  S2: ({ S2 }, _checkPoint, { number }) => ({ holds: (S2?.share ?? 0) >= number('share'), measured: { share: S2?.share ?? 0 } }),
};

const staleOf = (newest: readonly Newest[], checkPoint: string, window: string | number): number =>
  newest.filter((one) => one === null || isLonger(one, checkPoint, window)).length;

/** Without any column there is nothing to be stale: the evidence does not suffice. */
function stale(newest: readonly Newest[], checkPoint: string, window: string | number, least: number): Found {
  const count = staleOf(newest, checkPoint, window);
  const latest =
    newest
      .filter((one) => one !== null)
      .toSorted()
      .at(-1) ?? null;
  const measured = { stale: count, newest: latest, since: dayBefore(checkPoint, window) ?? null };
  return { holds: newest.length === 0 ? 'unknown' : count >= least, measured };
}
