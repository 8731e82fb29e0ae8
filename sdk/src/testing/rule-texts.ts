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
  'manifest/schema:unreadable': text('读不了 {at}：{cause}。请补上或改正它。', 'Cannot read {at}: {cause}. Add or correct it.'),
  'manifest/schema:broken': text('{at} 不合清单格式：{problem}', '{at} breaks the schema of the manifest: {problem}'),
  'manifest/schema:permission': text(
    '“{value}”不是权限{near}请写 records:read:类别、records:submit:类别、log:事件、operation:操作、network:主机、schedule、storage:own、index:own、queue:own、series:own 或 blobs:own。',
    '"{value}" is no permission{near} Write records:read:KIND, records:submit:KIND, log:EVENT, operation:OPERATION, network:HOST, schedule, storage:own, index:own, queue:own, series:own or blobs:own.',
  ),
  'manifest/schema:version': text('插件版本“{value}”应为 x.y.z，请改正。', 'The version of the plugin, "{value}", must be x.y.z; correct it.'),
  'manifest/files:missing': text(
    '清单列出的 {at} 读不了：{cause}。请补上这个文件，或先构建。',
    'The manifest names {at}, which cannot be read: {cause}. Add the file, or build first.',
  ),
  'manifest/files:plugin': text(
    '{at} 没有导出 plugin。请写 export const plugin = definePlugin(…)。',
    '{at} exports no "plugin". Write export const plugin = definePlugin(…).',
  ),
  'manifest/range:form': text(
    '版本范围“{value}”无法识别。请写作 ^1.0、~1.0 或 1.0.0。',
    'The range "{value}" cannot be read. Write it as ^1.0, ~1.0 or 1.0.0.',
  ),
  'manifest/range:contract': text(
    '合同范围“{value}”不含当前合同 {offers}，任何平台都不会启动它。请写“^{major}”。',
    'The contract range "{value}" leaves out the contract of today, {offers}: no platform starts it. Write "^{major}".',
  ),
  'manifest/range:exact': text(
    '合同写成固定版本“{value}”，平台一升级小版本插件就不能用了。请写“^{value}”。',
    'The contract is pinned to "{value}": the next minor version of a platform would refuse the plugin. Write "^{value}".',
  ),
  'manifest/range:tilde': hint(
    '合同范围“{value}”不接受下一个小版本；小版本都兼容，请改用“^”。',
    'The contract range "{value}" refuses the next minor version, although minor versions are compatible; use "^".',
  ),
  'manifest/range:module': text(
    '规范模块“{module}”的范围“{value}”不含现有版本（{offers}）。请改正范围或模块名。',
    'The range "{value}" of the module "{module}" leaves out what the standard offers ({offers}). Correct the range or the name.',
  ),
  // --- settings ---
  'config/strict:open': text(
    '设置的 schema 没有关闭：写错的设置项会被悄悄忽略。请在根上写 "additionalProperties": false。',
    'The config schema is open: a misspelt setting would be ignored in silence. State "additionalProperties": false at its root.',
  ),
  'config/strict:schema': text('设置的 schema 本身有误，请改正：{cause}', 'The config schema itself is wrong, correct it: {cause}'),
  'config/strict:default': text('默认值不合自己的 schema：{problem}', 'A default breaks its own schema: {problem}'),
  'config/strict:given': text(
    '检查时给出的设置不合 schema，请用 --config 或 config 给出合格的：{problem}',
    'The settings given to the check break the schema; give right ones with --config, or config: {problem}',
  ),
  'config/described:missing': text(
    '设置项“{key}”没有中文说明，管理员不知道填什么。请写 description。',
    'The setting "{key}" has no description in Chinese, so operators cannot know what to enter. Add a description.',
  ),
  'config/secret:unmarked': text(
    '设置项“{key}”看起来是秘密，却没有标 "writeOnly": true，会被显示出来。请标上。',
    'The setting "{key}" looks like a secret but is not marked "writeOnly": true, so it would be shown. Mark it.',
  ),
  // --- operations ---
  'api/document:broken': text('OpenAPI 文件有误，请改正：{problem}', 'The OpenAPI file is wrong, correct it: {problem}'),
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
  'api/reply:late': text(
    '{operationId} 在 {ms} 毫秒内没有回复。请检查它等待的是什么，并把 call.signal 交给等待的操作。',
    '{operationId} gave no reply within {ms} ms. Look at what it waits for, and hand call.signal to that.',
  ),
  'errors/table:broken': text('错误代码表有误：{problem}', 'The error table is wrong: {problem}'),
  'errors/table:chinese': text('错误代码 {code} 没有中文说明，请写上。', 'The error code {code} has no text in Chinese; write one.'),
  'errors/table:unlisted': text(
    '{operationId} 给出失败代码“{code}”，它既不在 errors.json 也不在规范的代码表中。请写进 errors.json，或改正代码。',
    '{operationId} failed with "{code}", which stands neither in errors.json nor in the table of the standard. Write it into errors.json, or correct the code.',
  ),
  // --- life ---
  'lifecycle/start:threw': text(
    '启动失败（{phase}）：{cause}。平台上它会停在 failed，请改正。',
    'The start failed ({phase}): {cause}. On a platform it would stay failed; mend it.',
  ),
  'lifecycle/start:package': text(
    '找不到软件包 {name}。请先在插件文件夹里运行 npm install；package.json 里没有它时先写上。',
    'The package {name} is not there. Run npm install in the folder of the plugin; when package.json does not name it, add it first.',
  ),
  'lifecycle/start:late': text(
    '启动没有在 {ms} 毫秒内完成（{phase}）。请检查 setup 等待的是什么。',
    'The start did not end within {ms} ms ({phase}). Look at what setup waits for.',
  ),
  'lifecycle/start:blocked': text(
    '插件的代码占住线程超过 {ms} 毫秒。请把长的计算分段，段间 await。',
    'Code of the plugin blocks its thread for more than {ms} ms. Cut long computations into pieces and await between them.',
  ),
  'lifecycle/start:memory': text(
    '插件用完了 {limit} MiB 内存。请不要把全部数据留在内存中：一批一批处理，放进自有存储或索引。',
    'The plugin used up {limit} MiB of memory. Keep no whole sets of data in memory: work in batches, with own storage or index.',
  ),
  'lifecycle/start:ended': text(
    '插件结束了自己的线程（退出码 {code}）。请去掉 process.exit；失败作为值返回，或抛出。',
    'The plugin ended its own thread (exit code {code}). Take process.exit out; return failures as values, or throw.',
  ),
  'isolation/worker:differs': text(
    '{operationId} 在线程隔离下的回复与不隔离时不同。跨过隔离的都是副本：请不要依赖同一对象、全局变量或环境变量。',
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
  'lifecycle/restart:failed': text(
    '停止后不能再次启动：{cause}。请在 onStop 中放开占用的东西，并能从留下的存储启动。',
    'It does not start again after a stop: {cause}. Let go in onStop of what it holds, and start from the storage that is left.',
  ),
  'lifecycle/restart:stop': text('停止时出错：{cause}。请改正 onStop 中的代码。', 'The stop failed: {cause}. Mend the code in onStop.'),
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
  'lifecycle/late:after-setup': text('{member} 在 setup 结束之后才调用。请在 setup 中声明。', '{member} was called after setup had ended. Declare in setup.'),
  'lifecycle/late:leak': text(
    'setup 超过时限而被停止后，仍留下未关闭的资源：{resource}（{where}）。请在 await 之后看 signal，或把 signal 交给它。',
    'When setup went past its deadline and was stopped, something stayed open: {resource} ({where}). Look at signal after each await, or hand it the signal.',
  ),
  'lifecycle/abort:call': text(
    '停止时 {operationId} 在 {ms} 毫秒内没有结束。请把 call.signal 交给等待的操作。',
    '{operationId} did not end within {ms} ms of the stop. Hand call.signal to what it waits for.',
  ),
  'lifecycle/unhandled:fault': text(
    '有一个错误没有人处理：{cause}（{where}）。请 await 每个异步调用。',
    'A fault was left unhandled: {cause} ({where}). Await every asynchronous call.',
  ),
  'health/deadline:late': text(
    'health 在 {ms} 毫秒内没有回答。请只看已知的状态，不要在其中等待别处。',
    'health gave no answer within {ms} ms. Tell what is known already, and wait for nothing in it.',
  ),
  'health/deadline:threw': text('health 抛出异常：{cause}。请返回 down 或 degraded。', 'health threw: {cause}. Return down or degraded.'),
  // --- log ---
  'log/apply:threw': text(
    '处理日志时出错：{cause}。平台上这一条会成为死信，请让 apply 处理得了每一种条目。',
    'The follower failed on the log: {cause}. On a platform the entry would become a dead letter; let apply deal with every kind of entry.',
  ),
  'log/duplicate:differs': text(
    '同一批日志因故再来一次，状态就变了。自有存储只能用 apply 的 storage 参数写；其余的写入请以记录标识和版本为键。',
    'A batch that comes again after a crash changes the state. Write own storage through the storage that apply is given; key all else by subject and version.',
  ),
  'log/split:differs': text(
    '日志一条一条来与一次全来，状态不同。请让结果不取决于怎样分批。',
    'Entries one by one lead to another state than all at once. The result must not depend on the batches.',
  ),
  'log/order:differs': text(
    '不同记录的日志先后一变，状态就不同。请只依赖同一条记录的先后。',
    'Another order of entries of different records leads to another state. Rely on the order within one record alone.',
  ),
  'log/rebuild:differs': text(
    '清空后从头重放，状态与边发布边处理时不同（{part}）。请让 apply 只看日志条目和记录现在的样子。',
    'Reset and replay lead to another state than following along did ({part}). Let apply look at entries and at records as they are now, and at nothing else.',
  ),
  'log/rebuild:reset': text(
    'reset 没有清掉全部由日志得来的状态（{part}）。请清掉 apply 写下的一切。',
    'reset left something that came from the log ({part}). Drop everything that apply writes.',
  ),
  'log/rebuild:digest': text(
    '什么都没变，digest 两次的结果却不同。请按固定的次序计算，不含时间和随机数。',
    'digest gave two different values although nothing had changed. Take things in a fixed order, without time or chance.',
  ),
  'log/rebuild:random': text(
    '同一份日志两次得到不同的状态（{part}）：用了随机数或真实时间。请用条目的 time 和标识。',
    'The same log gave two different states ({part}): something random or the real time is in it. Use the time and the ids of entries.',
  ),
  'log/rebuild:threw': text(
    'reset 或重放时出错：{cause}。请改正，否则插件不能重建。',
    'reset or the replay failed: {cause}. Mend it, or the plugin cannot be rebuilt.',
  ),
  // --- storage ---
  'storage/quota:swallowed': text(
    '存储已满、写入被拒时，apply 却当作成功返回，这些日志就丢了。请让错误传出来，平台会重试。',
    'The storage was full and a write refused, but apply returned as if all was well: these entries are lost. Let the fault out; the platform tries again.',
  ),
  'storage/slow:differs': text(
    '存储一慢，状态就不同：有写入没有 await。请 await apply 中的每次写入。',
    'With a slow storage the state differs: a write is not awaited. Await every write of apply.',
  ),
  'migration/once:ids': text('两个迁移的标识都是“{migration}”。请给每个迁移自己的标识。', 'Two migrations have the id "{migration}". Give each its own.'),
  'migration/once:threw': text(
    '迁移“{migration}”失败：{cause}。平台上插件会停在 failed，请改正。',
    'The migration "{migration}" failed: {cause}. On a platform the plugin would stay failed; mend it.',
  ),
  'migration/once:differs': text(
    '迁移“{migration}”第一次没能提交、再来一次时，结果不同。请让迁移只依赖它的 storage 参数。',
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
    '授权收窄到一个站点后，{operationId} 的回复中仍有另一站点的“{title}”。请从 call.records 读取，不从存储或索引直接给出。',
    'With the grant narrowed to one site, {operationId} still shows "{title}" of another. Read from call.records; give nothing out from storage or index alone.',
  ),
  'caller/withdrawn:kept': text(
    '调用者的权限被收回后，{operationId} 仍按原来的权限回复。请每次调用都看 caller。',
    'After the caller lost its rights {operationId} still answers as before. Look at caller in each call.',
  ),
  'point/absent:threw': text(
    '扩展点的提供者离开后，{operationId} 出错：{cause}。请料到 extension 可能给出 undefined。',
    'When the provider of a point had left, {operationId} failed: {cause}. Expect undefined from extension.',
  ),
  'data/plain:reply': text(
    '{operationId} 的回复不是纯数据：经 JSON 往返后变了。请只给文本、数、真假、列表和对象。',
    '{operationId}: the reply is no plain data; JSON changes it. Give texts, numbers, booleans, lists and objects alone.',
  ),
  'clock/fixed:differs': text(
    '时钟不动，{what} 却随真实时间而变。请用 context.clock，不用 Date.now()。',
    'The clock stood still, yet {what} depends on the real time. Use context.clock, not Date.now().',
  ),
  'clock/fixed:varies': hint(
    '同样的情况下，{operationId} 每次的回复都不同（随机数？），因此没有参加前后比较。如果不是有意的，请改正。',
    'In the same situation {operationId} answers differently each time (a random value?), so it was left out of the comparisons. Mend it unless that is meant.',
  ),
  'host/two:differs': text(
    '两个平台进程共用一个存储时，{operationId} 的回复不同。请把状态放进自有存储，内存只作缓存。',
    'Two processes of a platform on one storage give different replies of {operationId}. Keep state in own storage; memory is a cache.',
  ),
} as const satisfies { readonly [id: `${string}/${string}:${string}`]: RuleText };

/** Promise and case. */
export type RuleId = keyof typeof ruleTexts;
