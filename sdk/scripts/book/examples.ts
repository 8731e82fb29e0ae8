/** Which example is shown. */
import type { ExampleSet } from './read-data.ts';

/** A valid example. */
export type Example = ExampleSet['valid'][number];

/** Of a type: the one that shows most members, the shorter of two that show as many. Undefined when there is none. */
export const fullExample = ({ valid }: ExampleSet): Example | undefined =>
  valid.toSorted((a, b) => membersOf(b.instance).size - membersOf(a.instance).size || sizeOf(a) - sizeOf(b))[0];

/** In a request or a reply: the shortest. */
export const shortExample = ({ valid }: ExampleSet): Example | undefined => valid.toSorted((a, b) => sizeOf(a) - sizeOf(b))[0];

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
