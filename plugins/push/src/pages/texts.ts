/** What the pages for people without an account say: Chinese first, the English beside it. `{name}` is filled in. */

/** Languages of the pages. */
export type Language = 'zh-CN' | 'en';

const catalogue = {
  skip: ['跳到正文', 'Skip to content'],
  platform: ['首页', 'Home'],
  manageMine: ['管理我的订阅', 'Manage my subscriptions'],
  // subscribe
  subscribeTitle: ['订阅“{what}”', 'Subscribe to “{what}”'],
  subscribeLead: [
    '有新内容发布、重大更新或撤稿时，用电子邮件告诉您。填写后先收到一封确认信，打开其中的链接并按“确认”才开始；随时可以退订。',
    'You get an e-mail when something is published, changed in substance or withdrawn. A letter asks you to confirm first; nothing is sent before you do, and you can leave at any time.',
  ],
  address: ['电子邮箱', 'E-mail address'],
  frequency: ['多久一次', 'How often'],
  immediate: ['即时', 'At once'],
  hourly: ['每小时汇总', 'Every hour'],
  daily: ['每日汇总', 'Every day'],
  weekly: ['每周汇总', 'Every week'],
  monthly: ['每月汇总', 'Every month'],
  paused: ['暂停', 'Paused'],
  digestAt: ['汇总送出的时刻', 'Time of the digest'],
  quiet: ['安静时段', 'Quiet hours'],
  quietOn: ['在下列时段内不送（预警除外）', 'Hold everything but warnings in these hours'],
  quietFrom: ['从', 'From'],
  quietUntil: ['到', 'Until'],
  trap: ['此处不要填写', 'Leave this empty'],
  privacy: [
    '邮箱只用于寄送这项订阅，不作他用，不提供给他人；退订后{hours}小时内删去。',
    'The address is used for this subscription alone, given to nobody, and erased within {hours} hours after you leave.',
  ],
  subscribe: ['订阅', 'Subscribe'],
  feed: ['不想留邮箱？用订阅源（RSS）', 'No address to give? Use the feed (RSS)'],
  noMail: ['本平台没有开放电子邮件订阅。', 'This platform sends no e-mail.'],
  faults: ['没有提交，请改正：', 'Not sent. Please correct:'],
  addressMissing: ['请填写电子邮箱。', 'Enter an e-mail address.'],
  addressWrong: ['电子邮箱“{address}”的写法不对，例如 name@example.com。', '“{address}” is no e-mail address; one looks like name@example.com.'],
  frequencyWrong: ['请选择多久一次。', 'Choose how often.'],
  timeWrong: ['时刻要写成 22:00 的样子，起止不能相同。', 'Times are written like 22:00, and two of them have to differ.'],
  unknownPlace: [
    '要订阅的栏目或检索不存在，可能已经调整。请从网站的页面进入。',
    'There is no such column or search; it may have moved. Please come from a page of the site.',
  ],
  nothingHere: ['找不到要订阅的内容', 'Nothing to subscribe to'],
  askedTitle: ['请查收确认信', 'Please look for our letter'],
  asked: [
    '如果这个邮箱可用，几分钟内会收到一封确认信，{hours}小时内有效。打开信中的链接，按“确认”，订阅才开始。',
    'If the address can be reached, a letter comes within minutes and holds for {hours} hours. Open its link and press “Confirm”; only then the subscription begins.',
  ],
  askedHint: [
    '没有收到的，请查看垃圾邮件。每个邮箱每天最多寄{letters}封这样的信。',
    'If nothing comes, look among spam. At most {letters} such letters a day go to one address.',
  ],
  busyTitle: ['请稍后再试', 'Please try again later'],
  busy: ['本小时的请求已满，请过一小时再试。您没有提交任何内容。', 'No more requests are taken in this hour. Nothing was sent.'],
  // confirm and leave
  badLinkTitle: ['链接无效', 'This link leads nowhere'],
  badLink: ['请用最近一封信中的链接。', 'Please use the link of the latest letter.'],
  confirmTitle: ['确认订阅', 'Confirm your subscription'],
  confirmAsk: ['请确认用这个邮箱接收“{name}”。', 'Please confirm that this address gets “{name}”.'],
  confirm: ['确认', 'Confirm'],
  confirmedTitle: ['订阅已生效', 'You are subscribed'],
  confirmed: ['“{name}”有新内容时会寄给您。', 'You will hear of what is new in “{name}”.'],
  notConfirmedTitle: ['没有确认', 'Not confirmed'],
  notConfirmed: ['确认码不对，或者请求已过期。请重新订阅。', 'The code is wrong, or the request has lapsed. Please subscribe again.'],
  seeAll: ['查看和修改我的全部订阅', 'See and change all my subscriptions'],
  leaveTitle: ['退订', 'Unsubscribe'],
  leaveAsk: ['不再接收“{name}”（{address}）。', 'No more messages of “{name}” to {address}.'],
  leave: ['退订', 'Unsubscribe'],
  leftTitle: ['已退订', 'You have left'],
  left: ['“{name}”不会再寄给您。', 'You get no more messages of “{name}”.'],
  // manage
  manageTitle: ['管理我的订阅', 'Manage my subscriptions'],
  manageLead: [
    '填写订阅时用的邮箱，我们把管理链接寄到这个邮箱，{hours}小时内有效。有账户的请登录后管理。',
    'Enter the address you subscribed with. The link to all your subscriptions goes there and holds for {hours} hours. With an account, sign in instead.',
  ],
  manageSend: ['寄出管理链接', 'Send the link'],
  manageAskedTitle: ['请查收管理链接', 'Please look for the link'],
  manageAsked: ['如果这个邮箱有生效的订阅，几分钟内会收到管理链接。', 'If this address has a subscription, the link comes within minutes.'],
  manageGone: ['管理链接无效或已过期。请重新索取。', 'This link is not ours, or its time is over. Please ask for a new one.'],
  manageMineOf: ['邮箱 {address} 的订阅，共{count}项。', 'Subscriptions of {address}: {count}.'],
  manageNone: ['没有生效的订阅。', 'There is no subscription.'],
  follows: ['订阅内容', 'What it follows'],
  state: ['状态', 'State'],
  since: ['开始时间', 'Since'],
  active: ['生效', 'Active'],
  pending: ['等待确认', 'Waiting for confirmation'],
  suspended: ['多次没有送达，已暂停发送；按“保存”恢复', 'Stopped after failures; save it to go on'],
  save: ['保存', 'Save'],
  pause: ['暂停', 'Pause'],
  resume: ['恢复', 'Resume'],
  endAll: ['全部退订', 'Leave all'],
  erase: ['退订并删除我的数据', 'Leave and erase my data'],
  allOf: ['全部订阅', 'All subscriptions'],
  eraseHint: [
    '删除后邮箱、订阅和条件立即清除；已寄出的记录只留不可还原的编号，按保存期清除。',
    'Address, subscriptions and queries go at once; of what was sent only numbers stay that lead nowhere, until their time is over.',
  ],
  saved: ['“{name}”已保存。', '“{name}” is saved.'],
  endedOne: ['“{name}”已退订。', 'You have left “{name}”.'],
  endedAll: ['已全部退订。', 'You have left everything.'],
  erased: ['已退订并删除。', 'Left and erased.'],
  // demo mail
  demoTitle: ['示例邮箱', 'Demo mailbox'],
  demoLead: [
    '本平台的示例邮箱：以下邮件没有发出，只留在这里，任何人都能看到。',
    'The demo mailbox of this platform: these letters were not sent. They stay here, for everybody to see.',
  ],
  demoNone: ['还没有邮件。请在门户的任一栏目页上按“用电子邮件订阅”。', 'No letter yet. Choose “by e-mail” on any column page of the portal.'],
  demoTo: ['收件人', 'To'],
  demoAt: ['时间', 'At'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

/** Name of a text. */
export type TextName = keyof typeof catalogue;
/** The texts of one language. */
export type PageTexts = Readonly<Record<TextName, string>>;

const inLanguage = (place: 0 | 1): PageTexts =>
  Object.fromEntries(Object.entries(catalogue).map(([name, both]) => [name, both[place]])) as Record<TextName, string>;

/** All texts by language. */
export const pageTexts: Readonly<Record<Language, PageTexts>> = { 'zh-CN': inLanguage(0), en: inLanguage(1) };
