/** By what figures can be broken down: the standard's codes, and four of this plugin. */
import type { MeasureDefinition } from '@jiyue/standards/model';

/** Where a dimension of visits or searches is kept. */
export interface KeptDimension {
  readonly rollup: string;
  /** Member of the roll-up, or "period". */
  readonly member: string;
  readonly of: readonly ('visits' | 'searches')[];
  readonly title: string;
}

const kept: { readonly [dimension: string]: KeptDimension } = {
  date: { rollup: 'total', member: 'period', of: ['visits', 'searches'], title: '日期' },
  site: { rollup: 'total', member: 'site', of: ['visits', 'searches'], title: '站点' },
  column: { rollup: 'columns', member: 'column', of: ['visits'], title: '栏目' },
  terminal: { rollup: 'audience', member: 'terminal', of: ['visits', 'searches'], title: '终端' },
  'address-family': { rollup: 'audience', member: 'family', of: ['visits', 'searches'], title: '网络协议' },
  region: { rollup: 'audience', member: 'region', of: ['visits', 'searches'], title: '来源地' },
  'x-jiyue-page-kind': { rollup: 'columns', member: 'pageKind', of: ['visits'], title: '页面种类' },
  'x-jiyue-record': { rollup: 'records', member: 'resource', of: ['visits'], title: '内容' },
  'x-jiyue-source': { rollup: 'sources', member: 'referrer', of: ['visits'], title: '来路域名' },
  'x-jiyue-words': { rollup: 'words', member: 'words', of: ['searches'], title: '检索词' },
};
const logDimensions: { readonly [dimension: string]: string } = { date: '日期', site: '站点', column: '栏目' };

/** The roll-up that answers; undefined: this measure cannot be broken down so. */
export function keptDimension({ source, conditions = [] }: MeasureDefinition, dimension: string | undefined): KeptDimension | undefined {
  const byFamily = conditions.some(({ member }) => member === 'addressFamily');
  const byHits = conditions.some(({ member }) => member === 'hits');
  const rollup = byFamily ? 'audience' : byHits ? 'words' : undefined;
  if (source !== 'visits' && source !== 'searches') return undefined;
  if (dimension === undefined) return { rollup: rollup ?? 'total', member: '', of: [source], title: '' };
  const found = Object.hasOwn(kept, dimension) ? kept[dimension] : undefined;
  if (!found?.of.includes(source)) return undefined;
  if (rollup === undefined || rollup === found.rollup) return found;
  // dates and sites are kept apart in every roll-up
  return found.rollup === 'total' ? { ...found, rollup } : undefined;
}

/** Whether a measure can be broken down by a dimension. */
export const canBreakDown = (measure: MeasureDefinition, dimension: string | undefined): boolean =>
  measure.source === 'log' ? dimension === undefined || Object.hasOwn(logDimensions, dimension) : keptDimension(measure, dimension) !== undefined;

/** Name of a dimension for people. */
export const dimensionTitle = (dimension: string): string => kept[dimension]?.title ?? logDimensions[dimension] ?? dimension;
