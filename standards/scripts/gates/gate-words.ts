/**
 * What each gate proves, in Chinese, in the order of the table of the README. A gate that is not here stands in the table with the comment
 * at the head of its file, so that a new gate appears by itself.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { home } from '../sources.ts';

/** Some gates and what they prove together. */
export interface GateWords {
  readonly gates: readonly string[];
  readonly words: string;
}

/** The table as written by hand. */
export const gateWords: readonly GateWords[] = [
  { gates: ['ids', 'ledger'], words: '编号唯一、连续、不收回、不改义；版本内级别不变' },
  { gates: ['sentences', 'clause-coverage'], words: '通知67行句一字不差，逐句有处置；每个对应部分有要求回应，或写明留待何时；要求只引用存在的部分' },
  {
    gates: ['requirement-rows', 'verification', 'surfaces'],
    words: '中英文齐备，级别用字（应、宜、可）相符，依据诚实；所称的测试确实存在；要求与操作、类型双向对得上',
  },
  { gates: ['adopted-sources'], words: '引自他规的要求所称的规范已登记在代码表 `norm` 中，所称的依据程度不高于登记' },
  { gates: ['slogans', 'same-numbers', 'duplicates'], words: '褒词没有可量的条件即为违例；中英文的数相同；没有两条说同一件事' },
  { gates: ['planned'], words: '计划中的操作、类型、规则写法合格，各归一个模块，与现有名称不相混；一旦存在就须移到 `surface`' },
  {
    gates: ['code-tables', 'code-members', 'vocabulary'],
    words: '代码表注明来源，不用的不留，未核实的不封闭；代码不用汉字，同一菜单没有重名，停用的写明由谁代替；事件、页面与代码表一致',
  },
  { gates: ['page-rules'], words: '每条页面规则都有合格、不合格、不适用的例子，并逐个判断得出同样结果；与页面格式的必备标签、标识一致' },
  {
    gates: ['scored-checks'],
    words: '每项计分的检查都属于一条已证明的要求和一个级别，有通过的、也有不通过的例子，逐个执行得出同样结果；已证明的要求或有检查，或写明为什么数据看不出',
  },
  { gates: ['indicators'], words: '凭记忆的指标没有数目也不计分；每个算例按步骤重算得出同样结果；省级只收紧不放宽' },
  {
    gates: ['profiles'],
    words:
      '专用规范只收紧：每个都能编译；每个受约束的类型造200个不同实例，都合于规范；正例、反例齐备，反例合于规范并恰好因一个原因被拒绝；每条要求都有级别要求它或列为计划',
  },
  { gates: ['crosswalks'], words: '对照表指向的代码和字段都存在、合并与拆分写得清楚、不声称符合任何标准' },
  { gates: ['classification'], words: '数据分类应有的代码表都有或写明为什么没有；没有两张表说同一件事；尚无记录使用的写明由哪个模块使用' },
  { gates: ['model-subset'], words: '模型只用各生成器理解一致的写法，每条禁令对应一个会悄悄丢失内容的陷阱' },
  { gates: ['member-names'], words: '同一概念的字段同一写法：日期以 Date、时刻以 At、网址以 Url 结尾，是非以动词开头；外部规范规定的名称照用' },
  { gates: ['descriptions', 'tags'], words: '每个字段有中英文说明；源中的约束与产出的约束是同一个集合' },
  { gates: ['oracle-types'], words: 'openapi-typescript 由 OpenAPI 得出的类型与模型的类型可以互相赋值，成员名相同' },
  {
    gates: ['oracle-schemas'],
    words: '另一个生成器（ts-json-schema-generator）由同一模型得出的模式，对每种类型的随机样本和改坏的样本判断相同；已知差异有负责人、理由和到期日',
  },
  { gates: ['views'], words: '严格视图容许发送的，宽容视图一律接受；宽容视图还接受以后新增的字段和代码' },
  { gates: ['metaschema', 'openapi'], words: '两个引擎都认可每个模式文件；OpenAPI 3.1 文档在两个读取程序中有效' },
  { gates: ['examples', 'engines'], words: '反例只有一处错，改正后合格；ajv 与 hyperjump 两个引擎对每个示例在两种视图下判断相同' },
  { gates: ['generated'], words: '产出的文件与源文件一致' },
  { gates: ['versions'], words: '冻结的版本逐字节不变，勘误除外；没有多出、缺少的文件；源文件未变时重新生成完全相同；尚无版本时也在埋入的违例上试过每条规则' },
  { gates: ['personal-data'], words: '个人信息处处认得出：名称以 Public 开头的类型、不需要令牌的操作的回复、事件，在任何一层都不含个人信息字段' },
  { gates: ['record-definitions'], words: '规范自己的记录定义合于其格式，指向的定义和代码表都存在，带有杂凑值，所说的字段与模式相同' },
];

/** All gates with words: those of the table first. Throws on words of no gate. */
export function allGateWords(names: readonly string[] = gateNames(), written: readonly GateWords[] = gateWords): readonly GateWords[] {
  const told = new Set(written.flatMap(({ gates: own }) => own));
  const stale = [...told].filter((name) => !names.includes(name));
  if (stale.length > 0) throw new Error(`gates/gate-words.ts: there is no gate ${stale.join(', ')}`);
  return [...written, ...names.filter((name) => !told.has(name)).map((name) => ({ gates: [name], words: commentOf(name) }))];
}

const folder = join(home, 'scripts/gates');

/** Read from the text of the list: the gates themselves import the generator that writes this table. */
const gateNames = (): readonly string[] =>
  [...readFileSync(join(folder, 'all.ts'), 'utf8').matchAll(/^ {2}'?([\w-]+)'?: check\w+,$/gm)].map(([, name = '']) => name);

/** The first comment of the file that a gate stands in, on one line. */
function commentOf(gate: string): string {
  const all = readFileSync(join(folder, 'all.ts'), 'utf8');
  const check = new RegExp(`'?${gate}'?: (\\w+),`).exec(all)?.[1];
  const file = new RegExp(`import \\{ ${check} \\} from '\\./([\\w-]+\\.ts)'`).exec(all)?.[1];
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
  const [, comment = ''] = /^\/\*\*([\s\S]*?)\*\//.exec(text) ?? [];
  return comment.replace(/\s*\n \* ?/g, ' ').trim();
}
