/** Everything a check of a plugin can say, by promise and case. The one place of these texts. */

/** A sentence in both languages; an error unless it says it is a warning. */
interface RuleText {
  readonly zh: string;
  readonly en: string;
  readonly level?: 'warning';
}

const text = (zh: string, en: string): RuleText => ({ zh, en });
const hint = (zh: string, en: string): RuleText => ({ zh, en, level: 'warning' });

/** "<promise>:<case>" → sentence. */
export const ruleTexts = {
  // --- manifest ---
  'manifest/schema:unreadable': text('读不了 {at}：{cause}。', 'Cannot read {at}: {cause}.'),
  'manifest/schema:broken': text('{at} 不合清单格式：{problem}', '{at} breaks the schema of the manifest: {problem}'),
  'manifest/schema:version': text('插件版本“{value}”应为 x.y.z。', 'The version of the plugin, "{value}", must be x.y.z.'),
  'manifest/files:missing': text(
    '清单列出的 {at} 读不了：{cause}。请补上这个文件，或先构建。',
    'The manifest names {at}, which cannot be read: {cause}. Add the file, or build first.',
  ),
  'manifest/files:plugin': text('{at} 没有导出由 definePlugin 生成的 plugin。', '{at} exports no "plugin" made by definePlugin.'),
  'manifest/range:form': text('版本范围“{value}”无法识别，只能写 ^1.0、~1.0 或 1.0.0。', 'The range "{value}" is none of ^1.0, ~1.0 and 1.0.0.'),
  'manifest/range:contract': text(
    '合同范围“{value}”不含当前合同 {offers}，任何平台都不会启动它。请写“^{major}”。',
    'The contract range "{value}" leaves out the contract of today, {offers}: no platform starts it. Write "^{major}".',
  ),
  'manifest/range:exact': text(
    '合同写成固定版本“{value}”，平台一升级小版本插件就不能用了。请写“^{value}”。',
    'The contract is pinned to "{value}": the next minor version of a platform would refuse the plugin. Write "^{value}".',
  ),
  'manifest/range:tilde': hint(
    '合同范围“{value}”不接受下一个小版本；兼容的小版本都可以接受，宜写“^”。',
    'The contract range "{value}" refuses the next minor version, although minor versions are compatible; "^" is better.',
  ),
  'manifest/range:module': text(
    '规范模块“{module}”的范围“{value}”不含现有版本（{offers}）。',
    'The range "{value}" of the module "{module}" leaves out what the standard offers ({offers}).',
  ),
  // --- settings ---
  'config/strict:open': text(
    '设置的 schema 没有关闭：写错的设置项会被悄悄忽略。请在根上写 "additionalProperties": false。',
    'The config schema is open: a misspelt setting would be ignored in silence. State "additionalProperties": false at its root.',
  ),
  'config/strict:schema': text('设置的 schema 本身有误：{cause}', 'The config schema itself is wrong: {cause}'),
  'config/strict:default': text('默认值不合自己的 schema：{problem}', 'A default breaks its own schema: {problem}'),
  'config/strict:given': text('检查时给出的设置不合 schema：{problem}', 'The settings given to the check break the schema: {problem}'),
  'config/described:missing': text(
    '设置项“{key}”没有中文说明，管理员不知道填什么。请写 description。',
    'The setting "{key}" has no description in Chinese, so operators cannot know what to enter. Add a description.',
  ),
  'config/secret:unmarked': text(
    '设置项“{key}”看起来是秘密，却没有标 "writeOnly": true，会被显示出来。',
    'The setting "{key}" looks like a secret but is not marked "writeOnly": true, so it would be shown.',
  ),
  // --- operations ---
  'api/document:broken': text('OpenAPI 文件有误：{problem}', 'The OpenAPI file is wrong: {problem}'),
  'api/examples:missing': text(
    '{operationId} 的 {part} 没有例子。请写 example，使用者和检查都靠它。',
    '{operationId}: {part} has no example. Add one; users and this check live on it.',
  ),
  'api/examples:broken': text('{operationId} 的例子不合自己的 schema：{problem}', '{operationId}: an example breaks its own schema: {problem}'),
  'api/operations:missing': text(
    'OpenAPI 文件写了 {operationId}，插件却没有实现。请在 setup 返回的 operations 中实现它，或改正 operationId。',
    'The OpenAPI file has {operationId}, but the plugin does not serve it. Serve it among the operations that setup returns, or correct the operationId.',
  ),
  'api/operations:extra': text(
    '插件实现了 {operationId}，OpenAPI 文件却没有写。请写进 OpenAPI 文件，或去掉它。',
    'The plugin serves {operationId}, which the OpenAPI file does not have. Write it there, or drop it.',
  ),
  'api/reply:broken': text('{operationId} 的回复不合 OpenAPI 文件：{problem}', '{operationId}: a reply breaks the OpenAPI file: {problem}'),
  'api/reply:threw': text('{operationId} 抛出异常：{cause}。预期的失败请作为值返回。', '{operationId} threw: {cause}. Return expected failures as values.'),
  'api/reply:late': text('{operationId} 在 {ms} 毫秒内没有回复。', '{operationId} gave no reply within {ms} ms.'),
  'errors/table:broken': text('错误代码表有误：{problem}', 'The error table is wrong: {problem}'),
  'errors/table:chinese': text('错误代码 {code} 没有中文说明。', 'The error code {code} has no text in Chinese.'),
  'errors/table:unlisted': text(
    '{operationId} 给出失败代码“{code}”，它既不在 errors.json 也不在规范的代码表中。',
    '{operationId} failed with "{code}", which stands neither in errors.json nor in the table of the standard.',
  ),
  // --- life ---
  'lifecycle/start:threw': text(
    '启动失败（{phase}）：{cause}。平台上它会停在 failed，请改正。',
    'The start failed ({phase}): {cause}. On a platform it would stay failed; mend it.',
  ),
  'lifecycle/start:late': text(
    '启动没有在 {ms} 毫秒内完成（{phase}）。请检查 setup 等待的是什么。',
    'The start did not end within {ms} ms ({phase}). Look at what setup waits for.',
  ),
  'lifecycle/start:blocked': text(
    '插件的代码占住线程超过 {ms} 毫秒。请把长的计算分段，段间 await。',
    'Code of the plugin blocks its thread for more than {ms} ms. Cut long computations into pieces and await between them.',
  ),
  'lifecycle/start:memory': text('插件用完了 {limit} MiB 内存。', 'The plugin used up {limit} MiB of memory.'),
  'lifecycle/start:ended': text('插件结束了自己的线程（退出码 {code}）。', 'The plugin ended its own thread (exit code {code}).'),
  'isolation/worker:differs': text(
    '{operationId} 在线程隔离下的回复与不隔离时不同。跨过隔离的都是副本：不要依赖同一对象、全局变量或环境变量。',
    '{operationId} answers otherwise behind the wall of a thread. Whatever passes a wall is a copy: rely on no shared object, global or environment variable.',
  ),
  'isolation/process:differs': text(
    '{operationId} 在进程隔离下的回复与不隔离时不同。那里没有别的文件、环境变量和同一对象：请改用设置和自有存储。',
    '{operationId} answers otherwise behind the wall of a process. There are no other files, no environment and no shared objects: use settings and own storage.',
  ),
  'isolation/process:denied': text(
    '进程隔离下被拒绝（{rule}）：插件用了文件、子进程、线程、原生模块或 SQLite。请改用自有存储、自有索引等端口，外部主机用 context.fetch。',
    'Refused behind the wall of a process ({rule}): the plugin uses files, programs, threads, native code or SQLite. Use the ports of the context instead, and context.fetch for hosts outside.',
  ),
  'lifecycle/restart:failed': text('停止后不能再次启动：{cause}', 'It does not start again after a stop: {cause}'),
  'lifecycle/restart:stop': text('停止时出错：{cause}', 'The stop failed: {cause}'),
  'lifecycle/restart:differs': text(
    '重新启动后 {operationId} 的回复变了：状态留在了内存中。请放进自有存储。',
    'After a restart {operationId} answers differently: state was kept in memory. Keep it in own storage.',
  ),
  'lifecycle/leak:resource': text(
    '停止后仍有未关闭的资源：{resource}（{where}）。请在 onStop 中关闭，或把 signal 交给它。',
    'After the stop something is still open: {resource} ({where}). Close it in onStop, or hand it the signal.',
  ),
  'lifecycle/leak:import': text(
    '导入模块时就打开了 {resource}（{where}），停用插件后也关不掉。请移到 start 中，在 onStop 中关闭。',
    'The import of the module already opens something: {resource} ({where}), which no stop can close. Move it into start and close it in onStop.',
  ),
  'lifecycle/leak:listener': text(
    '停止后进程上仍有它的监听器：{event}。请在 onStop 中取消。',
    'After the stop it still listens to the process: {event}. Take the listener off in onStop.',
  ),
  'lifecycle/late:after-stop': text(
    '停止之后仍使用 {member}。请把 signal 交给等待和定时器。',
    'It used {member} after its stop. Hand the signal to what waits.',
  ),
  'lifecycle/late:after-setup': text(
    '{member} 在 setup 结束之后才调用。声明只能在 setup 中进行。',
    '{member} was called after setup had ended. Only setup may declare.',
  ),
  'lifecycle/late:leak': text(
    'setup 超过时限而被停止后，仍留下未关闭的资源：{resource}（{where}）。',
    'When setup went past its deadline and was stopped, something stayed open: {resource} ({where}).',
  ),
  'lifecycle/abort:call': text(
    '停止时 {operationId} 在 {ms} 毫秒内没有结束。请把 call.signal 交给等待的操作。',
    '{operationId} did not end within {ms} ms of the stop. Hand call.signal to what it waits for.',
  ),
  'lifecycle/unhandled:fault': text(
    '有一个错误没有人处理：{cause}（{where}）。请 await 每个异步调用。',
    'A fault was left unhandled: {cause} ({where}). Await every asynchronous call.',
  ),
  'health/deadline:late': text('health 在 {ms} 毫秒内没有回答。', 'health gave no answer within {ms} ms.'),
  'health/deadline:threw': text('health 抛出异常：{cause}', 'health threw: {cause}'),
  // --- log ---
  'log/apply:threw': text('处理日志时出错：{cause}', 'The follower failed on the log: {cause}'),
  'log/duplicate:differs': text(
    '同一批日志因故再来一次，状态就变了。自有存储只能用 apply 的 storage 参数写；其余的写入请以记录标识和版本为键。',
    'A batch that comes again after a crash changes the state. Write own storage through the storage that apply is given; key all else by subject and version.',
  ),
  'log/split:differs': text(
    '日志一条一条来与一次全来，状态不同。结果不能取决于怎样分批。',
    'Entries one by one lead to another state than all at once. The result must not depend on the batches.',
  ),
  'log/order:differs': text(
    '不同记录的日志先后一变，状态就不同。只保证同一条记录的先后。',
    'Another order of entries of different records leads to another state. Only the order within one record is promised.',
  ),
  'log/rebuild:differs': text(
    '清空后从头重放，状态与边发布边处理时不同（{part}）。',
    'Reset and replay lead to another state than following along did ({part}).',
  ),
  'log/rebuild:reset': text('reset 没有清掉全部由日志得来的状态（{part}）。', 'reset left something that came from the log ({part}).'),
  'log/rebuild:digest': text('什么都没变，digest 两次的结果却不同。', 'digest gave two different values although nothing had changed.'),
  'log/rebuild:random': text(
    '同一份日志两次得到不同的状态（{part}）：用了随机数或真实时间。',
    'The same log gave two different states ({part}): something random or the real time is in it.',
  ),
  'log/rebuild:threw': text('reset 或重放时出错：{cause}', 'reset or the replay failed: {cause}'),
  // --- storage ---
  'storage/quota:swallowed': text(
    '存储已满、写入被拒时，apply 却当作成功返回，这些日志就丢了。请让错误传出来，平台会重试。',
    'The storage was full and a write refused, but apply returned as if all was well: these entries are lost. Let the fault out; the platform tries again.',
  ),
  'storage/slow:differs': text('存储一慢，状态就不同：有写入没有 await。', 'With a slow storage the state differs: a write is not awaited.'),
  'migration/once:ids': text('两个迁移的标识都是“{migration}”。', 'Two migrations have the id "{migration}".'),
  'migration/once:threw': text('迁移“{migration}”失败：{cause}', 'The migration "{migration}" failed: {cause}'),
  'migration/once:differs': text(
    '迁移“{migration}”第一次没能提交、再来一次时，结果不同。迁移只能依赖它的 storage 参数。',
    'The migration "{migration}" gives another result when its first attempt could not be committed. It may rely on nothing but its storage.',
  ),
  // --- powers and scope ---
  'permission/refused:undeclared': text(
    '用到了“{permission}”，plugin.json 却没有申请。请加进 permissions（扩展点加进 provides），或不用它。',
    'It uses "{permission}", which plugin.json does not ask for. Add it to permissions (points to provides), or do without.',
  ),
  'permission/least:unused': hint(
    '申请了“{permission}”，检查中没有用到。如不需要请去掉。',
    'It asks for "{permission}" but did not use it in this check. Drop it if it is not needed.',
  ),
  'records/withdrawn:shown': text(
    '记录全部撤稿后，{operationId} 的回复中仍有“{title}”。文字请在回复时从 records 读取。',
    'After every record was withdrawn, {operationId} still shows "{title}". Read texts from records at the moment of the reply.',
  ),
  'site/scope:crossed': text(
    '授权收窄到一个站点后，{operationId} 的回复中仍有另一站点的“{title}”。',
    'With the grant narrowed to one site, {operationId} still shows "{title}" of another.',
  ),
  'caller/withdrawn:kept': text(
    '调用者的权限被收回后，{operationId} 仍按原来的权限回复。每次调用都要看 caller。',
    'After the caller lost its rights {operationId} still answers as before. Look at caller in each call.',
  ),
  'point/absent:threw': text(
    '扩展点的提供者离开后，{operationId} 出错：{cause}。extension 可能给出 undefined。',
    'When the provider of a point had left, {operationId} failed: {cause}. extension may give undefined.',
  ),
  'data/plain:reply': text('{operationId} 的回复不是纯数据：经 JSON 往返后变了。', '{operationId}: the reply is no plain data; JSON changes it.'),
  'clock/fixed:differs': text(
    '时钟不动，{what} 却随真实时间而变。请用 context.clock，不用 Date.now()。',
    'The clock stood still, yet {what} depends on the real time. Use context.clock, not Date.now().',
  ),
  'clock/fixed:varies': hint(
    '同样的情况下，{operationId} 每次的回复都不同（随机数？），因此没有参加前后比较。',
    'In the same situation {operationId} answers differently each time (a random value?), so it was left out of the comparisons.',
  ),
  'host/two:differs': text(
    '两个平台进程共用一个存储时，{operationId} 的回复不同。内存只能作缓存。',
    'Two processes of a platform on one storage give different replies of {operationId}. Memory may only be a cache.',
  ),
} as const satisfies { readonly [id: `${string}/${string}:${string}`]: RuleText };

/** Promise and case. */
export type RuleId = keyof typeof ruleTexts;
