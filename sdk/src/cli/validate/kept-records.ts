/** What is kept of the records of a run, so that they can be held against each other once all have been read: members that such rules look at. */
import { bodyAddresses } from '../../validate/together/body-addresses.ts';
import { findTogether, type TogetherFinding } from '../../validate/together/find-together.ts';
import { familyOfType, type SetFamily } from '../../validate/together/record-set.ts';
import { objectAt } from '../../validate/rules/rule.ts';

/** Records that are kept at most: beyond it memory counts for more than a comparison. */
const keptLimit = 50_000;

type Members = { readonly [member: string]: unknown };

/** Members that rules on several records read. */
const membersOf: Readonly<Record<SetFamily, readonly string[]>> = {
  organization: ['id', 'name', 'shortName', 'regionCode'],
  site: ['id', 'name', 'organizerId', 'domain', 'aliases', 'regionCode'],
  column: ['id', 'siteId', 'parentId', 'name', 'columnType', 'url'],
  resource: ['siteId', 'columnId'],
  'region-period': ['code', 'endDate', 'successorCodes'],
  other: ['regionCode'],
};

/** Takes records one by one, with whatever is needed to tell of them, and judges them together at the end. */
export class KeptRecords<About> {
  readonly #records: { readonly typeName: string; readonly value: Members; readonly about: About }[] = [];
  readonly #families = new Set<SetFamily>();
  #left = 0;

  /** Keeps a record that rules on several records look at. @param about called only for one that is kept */
  add(typeName: string, value: Members, about: () => About): void {
    const family = familyOfType(typeName);
    const kept = slim(family, value);
    if (kept === undefined) return;
    if (this.#records.length >= keptLimit) {
      this.#left += 1;
      return;
    }
    this.#families.add(family);
    this.#records.push({ typeName, value: kept, about: about() });
  }

  /** Records that were not compared because there were too many. */
  get left(): number {
    return this.#left;
  }

  /** All that is wrong between them, in the order of the records. */
  judge(): readonly (TogetherFinding & { readonly about: About })[] {
    // a run of one family, an export of texts for instance, has nothing to be held against
    if (this.#families.size < 2) return [];
    return findTogether(this.#records).map((found) => ({ ...found, about: this.#records[found.index]!.about }));
  }
}

function slim(family: SetFamily, value: Members): Members | undefined {
  const kept = Object.fromEntries(membersOf[family].filter((member) => value[member] !== undefined).map((member) => [member, value[member]]));
  if (family === 'other') return kept['regionCode'] === undefined ? undefined : kept;
  if (family !== 'resource') return kept;
  // of a text as little as possible: there may be many
  const parts = partsOf.flatMap(([part, member]) => {
    const found = objectAt(value, part)[member];
    return found === undefined && part !== 'relay' ? [] : value[part] === undefined ? [] : [[part, { [member]: found }] as const];
  });
  const addresses = bodyAddresses(objectAt(value, 'body'));
  return { ...kept, ...Object.fromEntries(parts), ...(addresses.length === 0 ? {} : { body: { format: 'plain', text: addresses.join(' ') } }) };
}

/** Parts of a resource, each with the one member of it that is read. */
const partsOf = [
  ['relay', 'originalName'],
  ['source', 'name'],
  ['disclosure', 'category'],
  ['classification', 'regionCode'],
] as const;
