/**
 * All subscriptions of a person without an account on one page: see, change, pause, end, erase. Its link goes to the address alone and holds
 * for a day; whether an address is known is told to nobody.
 */
import { type Outcome, ok, type PageReply } from '@jiyue/sdk/plugin';
import { leaveList } from '../book/same-list.ts';
import { entryOf, type StoredSubscription } from '../book/stored-subscription.ts';
import { isMailAddress } from '../channels/mail/mail-settings.ts';
import { maskAddress } from '../operations/show-subscription.ts';
import { isBusy, mayWriteTo, sendManageLink } from '../operations/send-letter.ts';
import { manageLinkHours } from '../outbox/compose.ts';
import { fill } from '../outbox/texts.ts';
import type { Tools } from '../tools.ts';
import type { Operations } from '../types.ts';
import { describeQuery } from './describe-query.ts';
import { languageOf, notice, page } from './frame.ts';
import { type Html, html } from './html.ts';
import { addressField, addressIn, allFrequencies, type Fault, faultList, type Form, quietFields, readTimes, type Times, trapField } from './subscribe-form.ts';
import { type Language, pageTexts } from './texts.ts';

/** What became of a change. */
interface Done {
  readonly text?: string;
  readonly faults?: readonly Fault[];
}

/** @returns the operations */
export function managePages(tools: Tools): Operations<'showManageRequest' | 'requestManageLink' | 'showManagePage' | 'changeByPage'> {
  const { book, secrets, clock } = tools;
  const requestPage = (language: Language, form: Form, faults: readonly Fault[]) => {
    const texts = pageTexts[language];
    return page({
      status: faults.length > 0 ? 400 : 200,
      ...{ language, title: texts.manageTitle, root: '' },
      ...(form === undefined ? { otherLanguage: `manage?lang=${language === 'en' ? 'zh-CN' : 'en'}` } : {}),
      content: html`<p>${fill(texts.manageLead, { hours: String(manageLinkHours) })}</p>
${faultList(faults, texts)}<form method="post" action="manage" accept-charset="utf-8">
<input type="hidden" name="lang" value="${language}">
${addressField(form, faults, texts)}
${trapField(texts)}
<p><button type="submit">${texts.manageSend}</button></p>
</form>`,
    });
  };
  const gone = (language: Language) =>
    notice({ status: 404, language, title: pageTexts[language].badLinkTitle, root: '../' }, [pageTexts[language].manageGone]);
  /** Those that have not ended, latest first. */
  const livingOf = async (subscriberId: string) =>
    (await book.ofSubscriber(subscriberId))
      .filter(({ record }) => record.state !== 'ended')
      .toSorted((a, b) => (a.record.enteredAt < b.record.enteredAt ? 1 : -1));
  const listPage = async (subscriberId: string, language: Language, address: string, done: Done): Promise<Outcome<PageReply>> => {
    const texts = pageTexts[language];
    const living = await livingOf(subscriberId);
    const shown = living.find(({ record }) => record.address !== undefined)?.record.address;
    return page({
      status: done.faults ? 400 : 200,
      ...{ language, title: texts.manageTitle, root: '../' },
      ...(done.text === undefined && !done.faults ? { otherLanguage: `${address}?lang=${language === 'en' ? 'zh-CN' : 'en'}` } : {}),
      content: [
        ...(done.text === undefined ? [] : [html`<p class="done" role="status">${done.text}</p>`]),
        faultList(done.faults ?? [], texts),
        html`<p>${
          living.length === 0
            ? texts.manageNone
            : fill(texts.manageMineOf, { address: shown === undefined ? '…' : maskAddress(shown), count: String(living.length) })
        }</p>`,
        ...(await Promise.all(living.map((one, place) => oneOf(one, place, language, tools)))),
        ...(living.length === 0
          ? []
          : [
              html`<section class="one" aria-labelledby="all"><h2 id="all">${texts.allOf}</h2><form method="post">
<input type="hidden" name="lang" value="${language}">
<p class="hint">${texts.eraseHint}</p>
<p><button class="ending" type="submit" name="act" value="end-all">${texts.endAll}</button>
<button class="ending" type="submit" name="act" value="erase">${texts.erase}</button></p></form></section>`,
            ]),
      ],
    });
  };

  return {
    showManageRequest: async ({ params, language }) => requestPage(languageOf(params.lang, language), undefined, []),
    async requestManageLink({ body, language: usual }) {
      const form: Form = body ?? {};
      const language = languageOf(form['lang'], usual);
      const texts = pageTexts[language];
      const address = addressIn(form);
      if (!isMailAddress(address)) {
        const text = address === '' ? texts.addressMissing : fill(texts.addressWrong, { address });
        return requestPage(language, form, [{ field: 'address', text }]);
      }
      if (await isBusy(tools)) return notice({ status: 503, language, title: texts.busyTitle, root: '' }, [texts.busy]);
      const subscriberId = await secrets.subscriberId('email', address);
      // counted before anybody looks whether it is known
      if ((form['website'] ?? '') === '' && (await mayWriteTo(subscriberId, tools))) {
        const active = (await book.ofSubscriber(subscriberId)).find(({ record }) => record.state === 'active');
        if (active) await sendManageLink(active, tools);
      }
      return notice({ language, title: texts.manageAskedTitle, root: '' }, [texts.manageAsked]);
    },
    async showManagePage({ params: { manageKey, lang }, language: usual }) {
      const language = languageOf(lang, usual);
      const subscriberId = await secrets.managerOf(manageKey, clock());
      return subscriberId === undefined ? gone(language) : listPage(subscriberId, language, manageKey, {});
    },
    async changeByPage(call) {
      const form: Form = call.body ?? {};
      const language = languageOf(form['lang'], call.language);
      const { manageKey } = call.params;
      const subscriberId = await secrets.managerOf(manageKey, clock());
      if (subscriberId === undefined) return gone(language);
      const changed = await change(subscriberId, form, language);
      return changed.ok ? listPage(subscriberId, language, manageKey, changed.value) : changed;
    },
  };

  async function change(subscriberId: string, form: NonNullable<Form>, language: Language): Promise<Outcome<Done>> {
    const texts = pageTexts[language];
    const living = await livingOf(subscriberId);
    if (form['act'] === 'end-all' || form['act'] === 'erase') {
      for (const one of living) await tools.states.end(one.record.id);
      if (form['act'] === 'erase') for (const one of await book.ofSubscriber(subscriberId)) await book.forget(one);
      return ok({ text: form['act'] === 'erase' ? texts.erased : texts.endedAll });
    }
    const stored = living.find(({ record }) => record.id === form['id']);
    if (!stored) return ok({});
    const { name } = stored.record;
    if (form['act'] === 'end') {
      await leaveList(stored, tools);
      return ok({ text: fill(texts.endedOne, { name }) });
    }
    const times = form['act'] === 'pause' ? { value: { frequency: 'paused' as const } } : readTimes(form, allFrequencies, texts);
    if ('faults' in times) return ok({ faults: times.faults });
    await save(stored, times.value, form['digestAt']);
    return ok({ text: fill(texts.saved, { name }) });
  }

  async function save({ record: { id, frequency: was } }: StoredSubscription, times: Times, digestAt: string | undefined): Promise<void> {
    await tools.digests.beforeChange(id, was, times.frequency);
    const at = digestAt !== undefined && /^([01]\d|2[0-3]):[0-5]\d$/.test(digestAt) ? { digestAt } : {};
    const saved = await tools.states.change(id, ({ record: { quietHours, ...record }, ...stored }) => {
      if (record.state !== 'active' && record.state !== 'suspended') return undefined;
      const kept = times.frequency === 'paused' && quietHours ? { quietHours } : {};
      return { ...stored, record: { ...record, ...kept, ...times, ...at, state: 'active', consecutiveFailures: 0 } };
    });
    await tools.states.resumed(id);
    const entry = saved && entryOf(saved);
    if (entry) await tools.digests.plan(entry);
    tools.wake();
  }
}

