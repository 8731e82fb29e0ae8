/** Keeps the figures, the table of record families and that of the gates in README.md true: the generator writes them between marks, and nothing else of the page. */
import { readClauseFiles } from './clauses.ts';
import { readExamples } from './examples.ts';
import { type Family, idRanges } from './families.ts';
import { countCoverage } from './gates/clause-coverage.ts';
import { allGateWords, type GateWords } from './gates/gate-words.ts';
import { isPlanned, readRequirementFiles, requirementsJson, stateOf } from './requirements.ts';
import type { Standard } from './standard.ts';

/** The page with its figures. @param openapi the merged document */
export const withNumbers = (page: string, standard: Standard, openapi: unknown): string => between(page, 'numbers', numbersTable(standard, openapi));

/** The page with its table of families. */
export const withFamilies = (page: string, families: readonly Family[]): string => between(page, 'families', familiesTable(families));

/** The page with its table of gates. */
export const withGates = (page: string, words: readonly GateWords[] = allGateWords()): string => between(page, 'gates', gatesTable(words));

const gatesTable = (words: readonly GateWords[]): string =>
  [
    '| 检查 | 证明什么 |',
    '|---|---|',
    ...words.map((one) => `| ${one.gates.map((name) => `\`${name}\``).join(' ')} | ${one.words.replaceAll('|', '\\|')} |`),
  ].join('\n');

function between(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name}: written by "npm run generate" -->`, `<!-- /${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md lacks the marks ${begin} and ${end}`);
  return `${page.slice(0, from + begin.length)}\n${text}\n${page.slice(to)}`;
}

const familiesTable = (families: readonly Family[]): string =>
  [
    '| 族 · Family | 单独传输的类型 · Types that stand alone | 所受的要求 · Requirements |',
    '|---|---|---|',
    ...families
      .filter(({ alone }) => alone.length > 0)
      .map(
        ({ title, alone, requirements }) =>
          `| ${title.zh} · ${title.en} | ${alone.map((name) => `\`${name}\``).join(' ')} | ${idRanges(requirements) || '–'} |`,
      ),
  ].join('\n');

function numbersTable({ tables, scalars, model, roots }: Standard, openapi: unknown): string {
  const rows = requirementsJson();
  const { mapped, answered, plannedOnly, open } = countCoverage({ clauses: readClauseFiles(), requirements: readRequirementFiles() });
  const { valid, invalid } = readExamples();
  const count = (test: (row: (typeof rows)[number]) => boolean) => rows.filter(test).length;
  const operations = [...JSON.stringify(openapi).matchAll(/"operationId":/g)].length;
  const codes = tables.reduce((sum, { members }) => sum + members.length, 0);
  return [
    '| 现有 · At hand | |',
    '|---|---|',
    `| 通知中对应软件的部分 · parts of the notice that software answers | ${mapped}：已有要求 answered ${answered}（其中只有计划中的要求 by planned ones alone ${plannedOnly}），留待 open ${open} |`,
    `| 要求 · requirements | ${rows.length}：应 MUST ${count(({ level }) => level === 'MUST')}，宜 SHOULD ${count(({ level }) => level === 'SHOULD')}，可 MAY ${count(({ level }) => level === 'MAY')} |`,
    `| 由什么证明 · proven by | 测试 tests ${count((row) => !isPlanned(row) && row.verify.method === 'test')}，反例 invalid examples ${count((row) => !isPlanned(row) && row.verify.method === 'schema')}，已写明而待证明 specified ${count((row) => stateOf(row) === 'specified')}，计划中 planned ${count((row) => stateOf(row) === 'planned')} |`,
    `| 记录类型 · record types | ${model.size}，其中单独传输 standing alone ${roots.length} |`,
    `| 代码表、代码、受限字符串 · tables, codes, scalars | ${tables.length}、${codes}、${scalars.length} |`,
    `| 操作 · operations | ${operations} |`,
    `| 示例 · examples | 正例 valid ${valid.length}，反例 invalid ${invalid.length} |`,
  ].join('\n');
}
