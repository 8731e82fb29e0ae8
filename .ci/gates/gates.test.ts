import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkCasts } from './casts.ts';
import { checkChangesets } from './changesets.ts';
import { checkLockFile, checkSources, checkTopLevel, checkVersions } from './house.ts';
import { checkImports, type PackageFacts } from './imports.ts';
import { checkSnippets } from './snippets.ts';

const facts = (folder: string, name: string, dependencies: readonly string[] = [], devDependencies: readonly string[] = []): PackageFacts => ({
  folder,
  name,
  dependencies: new Set(dependencies),
  devDependencies: new Set(devDependencies),
});
const packages = [
  facts('', 'jiyue', [], ['typescript']),
  facts('standards', '@jiyue/standards'),
  facts('sdk', '@jiyue/sdk', ['@jiyue/standards', 'ajv']),
  facts('plugins/search', '@jiyue/plugin-search', ['@jiyue/sdk'], ['@jiyue/reference-server']),
  facts('reference-server', '@jiyue/reference-server', ['@jiyue/sdk', 'express'], ['pg']),
];
const judge = (path: string, text: string) => checkImports([{ path, text }], packages).findings;

describe('import gate', () => {
  test.each([
    ['an allowed import', 'plugins/search/src/a.ts', "import { ok } from '@jiyue/sdk/plugin';", 0],
    ['a plugin that imports the server', 'plugins/search/src/a.ts', "import { x } from '@jiyue/reference-server';", 1],
    ['a bench of a plugin on the index driver of the server', 'plugins/search/bench/a.ts', "import { x } from '@jiyue/reference-server/own-index-sqlite';", 0],
    ['a plugin that imports another plugin', 'plugins/search/src/a.ts', "import { x } from '@jiyue/plugin-portal';", 1],
    ['the standard importing the sdk', 'standards/model/a.ts', "import { x } from '@jiyue/sdk';", 1],
    ['another package reached by path', 'plugins/search/src/a.ts', "import { x } from '../../../sdk/src/index.ts';", 1],
    ['a test using a shared tool of .ci', 'plugins/search/test/a.test.ts', "import { x } from '../../../.ci/chromium.ts';", 0],
    ['product code using a tool of .ci', 'plugins/search/src/a.ts', "import { x } from '../../../.ci/chromium.ts';", 1],
    ['express outside its fence', 'reference-server/src/host/a.ts', "import express from 'express';", 1],
    ['express behind its fence', 'reference-server/src/http/a.ts', "import express from 'express';", 0],
    ['an undeclared package', 'sdk/src/a.ts', "import { x } from 'left-pad';", 1],
    ['a development package in product code', 'reference-server/src/store/a.ts', "import { x } from 'pg';", 1],
    ['a dynamic import', 'sdk/src/a.ts', "await import('left-pad');", 1],
    ['a built-in without node:', 'sdk/src/a.ts', "import { readFileSync } from 'fs';", 1],
    ['child processes in product code (NT-command-arguments)', 'sdk/src/a.ts', "import { spawn } from 'node:child_process';", 1],
    [
      'the one file that starts the process of a plugin',
      'reference-server/src/host/isolation/start-process.ts',
      "import { fork } from 'node:child_process';",
      0,
    ],
    ['the one file that starts the process of a check', 'sdk/src/testing/levels/start-check-realm.ts', "import { fork } from 'node:child_process';", 0],
    ['another file beside it', 'reference-server/src/host/isolation/start-worker.ts', "import { fork } from 'node:child_process';", 1],
    ['the same file with another fenced module', 'reference-server/src/host/isolation/start-process.ts', "import { runInContext } from 'node:vm';", 1],
    ['a property test without the seed', 'sdk/src/a.test.ts', "import fc from 'fast-check';", 1],
    ['product code importing a test', 'sdk/src/a.ts', "import { x } from './b.test.ts';", 1],
  ])('%s', (_name, path, text, count) => {
    expect(judge(path, text)).toHaveLength(count);
  });

  test('zero imports seen is a finding', () => {
    expect(checkImports([], packages).findings).toHaveLength(1);
  });
});

