/** Records that are judged together: a site with its organizer, its columns and what stands in them. Each is found by its id. */
import { listAt, objectAt, resourceTypes, type RuleRecord, textAt } from '../rules/rule.ts';

/** Families that rules on several records look at. */
export type SetFamily = 'organization' | 'site' | 'column' | 'resource' | 'region-period' | 'other';

/** One record with its place: where a breach of it is told. */
export interface SetRecord {
  readonly family: SetFamily;
  readonly record: RuleRecord;
  /** Path to the record in what was given, e.g. items, 3, resource; empty when it stands alone. */
  readonly path: readonly (string | number)[];
}

const families: ReadonlyMap<string, SetFamily> = new Map<string, SetFamily>([
  ...(['OrganizationDraft', 'Organization'] as const).map((type) => [type, 'organization'] as const),
  ...(['SiteDraft', 'Site'] as const).map((type) => [type, 'site'] as const),
  ...(['ColumnDraft', 'Column'] as const).map((type) => [type, 'column'] as const),
  ...(['RegionPeriodDraft', 'RegionPeriod'] as const).map((type) => [type, 'region-period'] as const),
  ...resourceTypes.map((type) => [type, 'resource'] as const),
]);

/** Family of a type of the model. */
export const familyOfType = (typeName: string): SetFamily => families.get(typeName) ?? 'other';

/** Records of a batch of an exchange. */
export const recordsOfBatch = (batch: RuleRecord): readonly SetRecord[] =>
  listAt(batch, 'items').flatMap((item, place): readonly SetRecord[] => {
    const kind = textAt(item, 'kind') ?? '';
    if (!['organization', 'site', 'column', 'resource'].includes(kind)) return [];
    return [{ family: kind as SetFamily, record: objectAt(item, kind), path: ['items', place, kind] }];
  });

/** Records with look-ups by id, made once for all rules. */
export class RecordSet {
  /** In the order they were given. */
  readonly records: readonly SetRecord[];
  readonly #byId = new Map<string, RuleRecord>();

  constructor(records: readonly SetRecord[]) {
    this.records = records;
    for (const { family, record } of records) {
      const id = textAt(record, 'id');
      // resources are only subjects: nothing here refers to them
      if (id !== undefined && family !== 'resource' && family !== 'other') this.#byId.set(`${family} ${id}`, record);
    }
  }

  /** Records of a family. */
  of(family: SetFamily): readonly SetRecord[] {
    return this.records.filter((one) => one.family === family);
  }

  /** A record by its id; undefined when it is not in the set. */
  find(family: SetFamily, id: string | undefined): RuleRecord | undefined {
    return id === undefined ? undefined : this.#byId.get(`${family} ${id}`);
  }
}
