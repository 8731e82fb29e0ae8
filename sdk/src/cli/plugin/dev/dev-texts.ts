/** What `jiyue plugin dev` says, on the terminal and on its page. What is wrong with a plugin is told by `ruleTexts`. */
import type { Sentence } from '../../../import/language.ts';

const sentence = (zh: string, en: string): Sentence => ({ zh, en });

/** Lines of the terminal. */
export const devTexts = {
  listening: sentence('插件页面：{address}/dev/（只在本机；Ctrl-C 结束）', 'The plugin has a page: {address}/dev/ (this machine only; Ctrl-C ends it)'),
  started: sentence(
    '{time}  {id} {version} 已启动（{ms} 毫秒）：{operations} 个操作，已处理样例日志 {entries} 条。',
    '{time}  {id} {version} is up ({ms} ms): operations {operations}, entries of the sample log {entries}.',
  ),
  broken: sentence(
    '{time}  {id} 没有运行：{count} 处要改。改好并保存后自动重新载入。',
    '{time}  {id} does not run: {count} to mend. It is loaded again when you save.',
  ),
  changed: sentence('{time}  有改动：{files}', '{time}  changed: {files}'),
  moreCalls: sentence('另有 {count} 个，见 /dev/ 页', '{count} more, see the page /dev/'),
  more: sentence('等 {count} 个文件', 'and others, {count} files'),
  typesWritten: sentence('{time}  已按各文件重写 {file}', '{time}  {file} was written anew from the files'),
  printed: sentence('{time}  {level}  {line}', '{time}  {level}  {line}'),
  missingProvider: sentence('{time}  扩展点 {point} 在这里没有提供者', '{time}  the point {point} has no provider here'),
  stopped: sentence('已停止。', 'Stopped.'),
  portTaken: sentence(
    '端口 {port} 已被占用。请用 --port 另给一个，或 --port 0 由系统选。',
    'The port {port} is taken. Give another with --port, or 0 for any.',
  ),
} as const satisfies Record<string, Sentence>;

/** Words of the page. */
export const devPageTexts = {
  runs: sentence(
    '在内存中的平台上单独运行：样例内容，时钟不动。每次改动都从头开始。',
    'Runs alone on a platform in memory: sample content, a clock that stands still. Each change begins anew.',
  ),
  down: sentence('没有运行。改好并保存后自动重新载入，请刷新本页。', 'Does not run. It is loaded again when you save; then reload this page.'),
  findings: sentence('要改的地方', 'To mend'),
  operations: sentence('操作', 'Operations'),
  blocks: sentence('页面区块', 'Page blocks'),
  records: sentence('样例记录', 'Sample records'),
  jobs: sentence('定时任务', 'Jobs'),
  log: sentence('日志', 'Log'),
  storage: sentence('自有存储', 'Own storage'),
  publish: sentence('再发布一版', 'publish again'),
  withdraw: sentence('撤稿', 'withdraw'),
  rebuild: sentence('清空并重放', 'reset and replay'),
  run: sentence('运行', 'run'),
} as const satisfies Record<string, Sentence>;
