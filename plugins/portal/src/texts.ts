/** Everything a reader sees that is not content: one catalogue, zh-CN first, en second. The language of a page is that of its site. */

/** Languages of the catalogue. */
export type Language = 'zh-CN' | 'en';

/** Language of the catalogue that serves a site; Chinese for all but English sites. */
export const languageOf = (locale: string): Language => (/^en(-|$)/.test(locale) ? 'en' : 'zh-CN');

/** Writing direction of a locale: right to left for Arabic script, Uyghur among them. */
export const directionOf = (locale: string): 'ltr' | 'rtl' => (/-Arab\b/.test(locale) || /^(ar|fa|ug|ur|he)(-(?!Latn|Cyrl)|$)/.test(locale) ? 'rtl' : 'ltr');

/** Whether a locale is in traditional Mongolian script, whose lines run down and from left to right. */
export const isVertical = (locale: string): boolean => /-Mong\b/.test(locale);

const catalogue = {
  skipToContent: ['跳到正文', 'Skip to content'],
  home: ['首页', 'Home'],
  mainNavigation: ['主导航', 'Main navigation'],
  breadcrumbs: ['您的位置', 'You are here'],
  superiorSite: ['上级网站', 'Superior site'],
  siteMap: ['网站地图', 'Site map'],
  moreOf: ['更多{name}', 'More: {name}'],
  trialNotice: ['本网站正在试运行，内容以正式开通后为准。', 'This site is on trial; what counts is the content after its opening.'],
  // search
  search: ['搜索', 'Search'],
  searchBox: ['检索词', 'Search words'],
  searchHint: ['输入标题、关键词或发文字号', 'Title, keyword or document number'],
  searchTitle: ['站内搜索', 'Search'],
  searchScope: ['检索范围', 'Where to search'],
  scopeSite: ['本站', 'This site'],
  scopeBelow: ['本站及下属网站', 'This site and those below'],
  scopeAll: ['全平台各网站', 'All sites'],
  publishedFrom: ['发布日期起', 'Published from'],
  publishedTo: ['发布日期止', 'Published to'],
  sort: ['排序', 'Order'],
  sortRelevance: ['按相关度', 'By relevance'],
  sortDate: ['按发布时间', 'By date'],
  resultCount: ['找到 {total} 条与“{q}”有关的信息', '{total} results for "{q}"'],
  exactNumber: ['文号相符', 'exact number'],
  filters: ['筛选', 'Filter'],
  activeFilters: ['已选条件', 'Chosen filters'],
  removeFilter: ['去掉条件', 'Remove filter'],
  clearFilters: ['去掉全部条件', 'Remove all filters'],
  facetKind: ['资源种类', 'Kind'],
  facetSite: ['网站', 'Site'],
  facetColumn: ['栏目', 'Column'],
  facetTopic: ['主题分类', 'Topic'],
  facetIssuer: ['发文机关', 'Issuer'],
  facetYear: ['发布年份', 'Year'],
  yearName: ['{year}年', '{year}'],
  quotedAnswer: ['原文摘答', 'Answered by a public text'],
  quotedFrom: ['摘自', 'From'],
  bestBets: ['编辑推荐', 'Chosen by the editors'],
  relatedWords: ['相关检索', 'Related words'],
  noResults: ['没有找到与“{q}”有关的信息', 'Nothing was found for "{q}"'],
  searchedInstead: ['没有找到与“{q}”有关的信息，以下是“{instead}”的结果', 'Nothing was found for "{q}"; these are the results for "{instead}"'],
  didYouMean: ['您要找的可能是', 'Did you mean'],
  unknownWords: ['没有信息含有：{words}', 'No text holds: {words}'],
  withoutSite: ['在全平台各网站中检索（{total}条）', 'Search all sites ({total})'],
  withoutFilter: ['去掉“{name}”再查（{total}条）', 'Search without "{name}" ({total})'],
  withoutWord: ['去掉“{word}”再查（{total}条）', 'Search without "{word}" ({total})'],
  tryThis: ['可以这样试试', 'What you can try'],
  tipShorter: ['换用更短、更常用的词，例如只输入事项名称。', 'Use fewer, more common words, such as the name of the matter alone.'],
  tipNumber: ['查文件时可以直接输入发文字号，方括号、圆括号和六角括号都可以。', 'For a document, type its number; any kind of bracket will do.'],
  tipFilters: ['去掉筛选条件后再查。', 'Remove the filters and search again.'],
  tipAll: ['在全平台各网站中检索。', 'Search all sites of the platform.'],
  tipMap: ['按栏目查找：打开网站地图。', 'Look by column: open the site map.'],
  searchHelp: ['检索说明', 'How to search'],
  helpWords: ['输入标题或正文中的词语，多个词用空格隔开。', 'Type words of the title or the text, separated by blanks.'],
  helpNumber: ['输入发文字号可以直接找到文件。', 'A document number finds its document directly.'],
  helpNarrow: ['检索后可以按种类、主题、发文机关和年份缩小范围。', 'Narrow the results by kind, topic, issuer and year.'],
  faultQueryLong: ['检索词最多200字，现在是{length}字。请缩短后再查。', 'At most 200 characters; there are {length}. Shorten it and search again.'],
  faultDay: ['“{name}”应为年-月-日，例如2026-03-01，收到“{value}”。', '"{name}" is a date such as 2026-03-01; received "{value}".'],
  faultDayOrder: ['发布日期止（{to}）早于发布日期起（{from}）。请改其中之一。', 'The last day ({to}) is before the first ({from}). Change one of them.'],
  faultChoice: ['“{name}”没有“{value}”这个选项，请从页面上的选项中选择。', '"{name}" has no choice "{value}". Choose one from the page.'],
  faults: ['请先改正以下各处', 'Correct these first'],
  // lists
  total: ['共 {total} 条', '{total} items'],
  nextPage: ['下一页', 'Next page'],
  firstPage: ['回到第一页', 'First page'],
  paging: ['翻页', 'Pages'],
  emptyColumn: ['本栏目还没有已发布的信息。', 'Nothing was published in this column yet.'],
  subcolumns: ['下级栏目', 'Columns below'],
  disclosure: ['政府信息公开', 'Disclosure of government information'],
  subsites: ['部门和市县网站', 'Departments and lower levels'],
  columnsOfSite: ['栏目', 'Columns'],
  // content
  fullText: ['正文', 'Text'],
  publishedAt: ['发布时间', 'Published'],
  displayedDate: ['标注日期', 'Dated'],
  updatedAt: ['更新时间', 'Updated'],
  source: ['来源', 'Source'],
  author: ['作者', 'Author'],
  documentFacts: ['公文信息', 'Document facts'],
  indexNumber: ['索引号', 'Index number'],
  topic: ['主题分类', 'Topic'],
  issuer: ['发文机关', 'Issuer'],
  writtenDate: ['成文日期', 'Date of document'],
  title: ['标题', 'Title'],
  documentNumber: ['发文字号', 'Document number'],
  publishedDate: ['发布日期', 'Published'],
  validity: ['有效性', 'Validity'],
  genre: ['公文种类', 'Genre'],
  effectiveDate: ['施行日期', 'Takes effect'],
  abolishedDate: ['废止日期', 'Repealed on'],
  expiresDate: ['失效日期', 'Expires on'],
  disclosureMode: ['公开方式', 'Mode of disclosure'],
  notStated: ['未标明', 'not stated'],
  listSeparator: ['、', ', '],
  validityNotice: ['效力提示', 'Note on validity'],
  validityLapsed: ['本文件已经失效，仅供查阅。', 'This document has lapsed and is kept for reference.'],
  validityRepealed: ['本文件已经废止，仅供查阅。', 'This document was repealed and is kept for reference.'],
  validityAmended: ['本文件已经修改，请以修改后的规定为准。', 'This document was amended; the amended text counts.'],
  validityPartly: ['本文件部分内容已经失效。', 'Parts of this document have lapsed.'],
  validityPending: ['本文件尚未生效。', 'This document is not yet in effect.'],
  repealedBy: ['被以下文件废止', 'Repealed by'],
  amendedBy: ['被以下文件修改', 'Amended by'],
  withdrawn: ['撤稿说明', 'Withdrawn'],
  withdrawnNotice: ['本文已于{date}撤稿，保留原文供查阅。原因：{reason}', 'Withdrawn on {date}; the text is kept for reference. Reason: {reason}'],
  interpretedDocument: ['解读的文件', 'Document explained'],
  interpretations: ['相关解读', 'Interpretations'],
  attachments: ['附件', 'Attachments'],
  alternativeFormat: ['其他格式', 'other format'],
  table: ['表格', 'Table'],
  image: ['图片', 'Image'],
  pictureBy: ['图', 'Picture'],
  downloadVideo: ['下载视频', 'Download the video'],
  relayWhole: ['本文转载自{name}。', 'Relayed from {name}.'],
  relayAbridged: ['本文转载自{name}，有删节。', 'Relayed from {name}, shortened.'],
  translatedFrom: ['译自', 'Translated from'],
  translationNotice: ['译文说明', 'About this translation'],
  translationOutdated: [
    '本译文译自旧版，原文已有更新，请以原文为准。',
    'This was translated from an earlier version; the original has changed since and is what counts.',
  ],
  translationByMachine: ['本译文由机器翻译，未经人工审校，仅供参考。', 'Translated by machine and not revised by a person; for reference only.'],
  mapApproval: ['审图号', 'Map approval number'],
  enteredByPlatform: ['本平台发布时间', 'Published on this platform'],
  changeNote: ['更新说明', 'What changed'],
  // footer
  organizer: ['主办单位', 'Organizer'],
  operator: ['承办单位', 'Operator'],
  contact: ['联系方式', 'Contact'],
  siteCode: ['网站标识码', 'Site code'],
  icp: ['ICP备案', 'ICP filing'],
  police: ['公安备案', 'Public-security filing'],
  badge: ['党政机关网站标识', 'Party and government website badge'],
  errorReport: ['我为政府网站找错', 'Report an error of this site'],
  footerMarks: ['网站标识与备案', 'Identity and filings of the site'],
  platformName: ['政府网站集约化平台', 'Government website platform'],
  // pages that say no
  backHome: ['返回首页', 'Back to the home page'],
  notFoundTitle: ['页面不存在', 'Page not found'],
  notFoundText: [
    '没有这个页面，可能是地址输入有误，或内容从未发布。',
    'There is no such page. The address may be mistyped, or the content was never published.',
  ],
  notFoundNext: ['请核对地址，或从首页、网站地图和搜索中查找。', 'Check the address, or look from the home page, the site map or the search.'],
  goneTitle: ['内容已撤下', 'Content withdrawn'],
  goneText: ['这条内容已经撤下，不再提供阅读。', 'This content was withdrawn and can no longer be read.'],
  goneReason: ['原因：{reason}', 'Reason: {reason}'],
  goneSubstitute: ['请阅读替代内容：', 'Read this instead: '],
  goneMoved: ['内容已转到以下网址，打开后将离开本平台：', 'It has moved to this address, which is outside this platform: '],
  movedTitle: ['内容已转移', 'Content has moved'],
  movedText: ['这条内容已转到新的网址。', 'This content has a new address.'],
  badTitle: ['地址有误', 'Address not valid'],
  badCursor: ['翻页位置“{value}”不是本列表给出的，可能已经失效。', 'The place "{value}" was not given by this list; it may be outdated.'],
  badPage: ['本列表不用页码翻页（收到“{value}”），请用页面上的“下一页”。', 'This list has no page numbers (received "{value}"); use "Next page".'],
  badNext: ['请从第一页重新开始。', 'Start again from the first page.'],
  unavailableTitle: ['搜索暂不可用', 'Search is not available'],
  unavailableText: [
    '搜索功能暂时不能使用，请稍后再试。其他页面可以照常阅读。',
    'The search does not work at the moment; try again later. All other pages can be read.',
  ],
  unavailableNext: ['也可以从网站地图按栏目查找。', 'You can also look by column in the site map.'],
  suspendedTitle: ['网站临时下线', 'Site suspended'],
  suspendedText: ['{name}已临时下线。', '{name} is suspended.'],
  mergedTitle: ['网站已归并', 'Site merged'],
  mergedText: ['{name}已归并到其他网站，请前往：', '{name} was merged into another site; go to: '],
  closedTitle: ['网站已关停', 'Site closed'],
  closedText: ['{name}已关停。', '{name} was closed.'],
  siteSince: ['生效日期：{date}。原因：{reason}', 'Since {date}. Reason: {reason}'],
  noSiteTitle: ['还没有开通的网站', 'No site is open yet'],
  noSiteText: ['平台上还没有已开通的网站。站点开通后，这里显示网站首页。', 'No site of this platform is open yet. Its home page will show here.'],
} as const satisfies Record<string, readonly [string, string]>;

/** Key of the catalogue. */
export type TextKey = keyof typeof catalogue;

/** The catalogue in one language. */
export type Texts = { readonly [Key in TextKey]: string };

const inLanguage = (index: 0 | 1): Texts => Object.fromEntries(Object.entries(catalogue).map(([key, pair]) => [key, pair[index]])) as Texts;
const byLanguage: { readonly [L in Language]: Texts } = { 'zh-CN': inLanguage(0), en: inLanguage(1) };

/** All texts in one language. */
export const textsOf = (language: Language): Texts => byLanguage[language];

/** Puts values in place of {name}. A value is put in as it is: escaping is the template's work. */
export const fill = (text: string, values: { readonly [name: string]: string | number }): string =>
  text.replace(/\{([A-Za-z]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
