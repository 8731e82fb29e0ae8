/** This plugin in a world in memory, and events as senders would tell them. */
import { createPluginWorld, type PluginWorldOptions } from '@jiyue/sdk/testing';
import type { SearchEvent, VisitEvent } from '@jiyue/standards/model';
import { dayOf } from '../src/counting/days.ts';
import { type AnalyticsConfig, plugin } from '../src/index.ts';
import { firstMeasures, measureReader } from '../src/report/measures.ts';

/** A caller with a right on all sites. */
export const administrator = { id: 'admin', siteIds: ['*'] };

/** Settings of the tests. */
export const settings: AnalyticsConfig = {
  keepRawDays: 180,
  publicDashboard: false,
  settleDays: 0,
  severalProcesses: false,
  reportColumns: {},
  notice: '',
  regions: [],
};

/** Starts the plugin. */
export async function begin(config: Partial<AnalyticsConfig> = {}, options: PluginWorldOptions = {}) {
  const world = createPluginWorld(options);
  const running = await world.start(plugin, { config: { ...settings, ...config } });
  return { world, running };
}

/** Measures as the plugin brings them along. */
export const readFirstMeasure = measureReader({ read: async (id) => firstMeasures.find((one) => one.id === id) });

let number = 0;

/** A visit; members that are given stand. */
export const visit = (more: Partial<VisitEvent> = {}): VisitEvent => {
  const at = more.at ?? '2026-02-28T09:30:00+08:00';
  number += 1;
  return {
    eventId: `e-${number}`,
    siteId: 'site-province',
    at,
    countedDate: dayOf(new Date(at)),
    path: '/s/9900000001/r/r-news-1',
    terminal: 'desktop',
    isRobot: false,
    robotFilterVersion: 1,
    ...more,
  };
};

/** A search; members that are given stand. */
export const search = ({ words = '公积金', hits = 3, ...more }: Partial<SearchEvent> = {}): SearchEvent => {
  const { path: _path, ...event } = visit();
  const at = more.at ?? event.at;
  return { ...event, words, hits, hasFilters: false, ...more, at, countedDate: more.countedDate ?? dayOf(new Date(at)) };
};
