/** Visits for the bench, made by a fixed sequence: 30 days, 20 sites, 3,000 records of which few are read often, a tenth robots. */
import type { VisitEvent } from '@jiyue/standards/model';
import { addDays } from '../../src/counting/days.ts';

/** Sites of the visits. */
export const siteIds = Array.from({ length: 20 }, (_, number) => `site-${number}`);
/** Days of the visits. */
export const period = { from: '2026-03-01', to: '2026-03-30' };
const days = 30;
const hosts = ['www.example.com', 'search.example.net', 'mail.example.org'];
const lists = {
  columns: Array.from({ length: 200 }, (_, number) => `c-${number}`),
  resources: Array.from({ length: 3000 }, (_, number) => `r-${number}`),
  owners: Array.from({ length: 40 }, (_, number) => `org-${number}`),
  days: Array.from({ length: days }, (_, number) => addDays(period.from, number)),
};
const starts = lists.days.map((day) => Date.parse(`${day}T00:00:00+08:00`));

/** A maker of visits; two of them make the same. @param wanted how many there will be in all, spread over the days in order */
export function visitMaker(wanted: number): (number: number) => VisitEvent & { readonly kind: string; readonly ownerId: string } {
  let state = 1;
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  return (number) => {
    const day = Math.floor((number * days) / wanted);
    const resource = Math.floor((random(3000) * random(3000)) / 3000);
    const referrerHost = hosts[random(6)];
    return {
      eventId: `e-${number}`,
      siteId: siteIds[random(20)]!,
      at: new Date(starts[day]! + random(86_400) * 1000).toISOString(),
      countedDate: lists.days[day]!,
      path: '/',
      pageKind: 'content',
      columnId: lists.columns[resource % 200]!,
      resourceId: lists.resources[resource]!,
      kind: 'article',
      ownerId: lists.owners[resource % 40]!,
      terminal: random(3) === 0 ? 'desktop' : 'phone',
      addressFamily: random(3) === 0 ? 'ipv4' : 'ipv6',
      dayMark: random(50_000).toString(16).padStart(16, '0'),
      isRobot: random(10) === 0,
      robotFilterVersion: 1,
      ...(referrerHost === undefined ? {} : { referrerHost }),
    };
  };
}