/** One subscription with its form. */
async function oneOf({ record, queryId }: StoredSubscription, place: number, language: Language, { book, granted }: Tools): Promise<Html> {
  const texts = pageTexts[language];
  const { id, name, state, frequency, digestAt = '08:00', quietHours, confirmedAt } = record;
  const query = await book.query(queryId);
  const isPaused = frequency === 'paused';
  const shownState = state === 'active' ? (isPaused ? texts.paused : texts.active) : state === 'suspended' ? texts.suspended : texts.pending;
  const at = `n${place}-`;
  return html`<section class="one" aria-labelledby="${at}name">
<h2 id="${at}name">${name}</h2>
<dl>
<dt>${texts.follows}</dt><dd>${query ? await describeQuery(query, granted, language) : name}</dd>
<dt>${texts.state}</dt><dd>${shownState}</dd>
${confirmedAt !== undefined && html`<dt>${texts.since}</dt><dd>${dayOf(confirmedAt)}</dd>`}
</dl>
<form method="post" accept-charset="utf-8">
<input type="hidden" name="id" value="${id}">
<input type="hidden" name="lang" value="${language}">
${
  state !== 'pending' &&
  html`<p><label for="${at}frequency">${texts.frequency}</label> <select id="${at}frequency" name="frequency">
${allFrequencies.map((one) => html`<option value="${one}"${(one === frequency || (isPaused && one === 'daily')) && html` selected`}>${texts[one]}</option>`)}
</select></p>
<p><label>${texts.digestAt} <input type="time" name="digestAt" value="${digestAt}"></label></p>
${quietFields(quietHours, undefined, texts, at)}`
}
<p>${state !== 'pending' && html`<button type="submit" name="act" value="save">${isPaused ? texts.resume : texts.save}</button>`}
${state === 'active' && !isPaused && html`<button class="plain" type="submit" name="act" value="pause">${texts.pause}</button>`}
<button class="ending" type="submit" name="act" value="end">${texts.leave}</button></p>
</form>
</section>`;
}

/** The day in China. */
const dayOf = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
