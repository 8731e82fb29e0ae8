/** What of a resource may be suggested: its title, the name of what the title is about, its document number, its keywords. All of it stands in the resource. */
import type { Resource } from '@jiyue/standards/model';

/** Longest text of a suggestion. */
const longest = 100;
const shortest = 2;

// 虚构省人民政府关于印发住房公积金管理办法的通知: readers type the beginning of 住房公积金管理办法, not of the organ's name
const about = /^.{0,40}?关于(?:同意|印发|公布|发布|转发|批转|修改|修订|废止|进一步|做好|开展|加强|推进)?/u;
const ending = /的(?:通知|公告|通告|通报|意见|决定|决议|批复|报告|函|命令|公示)(?:[（(].{1,20}[)）])?$/u;
const named = /《([^《》]{2,100})》/gu;

/** Phrases of a resource, each once. */
export function phrasesOf({ title, document, classification }: Pick<Resource, 'title' | 'document' | 'classification'>): readonly string[] {
  const core = title.replace(about, '').replace(ending, '');
  const all = [title, core, ...[...title.matchAll(named)].map(([, name]) => name!), document?.documentNumber ?? '', ...(classification?.keywords ?? [])];
  return [...new Set(all.map((text) => text.replace(/\s+/gu, ' ').trim()))].filter((text) => [...text].length >= shortest && [...text].length <= longest);
}
