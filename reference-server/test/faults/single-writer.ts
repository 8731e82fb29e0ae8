/** Writes one thing after the other, as an editor's program does, and keeps what was acknowledged: drafts, new versions, publications, files. */
import type { PlatformCaller } from './platform-caller.ts';
import { article } from './platform-caller.ts';

/** What the platform has said it has. */
export interface Acknowledged {
  /** Newest version of each resource. */
  readonly resources: Map<string, { readonly version: number; readonly title: string; readonly isPublished: boolean }>;
  /** Files by id of their record. */
  readonly files: Map<string, Buffer>;
}

/** Nothing yet. */
export const nothingAcknowledged = (): Acknowledged => ({ resources: new Map(), files: new Map() });

/** Writes until the server is gone. @param name keeps writers of one round apart */
export async function writeUntilGone(caller: PlatformCaller, acknowledged: Acknowledged, name: string, random: () => number): Promise<void> {
  const own: string[] = [];
  for (let step = 1; ; step += 1) {
    const chance = random();
    const id = own[Math.floor(random() * own.length)];
    const isGoing =
      id === undefined || chance < 0.4
        ? await create(caller, acknowledged, `${name}第${step}条`, own)
        : chance < 0.6
          ? await save(caller, acknowledged, id, `${name}第${step}条`)
          : chance < 0.9
            ? await publish(caller, acknowledged, id)
            : await upload(caller, acknowledged, Buffer.from(`%PDF-1.4 ${name} ${step} ${'x'.repeat(Math.floor(random() * 100_000))}`));
    if (!isGoing) return;
  }
}

async function create({ call }: PlatformCaller, { resources }: Acknowledged, title: string, own: string[]): Promise<boolean> {
  const reply = await call('POST', '/api/v1/resources', article(title));
  if (!reply) return false;
  if (reply.status !== 201) throw new Error(`create: ${reply.status} ${reply.text}`);
  const id = String(reply.json['id']);
  resources.set(id, { version: Number(reply.json['version']), title, isPublished: false });
  own.push(id);
  return true;
}

async function save({ call }: PlatformCaller, { resources }: Acknowledged, id: string, title: string): Promise<boolean> {
  const known = resources.get(id)!;
  const reply = await call('PUT', `/api/v1/resources/${id}`, article(title), { 'if-match': `"${known.version}"` });
  if (!reply) return false;
  if (reply.status !== 200) throw new Error(`save: ${reply.status} ${reply.text}`);
  resources.set(id, { ...known, version: Number(reply.json['version']), title });
  return true;
}

async function publish({ call }: PlatformCaller, { resources }: Acknowledged, id: string): Promise<boolean> {
  const known = resources.get(id)!;
  const reply = await call('POST', `/api/v1/resources/${id}/publish`, undefined, { 'if-match': `"${known.version}"` });
  if (!reply) return false;
  // published already, and no draft above it: that is an answer too
  if (reply.status === 409 && reply.json['code'] === 'RECORD_NO_DRAFT') return true;
  if (reply.status !== 200) throw new Error(`publish: ${reply.status} ${reply.text}`);
  resources.set(id, { ...known, version: Number(reply.json['version']), isPublished: true });
  return true;
}

async function upload({ call }: PlatformCaller, { files }: Acknowledged, content: Buffer): Promise<boolean> {
  const reply = await call('POST', '/api/v1/attachments?siteId=s1&fileName=a.pdf', content);
  if (!reply) return false;
  if (reply.status !== 201) throw new Error(`upload: ${reply.status} ${reply.text}`);
  files.set(String(reply.json['id']), content);
  return true;
}
