/** What the verbs of jiyue-server say, zh-CN first. One catalogue; `{name}` is filled in. */
import type { Language } from '../http/language.ts';

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en }) as const;

/** By key. */
export const texts = {
  usage: text(
    `用法：jiyue-server <命令>
  serve                              启动平台（默认）
  verify                             核对日志链，指出第一处断裂
  token create --account 账号 [--name 名称] [--kind system|person] [--label 用途] [--expires 时刻]
               [--action 操作[,操作] --site 站点|* [--column 栏目] [--organization 机构] [--until 时刻]]
                                     建立令牌（账号不存在则新建），并可同时授权
  token list                         列出账号、授权和令牌（不显示令牌本身）
  token revoke <编号>                停用令牌
  plugin list                        列出登记的插件及检查结果
  plugin status [插件] [--platform 地址 --token env:变量名|file:路径] [--format pretty|json]
                                     状态、故障代码、死信、落后日志多少条；不给 --platform 则看登记文件和存储
  plugin enable|disable <插件>       启用或停用
  plugin rebuild <插件>              清空插件由日志得来的状态并从头重放
  plugin install <文件.tgz> [--grant all|权限[,权限]] [--sites 站点[,站点]] [--enable yes]
                                     安装或升级打包的插件；不给 --grant 则只列出它要的权限
  plugin grant <插件> --permissions 权限[,权限] [--sites 站点[,站点]]
  plugin export <插件> [--to 文件]   逐行给出为它保存的一切（JSON；文件名以 .gz 结尾则压缩）
  plugin usage <插件>                为它保存了多少，只计数
  plugin import <插件> --from 文件 [--replace yes]
                                     核对后放回 export 的内容，须先停用插件
  plugin remove <插件>               移除已停用的插件，并清除为它保存的一切
  plugin trust <公钥文件> [--name 名称]
                                     其签名的插件为 signed
  plugin distrust <名称>             不再信任这个名称的密钥
  plugin restart <插件>              停止后重新启动；隔离运行的插件载入磁盘上的新版本
每个命令后都可加 --help。设置见 docs/guide/configuration.md；常用环境变量 PORT、HOST、JIYUE_DATA、JIYUE_LANG、JIYUE_CONFIG。`,
    `Usage: jiyue-server <verb>
  serve                              start the platform (default)
  verify                             check the log chain, name the first break
  token create --account ACCOUNT [--name NAME] [--kind system|person] [--label LABEL] [--expires INSTANT]
               [--action ACTION[,ACTION] --site SITE|* [--column COLUMN] [--organization ORGANIZATION] [--until INSTANT]]
                                     make a token (and the account, when new), with a grant if wanted
  token list                         accounts, grants and tokens, never the tokens themselves
  token revoke <id>                  revoke a token
  plugin list                        registered plugins and what the checks say
  plugin status [plugin] [--platform URL --token env:NAME|file:PATH] [--format pretty|json]
                                     states, codes, dead letters, lag; without --platform of the registry and the storage
  plugin enable|disable <plugin>     enable or disable
  plugin rebuild <plugin>            drop what came from the log and replay it
  plugin install <FILE.tgz> [--grant all|PERMISSION[,PERMISSION]] [--sites SITE[,SITE]] [--enable yes]
                                     install or upgrade a packed plugin; without --grant it lists what it asks for
  plugin grant <plugin> --permissions PERMISSION[,PERMISSION] [--sites SITE[,SITE]]
  plugin export <plugin> [--to FILE] everything kept for it, a line of JSON each (packed for .gz)
  plugin usage <plugin>              how much is kept for it
  plugin import <plugin> --from FILE [--replace yes]
                                     judge and put back what export gave; the plugin has to be disabled
  plugin remove <plugin>             remove a disabled plugin and wipe what was kept for it
  plugin trust <KEYFILE> [--name NAME]
                                     plugins signed by it are "signed"
  plugin distrust <name>             keys of that name are trusted no more
  plugin restart <plugin>            stop and start anew; behind a wall with the version on the disk
--help may follow every verb. Settings: docs/guide/configuration.md; common variables PORT, HOST, JIYUE_DATA, JIYUE_LANG, JIYUE_CONFIG.`,
  ),
  verbUnknown: text('没有命令“{verb}”。{suggestion}', 'There is no verb "{verb}". {suggestion}'),
  didYouMean: text('是否为 {word}？', 'Did you mean {word}?'),
  optionWrong: text('选项有误：{reason}', 'Wrong option: {reason}'),
  optionUnknown: text('没有选项 {option}。', 'There is no option {option}.'),
  optionValue: text('选项 {option} 后面要有一个值。', 'The option {option} needs a value.'),
  wordTooMany: text('多出了“{words}”。', 'Nothing is expected where "{words}" stands.'),
  seeUsage: text('用法：jiyue-server {verb} --help', 'See: jiyue-server {verb} --help'),
  accountForm: text(
    '--account 账号：1至64个字母、数字或 ._~-，以字母或数字开头',
    '--account ACCOUNT: 1 to 64 letters, digits or ._~-, the first a letter or digit',
  ),
  instantForm: text('{option} 时刻：如 2026-12-31T23:59:59+08:00', '{option} INSTANT: like 2026-12-31T23:59:59+08:00'),
  actionForm: text('--action 应为以下操作，用逗号分隔：{actions}', '--action takes these, separated by commas: {actions}'),
  actionAndSite: text('--action 和 --site 要一起给出：在哪个站点上做什么', '--action and --site belong together: what may be done, on which site'),
  storeMissing: text(
    '数据文件夹 {data} 中没有信息资源库，没有可看的。请用 JIYUE_DATA 指明数据文件夹。',
    'The data folder {data} holds no repository, so there is nothing to look at. Name the data folder with JIYUE_DATA.',
  ),
  optionMissing: text('缺少选项 {option}。', 'The option {option} is missing.'),
  listening: text('平台已启动：{addresses}', 'The platform is up: {addresses}'),
  places: text('首页 {address}/  接口说明 {address}/api/  数据文件夹 {data}', 'Home {address}/  API reference {address}/api/  data folder {data}'),
  database: text('存储：PostgreSQL {version}（{place}）', 'Storage: PostgreSQL {version} ({place})'),
  stopping: text('正在停止：等待进行中的请求……', 'Stopping: waiting for requests under way ...'),
  stopped: text('已停止。', 'Stopped.'),
  stoppedCut: text('已停止；{count}个请求没有在时限内完成，已中断。', 'Stopped; {count} requests did not end in time and were cut.'),
  storeUnusable: text('数据文件夹 {data} 不可用：{reason}', 'The data folder {data} cannot be used: {reason}'),
  chainWhole: text(
    '日志链完整：{entries}条，版本{versions}个，最后一条的杂凑值 {head}',
    'The log chain is whole: {entries} entries, {versions} versions, head {head}',
  ),
  chainBroken: text(
    '日志链在第{seq}条断裂（{place}），记录 {subject}：应为 {expected}，实为 {found}',
    'The log chain breaks at entry {seq} ({place}), record {subject}: expected {expected}, found {found}',
  ),
  tokenCreated: text('已为账号 {account} 建立令牌 {id}，只显示这一次：', 'Token {id} of account {account} was made. It is shown only once:'),
  tokenRevoked: text('令牌 {id} 已停用，下一个请求起无效。', 'Token {id} is revoked from the next request on.'),
  tokenIdMissing: text('请给出令牌的编号，见 token list。', 'Give the id of the token, see token list.'),
  tokenUnknown: text('没有编号为“{id}”的可用令牌。请用 token list 查看。', 'No usable token has the id "{id}". See token list.'),
  accountsNone: text('还没有账号。', 'There are no accounts yet.'),
  tokenLine: text('  令牌 {id}  {label}  建立于 {createdAt}{state}', '  token {id}  {label}  made {createdAt}{state}'),
  tokenIsRevoked: text('，停用于 {at}', ', revoked {at}'),
  tokenExpires: text('，到期 {at}', ', expires {at}'),
  grantLine: text('  授权 {actions}  站点 {site}{limits}', '  grant {actions}  site {site}{limits}'),
  pluginsNone: text('登记文件 {file} 中没有插件。', 'The registry {file} holds no plugins.'),
  pluginChanged: text('插件 {package} 已{change}。', 'Plugin {package}: {change}.'),
  pluginEnabled: text('启用', 'enabled'),
  pluginDisabled: text('停用', 'disabled'),
  pluginRebuild: text('标记为重建', 'marked for rebuilding'),
  pluginGranted: text('增加授权', 'granted more'),
  pluginInstalled: text('插件“{id}”{version} 已安装（{package}）。', 'Plugin "{id}" {version} is installed ({package}).'),
  pluginUpgraded: text('插件“{id}”的新版本 {version} 已安装（{package}）。', 'The new version {version} of plugin "{id}" is installed ({package}).'),
  pluginTrust: text('可信级别：{trust}', 'Vouched for as: {trust}'),
  pluginRemoved: text('插件“{id}”已移除，为它保存的内容已清除。', 'Plugin "{id}" is removed, and what was kept for it is wiped.'),
  pluginUsage: text(
    '插件“{id}”：自有存储{keys}项，待办{items}项，自有文件{blobs}个，事件{events}条；导出为{bytes}字节。',
    'Plugin "{id}": {keys} keys of own storage, {items} items of its queue, {blobs} blobs, {events} events; {bytes} bytes when exported.',
  ),
  exportGoesOn: text(
    '已写：自有存储{keys}项，待办{items}项，自有文件{blobs}个，事件{events}条……',
    'Written: {keys} keys, {items} items, {blobs} blobs, {events} events ...',
  ),
  pluginExported: text(
    '插件“{id}”已导出：自有存储{keys}项，待办{items}项，自有文件{blobs}个，事件{events}条，SHA-256 {sha256}。索引不含原文，导入后由日志重新填满。',
    'Plugin "{id}" is exported: {keys} keys of own storage, {items} items of its queue, {blobs} blobs, {events} events, SHA-256 {sha256}. The index holds no texts and is filled again from the log.',
  ),
  importJudged: text('文件完整：{lines}行，导出于 {at}。正在导入……', 'The file is whole: {lines} lines, exported {at}. Importing ...'),
  pluginImported: text(
    '插件“{id}”已导入：自有存储{keys}项，待办{items}项，自有文件{blobs}个，事件{events}条。',
    'Plugin "{id}" is imported: {keys} keys of own storage, {items} items of its queue, {blobs} blobs, {events} events.',
  ),
  importOtherLog: text(
    '这里的日志不是导出时的日志：插件“{id}”启用后会清掉由原日志得来的内容，从这里的日志重新开始。',
    'The log here is not the one it was exported with: when it is enabled, "{id}" drops what came from that log and begins with this one.',
  ),
  stateReady: text('可启动', 'ready'),
  statusRequired: text('必需', 'required'),
  statusUpToDate: text('已跟上日志', 'up to date'),
  statusLag: text('落后日志{count}条', '{count} entries behind'),
  statusDead: text(
    '死信{count}条；排除原因后重新处理：jiyue-server plugin restart {id}',
    '{count} dead letters; mend the cause, then try them again: jiyue-server plugin restart {id}',
  ),
  statusBehind: text('排在同一记录的上一条之后', 'waits behind another of the same record'),
  statusMore: text('还有{count}条', '{count} more'),
  statusOfRegistry: text(
    '以上据登记文件和存储。运行中的状态请加 --platform 地址 --token env:变量名。',
    'This is what registry and storage say. For what runs now add --platform URL --token env:NAME.',
  ),
  grantsMissing: text('插件“{id}”还需要这些权限才能启动：{permissions}', 'Plugin "{id}" needs these permissions to start: {permissions}'),
  upgradeWaits: text(
    '新版本还需要这些权限：{permissions}。授予之前继续运行原版本；授予后请再次安装。',
    'The new version asks for more: {permissions}. The version before goes on; grant them and install again.',
  ),
  grantThem: text('授予：jiyue-server plugin grant {id} --permissions {permissions}', 'Grant them: jiyue-server plugin grant {id} --permissions {permissions}'),
  enableIt: text('启用：jiyue-server plugin enable {id}', 'Enable it: jiyue-server plugin enable {id}'),
  keyWrong: text('{file} 不是 ed25519 公钥（PEM）。', '{file} is no ed25519 public key (PEM).'),
  keyTrusted: text('已信任“{name}”的密钥 {keyId}。', 'The key {keyId} of "{name}" is trusted.'),
  keysDistrusted: text('已取消{count}个名为或编号为“{name}”的密钥。', '{count} keys named "{name}" are no longer trusted.'),
  pluginRestart: text('停止后重新启动', 'stopped and started anew'),
  takesEffect: text(
    '运行中的平台会在两秒内照此变更；没有运行则在下次启动时生效。',
    'A running platform follows within two seconds; otherwise it counts from the next start.',
  ),
  checkGood: text('检查通过', 'checks passed'),
  faultOwn: text('平台自身出错：{reason}', 'A fault of the platform itself: {reason}'),
} as const;

/** Fills a text. */
export function say(key: keyof typeof texts, language: Language, data: { readonly [name: string]: string | number } = {}): string {
  return texts[key][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(data[name] ?? whole));
}
