/** Page of a public case (公开办件): what was asked and what an organ answered, with the days of both. Who asked stands masked, or not at all. */
import { codeName } from '@jiyue/sdk';
import type { Outcome, PageReply } from '@jiyue/sdk/plugin';
import type { PublicCase } from '@jiyue/standards/model';
import { excerpt } from '../body.ts';
import { longDate } from '../dates.ts';
import { absoluteUrl, framed, type SitePage } from '../frame.ts';
import { roots } from '../links.ts';
import { notFound } from '../notice.ts';
import { openSite } from '../open-site.ts';
import { movedReply } from '../page-reply.ts';
import { caseTags } from '../page-tags.ts';
import type { Tools } from '../tools.ts';
import type { PortalCall } from '../types.ts';

export async function casePage(tools: Tools, call: PortalCall<'getCasePage'>): Promise<Outcome<PageReply>> {
  const { siteCode, caseId } = call.params;
  const opened = await openSite(tools, call, siteCode, roots.content);
  if (!('page' in opened)) return opened.reply;
  const { page } = opened;
  const found = await tools.readCase(caseId);
  if (!found) return notFound(page);
  if (found.siteId === page.site.id) return showCase(page, found);
  // the address names another site than the case does: lead to the right one
  const site = await call.records.site(found.siteId);
  return site?.siteCode === undefined ? notFound(page) : movedReply(page.links.publicCase(site.siteCode, found.id));
}

function showCase(page: SitePage, one: PublicCase): Promise<Outcome<PageReply>> {
  const { texts, language, siteCode } = page;
  const path = `s/${siteCode}/i/${one.id}`;
  const lines = (text: string) => text.split(/\n+/).filter((line) => line.trim() !== '');
  const day = (date: string) => ({ value: longDate(date, language), machine: date });
  const facts = [
    { label: texts.interactionKind, value: codeName('interaction-kind', one.interactionKind, language), machine: '' },
    ...(one.submitterMask === undefined ? [] : [{ label: texts.caseSubmitter, value: one.submitterMask, machine: '' }]),
    { label: texts.caseReceived, ...day(one.receivedDate) },
    { label: texts.caseAnsweredBy, value: one.answeredByName, machine: '' },
    { label: texts.caseAnswered, ...day(one.answeredDate) },
  ];
  return framed(
    page,
    'case',
    { title: one.title, facts, question: lines(one.question), answer: lines(one.answer) },
    {
      title: one.title,
      path,
      tags: caseTags(one, { url: absoluteUrl(page, path), description: excerpt(one.answer, 120) }),
      crumbs: [{ text: texts.interaction }],
    },
  );
}
