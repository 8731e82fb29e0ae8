/** Sentences about changes: what changed, who notices, what to do. One catalogue for screen, JSON and guide. */

import type { Sentence } from '../../import/language.ts';
import type { Direction } from '../change.ts';

const sentence = (zh: string, en: string): Sentence => ({ zh, en });

/** Who notices a change of data, by direction. */
export const affectedTexts: { readonly [direction in Direction]: Sentence } = {
  request: sentence(
    '发送方：按旧版发送的请求会被按新版检查的平台拒绝。',
    'Senders: a platform of the new version refuses requests that the old version allows.',
  ),
  reply: sentence('读取方：按旧版读取的程序会拒绝新版平台的回复。', 'Readers: programs built for the old version refuse replies of a platform of the new one.'),
  event: sentence(
    '订阅方：按旧版读取的程序会拒绝新版平台的事件。',
    'Subscribers: programs built for the old version refuse events of a platform of the new one.',
  ),
  stored: sentence('运行方：按旧版存入的记录不再合乎新版。', 'Operators: records stored under the old version break the new one.'),
};

/** Who notices other changes. */
export const whoTexts = {
  nobody: sentence('无人受影响。', 'Nobody.'),
  senders: sentence('调用方（发送方）。', 'Callers (senders).'),
  readers: sentence('读取方。', 'Readers.'),
  both: sentence('发送方和读取方。', 'Senders and readers.'),
  platforms: sentence('声明符合本规范的平台。', 'Platforms that claim conformity.'),
  users: sentence('依赖这条要求的一方。', 'Whoever relies on the requirement.'),
} as const satisfies Record<string, Sentence>;

/** What to do about a change of data. */
export const actionTexts = {
  request: sentence('发送前按新版校验；请按反例修改数据。', 'Validate by the new version before sending; change the data as the counter-example shows.'),
  reply: sentence('读取前升级到新版；在此之前不要启用新版平台的这项取值。', 'Upgrade readers first; until then the platform must not use what is new here.'),
  event: sentence('先升级订阅方，再发出新的事件。', 'Upgrade subscribers first, then send the new events.'),
  stored: sentence(
    '升级前用新版校验全部记录，按反例补正或转换。',
    'Before upgrading validate all records by the new version and repair them as the counter-example shows.',
  ),
  open: sentence(
    '不能证明兼容，也没有找到反例：请人工判断。确认兼容的，在批准文件中写明指纹和理由。',
    'Neither proven nor refuted: judge it. Where it is compatible, approve it by its fingerprint, with a reason.',
  ),
  none: sentence('不必处理。', 'Nothing.'),
  use: sentence('可以开始使用。', 'May be used from now on.'),
  stopUse: sentence('停止使用；改用替代者。', 'Stop using it; take its substitute.'),
  planStop: sentence('在移除之前停止使用。', 'Stop using it before it is removed.'),
  read: sentence(
    '阅读新的文字，判断含义是否变化；不变的，按指纹批准。',
    'Read the new text and judge whether its meaning changed; where it did not, approve it by its fingerprint.',
  ),
  fulfil: sentence('检查平台是否满足，安排改造。', 'Check whether the platform fulfils it; plan the work.'),
  reconsider: sentence('不再依赖它；如仍需要，另行约定。', 'Rely on it no longer; agree on it otherwise where it is needed.'),
  mend: sentence('改正规范：去掉互相矛盾的约束。', 'Mend the standard: remove what contradicts itself.'),
  change: sentence('修改调用代码。', 'Change the calling code.'),
} as const satisfies Record<string, Sentence>;

