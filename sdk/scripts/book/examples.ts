/** Which example is shown. */
import type { ExampleSet } from './read-data.ts';

/** A valid example. */
export type Example = ExampleSet['valid'][number];

/** Of a type: an ordinary one that shows most members, the shorter of two that show as many. Undefined when there is none. */
export const fullExample = ({ valid }: ExampleSet): Example | undefined =>
  valid.toSorted((a, b) => oddnessOf(a) - oddnessOf(b) || membersOf(b.instance).size - membersOf(a.instance).size || sizeOf(a) - sizeOf(b))[0];

/** In a request or a reply: the shortest of the ordinary ones. */
export const shortExample = ({ valid }: ExampleSet): Example | undefined => valid.toSorted((a, b) => oddnessOf(a) - oddnessOf(b) || sizeOf(a) - sizeOf(b))[0];

/** Examples also prove what may just still be sent; a reader is better served by a common one: in Chinese, of common length, a page with items. */
function oddnessOf({ instance }: Example): number {
  const text = JSON.stringify(instance);
  const isForeign = /[\u0600-\u06ff\u0f00-\u0fff\u1800-\u18af]/.test(text);
  const isStretched = /(.{1,40})\1{9}/u.test(text);
  const isEmptyPage = /"items":\[\]/.test(text);
  return Number(isForeign) + Number(isStretched) + Number(isEmptyPage);
}

const sizeOf = ({ instance }: Example): number => JSON.stringify(instance).length;

/** Places of a value, indexes left out. */
function membersOf(value: unknown, place = '', found = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const item of value) membersOf(item, `${place}/-`, found);
  else if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) {
      found.add(`${place}/${name}`);
      membersOf(member, `${place}/${name}`, found);
    }
  return found;
}
