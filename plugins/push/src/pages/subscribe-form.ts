/** The form on which people without an account subscribe: what it holds, what is wrong with it, how it looks. */
import type { QuietHours, SubscriptionFrequency } from '@jiyue/standards/model';
import { fill } from '../outbox/texts.ts';
import { type Html, html } from './html.ts';
import { type Target, targetParams } from './subscribe-target.ts';
import { type Language, pageTexts, type PageTexts } from './texts.ts';

/** A form as a browser sends it. */
export type Form = { readonly [name: string]: string } | undefined;

/** Choices of how often. */
export const frequencies = ['immediate', 'daily', 'weekly'] as const;
/** All that can be chosen when a subscription is managed. */
export const allFrequencies = ['immediate', 'hourly', 'daily', 'weekly', 'monthly'] as const;

/** What the form says, or every fault at once. */
export type Read<T> = { readonly value: T } | { readonly faults: readonly Fault[] };
/** A fault and the field that it is about. */
export interface Fault {
  readonly field: 'address' | 'frequency' | 'quiet' | 'digestAt';
  readonly text: string;
}

/** An address as people type it, pasted blanks and full-width signs taken out. */
export const addressIn = (form: Form): string => (form?.['address'] ?? '').normalize('NFKC').replace(/\s+/g, '').slice(0, 320);

/** How often, and when not. */
export interface Times {
  readonly frequency: SubscriptionFrequency;
  readonly quietHours?: QuietHours;
}

/** Reads it. */
export function readTimes(form: Form, choices: readonly SubscriptionFrequency[], texts: PageTexts): Read<Times> {
  const { quiet, quietFrom = '', quietUntil = '' } = form ?? {};
  const frequency = choices.find((one) => one === form?.['frequency']);
  const time = /^([01]\d|2[0-3]):[0-5]\d$/;
  const isQuiet = quiet === 'on';
  const faults: readonly Fault[] = [
    ...(frequency !== undefined ? [] : [{ field: 'frequency' as const, text: texts.frequencyWrong }]),
    ...(!isQuiet || (time.test(quietFrom) && time.test(quietUntil) && quietFrom !== quietUntil) ? [] : [{ field: 'quiet' as const, text: texts.timeWrong }]),
  ];
  if (frequency === undefined || faults.length > 0) return { faults };
  return { value: { frequency, ...(isQuiet ? { quietHours: { from: quietFrom, until: quietUntil, utcOffset: '+08:00' } } : {}) } };
}

/** What went wrong, before the form. */
export const faultList = (faults: readonly Fault[], texts: PageTexts): Html =>
  html`${
    faults.length > 0 &&
    html`<div class="faults" role="alert" id="faults">
<p>${texts.faults}</p>
<ul>${faults.map(({ field, text }) => html`<li><a href="#${field}">${text}</a></li>`)}</ul>
</div>`
  }`;

/** Quiet hours as two times. @param prefix makes ids of several forms on a page differ */
export const quietFields = (quiet: QuietHours | undefined, form: Form, texts: PageTexts, prefix = ''): Html => html`<fieldset>
<legend>${texts.quiet}</legend>
<label><input id="${prefix}quiet" type="checkbox" name="quiet" value="on"${(form ? form['quiet'] === 'on' : quiet !== undefined) && html` checked`}> ${texts.quietOn}</label><br>
<label>${texts.quietFrom} <input type="time" name="quietFrom" value="${form?.['quietFrom'] ?? quiet?.from ?? '22:00'}"></label>
<label>${texts.quietUntil} <input type="time" name="quietUntil" value="${form?.['quietUntil'] ?? quiet?.until ?? '07:00'}"></label>
</fieldset>`;

/** The address as a field. */
export const addressField = (form: Form, faults: readonly Fault[], texts: PageTexts): Html => {
  const isWrong = faults.some(({ field }) => field === 'address');
  return html`<p class="field"><label for="address">${texts.address}</label>
<input id="address" type="email" name="address" value="${addressIn(form)}" maxlength="254" autocomplete="email" required${isWrong && html` aria-invalid="true" aria-describedby="faults"`}></p>`;
};

/** A field that people do not see, and programs that fill everything do. */
export const trapField = (texts: PageTexts): Html =>
  html`<div class="unseen" aria-hidden="true"><label>${texts.trap}<input name="website" tabindex="-1" autocomplete="off"></label></div>`;

/** The whole form. */
export function subscribeForm(target: Target, form: Form, faults: readonly Fault[], language: Language, eraseAddressHours: number): Html {
  const texts = pageTexts[language];
  const chosen = form?.['frequency'] ?? 'daily';
  return html`${faultList(faults, texts)}<form method="post" action="subscribe" accept-charset="utf-8">
${targetParams.flatMap((name) => (target.params[name] === undefined ? [] : [html`<input type="hidden" name="${name}" value="${target.params[name]}">`]))}
<input type="hidden" name="lang" value="${language}">
${addressField(form, faults, texts)}
<fieldset id="frequency">
<legend>${texts.frequency}</legend>
${frequencies.map((one) => html`<label><input type="radio" name="frequency" value="${one}"${one === chosen && html` checked`}> ${texts[one]}</label>`)}
</fieldset>
${quietFields(undefined, form, texts)}
${trapField(texts)}
<p class="hint">${fill(texts.privacy, { hours: String(eraseAddressHours) })}</p>
<p><button type="submit">${texts.subscribe}</button></p>
</form>`;
}