/** What changed. `{before}` and `{after}` are JSON. */
export const whatTexts = {
  keyword: sentence('{keyword} 由 {before} 改为 {after}', '{keyword} changed from {before} to {after}'),
  keywordAdded: sentence('增加 {keyword}：{after}', '{keyword} added: {after}'),
  keywordRemoved: sentence('去掉 {keyword}（原为 {before}）', '{keyword} removed (was {before})'),
  requiredAdded: sentence('新增必填：{after}', 'now required: {after}'),
  requiredRemoved: sentence('不再必填：{before}', 'no longer required: {before}'),
  propertyAdded: sentence('新增字段 {name}', 'member {name} added'),
  propertyRemoved: sentence('去掉字段 {name}', 'member {name} removed'),
  refused: sentence('{keyword} 拒绝以前可以的值', '{keyword} refuses what was possible'),
  open: sentence('{keyword} 的变化不能证明兼容', 'the change of {keyword} cannot be proven compatible'),
  textChanged: sentence('说明文字有变化', 'texts changed'),
  typeAdded: sentence('新增类型', 'type added'),
  typeEmpty: sentence('没有任何取值合乎新版，例如必填的字段又不许出现', 'no value fulfils the new version, e.g. a member is required and refused'),
  typeRemoved: sentence('去掉类型', 'type removed'),
  tableAdded: sentence('新增代码表', 'code table added'),
  tableRemoved: sentence('去掉代码表', 'code table removed'),
  bindChanged: sentence('约束由 {before} 改为 {after}', 'binding changed from {before} to {after}'),
  codeAdded: sentence('新增代码 {code}（{after}）', 'code {code} added ({after})'),
  codeRemoved: sentence('去掉代码 {code}（{before}）', 'code {code} removed ({before})'),
  codeMeaning: sentence('代码 {code} 的含义由“{before}”改为“{after}”', 'code {code} meant "{before}" and now means "{after}"'),
  codeText: sentence('代码 {code} 的英文名称有变化', 'English name of code {code} changed'),
  codeParent: sentence('代码 {code} 的上级由 {before} 改为 {after}', 'parent of code {code} changed from {before} to {after}'),
  codeDeprecated: sentence('代码 {code} 停用', 'code {code} deprecated'),
  codeRevived: sentence('代码 {code} 不再停用', 'code {code} no longer deprecated'),
  requirementAdded: sentence('新增要求（{after}）：{title}', 'requirement added ({after}): {title}'),
  requirementRemoved: sentence('要求消失：{title}。编号不得消失，应标为作废。', 'requirement gone: {title}. Ids never vanish; mark it withdrawn.'),
  requirementWithdrawn: sentence('要求作废：{title}', 'requirement withdrawn: {title}'),
  levelRaised: sentence('级别由 {before} 提高到 {after}', 'level raised from {before} to {after}'),
  levelLowered: sentence('级别由 {before} 降低到 {after}', 'level lowered from {before} to {after}'),
  statementChanged: sentence('条文由“{before}”改为“{after}”', 'statement changed from "{before}" to "{after}"'),
  translationChanged: sentence('英文条文有变化', 'English statement changed'),
  stabilityBack: sentence('成熟度由 {before} 退回 {after}', 'stability went back from {before} to {after}'),
  stabilityForward: sentence('成熟度由 {before} 变为 {after}', 'stability moved from {before} to {after}'),
  operationAdded: sentence('新增操作 {after}', 'operation added: {after}'),
  operationRemoved: sentence('去掉操作 {before}', 'operation removed: {before}'),
  operationMoved: sentence('操作由 {before} 移到 {after}', 'operation moved from {before} to {after}'),
  operationDeprecated: sentence('操作停用', 'operation deprecated'),
  parameterAdded: sentence('新增可选参数 {name}', 'optional parameter {name} added'),
  parameterRequired: sentence('参数 {name} 现为必填', 'parameter {name} is now required'),
  parameterOptional: sentence('参数 {name} 不再必填', 'parameter {name} is no longer required'),
  parameterRemoved: sentence('去掉参数 {name}；多余的参数会被拒绝', 'parameter {name} removed; unknown parameters are refused'),
  parameterTightened: sentence('参数 {name} 收紧', 'parameter {name} tightened'),
  parameterWidened: sentence('参数 {name} 放宽', 'parameter {name} widened'),
  bodyRequired: sentence('请求体现为必填', 'a body is now required'),
  bodyRemoved: sentence('请求不再接受 {before}', 'requests no longer take {before}'),
  bodyAdded: sentence('请求可以用 {after}', 'requests may use {after}'),
  bodyType: sentence('请求体由 {before} 改为 {after}', 'body changed from {before} to {after}'),
  statusRemoved: sentence('去掉状态码 {before}', 'status {before} removed'),
  statusAdded: sentence('新增状态码 {after}', 'status {after} added'),
  replyRemoved: sentence('状态码 {status} 不再回复 {before}', 'status {status} no longer gives {before}'),
  replyAdded: sentence('状态码 {status} 可以回复 {after}', 'status {status} may give {after}'),
  replyType: sentence('状态码 {status} 的回复由 {before} 改为 {after}', 'reply of status {status} changed from {before} to {after}'),
  headerRemoved: sentence('状态码 {status} 去掉响应头 {name}', 'status {status} lost the header {name}'),
  headerAdded: sentence('状态码 {status} 增加响应头 {name}', 'status {status} has the header {name}'),
  securityTightened: sentence('不再接受的授权方式：{before}', 'no longer accepted for authorization: {before}'),
  securityWidened: sentence('也接受的授权方式：{after}', 'accepted for authorization, too: {after}'),
  queryClosed: sentence('不再接受任意查询参数', 'arbitrary query parameters are no longer taken'),
  eventAdded: sentence('新增事件类型', 'event type added'),
  eventRemoved: sentence('去掉事件类型', 'event type removed'),
  eventHidden: sentence('事件不再公开', 'event is no longer public'),
  eventShown: sentence('事件改为公开', 'event is public now'),
  eventSubject: sentence('主体由 {before} 改为 {after}', 'subject changed from {before} to {after}'),
  eventData: sentence('数据类型由 {before} 改为 {after}', 'data type changed from {before} to {after}'),
  eventFieldAdded: sentence('事件数据增加 {name}', 'event data gained {name}'),
  eventFieldRemoved: sentence('事件数据去掉 {name}', 'event data lost {name}'),
} as const satisfies Record<string, Sentence>;
