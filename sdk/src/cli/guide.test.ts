import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findThing } from '../explain/find-thing.ts';
import { exitCodes } from './exit-codes.ts';
import { buildProgram } from './program.ts';

// the last section is about the other program, and judged where that one is
const [guide = ''] = readFileSync(new URL('../../../docs/guide/command-line.md', import.meta.url), 'utf8').split('\n## 平台程序');
const program = buildProgram('zh-CN', '0.0.0', () => undefined);

test('the guide names every verb, option and exit code, and no option that does not exist', () => {
  const known = new Set(
    [program, ...program.commands].flatMap(({ options }) => options.flatMap(({ long, short }) => [long, short])).filter((flag) => flag !== undefined),
  );
  for (const command of program.commands) expect(guide).toContain(`jiyue ${command.name()}`);
  for (const flag of known) expect(guide).toContain(`\`${flag}`);
  for (const code of Object.values(exitCodes)) expect(guide).toMatch(new RegExp(`^\\| ${code} \\|`, 'm'));
  const named = [...guide.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([flag]) => flag);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((flag) => !known.has(flag) && flag !== '--help')).toEqual([]);
});

/** Sections by verb, from their headings, such as "## 导入 · import". */
const sections = new Map(guide.split('\n## ').map((section) => [/^.* · (\S+)\n/.exec(section)?.[1] ?? '', section]));
const flagsOf = ({ options }: (typeof program)['commands'][number]) => options.flatMap(({ long, short }) => [long, short]).filter((one) => one !== undefined);

test.each(program.commands.map((command) => [command.name(), command] as const))(
  'the section of %s names each of its options, and none of another verb',
  (name, command) => {
    const section = sections.get(name) ?? '';
    expect(section).toContain(`jiyue ${name}`);
    const common = new Set(flagsOf(program));
    for (const flag of flagsOf(command)) if (!common.has(flag) && flag !== '-h' && flag !== '--help') expect(section).toContain(`\`${flag}`);
    const named = [...section.matchAll(/^\|[^|]*\|/gm)].flatMap(([cell]) => [...cell.matchAll(/`(--[a-z0-9-]+)/g)].map(([, flag]) => flag));
    expect(named.filter((flag) => !flagsOf(command).includes(flag!) && !common.has(flag!))).toEqual([]);
  },
);

test('the section of plugins names every action that the help names', () => {
  const section = sections.get('plugin') ?? '';
  const [action] = program.commands.find((command) => command.name() === 'plugin')!.registeredArguments;
  const actions = [...action!.description.matchAll(/[a-z]{3,}/g)].map(([word]) => word);
  expect(actions.length).toBeGreaterThan(9);
  expect(actions.filter((word) => !section.includes(`plugin ${word}`) && !section.includes(`\`${word}\``))).toEqual([]);
});

test('every line of explain in the guide has an answer', () => {
  const asked = [...guide.matchAll(/^(?:npx )?jiyue explain ([^#\n]+?)\s*(?:#(?= ).*)?$/gm)].map(([, words = '']) => words.trim());
  expect(asked.length).toBeGreaterThan(9);
  for (const words of asked) expect([words, 'found' in findThing(words.split(' '))]).toEqual([words, true]);
});
