/** The view of one resource: marks, facts, text, attachments, what it is related to. */
import { codeName } from '@jiyue/sdk';
import type { Attachment, Resource } from '@jiyue/standards/model';
import { attachmentViews } from './attachments.ts';
import type { ShownBody } from './body.ts';
import { documentFacts, historyFacts, sourceFacts } from './content-facts.ts';
import { longDate, momentOf } from './dates.ts';
import { type SitePage, siteCodeOf } from './frame.ts';
import { type ItemView, itemView } from './items.ts';
import { kindView } from './kind-parts.ts';
import { linkedIds, type RelatedGroup, relatedGroups } from './related.ts';
import { directionOf, fill, isVertical, type Language, textsOf } from './texts.ts';
import { validityMark } from './validity.ts';

interface GroupView {
  readonly type: string;
  readonly end: 'from' | 'to';
  readonly label: string;
  readonly items: readonly ItemView[];
}

/** What template `content` reads. */
export async function contentView(page: SitePage, resource: Resource, body: ShownBody): Promise<object> {
  const { language, links, site, texts } = page;
  const groups = await groupViews(page, resource);
  const validity = validityView(page, resource, groups);
  const files = await attachments(page, resource);
  const parts = await kindView(page, resource, files);
  const isOther = resource.locale !== site.locale;
  return {
    kind: isVertical(resource.locale) ? `${resource.kind} vertical` : resource.kind,
    lang: isOther ? resource.locale : '',
    dir: isOther ? directionOf(resource.locale) : '',
    title: resource.title,
    subtitle: resource.subtitle ?? '',
    number: resource.document?.documentNumber ?? '',
    withdrawn: resource.withdrawal
      ? fill(texts.withdrawnNotice, { date: longDate(momentOf(resource.withdrawal.withdrawnAt).date, language), reason: resource.withdrawal.reason })
      : '',
    validity,
    facts: resource.document ? documentFacts(resource, resource.document, language) : [],
    meta: sourceFacts(resource, language),
    relay: relayNotice(resource, language),
    translation: await translationView(page, resource),
    maps: (resource.maps ?? []).map(({ approvalNumber }) => approvalNumber),
    parts: parts.groups,
    // a picture or a file says nothing by itself; an empty text below it would be a blank line
    body: body.text === '' && parts.groups.length > 0 ? '' : body.html,
    attachments: attachmentViews(
      files.filter(({ id }) => !parts.shownAttachments.has(id)),
      links,
    ),
    explained: groups.filter(isExplained),
    related: groups.filter((group) => !isExplained(group) && !(validity && isCause(group))),
    history: historyFacts(resource, language),
  };
}

async function attachments({ call }: SitePage, { attachmentIds = [] }: Resource): Promise<readonly Attachment[]> {
  const found = await Promise.all(attachmentIds.map((id) => call.records.attachment(id)));
  return found.filter((attachment) => attachment !== undefined);
}

async function groupViews(page: SitePage, resource: Resource): Promise<readonly GroupView[]> {
  const { call, tools, language, texts, links } = page;
  const [relations, explainedBy] = await Promise.all([call.records.relations(resource.id), tools.interpretationsOf(resource.id)]);
  const linked = { relations, explainedBy, explains: resource.kind === 'interpretation' ? (resource.interpretsIds ?? []) : [] };
  const ids = linkedIds(resource.id, linked);
  const others = ids.length === 0 ? [] : await call.records.resources(ids);
  const codes = new Map(
    await Promise.all([...new Set(others.map(({ siteId }) => siteId))].map(async (siteId) => [siteId, await siteCodeOf(page, siteId)] as const)),
  );
  const view = ({ type, end, label, resources }: RelatedGroup): GroupView => ({
    type,
    end,
    label,
    items: resources.flatMap((other) => {
      const siteCode = codes.get(other.siteId);
      return siteCode === undefined ? [] : [itemView(other, siteCode, links, language)];
    }),
  });
  return relatedGroups(resource, linked, others, language, texts)
    .map(view)
    .filter(({ items }) => items.length > 0);
}

const isExplained = ({ type, end }: GroupView): boolean => type === 'interpretation' && end === 'to';
const isCause = ({ type, end }: GroupView): boolean => end === 'to' && (type === 'repeals' || type === 'amends');

/** The mark below the title, a sentence that says it, and the documents that caused it; undefined where nothing need be said. */
function validityView({ texts, language }: SitePage, { document }: Resource, groups: readonly GroupView[]): object | undefined {
  const mark = validityMark(document?.validity);
  if (!mark || !document) return undefined;
  const causes = groups.filter(isCause).map(({ type, items }) => ({ label: type === 'repeals' ? texts.repealedBy : texts.amendedBy, items }));
  return { tone: mark.tone, name: codeName('document-validity', document.validity, language), notice: texts[mark.notice], causes };
}

/** "转载自虚构日报（有删节）" for a relay; "" otherwise. */
function relayNotice({ relay }: Resource, language: Language): string {
  if (!relay) return '';
  const texts = textsOf(language);
  return fill(relay.isAbridged ? texts.relayAbridged : texts.relayWhole, { name: relay.originalName });
}

/** Where a translation comes from, whether a machine made it, and whether the original has moved on (JY-ACC-010). */
async function translationView(page: SitePage, { translation }: Resource): Promise<object | undefined> {
  if (!translation) return undefined;
  const { call, texts, links, language } = page;
  const original = await call.records.resource(translation.originalId);
  const siteCode = original && (await siteCodeOf(page, original.siteId));
  return {
    original: original && siteCode !== undefined ? itemView(original, siteCode, links, language) : undefined,
    notices: [
      ...(original && original.version > translation.originalVersion ? [texts.translationOutdated] : []),
      ...(translation.isMachineMade ? [texts.translationByMachine] : []),
    ],
  };
}
