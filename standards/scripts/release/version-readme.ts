/** README.md of a frozen version: enough to build on it without the rest of the project. */
import type { GeneratedBy } from './generated-by.ts';
import { lineOf } from './version-number.ts';

/** Its text, Chinese first. */
export const versionReadme = ({ version, wire, frozenOn }: GeneratedBy): string => `# 集约 Jiyue 规范 ${version}

${frozenOn} 冻结，此后逐字节不变；校验：\`sha256sum -c MANIFEST.sha256\`。更正只见于上级目录的 \`errata.yaml\`（勘误）。只用这个文件夹，不用本项目的任何代码，就可以用任何语言做校验器。

*English follows the Chinese.*

| 文件 | 内容 |
|---|---|
| \`schemas/strict/<类型>.json\` | 可以发送什么。\`$id\` 为 \`urn:jiyue:${lineOf(version) ?? ''}:schema:<类型>\`，自带所需定义 |
| \`schemas/tolerant/<类型>.json\` | 读取方必须接受什么 |
| \`bundle.{strict,tolerant}.json\`、\`….noid.json\` | 全部类型在一个文件，有 \`$id\` 的和没有的 |
| \`openapi.json\` | 接口，OpenAPI 3.1；线上版本 ${wire} |
| \`codes.json\`、\`codes/*.csv\` | 代码表 |
| \`requirements.json\`、\`clauses.json\` | 要求；通知逐句的处置 |
| \`events.json\`、\`pages.json\`、\`indicators.json\`、\`crosswalks.json\`、\`calendar.json\` | 事件、页面格式、检查指标、对照表、工作日历 |
| \`examples.json\` | 正例和反例，检验自己的校验器用 |
| \`scored-checks.yaml\`、\`scored-checks.json\` | 本版本计分的检查：判断数据和页面，各有通过和不通过的例子 |
| \`generated-by.json\` | 由哪次提交、哪些版本的生成程序产生 |

做校验器三步：

1. 取一个 JSON Schema 2020-12 的实现，打开 \`format\` 断言（\`date\`、\`date-time\`），未知关键字当作标注。
2. 用 \`schemas/strict/<type>.json\` 校验 \`examples.json\` 每一项的 \`valid[].instance\`：都须通过。
3. 校验 \`invalid[].instance\`：都须拒绝，出错位置为 \`reason.pointer\`（\`required\`、\`uniqueItems\` 报在它的上一级，\`additionalProperties\` 有的实现也如此；\`code\` 指代码表，即该处的 \`enum\`、\`const\`、\`anyOf\` 或 \`pattern\`）；\`invalid[].fixed\` 都须通过。\`reason.keyword\` 不是 JSON Schema 关键字也不是 \`code\` 的，是模式说不出的规则，见 \`requirements.json\` 的 \`surface.rules\`，须另行编程。

---

Frozen on ${frozenOn}; its bytes never change again (\`sha256sum -c MANIFEST.sha256\`); corrections stand in \`errata.yaml\` one folder up, and nowhere else. This folder alone, without any code of the project, is enough to build a validator in any language:

1. Take an implementation of JSON Schema 2020-12, let it assert \`format\` (\`date\`, \`date-time\`), treat unknown keywords as annotations.
2. With \`schemas/strict/<type>.json\` every \`valid[].instance\` of \`examples.json\` must pass. (Strict is what may be sent; \`schemas/tolerant\` is what a reader must accept.)
3. Every \`invalid[].instance\` must be refused at \`reason.pointer\` (\`required\` and \`uniqueItems\` are reported at its parent, by some implementations \`additionalProperties\` too; \`code\` means the code table: \`enum\`, \`const\`, \`anyOf\` or \`pattern\` at that place), and every \`invalid[].fixed\` must pass. Where \`reason.keyword\` is neither a keyword of JSON Schema nor \`code\`, it is a rule that no schema can express: see \`surface.rules\` in \`requirements.json\`; program it yourself.

Wire version ${wire}. Licence: see LICENSE.
`;
