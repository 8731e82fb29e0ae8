/** The state: own storage, `of/<id>` -> signature, `key/<key>` -> ids that share it, sorted so that no order of events shows. */
import type { OwnStorage } from '@jiyue/sdk/plugin';
import { keysOf, similarity } from './signature.ts';

/** Keeps the signature of a record in place of the one before; undefined forgets the record. */
export async function keepSignature(storage: OwnStorage, id: string, signature: readonly number[] | undefined): Promise<void> {
  const before = await storage.get<readonly number[]>(`of/${id}`);
  const oldKeys = new Set(before ? keysOf(before) : []);
  const newKeys = new Set(signature ? keysOf(signature) : []);
  const put: Record<string, readonly (string | number)[]> = {};
  const remove: string[] = [];
  const change = async (key: string, edit: (ids: readonly string[]) => readonly string[]) => {
    const ids = edit((await storage.get<readonly string[]>(`key/${key}`)) ?? []);
    if (ids.length > 0) put[`key/${key}`] = ids;
    else remove.push(`key/${key}`);
  };
  for (const key of oldKeys) if (!newKeys.has(key)) await change(key, (ids) => ids.filter((one) => one !== id));
  for (const key of newKeys) if (!oldKeys.has(key)) await change(key, (ids) => [...new Set([...ids, id])].sort());
  if (signature) put[`of/${id}`] = signature;
  else remove.push(`of/${id}`);
  await storage.write({ put, remove });
}

/** Ids with how alike they are, the most alike first; undefined when the record has no signature. */
export async function findSimilar(
  storage: OwnStorage,
  id: string,
  least: number,
): Promise<readonly { readonly id: string; readonly similarity: number }[] | undefined> {
  const own = await storage.get<readonly number[]>(`of/${id}`);
  if (!own) return undefined;
  const meetings = await Promise.all(keysOf(own).map((key) => storage.get<readonly string[]>(`key/${key}`)));
  const others = [...new Set(meetings.flatMap((ids) => ids ?? []))].filter((other) => other !== id);
  const compared = await Promise.all(
    others.map(async (other) => ({ id: other, similarity: similarity(own, (await storage.get<readonly number[]>(`of/${other}`)) ?? []) })),
  );
  return compared.filter((one) => one.similarity >= least).sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1));
}
