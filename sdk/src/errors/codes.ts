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
  SITE_CYCLE: row(422, '站点上级成环', 'Sites form a cycle', '站点“{id}”不能以“{parentId}”为上级：会成环。', 'Site "{id}" cannot have "{parentId}" as superior: it would be a cycle.'),
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
  // --- plugins --- (status 500: shown at start, in the log and by "plugin list", never by an operation)
  PLUGIN_UNKNOWN: row(404, '没有这个插件', 'No such plugin', '没有登记名为“{id}”的插件。可用 jiyue-server plugin list 查看。', 'No plugin "{id}" is registered. See jiyue-server plugin list.'),
  PLUGIN_PACKAGE_MISSING: row(500, '找不到插件包', 'Plugin package not found', '从 {from} 起找不到插件包 {package}：{cause}。请先安装，或改正登记文件。', 'The package {package} cannot be found from {from}: {cause}. Install it, or correct the registry.'),
  PLUGIN_MANIFEST_INVALID: row(500, '插件清单不合规范', 'Plugin manifest not valid', '插件 {package} 的 {file} 在 {pointer} 处不合规范（{rule}）：{value}', '{file} of plugin {package} breaks the rule {rule} at {pointer}: {value}'),
  PLUGIN_CONFIG_INVALID: row(500, '插件设置不合规范', 'Plugin settings not valid', '插件“{id}”的设置在 {pointer} 处不合规范（{rule}）。请改正登记文件。', 'The settings of plugin "{id}" break the rule {rule} at {pointer}. Correct the registry.'),
  PLUGIN_API_INVALID: row(500, '插件接口说明不合规范', 'Plugin OpenAPI not valid', '插件“{id}”的 {file} 在 {pointer} 处不合规范（{rule}）。', '{file} of plugin "{id}" breaks the rule {rule} at {pointer}.'),
  PLUGIN_CONTRACT_MISMATCH: row(500, '插件约定版本不符', 'Plugin contract version does not fit', '插件“{id}”需要插件约定 {needs}，平台提供 {offers}。请换用相配的版本。', 'Plugin "{id}" needs contract {needs}; this platform offers {offers}. Use versions that fit.'),
  PLUGIN_SPECIFICATION_MISMATCH: row(500, '规范模块版本不符', 'Module version does not fit', '插件“{id}”需要规范模块 {module} {needs}，平台提供 {offers}。', 'Plugin "{id}" needs module {module} {needs}; this platform offers {offers}.'),
  PLUGIN_ISOLATION_UNSUPPORTED: row(500, '隔离级别不支持', 'Isolation level not supported', '插件“{id}”要求隔离级别“{level}”，本版本只支持 inline。请不要启用它。', 'Plugin "{id}" asks for isolation "{level}"; this release runs inline only. Leave it disabled.'),
  PLUGIN_DUPLICATE: row(500, '插件重复', 'Plugin registered twice', '标识“{id}”已由 {by} 使用。请从登记文件中删去一个。', 'The id "{id}" is taken by {by}. Remove one from the registry.'),
  PLUGIN_OPERATION_TAKEN: row(500, '接口已被占用', 'Operation taken', '插件“{id}”的接口 {operationId} 已由 {by} 提供。', 'Operation {operationId} of plugin "{id}" is served by {by} already.'),
  PLUGIN_POINT_TAKEN: row(500, '扩展点已被占用', 'Extension point taken', '扩展点 {point} 只能有一个提供者，已由插件“{by}”提供。', 'Extension point {point} has one provider only, plugin "{by}".'),
  PLUGIN_POINT_MISSING: row(500, '缺少扩展点', 'Extension point missing', '插件“{id}”需要扩展点 {point} {range}，没有已启用的插件提供它。', 'Plugin "{id}" needs extension point {point} {range}; no enabled plugin provides it.'),
  PLUGIN_CYCLE: row(500, '插件相互依赖', 'Plugins need each other', '插件的扩展点相互依赖：{path}。', 'The extension points of plugins need each other: {path}.'),
  PLUGIN_GRANT_MISSING: row(500, '插件缺少授权', 'Plugin grant missing', '插件“{id}”还需要授权：{permissions}。请在登记文件中授予，或停用它。', 'Plugin "{id}" still needs these grants: {permissions}. Grant them in the registry, or disable it.'),
  PLUGIN_MIGRATION_FAILED: row(500, '插件存储升级失败', 'Plugin migration failed', '插件“{id}”的存储升级 {migration} 失败：{cause}', 'Migration {migration} of plugin "{id}" failed: {cause}'),
  PLUGIN_START_FAILED: row(500, '插件启动失败', 'Plugin failed to start', '插件“{id}”启动失败：{cause}', 'Plugin "{id}" failed to start: {cause}'),
  PLUGIN_START_TIMEOUT: row(500, '插件启动超时', 'Plugin start timed out', '插件“{id}”没有在{deadlineMs}毫秒内启动。', 'Plugin "{id}" did not start within {deadlineMs} ms.'),
  PLUGIN_OPERATIONS_MISMATCH: row(500, '插件接口与说明不一致', 'Operations differ from OpenAPI', '插件“{id}”的接口与其 OpenAPI 不一致：缺少 {missing}；未声明 {undeclared}。', 'The operations of plugin "{id}" differ from its OpenAPI: missing {missing}; undeclared {undeclared}.'),
  PLUGIN_FORBIDDEN: row(500, '插件未获授权', 'Plugin not granted', '插件“{id}”未获“{permission}”授权。', 'Plugin "{id}" was not granted "{permission}".'),
  PLUGIN_UNDECLARED: row(500, '插件未声明', 'Not declared by the plugin', '插件“{id}”没有在清单中声明 {what}。', 'Plugin "{id}" did not declare {what} in its manifest.'),
  PLUGIN_STOPPED: row(500, '插件已停止', 'Plugin stopped', '插件“{id}”已停止，{member} 不再可用。', 'Plugin "{id}" was stopped; {member} is gone.'),
  STORAGE_QUOTA_EXCEEDED: row(500, '插件存储已满', 'Plugin storage full', '插件“{id}”的自有存储已用{used}字节，上限{quota}字节。', 'Plugin "{id}" uses {used} bytes of its own storage; the limit is {quota}.'),
  STORAGE_VALUE_INVALID: row(500, '插件存储的值不合规', 'Stored value not valid', '自有存储的键“{key}”不合规：{reason}', 'Key "{key}" of own storage is not valid: {reason}'),
  REGISTRY_INVALID: row(500, '插件登记文件不合规范', 'Registry not valid', '插件登记文件 {file} 在 {pointer} 处不合规范（{rule}）。请改正。', 'The registry {file} breaks the rule {rule} at {pointer}. Correct it.'),
  REGISTRY_TOO_LARGE: row(500, '插件登记文件过大', 'Registry too large', '插件登记文件有{entries}项、{sizeBytes}字节，上限为{entriesLimit}项、{sizeLimit}字节。', 'The registry has {entries} entries and {sizeBytes} bytes; the limits are {entriesLimit} and {sizeLimit}.'),
  REGISTRY_LOCKED: row(500, '插件登记文件正在修改', 'Registry is being changed', '插件登记文件 {file} 正由进程{holder}修改。请稍后再试。', 'The registry {file} is being changed by process {holder}. Try again later.'),
  // --- start of the server --- (shown at start)
  DATA_FOLDER_IN_USE: row(500, '数据文件夹正在使用', 'Data folder in use', '数据文件夹 {folder} 正由另一个平台进程使用。请先停止它，或用 JIYUE_DATA 换一个文件夹。', 'The data folder {folder} is used by another server. Stop it first, or choose another folder with JIYUE_DATA.'),
  DATA_FOLDER_UNUSABLE: row(500, '数据文件夹不可用', 'Data folder not usable', '数据文件夹 {folder} 不可写或已满（{cause}）。请检查权限和空间。', 'The data folder {folder} cannot be written or is full ({cause}). Check its rights and space.'),
  PORT_TAKEN: row(500, '端口已被占用', 'Port taken', '端口 {port} 已被占用。请用 PORT 换一个端口，或先停止占用它的程序。', 'Port {port} is taken. Choose another with PORT, or stop the program that uses it.'),
  ADDRESS_UNUSABLE: row(500, '不能监听', 'Cannot listen', '不能在 {host} 端口 {port} 上监听（{cause}）。请用 HOST、PORT 换一个。', 'Cannot listen on {host} port {port} ({cause}). Choose others with HOST and PORT.'),
  // --- settings of the server --- (shown at start)
  CONFIG_KEY_UNKNOWN: row(500, '没有这个设置项', 'No such setting', '没有设置项 {key}。是否为 {suggestion}？', 'There is no setting {key}. Did you mean {suggestion}?'),
  CONFIG_VALUE_INVALID: row(500, '设置项的值不合规', 'Setting not valid', '设置项 {key} {rule}，收到“{value}”。', 'Setting {key} {ruleEn}; received "{value}".'),
  CONFIG_FILE_INVALID: row(500, '设置文件不可用', 'Settings file not usable', '设置文件 {file} 不可用：{reason}', 'The settings file {file} cannot be used: {reason}'),
} as const satisfies Record<string, ErrorRow>;

/** A code of the table: an unknown one does not compile. */
export type ErrorCode = keyof typeof errorCodes;
