/** Names of places. They are part of what people cite and never change while the thing exists. */

const plain = (id: string): string => id.replace(/[^A-Za-z0-9.-]+/g, '-');

/** Anchors by kind of thing; a requirement is its id. */
export const anchors = {
  requirement: (id: string): string => id,
  area: (id: string): string => `area-${id}`,
  /** 71:3.3#1.2 is clause-71-3.3-1.2. */
  clause: (id: string): string => `clause-${plain(id)}`,
  family: (id: string): string => `family-${id}`,
  type: (name: string): string => `type-${name}`,
  scalar: (name: string): string => `scalar-${name}`,
  table: (id: string): string => `table-${id}`,
  module: (name: string): string => `module-${plain(name)}`,
  operation: (id: string): string => `operation-${id}`,
  eventFile: (id: string): string => `events-${plain(id)}`,
  event: (type: string): string => `event-${plain(type)}`,
  pages: (id: string): string => `pages-${plain(id)}`,
  pageTag: (name: string): string => `page-tag-${plain(name)}`,
  pageRule: (id: string): string => `page-rule-${plain(id)}`,
  indicator: (id: string): string => `indicator-${plain(id)}`,
  profile: (id: string): string => `profile-${plain(id)}`,
  year: (file: string, year: number): string => `calendar-${plain(file)}-${year}`,
  crosswalk: (id: string): string => `crosswalk-${plain(id)}`,
  error: (code: string): string => `error-${code}`,
  status: (status: number): string => `status-${status}`,
  rule: (id: string): string => `rule-${plain(id)}`,
  version: (name: string): string => `version-${plain(name)}`,
} as const;
