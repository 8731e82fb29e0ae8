/** The change feed (变更流): entries of the log as CloudEvents, from a place on. Drafts and uploads show only to those who read the log. */
import { type Outcome, ok } from '@jiyue/sdk/plugin';
import codes from '@jiyue/standards/generated/codes.json' with { type: 'json' };
import type { LogLine } from '../store/log-line.ts';
import type { RepositoryContext } from './context.ts';
import type { Principal } from './principal.ts';
import { scopeCells } from './scope.ts';

/** From where, and which. */
export interface ListChanges {
  /** Place given last time; absent: from the start. */
  readonly after: string | undefined;
  readonly limit: number;
  readonly siteId?: string | undefined;
  readonly type?: string | undefined;
}

interface TypeMember {
  readonly code: string;
  readonly public?: boolean;
}

/** Event types that the public does not see. */
const restrictedTypes = ((codes.tables.find(({ id }) => id === 'event-type')?.members ?? []) as readonly TypeMember[]).flatMap((member) =>
  member.public === false ? [member.code] : [],
);

/**
 * @param source the platform as a URI
 * @returns ChangePage as wire JSON. Fails with CURSOR_INVALID
 */
export async function listChanges(
  { store, cursors, now }: RepositoryContext,
  caller: Principal,
  { after, limit, siteId, type }: ListChanges,
  source: string,
): Promise<Outcome<string>> {
  const list = JSON.stringify({ changes: siteId ?? '', type: type ?? '' });
  const place = after === undefined ? undefined : await cursors.read(list, after);
  if (place && !place.ok) return place;

  const from = place ? Number(place.value[0]) : 0;
  const cells = scopeCells(caller, ['read-log'], now()).filter(({ ownerId }) => ownerId === undefined);
  const filter = { ...(type !== undefined && { types: [type] }), ...(siteId !== undefined && { siteId }), restricted: { types: restrictedTypes, cells } };
  const { lines, scanned, hasMore } = await store.log.read(from, limit, filter);
  const next = await cursors.make(list, [String(scanned)]);
  return ok(`{"items":[${lines.map((line) => eventText(line, source)).join(',')}],"next":"${next}","hasMore":${hasMore}}`);
}

/** One entry as a CloudEvent; its data is stored as JSON already. */
function eventText({ seq, type, subject, time, data, previous, hash }: LogLine, source: string): string {
  const sequence = String(seq).padStart(16, '0');
  const head = JSON.stringify({ specversion: '1.0', id: sequence, source, type, subject, time, sequence, previoushash: previous, entryhash: hash });
  return `${head.slice(0, -1)},"data":${data}}`;
}
