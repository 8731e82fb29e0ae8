/** Levels may only rise, thresholds may only become stricter. */
import { requirements } from '../../explain/standard.ts';
import { indicators, quantities, type Threshold } from '../../indicators/indicators.ts';
import { nearNames } from '../../validate/near-names.ts';
import type { Profile } from '../profiles.ts';
import { faultAt, type ProfileFault, step } from './profile-fault.ts';
import { shown } from './profile-file.ts';

const ranks = ['MAY', 'SHOULD', 'MUST'];

/** Own and inherited levels, and faults. */
export function raise(
  own: { readonly [requirement: string]: unknown },
  base: Profile['levels'],
): { readonly levels: Profile['levels']; readonly faults: readonly ProfileFault[] } {
  const levels: Record<string, string> = { ...base };
  const faults: ProfileFault[] = [];
  for (const [id, level] of Object.entries(own)) {
    const at = `/levels${step(id)}`;
    const row = requirements.get(id);
    const from = levels[id] ?? row?.level ?? '';
    if (!row) faults.push(faultAt(at, 'requirement-unknown', { met: id }, nearNames(id, requirements.keys())));
    else if (!ranks.includes(String(level))) faults.push(faultAt(at, 'level-unknown', { met: shown(level) }, nearNames(String(level), ranks)));
    else if (ranks.indexOf(String(level)) <= ranks.indexOf(from)) faults.push(faultAt(at, 'level-lowered', { id, base: from, met: level }));
    else levels[id] = String(level);
  }
  return { levels, faults };
}

/** Own and inherited thresholds, and faults. */
export function tighten(
  own: { readonly [indicator: string]: unknown },
  base: Profile['thresholds'],
): { readonly thresholds: Profile['thresholds']; readonly faults: readonly ProfileFault[] } {
  const thresholds: Record<string, Record<string, number | string>> = Object.fromEntries(Object.entries(base).map(([id, some]) => [id, { ...some }]));
  const faults: ProfileFault[] = [];
  for (const [id, some] of Object.entries(own)) {
    const at = `/thresholds${step(id)}`;
    const known = indicators.get(id);
    if (!known) {
      faults.push(faultAt(at, 'indicator-unknown', { met: id }, nearNames(id, indicators.keys())));
      continue;
    }
    const names = Object.keys(known.thresholds ?? {});
    for (const [name, value] of Object.entries((some ?? {}) as { readonly [name: string]: unknown })) {
      const from = thresholds[id]?.[name] ?? known.thresholds?.[name];
      if (from === undefined) {
        faults.push(faultAt(at + step(name), 'threshold-unknown', { id, met: name }, nearNames(name, names)));
        continue;
      }
      const stricter = isStricter(quantities.get(name)?.stricter ?? '', from, value);
      if (stricter === undefined) faults.push(faultAt(at + step(name), 'threshold-incomparable', { met: shown(value), base: from ?? 'null' }));
      else if (!stricter) faults.push(faultAt(at + step(name), 'threshold-loose', { met: shown(value), base: from }));
      else thresholds[id] = { ...thresholds[id], [name]: value as number | string };
    }
  }
  return { thresholds, faults };
}

/** Whether the second threshold is stricter than the first; undefined when the two cannot be compared. */
export function isStricter(direction: string, from: Threshold, to: unknown): boolean | undefined {
  const [a, b] = [measure(from), measure(to)];
  if (a === undefined || b === undefined || a.unit !== b.unit) return undefined;
  return direction === 'lower' ? b.amount < a.amount : b.amount > a.amount;
}

/** A number, or a duration of one unit; years count as twelve months. */
function measure(value: unknown): { readonly amount: number; readonly unit: string } | undefined {
  if (typeof value === 'number') return { amount: value, unit: '' };
  const [, amount, unit] = /^P(\d+)([DMY])$/.exec(typeof value === 'string' ? value : '') ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  return unit === 'Y' ? { amount: Number(amount) * 12, unit: 'M' } : { amount: Number(amount), unit };
}
