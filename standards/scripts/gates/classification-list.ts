/** What the data classification (数据分类) must cover: a subject with the tables that hold it, or the reason why none does. */

/** A subject of classification. */
export interface WantedTable {
  readonly subject: string;
  /** Ids of the tables, when there are some. */
  readonly tables?: readonly string[];
  /** Where it stands instead of a code table, and why. */
  readonly excuse?: string;
}

const held = (subject: string, ...tables: readonly string[]): WantedTable => ({ subject, tables });
const excused = (subject: string, excuse: string): WantedTable => ({ subject, excuse });

/** The list, from what the notice and the norms around it name and what platforms exchange. */
export const wantedTables: readonly WantedTable[] = [
  held('网站生命周期', 'site-status'),
  held('网站类型', 'site-kind'),
  held('开设与关停手续', 'site-opening-fact', 'site-closing-duty'),
  held('栏目类别与更新时限', 'column-type'),
  held('资源种类', 'resource-kind', 'business-kind'),
  held('元数据集与字段类型', 'metadata-set', 'metadata-field-type', 'definition-state'),
  held('媒体形态与文件格式', 'media-form', 'file-format', 'body-format'),
  held('保存期限', 'retention-period'),
  held('服务对象', 'audience'),
  held('有效性与清理结果', 'document-validity', 'revision-kind'),
  held('关系类型', 'relation-type', 'organization-relation'),
  held('表述问题', 'wording-kind', 'wording-severity', 'wording-state'),
  held('栏目变更方式', 'column-act'),
  held('网站审批与豁免', 'approval-level', 'site-exemption-kind'),
  held('资源使用与回答', 'resource-use-kind', 'answer-refusal'),
  held('插件状态', 'plugin-state'),
  held('撤稿方式', 'withdrawal-kind'),
  held('更新类型', 'update-type'),
  held('资源状态与审核关口', 'resource-status', 'review-gate', 'review-result', 'submit-outcome'),
  held('互动交流方式、来信类别与状态', 'interaction-kind', 'message-kind', 'message-state', 'publication-choice'),
  held('征集调查与访谈', 'consultation-state', 'opinion-outcome', 'question-kind', 'interview-state'),
  held('投诉举报状态', 'complaint-state', 'complaint-delivery', 'complaint-subject', 'site-error-kind'),
  held('评价', 'rating-grade', 'rating-aspect', 'rating-channel', 'rating-mark-kind', 'call-back-result'),
  held('渠道', 'channel-kind', 'channel-group', 'filing-state'),
  held('订阅与推送', 'subscription-frequency', 'subscription-basis', 'delivery-state'),
  held('事件类型', 'event-type'),
  held('数据分级与密级', 'data-grade', 'secrecy-level'),
  held('公开方式', 'disclosure-mode'),
  held('共享与开放属性', 'sharing-attribute', 'opening-attribute', 'dataset-update-cycle'),
  held('账号核验程度与状态', 'account-verification', 'account-state', 'contact-channel'),
  held('权限与主体', 'permission-action', 'principal-kind', 'administrative-power'),
  held('身份鉴别', 'authenticator-kind', 'identity-document', 'sign-in-outcome', 'client-kind', 'adapter-kind'),
  held('个人信息权利请求', 'personal-data-request', 'own-data-request-state', 'consent-purpose', 'retention-ground'),
  held('安全事件等级', 'incident-severity', 'incident-state', 'incident-kind', 'alarm-quantity'),
  held(
    '检查结果',
    'inspection-result',
    'inspection-verdict',
    'finding-severity',
    'finding-state',
    'evidence-kind',
    'probe-outcome',
    'tag-fault',
    'appeal-state',
    'not-inspected-reason',
  ),
  held('预警级别', 'alert-level'),
  held('算法', 'algorithm'),
  held('年度报表', 'annual-report-group', 'annual-report-item', 'supervision-report-group', 'report-standing', 'disclosure-organ-kind'),
  held('统计指标与报表', 'measure-source', 'measure-aggregate', 'report-period', 'report-dimension'),
  held('法定主动公开内容', 'disclosure-category'),
  held('依申请公开', 'disclosure-refusal-ground', 'disclosure-reply-kind', 'disclosure-application-state', 'disclosure-application-way'),
  held('办事指南与政务服务事项', 'guide-element', 'service-item-field', 'service-task-type', 'service-theme-natural-person', 'service-theme-legal-person'),
  held('公文要素', 'genre', 'document-series', 'index-number-scheme', 'urgency', 'legal-level'),
  held('主题与区划', 'topic', 'region'),
  held('平台功能', 'platform-function'),
  held('时限', 'time-limit', 'term-unit', 'pause-cause'),
  held('迁移', 'migration-step', 'assessment-conclusion', 'migration-application-state', 'address-end'),
  held('交换', 'exchange-direction', 'exchange-partner', 'exchange-family', 'exchange-outcome', 'exchange-hold-reason', 'correction-state', 'job-state'),
  held('页面与访问', 'page-kind', 'visit-terminal', 'site-language', 'address-family', 'robot-sign'),
  held('日志与审计', 'log-kind', 'audit-result', 'audit-event'),
  held('规范性依据', 'norm', 'norm-kind'),
  held('可访问性探测与域名解析', 'probe-fault', 'resolution-outcome', 'chain-result'),
  held('可达性与网站功能', 'reachability-step', 'site-function'),
  held('安全防护', 'hardening-item', 'security-severity', 'protection-grade', 'protection-duty', 'processing-kind'),
  excused('网站运行四状态', 'a coarser view of site-status; the crosswalk site-status maps it'),
  excused('公开平台固定栏目', 'names from memory that are column types C07, C09, C10 and C11'),
  excused('浙江事项类型', 'one province’s numbers: the crosswalk service-task-type maps them'),
  excused('检查指标', 'rules with thresholds, not codes: standards/indicators'),
  excused('网页标签与底部标识', 'rules, not codes: standards/pages'),
  excused('工作日历', 'dates, not codes: standards/calendar'),
  excused('编码与格式正则', 'constrained strings: codes/scalars.yaml and index-number-scheme'),
  excused('县级以上区划数据', 'a data file with periods of validity, not part of the standard; region gives the form'),
  excused('好差评与政务新媒体规则', 'rules about behaviour: requirements, not codes'),
];
