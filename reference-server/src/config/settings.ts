/** Every setting of the server, one row each: name in the file, environment variable, kind, default, meaning. The docs table is made from it. */
import { choice, flag, integer, listOf, type Setting, secret, share, text } from './setting.ts';

const address = text(/^[0-9A-Za-z.:%_-]{1,255}$/, '应为IP地址或主机名', 'must be an IP address or a host name');
const path = text(/^[^\0]{1,4096}$/, '应为文件或文件夹路径', 'must be a path');
const origin = text(/^https?:\/\/[^/\s?#@]+$/, '应为协议加主机，如 https://www.example.cn', 'must be scheme and host, e.g. https://www.example.cn');
const base = text(
  /^https?:\/\/[^\s?#@]*[^\s?#@/]$/,
  '应为不带结尾斜线的网址，如 https://www.example.cn/platform',
  'must be an address without final slash, e.g. https://www.example.cn/platform',
);
const uri = text(/^[a-z][a-z0-9+.-]*:\S{1,290}$/, '应为URI', 'must be a URI');
const database = secret(
  text(
    /^postgres(ql)?:\/\/[^\s/?#]*\/[^\s/?#]+(\?\S*)?$/,
    '应为PostgreSQL数据库的地址，如 postgres://账号@主机:5432/库名',
    'must be the address of a PostgreSQL database, e.g. postgres://account@host:5432/database',
  ),
);
const network = text(/^[0-9A-Fa-f.:]+(\/\d{1,3})?$/, '应为IP地址或网段，如 10.0.0.0/8', 'must be an IP address or a network, e.g. 10.0.0.0/8');

const row = (key: string, variable: string, kind: Setting['kind'], fallback: unknown, zh: string, en: string): Setting => ({
  key,
  variable,
  kind,
  fallback,
  meaning: { 'zh-CN': zh, en },
});

/** In the order of the docs. */
export const settings: readonly Setting[] = [
  row('host', 'HOST', address, '::', '监听地址；“::”同时接受IPv6和IPv4', 'Address to listen on; "::" takes IPv6 and IPv4'),
  row('port', 'PORT', integer(0, 65535), 8080, '监听端口；0由系统选择', 'Port; 0 lets the system choose'),
  row('data', 'JIYUE_DATA', path, './data', '数据文件夹，相对于启动时的文件夹', 'Folder of all data, relative to where the server is started'),
  row(
    'database',
    'JIYUE_DATABASE',
    database,
    undefined,
    'PostgreSQL数据库的地址；不给则用数据文件夹中的SQLite。见 postgresql.md',
    'Address of a PostgreSQL database; absent: SQLite in the data folder. See postgresql.md',
  ),
  row('language', 'JIYUE_LANG', choice('zh-CN', 'en'), 'zh-CN', '默认语言', 'Default language'),
  row('platform', 'JIYUE_PLATFORM', uri, 'urn:jiyue:platform:local', '平台标识（URI），变更事件的来源', 'The platform as a URI, source of its change events'),
  row('baseUrl', 'JIYUE_BASE_URL', base, undefined, '对外网址；不给则按访问者所用的地址', 'Public address; absent: as each caller used it'),
  row(
    'trustedProxies',
    'JIYUE_TRUSTED_PROXIES',
    listOf(network),
    [],
    '可信反向代理的地址或网段，其 X-Forwarded-* 头才算数',
    'Addresses or networks of reverse proxies whose X-Forwarded-* headers count',
  ),
  row(
    'registryFile',
    'JIYUE_REGISTRY',
    path,
    undefined,
    '插件登记文件；默认为数据文件夹中的 registry.json',
    'Registry of plugins; default: registry.json in the data folder',
  ),
  row(
    'callKeysFile',
    'JIYUE_CALL_KEYS',
    path,
    undefined,
    '调用签名的密钥文件；不给则不接受签名的调用。见 calls.md',
    'File of keys for signed calls; absent: signed calls are not taken. See calls.md',
  ),
  row('isTestInstance', 'JIYUE_TEST_INSTANCE', flag, false, '是否为测试实例（允许破坏性测试）', 'Whether destructive conformance tests are allowed'),
  row('corsOrigins', 'JIYUE_CORS_ORIGINS', listOf(origin), [], '允许浏览器跨域读取的来源；默认没有', 'Origins that browsers may read from; default none'),
  row('logLevel', 'JIYUE_LOG_LEVEL', choice('debug', 'info', 'warn', 'error', 'silent'), 'info', '日志级别', 'Log level'),
  row('logFile', 'JIYUE_LOG_FILE', path, undefined, '日志文件；不给则写到标准错误', 'Log file; absent: standard error'),
  row('replyCheckShare', 'JIYUE_REPLY_CHECK', share, 0.01, '按接口规范抽查回复的比例', 'Share of replies checked against the contract'),
  row('limits.bodyBytes', 'JIYUE_BODY_BYTES', integer(1024, 104_857_600), 10_485_760, 'JSON请求体上限（字节）', 'Largest JSON body in bytes'),
  row('limits.attachmentBytes', 'JIYUE_ATTACHMENT_BYTES', integer(1024, 1_073_741_824), 52_428_800, '附件上限（字节）', 'Largest attachment in bytes'),
  row('limits.bodyValues', 'JIYUE_BODY_VALUES', integer(1_000, 100_000_000), 250_000, 'JSON请求体最多含有的值的个数', 'Most values in a JSON body'),
  row('limits.bodyDepth', 'JIYUE_BODY_DEPTH', integer(8, 512), 64, 'JSON请求体最多嵌套层数', 'Deepest nesting of a JSON body'),
  row('limits.operationMs', 'JIYUE_OPERATION_MS', integer(100, 600_000), 30_000, '一次操作的时限（毫秒）', 'Deadline of one operation in ms'),
  row(
    'limits.drainMs',
    'JIYUE_DRAIN_MS',
    integer(0, 600_000),
    10_000,
    '停止时等待进行中请求的时限（毫秒）',
    'Time for requests under way when stopping, in ms',
  ),
  row(
    'limits.writesPerMinute',
    'JIYUE_WRITES_PER_MINUTE',
    integer(0, 10_000_000),
    6_000,
    '每个调用者每分钟最多写入请求数；0为不限',
    'Most write requests per caller and minute; 0: no limit',
  ),
  row(
    'limits.searchesPerMinute',
    'JIYUE_SEARCHES_PER_MINUTE',
    integer(0, 10_000_000),
    600,
    '每个调用者每分钟最多检索数；0为不限',
    'Most searches per caller and minute; 0: no limit',
  ),
  row(
    'limits.idempotencyKeyHours',
    'JIYUE_IDEMPOTENCY_KEY_HOURS',
    integer(24, 8_760),
    48,
    '带幂等键的写入，其结果保存多少小时',
    'Hours for which the result of a write with an idempotency key is kept',
  ),
  row(
    'plugins.trust',
    'JIYUE_PLUGIN_TRUST',
    choice('local', 'signed', 'builtin'),
    'local',
    '插件最低可信级别：local 不限，signed 须有受信密钥的签名，builtin 只运行随本软件发布的',
    'Least trust of a plugin: local takes any, signed asks for the signature of a trusted key, builtin runs those of this release only',
  ),
  row('plugins.startMs', 'JIYUE_PLUGIN_START_MS', integer(10, 600_000), 10_000, '插件启动时限（毫秒）', 'Deadline for a plugin to start, in ms'),
  row('plugins.stopMs', 'JIYUE_PLUGIN_STOP_MS', integer(10, 600_000), 5_000, '插件停止时限（毫秒）', 'Deadline for a plugin to stop, in ms'),
  row(
    'plugins.healthEveryMs',
    'JIYUE_PLUGIN_HEALTH_EVERY_MS',
    integer(10, 3_600_000),
    15_000,
    '插件健康检查间隔（毫秒）',
    'Time between health checks of a plugin, in ms',
  ),
  row('plugins.healthMs', 'JIYUE_PLUGIN_HEALTH_MS', integer(10, 600_000), 2_000, '一次健康检查的时限（毫秒）', 'Deadline of one health check, in ms'),
  row(
    'plugins.storageBytes',
    'JIYUE_PLUGIN_STORAGE_BYTES',
    integer(1024, 1_099_511_627_776),
    268_435_456,
    '每个插件自有存储的上限（字节）',
    'Own storage of one plugin, in bytes',
  ),
  row(
    'plugins.blobBytes',
    'JIYUE_PLUGIN_BLOB_BYTES',
    integer(1024, 1_099_511_627_776),
    1_073_741_824,
    '每个插件自有文件的上限（字节）',
    'Own blobs of one plugin, in bytes',
  ),
  row(
    'plugins.memoryMb',
    'JIYUE_PLUGIN_MEMORY_MB',
    integer(16, 65_536),
    256,
    '隔离运行的插件各自的内存上限（MB），登记文件可另定',
    'Memory of a plugin behind a wall, in MB, unless the registry says otherwise',
  ),
  row(
    'plugins.restartMs',
    'JIYUE_PLUGIN_RESTART_MS',
    listOf(integer(0, 3_600_000)),
    [1000, 5000, 25_000, 120_000],
    '隔离运行的插件崩溃后各次重新启动前的等待（毫秒），最后一个一再使用',
    'Waits before a plugin behind a wall is started again after a crash, in ms; the last is used again and again',
  ),
  row('plugins.batchEntries', 'JIYUE_PLUGIN_BATCH', integer(1, 200), 200, '一批交给插件的日志条目数', 'Log entries handed to a plugin at a time'),
  row(
    'plugins.retryMs',
    'JIYUE_PLUGIN_RETRY_MS',
    listOf(integer(0, 600_000)),
    [1000, 5000, 25_000],
    '插件处理失败后各次重试前的等待（毫秒）',
    'Waits before each new attempt of a failed batch, in ms',
  ),
];
