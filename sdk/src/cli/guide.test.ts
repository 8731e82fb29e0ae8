import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findThing } from '../explain/find-thing.ts';
import { exitCodes } from './exit-codes.ts';
import { buildProgram } from './program.ts';

const guide = readFileSync(new URL('../../../docs/guide/command-line.md', import.meta.url), 'utf8');
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

test('every line of explain in the guide has an answer', () => {
  const asked = [...guide.matchAll(/^(?:npx )?jiyue explain ([^#\n]+?)\s*(?:#(?= ).*)?$/gm)].map(([, words = '']) => words.trim());
  expect(asked.length).toBeGreaterThan(9);
  for (const words of asked) expect([words, 'found' in findThing(words.split(' '))]).toEqual([words, true]);
});
