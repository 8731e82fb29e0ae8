/**
 * Keeps the own index beside the sources of public cases. A source says what has changed behind a mark; what is indexed is what it shows
 * now, so changes that come twice or late lead to the same index. Asked before each search of cases, so that a case is found from its
 * publication on, and now and then, so that a search finds little left to read.
 */
import { validateStrict } from '@jiyue/sdk';
import { askInTime, type InteractionChanges, interactionLimits, type InteractionSource, type OwnIndex, type OwnStorage } from '@jiyue/sdk/plugin';
import type { PublicCase } from '@jiyue/standards/model';
import { caseDocument } from './case-document.ts';
import { caseOf, documentId, everyCase } from './case-index.ts';

/** A source and whose it is. */
export interface NamedSource {
  readonly plugin: string;
  readonly use: InteractionSource;
}

/** What it works with. */
export interface SourceNeeds {
  /** The living ones. */
  sources(): readonly NamedSource[];
  readonly index: Pick<OwnIndex, 'put' | 'remove' | 'statistics'>;
  /** Of the index as it was opened: a lost index has a new one, and all is read again. */
  readonly identity: string;
  readonly storage: Pick<OwnStorage, 'get' | 'write'>;
  onFault(plugin: string, fault: string): void;
}

/** The cases. */
export interface PublicCases {
  /** Indexes what has changed; calls that come together are one. @param batches changes are asked for at most so often, of each source */
  catchUp(batches?: number): Promise<void>;
  /** Ids of the index -> the cases that everybody may read now. */
  read(ids: readonly string[]): Promise<ReadonlyMap<string, PublicCase>>;
  /** Number of cases in the index. */
  count(): number;
}

interface Place {
  readonly identity: string;
  readonly mark: string;
}

/** A search waits for so many batches; the rest comes with the next one, or with the job. */
const batchesBeforeSearch = 5;
const placeKey = (plugin: string) => `interaction-place:${plugin}`;

export function publicCases({ sources, index, identity, storage, onFault }: SourceNeeds): PublicCases {
  let underWay: Promise<void> | undefined;
  let held = 0;

  const count = async () => {
    held = (await index.statistics([everyCase])).documentFrequencies[0] ?? 0;
  };

  /** Undefined when the source does not answer as it should. */
  const ask = async <T>({ plugin }: NamedSource, call: () => Promise<unknown>, faultOf: (value: unknown) => string | undefined): Promise<T | undefined> => {
    const answer = await askInTime(call, interactionLimits.deadlineMs);
    const fault = 'fault' in answer ? answer.fault : faultOf(answer.value);
    if (fault === undefined) return (answer as { readonly value: T }).value;
    onFault(plugin, fault);
    return undefined;
  };
  const casesOf = async (source: NamedSource, ids: readonly string[]): Promise<readonly PublicCase[] | undefined> => {
    const found = await ask<readonly PublicCase[]>(source, () => source.use.publicCases(ids), faultOfCases);
    return found?.filter((one) => {
      const finding = validateStrict('PublicCase', one)[0];
      // one that breaks the standard, such as by a telephone number, is no public case; the others are
      if (finding) onFault(source.plugin, `a case is none as the standard describes it: ${finding.pointer} ${finding.rule}`);
      return !finding && ids.includes(one.id);
    });
  };

  /** One batch. @returns whether there may be more */
  const step = async (source: NamedSource): Promise<boolean> => {
    const { plugin, use } = source;
    const place = await storage.get<Place>(placeKey(plugin));
    const after: { readonly after?: string } = place?.identity === identity ? { after: place.mark } : {};
    const changes = await ask<InteractionChanges>(source, () => use.changes({ ...after, limit: interactionLimits.cases }), faultOfChanges);
    if (!changes || changes.ids.length === 0) return false;
    const ids = [...new Set(changes.ids)];
    const cases = await casesOf(source, ids);
    if (!cases) return false;
    const found = new Set(cases.map(({ id }) => id));
    const gone = ids.filter((id) => !found.has(id)).map((id) => documentId(plugin, id));
    if (gone.length > 0) await index.remove(gone);
    await index.put(cases.map((one) => caseDocument(plugin, one)));
    await storage.write({ put: { [placeKey(plugin)]: { identity, mark: changes.mark } } });
    await count();
    return changes.mark !== after.after;
  };

  const run = async (batches: number) => {
    for (const source of sources()) for (let batch = 0; batch < batches && (await step(source)); batch += 1);
  };

  return {
    async catchUp(batches = batchesBeforeSearch) {
      if (sources().length === 0) return;
      underWay ??= (held === 0 ? count() : Promise.resolve())
        .then(() => run(batches))
        .finally(() => {
          underWay = undefined;
        });
      await underWay;
    },
    async read(ids) {
      const wanted = Map.groupBy(
        ids.flatMap((id) => caseOf(id) ?? []),
        ({ plugin }) => plugin,
      );
      const read = await Promise.all(
        sources().map(async (source) => {
          const caseIds = (wanted.get(source.plugin) ?? []).map(({ caseId }) => caseId);
          const cases = caseIds.length === 0 ? [] : ((await casesOf(source, caseIds)) ?? []);
          return cases.map((one) => [documentId(source.plugin, one.id), one] as const);
        }),
      );
      return new Map(read.flat());
    },
    count: () => held,
  };
}

function faultOfChanges(value: unknown): string | undefined {
  const { ids, mark } = (value ?? {}) as Partial<InteractionChanges>;
  if (!Array.isArray(ids) || ids.some((id) => typeof id !== 'string' || id === '' || id.includes('/'))) return 'the ids are no list of ids';
  if (ids.length > interactionLimits.cases) return `${ids.length} ids, at most ${interactionLimits.cases}`;
  return typeof mark === 'string' && mark.length <= interactionLimits.markCharacters ? undefined : 'the mark is no text';
}

function faultOfCases(value: unknown): string | undefined {
  if (!Array.isArray(value)) return 'the cases are no list';
  return value.length > interactionLimits.cases ? `${value.length} cases, at most ${interactionLimits.cases}` : undefined;
}
