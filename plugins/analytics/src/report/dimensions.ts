/** By what figures can be broken down, and by what they can be conditioned: the standard's codes, and five of this plugin. */
import type { MeasureDefinition } from '@jiyue/standards/model';
import { seriesSchema } from '../collect/series.ts';

type Counted = 'visits' | 'searches';

/** Where a dimension of visits or searches is kept. */
export interface KeptDimension {
  readonly rollup: string;
  /** Member of the roll-up, "period", or "" for one figure over all. */
  readonly member: string;
  /** The kept text names several values, with commas between. */
  readonly isList?: boolean;
}

interface Dimension extends KeptDimension {
  readonly of: readonly Counted[];
  readonly title: string;
}

const both: readonly Counted[] = ['visits', 'searches'];
const kept: { readonly [dimension: string]: Dimension } = {
  date: { rollup: 'total', member: 'period', of: both, title: '日期' },
  site: { rollup: 'total', member: 'site', of: both, title: '站点' },
  column: { rollup: 'columns', member: 'column', of: ['visits'], title: '栏目' },
  organization: { rollup: 'contents', member: 'owner', of: ['visits'], title: '机构' },
  kind: { rollup: 'contents', member: 'kind', of: ['visits'], title: '资源种类' },
  topic: { rollup: 'contents', member: 'topics', of: both, title: '主题', isList: true },
  terminal: { rollup: 'audience', member: 'terminal', of: both, title: '终端' },
  'address-family': { rollup: 'audience', member: 'family', of: both, title: '网络协议' },
  region: { rollup: 'audience', member: 'region', of: both, title: '来源地' },
  'x-jiyue-hour': { rollup: 'hours', member: 'period', of: both, title: '钟点' },
  'x-jiyue-page-kind': { rollup: 'columns', member: 'pageKind', of: ['visits'], title: '页面种类' },
  'x-jiyue-record': { rollup: 'records', member: 'resource', of: ['visits'], title: '内容' },
  'x-jiyue-source': { rollup: 'sources', member: 'referrer', of: ['visits'], title: '来路域名' },
  'x-jiyue-words': { rollup: 'words', member: 'words', of: ['searches'], title: '检索词' },
};
const logDimensions: { readonly [dimension: string]: string } = { date: '日期', site: '站点', column: '栏目', organization: '机构', kind: '资源种类' };

/** Members of events that a condition can name: roll-up and dimension. */
const conditionMembers: { readonly [member: string]: { readonly rollup: string; readonly dimension: string } } = {
  terminal: { rollup: 'audience', dimension: 'terminal' },
  addressFamily: { rollup: 'audience', dimension: 'family' },
  regionCode: { rollup: 'audience', dimension: 'region' },
  pageKind: { rollup: 'columns', dimension: 'pageKind' },
  columnId: { rollup: 'columns', dimension: 'column' },
  resourceId: { rollup: 'records', dimension: 'resource' },
  referrerHost: { rollup: 'sources', dimension: 'referrer' },
  words: { rollup: 'words', dimension: 'words' },
  hits: { rollup: 'words', dimension: 'fruitless' },
};

/** A filter on a roll-up. */
export interface KeptCondition {
  readonly dimension: string;
  readonly anyOf: readonly string[];
}

/** Conditions of a measure on the roll-up that holds them; undefined: no one roll-up does. */
export function keptConditions({ conditions = [] }: Pick<MeasureDefinition, 'conditions'>): { rollup?: string; filters: readonly KeptCondition[] } | undefined {
  const filters: KeptCondition[] = [];
  let rollup: string | undefined;
  for (const { member, values } of conditions) {
    const found = Object.hasOwn(conditionMembers, member) ? conditionMembers[member] : undefined;
    // of the number of hits only whether there were any is kept
    if (!found || (rollup !== undefined && rollup !== found.rollup) || (member === 'hits' && values.some((value) => value !== '0'))) return undefined;
    rollup = found.rollup;
    filters.push({ dimension: found.dimension, anyOf: member === 'hits' ? ['1'] : values });
  }
  return { ...(rollup === undefined ? {} : { rollup }), filters };
}

/** The roll-up that answers; undefined: this measure cannot be broken down so. */
export function keptDimension(measure: MeasureDefinition, dimension: string | undefined): KeptDimension | undefined {
  const { source, aggregate } = measure;
  if (source !== 'visits' && source !== 'searches') return undefined;
  const conditions = keptConditions(measure);
  if (!conditions) return undefined;
  const found = dimension === undefined ? { rollup: 'total', member: '', of: [source] } : Object.hasOwn(kept, dimension) ? kept[dimension] : undefined;
  if (!found?.of.includes(source)) return undefined;
  const { rollup = found.rollup } = conditions;
  // dates and sites are kept apart in every roll-up by day
  if (rollup !== found.rollup && found.rollup !== 'total') return undefined;
  if (aggregate === 'distinct' && distinctOf(measure, rollup) === undefined) return undefined;
  return { rollup, member: found.member, ...('isList' in found && found.isList ? { isList: true } : {}) };
}

const distinctNames: { readonly [member: string]: string } = { dayMark: 'visitors', sessionMark: 'sessions' };

/** Name of what is counted once in a roll-up; undefined: it is not kept there. */
export function distinctOf({ countedMember = '' }: Pick<MeasureDefinition, 'countedMember'>, rollup: string): string | undefined {
  const name = Object.hasOwn(distinctNames, countedMember) ? distinctNames[countedMember] : undefined;
  const found = seriesSchema.rollups.find((one) => one.name === rollup);
  return name !== undefined && (found?.distincts ?? seriesSchema.distincts).includes(name) ? name : undefined;
}

const contentEvents = ['published', 'updated', 'withdrawn'];

/** Whether the plugin can count a measure at all: what it cannot count is not saved. */
export function isCountable(measure: MeasureDefinition): boolean {
  const { source, aggregate, conditions = [], baseMeasureCode, countedMember } = measure;
  if (source === 'log') {
    const [only] = conditions;
    const [value = ''] = only?.values ?? [];
    return aggregate === 'count' && conditions.length === 1 && only?.member === 'contentEvent' && only.values.length === 1 && contentEvents.includes(value);
  }
  if (aggregate === 'share' ? baseMeasureCode === undefined : aggregate !== 'count' && aggregate !== 'distinct') return false;
  if (aggregate === 'distinct' && countedMember === undefined) return false;
  return keptDimension(measure, undefined) !== undefined;
}

/** Whether a measure can be broken down by a dimension. */
export const canBreakDown = (measure: MeasureDefinition, dimension: string | undefined): boolean =>
  measure.source === 'log' ? dimension === undefined || Object.hasOwn(logDimensions, dimension) : keptDimension(measure, dimension) !== undefined;

/** Name of a dimension for people. */
export const dimensionTitle = (dimension: string): string => kept[dimension]?.title ?? logDimensions[dimension] ?? dimension;
