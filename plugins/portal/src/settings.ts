/** Settings with their defaults filled in; the same defaults stand in config.schema.json (a test compares them). */
import type { PortalConfig } from './types.ts';

/** Settings that are always there. */
export type Settings = Required<Omit<PortalConfig, 'defaultSiteCode' | 'publicUrl' | 'visitImage' | 'complaintAddress'>> &
  Pick<PortalConfig, 'defaultSiteCode' | 'publicUrl' | 'visitImage' | 'complaintAddress'>;

/** Used where the operator says nothing. */
export const defaults = {
  apiPath: 'api/v1/',
  homeColumnTypes: ['C05', 'C06', 'C04', 'C13'],
  homeItems: 7,
  listItems: 20,
  searchItems: 10,
  maxAgeSeconds: 0,
} as const satisfies PortalConfig;

/** Fills the defaults in. */
export const settingsOf = (config: PortalConfig): Settings => ({ ...defaults, ...config });