describe('cast gate', () => {
  const of = (path: string, text: string, count?: number) =>
    checkCasts([{ path, text }], count === undefined ? [] : [{ path, count, reason: 'planted' }]).findings;

  test.each([
    ['a cast', 'sdk/src/a.ts', 'const a = b as T;', 0],
    ['a cast to const', 'sdk/src/a.ts', 'const a = [b as T] as const;', 0],
    ['a cast of a cast', 'sdk/src/a.ts', 'const a = b as unknown as T;', 1],
    ['one in brackets', 'sdk/src/a.ts', 'const a = (b as object) as T;', 1],
    ['one in a test', 'sdk/src/a.test.ts', 'const a = b as unknown as T;', 1],
    ['a cast to never', 'sdk/src/a.ts', 'f(b as never);', 1],
    ['a cast to never in a test, which gives what types forbid', 'sdk/src/a.test.ts', 'f(b as never);', 0],
    ['any as a type', 'sdk/src/a.ts', 'const a: any = b as T;', 1],
    ['any within a type', 'sdk/src/a.ts', 'const a = b as readonly any[];', 1],
    ['the words in a text', 'sdk/src/a.ts', "const a = 'b as unknown as any' as T;", 0],
    ['generated code', 'sdk/src/client/generated/a.ts', 'const a = b as unknown as T;', 1],
  ])('%s', (_name, path, text, count) => {
    // a file that is no subject is the finding that nothing was seen
    expect(of(path, text)).toHaveLength(count);
  });

  test('a file on the list has as many as its row says, no more and no fewer', () => {
    const text = 'const a = b as unknown as T;';
    expect(of('sdk/src/a.ts', text, 1)).toEqual([]);
    expect(of('sdk/src/a.ts', `${text}${text}`, 1)).toEqual([expect.stringContaining('2 holes in its types where 1 are allowed (planted)')]);
    expect(of('sdk/src/a.ts', 'const a = b as T;', 1)).toEqual([expect.stringContaining('0 holes')]);
    expect(checkCasts([{ path: 'a.ts', text: 'a as T' }], [{ path: 'b.ts', count: 1, reason: 'gone' }]).findings).toEqual([
      'b.ts: stands in the list of .ci/gates/casts.ts and is no source; take it out',
    ]);
  });
});

describe('house gates', () => {
  test('an unknown top-level name is found', () => {
    expect(checkTopLevel(['README.md', 'sdk/a.ts']).findings).toEqual([]);
    expect(checkTopLevel(['README.md', 'misc/a.ts']).findings).toHaveLength(1);
  });
  test('a version range and an install script are found', () => {
    expect(checkVersions([{ path: 'p', json: { dependencies: { a: '1.2.3' } } }]).findings).toEqual([]);
    expect(checkVersions([{ path: 'p', json: { dependencies: { a: '^1.2.3' }, scripts: { postinstall: 'x' } } }]).findings).toHaveLength(2);
  });
  test('a download address in the lock file is found', () => {
    expect(checkLockFile('{"packages":{"a":{"integrity":"x"}}}').findings).toEqual([]);
    expect(checkLockFile('{"packages":{"a":{"resolved":"https://example.org/a.tgz"}}}').findings).toHaveLength(1);
  });
  test('starting node by name is found', () => {
    expect(checkSources([{ path: 'a.ts', text: 'spawn(process.execPath)' }]).findings).toEqual([]);
    expect(checkSources([{ path: 'a.ts', text: "spawn('node', [])" }]).findings).toHaveLength(1);
  });
});

describe('changeset gate', () => {
  const known = new Map([
    ['@jiyue/sdk', false],
    ['jiyue', true],
  ]);
  const good = "---\n'@jiyue/sdk': minor\n---\n\nNames were cut; now they are whole. Nobody has to act.\n";
  test.each([
    ['a good one', good, 0],
    ['a package that is not there', good.replace('@jiyue/sdk', '@jiyue/sdc'), 1],
    ['a private package', good.replace("'@jiyue/sdk'", 'jiyue'), 1],
    ['a bump that is none', good.replace('minor', 'huge'), 1],
    ['no package', good.replace("'@jiyue/sdk': minor\n", '\n'), 1],
    ['no front matter', 'Names are whole.', 1],
    ['next to no text', good.replace(/Names.*/, 'Fix.'), 1],
  ])('%s', (_name, text, count) => {
    expect(checkChangesets([{ path: '.changeset/a.md', text }], known).findings).toHaveLength(count);
  });
  test('no changeset and no package is a finding', () => {
    expect(checkChangesets([], new Map()).findings).toHaveLength(1);
  });
});

describe('snippet gate', () => {
  const world = (page: string) => {
    const root = mkdtempSync(join(tmpdir(), 'jiyue-snippets-'));
    writeFileSync(join(root, 'a.ts'), 'before\n  // #region one\n  const a = 1;\n  // #endregion\n');
    writeFileSync(join(root, 'page.md'), page);
    return checkSnippets(root, ['page.md'], new Set(['start'])).findings;
  };
  test.each([
    ['an equal snippet', '```ts from=a.ts#one\nconst a = 1;\n```\n', 0],
    ['a changed snippet', '```ts from=a.ts#one\nconst a = 2;\n```\n', 1],
    ['a missing region', '```ts from=a.ts#two\nconst a = 1;\n```\n', 1],
    ['an unknown verb', 'npm run strat', 1],
    ['nothing to judge', 'no code', 1],
  ])('%s', (_name, page, count) => {
    expect(world(page)).toHaveLength(count);
  });
});
