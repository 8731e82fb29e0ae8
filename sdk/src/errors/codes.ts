/**
 * The one table of error codes: HTTP status, title and detail in zh-CN and en.
 * `{name}` in a detail is filled from `data.name`. Titles are the same for every occurrence (RFC 9457).
 * Tests compare this table with the OpenAPI document and the docs both ways.
 */

/** One row of the table. */
export interface ErrorRow {
  readonly status: number;
  readonly title: { readonly 'zh-CN': string; readonly en: string };
  readonly detail: { readonly 'zh-CN': string; readonly en: string };
}

const row = (status: number, zhTitle: string, enTitle: string, zh: string, en: string): ErrorRow => ({
  status,
  title: { 'zh-CN': zhTitle, en: enTitle },
  detail: { 'zh-CN': zh, en },
});

/** All codes of the platform itself; plugins add their own in errors.json. */
export const errorCodes = {
  // --- request ---
  REQUEST_INVALID: row(400, '请求不合规范', 'Request breaks the contract', '请求有{count}处不合规范，逐条见 errors。', 'The request breaks the contract in {count} places; see errors.'),
  BODY_MALFORMED: row(400, '请求体不是合格的 JSON', 'Body is not JSON', '请求体在第{line}行第{column}列处不是合格的 JSON：{reason}。请改正后重发。', 'The body is not JSON at line {line}, column {column}: {reason}. Correct it and send again.'),
  BODY_ENCODING: row(400, '请求体编码有误', 'Body is not UTF-8', '请求体在第{offset}字节处不是 UTF-8。请以 UTF-8 编码重发。', 'The body is not UTF-8 at byte {offset}. Send it in UTF-8.'),
  BODY_TOO_LARGE: row(413, '请求体过大', 'Body too large', '请求体超过上限{limitBytes}字节。请分批提交。', 'The body is larger than {limitBytes} bytes. Send it in parts.'),
  MEDIA_TYPE_UNSUPPORTED: row(415, '媒体类型不支持', 'Media type not supported', '本操作只接受 {expected}，收到“{received}”。', 'This operation takes {expected}; received "{received}".'),
  CURSOR_INVALID: row(400, '游标无效', 'Cursor not valid', '游标“{cursor}”不是本列表给出的。请从第一页重新开始。', 'The cursor "{cursor}" was not given by this list. Start again from the first page.'),
  OPERATION_NOT_FOUND: row(404, '没有这个接口', 'No such operation', '没有 {method} {path} 这个接口。请对照 /api/openapi.json。', 'There is no {method} {path}. Compare with /api/openapi.json.'),
  METHOD_NOT_ALLOWED: row(405, '方法不允许', 'Method not allowed', '{path} 不接受 {method}，可用：{allowed}。', '{path} does not take {method}; it takes {allowed}.'),
  RATE_LIMITED: row(429, '请求过多', 'Too many requests', '请求过多，请在{retryAfterSeconds}秒后再试。', 'Too many requests; try again in {retryAfterSeconds} seconds.'),
  // --- identity and scope ---
  TOKEN_MISSING: row(401, '缺少令牌', 'Token missing', '本操作需要令牌：请在 Authorization 头中给出 Bearer 令牌。', 'This operation needs a token: send Authorization: Bearer.'),
  TOKEN_INVALID: row(401, '令牌无效', 'Token not valid', '令牌无效或已停用。请向平台管理员申请。', 'The token is not valid or was revoked. Ask the administrator of the platform.'),
  SITE_FORBIDDEN: row(403, '没有站点权限', 'No right on the site', '您没有站点“{siteId}”的“{action}”权限。请向该站点管理员申请。', 'You may not {action} on site "{siteId}". Ask its administrator.'),
  PLATFORM_FORBIDDEN: row(403, '没有平台权限', 'No right on the platform', '您没有平台级的“{action}”权限。请向平台管理员申请。', 'You may not {action} on the platform. Ask its administrator.'),
  // --- records ---
  RECORD_NOT_FOUND: row(404, '没有该记录', 'No such record', '没有标识为“{id}”的记录。请核对标识，或先检索。', 'No record has the id "{id}". Check it, or search first.'),
  RECORD_GONE: row(410, '记录已撤下', 'Record withdrawn', '记录“{id}”已撤下（{kind}）：{reason}', 'Record "{id}" was withdrawn ({kind}): {reason}'),
  RECORD_CHANGED: row(409, '记录已被更新', 'Record changed', '记录“{id}”已不是第{version}版，当前为第{current}版。请重新读取，再提交。', 'Record "{id}" is no longer at version {version}; it is at {current}. Read it again, then resubmit.'),
  RECORD_EXISTS: row(409, '记录已存在', 'Record exists', '“{id}”已存在。更新时请用 If-Match 给出所依据的版本。', '"{id}" exists. To update it, name its version in If-Match.'),
  RECORD_NOT_PUBLISHED: row(409, '记录未发布', 'Record not published', '记录“{id}”处于“{status}”，只有已发布的记录可以撤稿。', 'Record "{id}" is {status}; only a published record can be withdrawn.'),
  RECORD_NO_DRAFT: row(409, '没有待发布的草稿', 'No draft to publish', '记录“{id}”没有待发布的草稿，当前为“{status}”。请先保存草稿。', 'Record "{id}" has no draft to publish; it is {status}. Save a draft first.'),
  KIND_CHANGED: row(409, '资源种类不可改', 'Kind cannot change', '记录“{id}”的种类是“{kind}”，不能改为“{received}”。请新建记录。', 'Record "{id}" is of kind "{kind}" and cannot become "{received}". Create a new record.'),
  REFERENCE_UNKNOWN: row(422, '引用的记录不存在', 'Referenced record unknown', '{pointer} 引用的“{id}”不存在或您无权引用。请先建立该记录。', '{pointer} refers to "{id}", which does not exist or is not yours to use. Create it first.'),
  COLUMN_OF_OTHER_SITE: row(422, '栏目不属于该站点', 'Column of another site', '栏目“{columnId}”不属于站点“{siteId}”。请选用该站点的栏目。', 'Column "{columnId}" does not belong to site "{siteId}". Choose a column of that site.'),
  DATE_ORDER: row(422, '日期先后矛盾', 'Dates contradict', '{later}（{laterValue}）早于{earlier}（{earlierValue}）。请改其中之一。', '{later} ({laterValue}) is before {earlier} ({earlierValue}). Change one of them.'),
  CREDIT_CODE_CHECK: row(422, '统一社会信用代码校验位不符', 'Credit code check character wrong', '统一社会信用代码“{code}”的校验位应为“{expected}”。请核对。', 'The check character of credit code "{code}" should be "{expected}". Check it.'),
  ORGANIZATION_CYCLE: row(422, '机构上级成环', 'Organizations form a cycle', '机构“{id}”不能以“{parentId}”为上级：会成环（{path}）。', 'Organization "{id}" cannot have "{parentId}" as superior: {path} would be a cycle.'),
  COLUMN_CYCLE: row(422, '栏目上级成环', 'Columns form a cycle', '栏目“{id}”不能以“{parentId}”为上级：会成环。', 'Column "{id}" cannot have "{parentId}" as superior: it would be a cycle.'),
  COLUMN_CODE_TAKEN: row(409, '栏目代码已用', 'Column code taken', '站点“{siteId}”中代码“{code}”已由栏目“{columnId}”使用。请换一个代码。', 'In site "{siteId}" the code "{code}" is taken by column "{columnId}". Choose another.'),
  DOMAIN_TAKEN: row(409, '域名已用', 'Domain taken', '域名“{domain}”已由站点“{siteId}”使用。', 'The domain "{domain}" is used by site "{siteId}".'),
  SITE_CODE_TAKEN: row(409, '网站标识码已用', 'Site code taken', '网站标识码“{siteCode}”已由站点“{siteId}”使用。', 'The site code "{siteCode}" is used by site "{siteId}".'),
  SITE_STATUS_STEP: row(409, '站点状态不可这样变更', 'Status step not allowed', '站点“{siteId}”不能由“{from}”变为“{to}”，可变为：{allowed}。', 'Site "{siteId}" cannot go from {from} to {to}; it can go to {allowed}.'),
  SITE_OPENING_INCOMPLETE: row(422, '开通条件不全', 'Opening facts missing', '站点“{siteId}”开通前还缺：{missing}。请先补全。', 'Site "{siteId}" may not open; missing: {missing}. Add them first.'),
  WITHDRAW_TARGET: row(422, '撤稿目标不符', 'Target does not fit the withdrawal', '撤稿方式“{kind}”要求{rule}。', 'Withdrawal of kind "{kind}" needs: {rule}.'),
  RELATION_EXISTS: row(409, '关系已存在', 'Relation exists', '“{fromId}”到“{toId}”的“{type}”关系已存在。', 'The relation {type} from "{fromId}" to "{toId}" exists.'),
  RELATION_SELF: row(422, '不能与自身建立关系', 'Relation with itself', '资源“{id}”不能与自身建立关系。', 'Resource "{id}" cannot have a relation with itself.'),
  ATTACHMENT_TYPE: row(415, '附件类型不接受', 'Attachment type refused', '附件“{fileName}”的内容是 {mediaType}，不接受这种类型。', 'The content of "{fileName}" is {mediaType}, which is not accepted.'),
  ATTACHMENT_NAME: row(422, '文件名不合规', 'File name refused', '文件名“{fileName}”含有路径或控制字符。请改名后重传。', 'The file name "{fileName}" holds a path or control characters. Rename it.'),
  // --- platform ---
  PLUGIN_UNAVAILABLE: row(503, '功能暂不可用', 'Function not available', '功能“{id}”暂不可用（{state}），请稍后再试。', 'Function "{id}" is not available ({state}); try again later.'),
  OPERATION_TIMEOUT: row(504, '操作超时', 'Operation timed out', '操作 {operationId} 超过{deadlineMs}毫秒没有完成，请稍后再试。', 'Operation {operationId} did not finish in {deadlineMs} ms; try again later.'),
  REPLY_INVALID: row(500, '回复不合规范', 'Reply breaks the contract', '操作 {operationId} 的回复不合规范，已记入日志。', 'The reply of {operationId} breaks the contract; it was logged.'),
  STORAGE_FULL: row(503, '存储已满', 'Storage full', '存储空间已满，写入未完成，没有留下半条记录。请通知管理员。', 'The storage is full; nothing was written. Tell the administrator.'),
  STORAGE_READ_ONLY: row(503, '存储只读', 'Storage read-only', '存储不可写，写入未完成。请通知管理员。', 'The storage cannot be written; nothing was written. Tell the administrator.'),
  INTERNAL: row(500, '平台内部错误', 'Internal error', '平台内部错误，已按请求编号 {requestId} 记入日志。', 'Internal error; it was logged under request id {requestId}.'),
} as const satisfies Record<string, ErrorRow>;

/** A code of the table: an unknown one does not compile. */
export type ErrorCode = keyof typeof errorCodes;
