import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { actionTexts, affectedTexts, whatTexts, whoTexts } from '../diff/parts/texts.ts';
import { areaTexts, diffReportTexts, directionTexts, levelTexts, verdictTexts } from '../diff/report/texts.ts';
import { ruleTitle, titledRules } from '../explain/rule-titles.ts';
import { explainTexts, factTexts, kindTexts, listTexts } from '../explain/texts.ts';
import type { Sentence } from '../import/language.ts';
import { lineReasons } from '../import/texts.ts';
import { reportTexts } from '../report/texts.ts';
import { ruleTexts } from '../testing/rule-texts.ts';
import { completionTexts } from './completion/texts.ts';
import { diffTexts } from './diff/texts.ts';
import { explainVerbTexts } from './explain/texts.ts';
import { importTexts, reasonTitles, stopTexts } from './import/texts.ts';
import { outputTexts } from './output-texts.ts';
import { indicatorTexts, verdictWords } from './indicators/texts.ts';
import { profileTexts } from './profile/texts.ts';
import { profileRules } from '../profiles/compile/profile-fault.ts';
import { pluginTexts } from './plugin/texts.ts';
import { buildProgram } from './program.ts';
import { commonTexts, fileReasons, helpTexts } from './texts.ts';
import { fixTexts, kindNames, sourceTexts, validateTexts, yamlReasons } from './validate/texts.ts';

const titles = Object.fromEntries(titledRules.map((rule) => [rule, ruleTitle(rule)!]));
const catalogues: { readonly [name: string]: { readonly [key: string]: Sentence } } = {
  actionTexts,
  affectedTexts,
  areaTexts,
  commonTexts,
  completionTexts,
  diffReportTexts,
  diffTexts,
  directionTexts,
  explainTexts,
  explainVerbTexts,
  factTexts,
  fileReasons,
  fixTexts,
  helpTexts,
  importTexts,
  indicatorTexts,
  kindNames,
  kindTexts,
  levelTexts,
  listTexts,
  outputTexts,
  pluginTexts,
  profileRules,
  profileTexts,
  reasonTitles,
  reportTexts,
  ruleTexts,
  sourceTexts,
  stopTexts,
  titles,
  validateTexts,
  verdictWords,
  verdictTexts,
  whatTexts,
  whoTexts,
  yamlReasons,
};
const all = Object.entries(catalogues).flatMap(([catalogue, texts]) =>
  Object.entries(texts).map(([key, sentence]) => ({ name: `${catalogue} ${key}`, ...sentence })),
);

describe('every text exists in both languages', () => {
  test('there are many, and each has words in both', () => {
    expect(all.length).toBeGreaterThan(250);
    expect(all.filter(({ zh, en }) => zh.trim() === '' || en.trim() === '').map(({ name }) => name)).toEqual([]);
  });

  test('English has no Chinese punctuation; Chinese has no Latin punctuation between its characters', () => {
    const han = /[\u4e00-\u9fff]/;
    expect(all.filter(({ en }) => /[，。；：？！、（）]/.test(en)).map(({ name }) => name)).toEqual([]);
    expect(all.filter(({ zh }) => /[\u4e00-\u9fff][,;:?!][\u4e00-\u9fff]/.test(zh)).map(({ name }) => name)).toEqual([]);
    // beside Chinese only frames of quotation and names of formats may do without Chinese
    expect(all.filter(({ zh, en }) => !han.test(zh) && zh !== en && !/^（?\{\w+\}/.test(zh)).map(({ name }) => name)).toEqual([]);
  });

  test('both have the same places to be filled', () => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const { name, zh, en } of all) if (name !== 'importTexts REJECTED_BY_RULE') expect([name, places(en)]).toEqual([name, places(zh)]);
  });

  test('every reason of a rejected line has a title', () => {
    expect(Object.keys(reasonTitles).sort()).toEqual(Object.keys(lineReasons).sort());
  });
});

describe('help', () => {
  const helpOf = (command: Command) => command.configureOutput({ getOutHelpWidth: () => 100 }).helpInformation();
  const zh = buildProgram('zh-CN', '0.0.0', () => undefined);
  const en = buildProgram('en', '0.0.0', () => undefined);

  test('every option and argument of every verb is described, in its language alone', () => {
    for (const [program, wanted, unwanted] of [
      [zh, /[\u4e00-\u9fff]/, /\b(default|choices|Usage|Options|Arguments|Commands|display help)\b/],
      [en, /[a-z]{2}/, /[，。；：？！、（）]|用法|选项/],
    ] as const) {
      for (const command of [program, ...program.commands]) {
        for (const { flags, description } of command.options) expect(description, flags).toMatch(wanted);
        for (const argument of command.registeredArguments) expect(argument.description).toMatch(wanted);
        expect(helpOf(command)).not.toMatch(unwanted);
      }
    }
  });

  test('both languages have the same verbs and options', () => {
    const shape = (program: Command) => program.commands.map((command) => [command.name(), command.options.map(({ flags }) => flags)]);
    expect(shape(zh)).toEqual(shape(en));
    expect(zh.commands.map((command) => command.name())).toEqual([
      'validate',
      'explain',
      'import',
      'diff',
      'profile',
      'indicators',
      'search',
      'plugin',
      'completion',
    ]);
  });

  test('columns are aligned by display cells: every description begins at the same cell', () => {
    const lines = helpOf(zh.commands[0]!)
      .split('\n')
      .filter((line) => /^ {2}-/.test(line));
    const starts = lines.map((line) => line.search(/ {2}[^ -]/));
    expect(lines.length).toBeGreaterThan(8);
    expect(new Set(lines.map((line) => line.length - line.trimStart().length))).toEqual(new Set([2]));
    expect(starts.every((start) => start > 0)).toBe(true);
  });
});
