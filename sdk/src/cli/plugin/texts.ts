/** Texts of `jiyue plugin`. What a check finds has its own catalogue, see `ruleTexts`. */

import type { Sentence } from '../../import/language.ts';

const sentence = (zh: string, en: string): Sentence => ({ zh, en });

/** Help, results and wrong use. */
export const pluginTexts = {
  verb: sentence(
    '编写插件：新建、试运行、检查、生成类型、打包；在已安装的平台上安装、启用、停用、查看。',
    'Write plugins: begin, try out, check, generate types, pack; install, enable and look at them on a platform.',
  ),
  action: sentence(
    'new 新建；dev 试运行，随改随载；check 检查；types 生成类型；pack 生成文件摘要；list、status、install、enable、disable、rebuild、restart、grant、usage、export、import、remove、trust、distrust 交给已安装的平台',
    'new, dev, check, types or pack; list, status, install, enable, disable, rebuild, restart, grant, usage, export, import, remove, trust, distrust go to the installed platform',
  ),
  target: sentence('插件文件夹，在其中时可省略；new 时为插件标识', 'folder of the plugin, which may be left out inside it; with new its id'),
  title: sentence('new：插件的中文名称', 'new: title of the plugin, in Chinese'),
  dir: sentence('new：放在哪个文件夹（默认：与标识同名）', 'new: folder to make (default: named as the id)'),
  config: sentence('check、dev：使用的设置（JSON 文件）', 'check, dev: settings to run with, a JSON file'),
  format: sentence('check、dev、status：pretty 或 json', 'check, dev, status: pretty or json'),
  port: sentence('dev：端口（默认 7300；0 由系统选）', 'dev: port (default 7300; 0 for any)'),
  failOn: sentence('check：error 或 warning 起退出码为 1', 'check: exit with 1 from error or warning on'),
  compare: sentence('types：只比较，不写；不一致则退出码为 1', 'types: compare only; exit with 1 when the file is out of date'),
  key: sentence('pack：签名用的 ed25519 私钥（PEM 文件）', 'pack: private ed25519 key to sign with, a PEM file'),
  verify: sentence('pack：核对已有的摘要，不写', 'pack: verify the digests that are there, write nothing'),
  trust: sentence(
    'pack --verify：签名者的公钥（PEM 文件）；给出则必须有有效签名',
    'pack --verify: public key of the signer, a PEM file; a valid signature is then required',
  ),
  grant: sentence('install：授予的权限，逗号分隔，或 all', 'install: permissions to give, separated by commas, or all'),
  permissions: sentence('grant：授予的权限，逗号分隔', 'grant: permissions to give, separated by commas'),
  sites: sentence('install、grant：站点，逗号分隔，* 为全部', 'install, grant: sites separated by commas, * for all'),
  enable: sentence('install：yes 则随即启用', 'install: yes enables it at once'),
  name: sentence('trust：密钥的名称', 'trust: name of the key'),
  platform: sentence('status：运行中的平台的地址；不给则看登记文件和存储', 'status: address of a running platform; absent: registry and storage'),
  token: sentence(
    'status：令牌 env:变量名 或 file:路径（须有整个平台的审计或站点管理权限）',
    'status: token, env:NAME or file:PATH, of an account that may read the audit of, or manage, the whole platform',
  ),
  to: sentence('export：写到哪个文件，.gz 则压缩；不给则写到标准输出', 'export: file to write, packed for .gz; absent: standard output'),
  from: sentence('import：export 写的文件', 'import: file that export wrote'),
  replace: sentence('import：yes 则取代现有的内容', 'import: yes replaces what is kept now'),
  noServer: sentence(
    '没有找到平台程序（@jiyue/reference-server）。请在装有它的项目文件夹中运行，或直接用 jiyue-server plugin …。',
    'No server (@jiyue/reference-server) is installed here. Run this in the folder of a project that has it, or use jiyue-server plugin … itself.',
  ),
  // --- results ---
  made: sentence('已在 {folder} 建立插件“{id}”：', 'Made the plugin "{id}" in {folder}:'),
  nextSteps: sentence('接着：{commands}', 'Next: {commands}'),
  checkGood: sentence('插件“{id}”通过检查。', 'The plugin "{id}" keeps every promise that was checked.'),
  checkSum: sentence('插件“{id}”：{errors} 个错误，{warnings} 个警告。', 'Plugin "{id}": errors {errors}, warnings {warnings}.'),
  typesWritten: sentence('已写 {file}。', 'Wrote {file}.'),
  typesCurrent: sentence('{file} 与各文件一致。', '{file} is up to date.'),
  typesStale: sentence('{file} 已过时。请运行 jiyue plugin types {folder}。', '{file} is out of date. Run jiyue plugin types {folder}.'),
  packed: sentence('已写 {file}：{count} 个文件，签名 {signature}。', 'Wrote {file}: {count} files, signature {signature}.'),
  packedUnsigned: sentence('已写 {file}：{count} 个文件，没有签名。', 'Wrote {file}: {count} files, not signed.'),
  verified: sentence('{count} 个文件与摘要一致，签名 {signature}。', '{count} files match their digests, signature {signature}.'),
  verifiedUnsigned: sentence('{count} 个文件与摘要一致，没有签名。', '{count} files match their digests, not signed.'),
  fileModified: sentence('{file} 与摘要不符：应为 {expected}，实为 {actual}。', '{file} does not match: expected {expected}, found {actual}.'),
  fileMissing: sentence('{file} 列在摘要中，文件夹里却没有。', '{file} is listed but not there.'),
  fileUnlisted: sentence('{file} 会被打包，摘要中却没有。', '{file} would be packed but is not listed.'),
  signatureMissing: sentence('没有签名，而 --trust 要求有。', 'There is no signature, but --trust asks for one.'),
  signatureInvalid: sentence(
    '签名 {keyId} 无效：文件清单在签名后改过，或不是这把密钥签的（{trusted}）。',
    'The signature by {keyId} is invalid: the list was changed after signing, or another key signed it ({trusted}).',
  ),
  // --- wrong use ---
  actionUnknown: sentence('jiyue plugin 没有“{met}”。可用：{known}', 'jiyue plugin has no "{met}". Known: {known}'),
  targetMissing: sentence('请给出{what}，例如 jiyue plugin {action} {example}。', 'Give {what}, e.g. jiyue plugin {action} {example}.'),
  idInvalid: sentence(
    '插件标识“{id}”应为2至32个小写字母、数字、连字符，以字母开头。',
    'The id "{id}" must be 2 to 32 lower-case letters, digits and hyphens, a letter first.',
  ),
  folderTaken: sentence('{folder} 已存在且不是空文件夹。请用 --dir 另给一个。', '{folder} exists and is not empty. Give another one with --dir.'),
  noManifest: sentence('{folder} 中没有可用的 plugin.json：{reason}', '{folder} holds no usable plugin.json: {reason}'),
  folderEmpty: sentence(
    '{folder} 中没有 plugin.json。请给出插件的文件夹，或用 jiyue plugin new 新建一个。',
    '{folder} holds no plugin.json. Give the folder of a plugin, or make one with: jiyue plugin new.',
  ),
  configInvalid: sentence('{file} 不是 JSON 对象。', '{file} is no JSON object.'),
  filesUnusable: sentence('插件的文件有误，先改正再继续：{reason}', 'The files of the plugin are wrong; correct them first: {reason}'),
  typesUnsupported: sentence('{file} 用了 {keyword}，不能生成类型。', '{file} uses {keyword}, which no type can be made of.'),
  typesReference: sentence('{file} 引用了不存在的 {reference}。', '{file} refers to {reference}, which is not there.'),
  keyInvalid: sentence('{file} 不是 ed25519 密钥。', '{file} is no ed25519 key.'),
  digestsMissing: sentence(
    '{file} 读不了或不合格式：{reason}。请先运行 jiyue plugin pack。',
    '{file} is missing or broken: {reason}. Run jiyue plugin pack first.',
  ),
  packNothing: sentence(
    '{file} 不在要打包的文件中，打包后插件不能用。请先构建（npm run build），或在 package.json 的 files 中列出它。',
    '{file} is not among the files to pack, so the packed plugin would not work. Build first (npm run build), or list it under "files" in package.json.',
  ),
} as const satisfies Record<string, Sentence>;
