/** What a resource says by its kind, as template `parts` shows it: gallery, video, profile, data set, questions and the rest. */
import { codeName, type KindPart, kindParts, type PartLabel } from '@jiyue/sdk';
import type { Attachment, Resource } from '@jiyue/standards/model';
import { sizeName, typeName } from './attachments.ts';
import { longDate } from './dates.ts';
import { type SitePage, siteCodeOf } from './frame.ts';
import { type ItemView, itemView } from './items.ts';
import { isWebAddress } from './links.ts';
import type { Language } from './texts.ts';

/** Most lines of a section that shows a column. */
const sectionItems = 10;

/** One part of the page. `as` names its form in the template. */
export type PartView =
  | { readonly as: 'text'; readonly label: string; readonly lines: readonly string[]; readonly machine: string }
  | { readonly as: 'link'; readonly label: string; readonly text: string; readonly href: string }
  | { readonly as: 'file'; readonly label: string; readonly title: string; readonly type: string; readonly size: string; readonly href: string }
  | { readonly as: 'picture'; readonly href: string; readonly alt: string; readonly caption: string; readonly credit: string }
  | { readonly as: 'video'; readonly href: string; readonly type: string; readonly poster: string; readonly alt: string }
  | { readonly as: 'table'; readonly label: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly as: 'section'; readonly label: string; readonly items: readonly ItemView[] };

/** Parts that stand together: facts in one definition list, each other part by itself. */
export interface PartGroup {
  readonly isFacts: boolean;
  readonly parts: readonly PartView[];
}

/** The parts, and the attachments they show, which need not be listed again. */
export interface KindView {
  readonly groups: readonly PartGroup[];
  readonly shownAttachments: ReadonlySet<string>;
}

/** @param attachments of the resource, as far as they may be seen */
export async function kindView(page: SitePage, resource: Resource, attachments: readonly Attachment[]): Promise<KindView> {
  const files = new Map(attachments.map((attachment) => [attachment.id, attachment]));
  const groups: { readonly isFacts: boolean; readonly parts: PartView[] }[] = [];
  for (const part of kindParts(resource)) {
    const view = await partView(page, part, files);
    if (!view) continue;
    const isFacts = view.as === 'text' || view.as === 'link' || view.as === 'file';
    const last = groups.at(-1);
    if (last && isFacts && last.isFacts) last.parts.push(view);
    else groups.push({ isFacts, parts: [view] });
  }
  return { groups, shownAttachments: new Set(kindParts(resource).flatMap(attachmentsOf)) };
}

/** Undefined for what cannot be seen: an attachment that is gone, a section with nothing in it. */
async function partView(page: SitePage, part: KindPart, files: ReadonlyMap<string, Attachment>): Promise<PartView | undefined> {
  const { language, links } = page;
  switch (part.as) {
    case 'text':
      return { as: 'text', label: inLanguage(part.label, language), lines: linesOf(part.text), machine: '' };
    case 'code':
      return { as: 'text', label: inLanguage(part.label, language), lines: [codeName(part.table, part.code, language)], machine: '' };
    case 'date':
      return { as: 'text', label: inLanguage(part.label, language), lines: [longDate(part.date, language)], machine: part.date };
    case 'question':
      return { as: 'text', label: part.question, lines: linesOf(part.answer), machine: '' };
    case 'link':
      return isWebAddress(part.address) ? { as: 'link', label: inLanguage(part.label, language), text: part.text, href: part.address } : undefined;
    case 'table':
      return { as: 'table', label: inLanguage(part.label, language), head: part.head.map((one) => inLanguage(one, language)), rows: part.rows };
    case 'attachment': {
      const file = files.get(part.attachmentId);
      const label = inLanguage(part.label, language);
      return (
        file && {
          as: 'file',
          label,
          title: part.note ?? file.title,
          type: typeName(file.mediaType),
          size: sizeName(file.sizeBytes),
          href: links.attachment(file.id),
        }
      );
    }
    case 'picture': {
      const { attachmentId, alternativeText, caption = '', credit = '' } = part.picture;
      return files.has(attachmentId) ? { as: 'picture', href: links.attachment(attachmentId), alt: alternativeText, caption, credit } : undefined;
    }
    case 'video': {
      const file = files.get(part.attachmentId);
      const poster = part.posterId !== undefined && files.has(part.posterId) ? links.attachment(part.posterId) : '';
      return file && { as: 'video', href: links.attachment(file.id), type: file.mediaType, poster, alt: part.alternativeText };
    }
    case 'section': {
      const items = await sectionViews(page, part);
      return items.length > 0 ? { as: 'section', label: part.title, items } : undefined;
    }
  }
}

/** The resources named, then the newest of the column, each once and only what may be seen. */
async function sectionViews(page: SitePage, { resourceIds, columnId }: Extract<KindPart, { as: 'section' }>): Promise<readonly ItemView[]> {
  const { records } = page.call;
  const named = resourceIds.length === 0 ? [] : await records.resources(resourceIds);
  const column = columnId === undefined ? undefined : await records.column(columnId);
  const listed = column ? (await records.listResources({ siteId: column.siteId, columnId: column.id, limit: sectionItems })).items : [];
  const byId = new Map([...named, ...listed].map((one) => [one.id, one]));
  const views = await Promise.all(
    [...byId.values()].map(async (one) => {
      const siteCode = await siteCodeOf(page, one.siteId);
      return siteCode === undefined ? [] : [itemView(one, siteCode, page.links, page.language)];
    }),
  );
  return views.flat();
}

/** Attachments that a part shows. */
function attachmentsOf(part: KindPart): readonly string[] {
  if (part.as === 'picture') return [part.picture.attachmentId];
  if (part.as === 'attachment') return [part.attachmentId];
  return part.as === 'video' ? [part.attachmentId, ...(part.posterId === undefined ? [] : [part.posterId])] : [];
}

const inLanguage = ({ zh, en }: PartLabel, language: Language): string => (language === 'en' ? en : zh);

const linesOf = (text: string): readonly string[] => text.split(/\r\n|[\n\r\u2028\u2029]/).filter((line) => line.trim() !== '');
