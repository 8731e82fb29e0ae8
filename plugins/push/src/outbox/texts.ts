/** Sentences of messages, in both languages; what they are about comes from the repository. */

type Both = { readonly 'zh-CN': string; readonly en: string };

/** What a withdrawal says, by its kind (撤稿方式). `vanish` says nothing at all. */
export const withdrawalTexts: Readonly<Record<'withdrawn' | 'redirect' | 'gone' | 'substitute', Both>> = {
  withdrawn: {
    'zh-CN': '您收到过的下列内容已撤稿，仍可查阅，请勿再作为有效信息使用。',
    en: 'What you got before was withdrawn. It can still be read, and no longer holds.',
  },
  redirect: { 'zh-CN': '您收到过的下列内容已移至新的网址，打开原链接即可转到。', en: 'What you got before moved to another address; the link leads there.' },
  gone: { 'zh-CN': '您收到过的下列内容已撤下，不再提供，请勿继续使用和转发。', en: 'What you got before was taken down. Please do not use or pass it on.' },
  substitute: { 'zh-CN': '您收到过的下列内容已由新的内容替代，请以新的内容为准。', en: 'What you got before was replaced; please rely on what replaced it.' },
};

/** Letters about the subscription itself. */
export const letterTexts = {
  confirm: {
    title: { 'zh-CN': '请确认订阅', en: 'Please confirm your subscription' },
    lead: {
      'zh-CN':
        '有人用这个地址订阅了“{name}”。请打开 {link} 确认，{until}前有效（确认码：{code}，回执：{receipt}）。不是您本人订阅的，不必理会，不会再收到消息。',
      en: 'Somebody used this address to subscribe to "{name}". Open {link} to confirm, until {until} (code: {code}, receipt: {receipt}). If it was not you, do nothing: there will be no further message.',
    },
  },
  manage: {
    title: { 'zh-CN': '管理您的订阅', en: 'Manage your subscriptions' },
    lead: {
      'zh-CN':
        '有人请求管理用这个地址订阅的内容。请打开 {manage} ，{until}前有效，可以查看、修改、暂停和退订全部订阅。不是您本人请求的，不必理会；链接不要转给别人。',
      en: 'Somebody asked to manage what is subscribed to with this address. Open {manage} until {until} to see, change, pause or end all of it. If it was not you, do nothing; do not pass the link on.',
    },
  },
  followed: {
    title: { 'zh-CN': '您订阅的栏目有变动', en: 'What you subscribed to has moved' },
    lead: {
      'zh-CN': '“{name}”所依据的栏目或站点已合并或拆分，订阅已随之调整，继续有效。',
      en: 'The columns or sites behind "{name}" were merged or split. The subscription follows them and goes on.',
    },
  },
  closed: {
    title: { 'zh-CN': '您订阅的站点已关停', en: 'A site you subscribed to has closed' },
    lead: {
      'zh-CN': '“{name}”所依据的站点已关停，不会再有新内容。您可以退订，或改订其他站点。',
      en: 'A site behind "{name}" has closed; nothing new will come from it. You can leave, or choose another site.',
    },
  },
} as const satisfies Record<string, { readonly title: Both; readonly lead: Both }>;

/** Title of a digest. */
export const digestTitle = (language: 'zh-CN' | 'en', name: string, count: number): string =>
  language === 'en' ? `${name}: ${count} updates` : `${name}：${count}条更新`;

/** Fills {members}. */
export const fill = (text: string, values: { readonly [name: string]: string }): string =>
  text.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
