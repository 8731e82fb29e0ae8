/** Looks at a platform before an import begins: is it there, is it one of the standard, how much does it take, which site has a code. */

import type { Capabilities, SitePage } from '@jiyue/standards/model';
import type { Language, Sentence } from '../../import/language.ts';
import { importTexts } from './texts.ts';

/** A platform to be looked at. */
export interface Probe {
  /** Address without a trailing slash. */
  readonly url: string;
  readonly token: string | undefined;
  readonly language: Language;
  readonly fetch: typeof fetch;
  readonly wait: (ms: number) => Promise<void>;
}

/** The answer, or why there is none: a sentence with its data. */
export type Probed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly sentence: Sentence; readonly data: { readonly [name: string]: string | number } };

const attempts = 3;
const timeoutMs = 15_000;

/** Asks for the capability document, three times within about two seconds: a platform may be starting. */
export async function probePlatform(probe: Probe): Promise<Probed<Pick<Capabilities, 'limits'>>> {
  const answer = await get(probe, '/.well-known/jiyue');
  if (!answer.ok) return answer;
  const { status, body } = answer.value;
  const document = body as Partial<Capabilities> | undefined;
  if (status === 200 && document?.specification === 'jiyue' && document.limits) return { ok: true, value: { limits: document.limits } };
  // what a platform tells everybody is only withheld from a token that is none
  if (probe.token !== undefined && (status === 401 || status === 403))
    return { ok: false, sentence: importTexts.notAllowedIn, data: { url: probe.url, status } };
  return { ok: false, sentence: importTexts.notPlatform, data: { url: probe.url, status } };
}

/** Record id of a site from its record id or its site code (网站标识码). */
export async function findSite(probe: Probe, given: string): Promise<Probed<string>> {
  const own = await get(probe, `/api/v1/sites/${encodeURIComponent(given)}`);
  if (!own.ok) return own;
  if (own.value.status === 200) return { ok: true, value: given };
  let cursor: string | undefined;
  do {
    const answer = await get(probe, `/api/v1/sites${cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`}`);
    if (!answer.ok) return answer;
    const page = answer.value.body as Partial<SitePage> | undefined;
    if (answer.value.status !== 200 || !Array.isArray(page?.items)) break;
    const site = page.items.find(({ siteCode }) => siteCode === given);
    if (site) return { ok: true, value: site.id };
    cursor = page.next;
  } while (cursor !== undefined);
  return { ok: false, sentence: importTexts.siteUnknown, data: { url: probe.url, code: given } };
}

async function get({ url, token, language, fetch, wait }: Probe, path: string): Promise<Probed<{ status: number; body: unknown }>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await fetch(`${url}${path}`, {
        headers: { accept: 'application/json', 'accept-language': language, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const text = await response.text();
      return { ok: true, value: { status: response.status, body: parse(text) } };
    } catch (error) {
      if (attempt >= attempts) return { ok: false, sentence: importTexts.unreachable, data: { url, reason: reasonOf(error) } };
      await wait(attempt * 500);
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  return cause?.code ?? cause?.message ?? error.message;
}
