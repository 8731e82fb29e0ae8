/** The state of this plugin: when each column last published something. Own storage, `<siteId>/<columnId>` -> instant. */
import { type LogEntry, type OwnStorage, type PageBlock, keys } from '@jiyue/sdk/plugin';

// #region follower
/** Takes a batch of the log. The latest instant wins, so entries that come again or in another order change nothing. */
export async function noteLatest(batch: readonly LogEntry[], storage: OwnStorage): Promise<void> {
  const latest: Record<string, string> = {};
  for (const { siteId, data, time } of batch) {
    // a corrected typing error is no update
    if (data.columnId === undefined || data.updateType === 'minor') continue;
    const key = `${siteId}/${data.columnId}`;
    const known = latest[key] ?? (await storage.get<string>(key)) ?? '';
    if (time > known) latest[key] = time;
  }
  await storage.write({ put: latest });
}
// #endregion

/** Column id -> last publication, for one site. */
export async function lastPublications(storage: OwnStorage, siteId: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for await (const key of keys(storage, `${siteId}/`)) {
    const time = await storage.get<string>(key);
    if (time !== undefined) found.set(key.slice(siteId.length + 1), time);
  }
  return found;
}

/** What readers of the column's page are told. */
export function lastPublicationBlock(last: string, language: 'zh-CN' | 'en'): PageBlock {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(last));
  return language === 'en' ? { title: 'Updates', text: `Last published here on ${day}.` } : { title: '栏目更新', text: `本栏目最近一次发布：${day}。` };
}
