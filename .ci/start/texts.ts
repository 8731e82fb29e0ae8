/** What `npm start` says. Chinese first with the English beside or below it; with JIYUE_LANG=en English alone. `{name}` is filled in. */
import type { Language } from './options.ts';

const text = (zh: string, en: string) => ({ zh, en });

const texts = {
  help: text(
    `用法：npm start [-- 选项]
启动平台；第一次启动时载入“虚构省”示例内容，以后的启动保留数据。
用了 JIYUE_DATABASE 或 JIYUE_CONFIG 时不载入示例内容。
  --empty    不载入示例内容
  --help     显示本说明
环境变量：PORT 端口（默认8080）、HOST 监听地址、JIYUE_DATA 数据文件夹（默认 data）、JIYUE_LANG 语言（zh-CN、en）；其余见 docs/guide/configuration.md。
退出码：0 正常停止，2 用法或配置有误，3 端口、数据文件夹等不可用，4 构建失败或平台自身出错。`,
    `Usage: npm start [-- options]
Starts the platform; the first start loads the content of the fictitious province, later starts keep the data.
With JIYUE_DATABASE or JIYUE_CONFIG no demo content is loaded.
  --empty    no demo content
  --help     this text
Environment: PORT (default 8080), HOST, JIYUE_DATA folder of the data (default data), JIYUE_LANG (zh-CN, en); more in docs/guide/configuration.md.
Exit codes: 0 stopped in order, 2 wrong use or settings, 3 port or data folder not usable, 4 the build failed or a fault of our own.`,
  ),
  wrongUse: text('用法有误：{reason}。用 npm start -- --help 查看用法。', 'Wrong use: {reason}. See npm start -- --help.'),
  building: text('正在构建（第一次约半分钟）……', 'Building (about half a minute the first time) ...'),
  buildFailed: text('构建失败，见上面的说明。', 'The build failed, see above.'),
  folderUnusable: text(
    '数据文件夹 {folder} 不可用（{cause}）。请检查权限，或用 JIYUE_DATA 换一个文件夹。',
    'The data folder {folder} cannot be used ({cause}). Check its rights, or choose another with JIYUE_DATA.',
  ),
  stateBroken: text(
    '文件 {file} 不是本程序写下的样子。请修正，或者删除它（示例令牌会失去，数据不受影响）。',
    'The file {file} is not as this program wrote it. Mend it, or delete it (the demo tokens are lost, the data are not).',
  ),
  pluginMissing: text(
    '插件 {package} 还不在（没有 plugin.json），其功能不可用；有了以后再次启动即自动登记。',
    'The plugin {package} is not there yet (no plugin.json) and its functions are missing; it is registered at the first start that finds it.',
  ),
  elsewhere: text(
    '例如换一个端口和文件夹：PORT=8081 JIYUE_DATA=data-2 npm start',
    'For example another port and folder: PORT=8081 JIYUE_DATA=data-2 npm start',
  ),
  loading: text('正在载入虚构省示例内容（只在第一次）……', 'Loading the content of the fictitious province (only once) ...'),
  resuming: text('上次载入没有完成，接着载入……', 'The last load was cut; going on with it ...'),
  indexing: text('正在等站内搜索跟上……', 'Waiting for the search to catch up ...'),
  searchBehind: text(
    '站内搜索没有启动，或者还没有跟上。没有启动的原因见上面；没有跟上的会在后台继续。',
    'The search is not up, or has not caught up. Why it is not up stands above; catching up goes on in the background.',
  ),
  trafficFailed: text('示例访问没有送到统计分析；统计页只有您自己的访问。', 'The made-up visits did not reach the statistics; they show your own visits only.'),
  loadFailed: text('示例内容没有全部载入；下次启动会接着载入。', 'The demo content is not complete; the next start goes on with it.'),
  tokenFailed: text('没有建立示例令牌，见上面的说明。', 'The demo tokens were not made, see above.'),
  up: text('集约 Jiyue 已启动，用时 {seconds} 秒', 'up after {seconds} s'),
  portal: text('门户', 'Portal'),
  both: text('IPv6、IPv4', 'direct'),
  reference: text('接口说明', 'API reference'),
  capabilities: text('能力说明', 'Capabilities'),
  dashboard: text('统计', 'Statistics'),
  mailbox: text('示例邮箱', 'Demo mailbox'),
  tokens: text('示例令牌，只供在本机试用', 'Demo tokens, for trying on this machine only'),
  editor: text('编辑', 'Editor'),
  editorMay: text('省门户：起草、发布、撤稿', 'provincial portal: draft, publish, withdraw'),
  system: text('业务系统', 'System'),
  systemMay: text('全部站点：批量入库、管理', 'all sites: submit batches, manage'),
  blank: text('', ''),
  noTokens: text('没有示例内容。建立令牌：{command}', 'No demo content. To make a token: {command}'),
  tryThree: text('可以试三件事', 'Three things to try'),
  trySearch: text('打开 {address} ，在站内搜索中输入 {number}', 'Open {address} and search for {number}'),
  tryOpen: text('打开 {address}api/ ，看这个平台的接口', 'Open {address}api/ to see the interface of this platform'),
  tryFeed: text('读变更流，每次发布和撤稿都在其中：', 'Read the change feed, where every publication and withdrawal is:'),
  tryValidate: text('校验一条故意写错的记录，看每一处错在哪里、怎样改：', 'Validate a record with planted faults: where each is, and how to mend it:'),
  tryImport: text(
    '导入两条写对的记录，再到门户中查找；重复导入不会多出一条：',
    'Import two right ones, then find them in the portal; importing again adds nothing:',
  ),
  data: text('数据文件夹', 'Data folder'),
  log: text('日志', 'Log'),
  stop: text('停止', 'Stop'),
  stopHow: text('按 Ctrl-C', 'press Ctrl-C'),
  reset: text('从头再来', 'Start over'),
  resetHow: text('停止后删除数据文件夹，再 npm start', 'stop, delete the data folder, npm start'),
} as const;

/** Key of a text. */
export type TextKey = keyof typeof texts;

type Data = { readonly [name: string]: string | number };

/** One language, filled. */
const filled = (pattern: string, data: Data) => pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(data[name] ?? whole));

/** Lines of a text: Chinese, then English; English alone with `en`. */
export function lines(key: TextKey, language: Language, data: Data = {}): readonly string[] {
  const { zh, en } = texts[key];
  return language === 'en' ? [filled(en, data)] : [filled(zh, data), filled(en, data)];
}

/** A short text on one line: Chinese with the English beside it; English alone with `en`. */
export function label(key: TextKey, language: Language, data: Data = {}): string {
  const { zh, en } = texts[key];
  if (language === 'en' || zh === '') return filled(en, data);
  return `${filled(zh, data)} · ${filled(en, data)}`;
}
