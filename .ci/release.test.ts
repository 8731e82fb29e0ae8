import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ReleasePorts, release, writeErratum } from './release.ts';

const folders: string[] = [];
const fresh = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'jiyue-release-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const draft = 'standards/generated';
const changeset = (level: string) => `---\n'@jiyue/standards': ${level}\n---\n\nThe first version of the standard.\n`;

/** A standard of one type, with everything that a version needs. */
function files(maxLength = 10, description = 'A note.'): Readonly<Record<string, unknown>> {
  const note = { type: 'object', description, properties: { title: { type: 'string', maxLength } }, required: ['title'], additionalProperties: false };
  const views = ['strict', 'tolerant'].flatMap((view) => [
    [`${draft}/bundle.${view}.json`, { $id: `urn:jiyue:1.0:bundle:${view}`, $defs: { Note: note } }],
    [`${draft}/bundle.${view}.noid.json`, { $defs: { Note: note } }],
    [`${draft}/schemas/${view}/Note.json`, { $id: `urn:jiyue:1.0:schema:${view === 'strict' ? '' : 'tolerant:'}Note`, ...note }],
  ]);
  const empty = ['clauses', 'pages', 'events', 'examples', 'requirements'].map((name) => [`${draft}/${name}.json`, []]);
  return {
    ...Object.fromEntries([...views, ...empty]),
    [`${draft}/openapi.json`]: { openapi: '3.1.0', info: { title: 'Notes', version: '1.0' }, paths: {} },
    [`${draft}/asyncapi.json`]: { asyncapi: '3.0.0', info: { title: 'Notes', version: '1.0' } },
    [`${draft}/codes.json`]: { tables: [], scalars: [] },
    'standards/model/note.ts': `export const maxLength = ${maxLength}; // ${description}\n`,
    'standards/scripts/generate.ts': 'export {};\n',
    'standards/scored-checks.yaml': 'checks: []\n',
    LICENSE: 'A licence.\n',
    '.changeset/first.md': changeset('major'),
  };
}

function write(root: string, all: Readonly<Record<string, unknown>>): void {
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === 'string' ? content : `${JSON.stringify(content)}\n`);
  }
}

const git = (root: string, ...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', '-c', 'core.autocrlf=false', ...args], { cwd: root, stdio: 'pipe' });
function commit(root: string): void {
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '--allow-empty', '-m', 'a state');
}

let template = '';
let root = '';
let lines: string[] = [];
const ports = (more: Partial<ReleasePorts> = {}): ReleasePorts => ({
  root,
  isCurrent: () => Promise.resolve(true),
  isProven: () => Promise.resolve(true),
  print: (line) => void lines.push(line),
  ...more,
});
const freeze = (version: string) => release(version, false, ports());
const versions = () => (existsSync(join(root, 'standards/versions')) ? readdirSync(join(root, 'standards/versions')) : []);

beforeAll(() => {
  template = fresh();
  git(template, 'init', '-q');
  write(template, files());
  commit(template);
});
beforeEach(() => {
  root = fresh();
  cpSync(template, root, { recursive: true });
  lines = [];
});

describe('freezing a version', () => {
  test('writes the draft, its record and a manifest that sha256sum reads, and a row in the register', async () => {
    expect(await freeze('1.0.0-rc.1'), lines.join('\n')).toBe(true);
    const folder = join(root, 'standards/versions/1.0.0-rc.1');
    expect(readFileSync(join(folder, 'bundle.strict.json'))).toEqual(readFileSync(join(root, draft, 'bundle.strict.json')));
    expect(JSON.parse(readFileSync(join(folder, 'generated-by.json'), 'utf8'))).toMatchObject({ version: '1.0.0-rc.1', previous: null, wire: '1' });
    const manifest = readFileSync(join(folder, 'MANIFEST.sha256'), 'utf8');
    const listed = manifest
      .split('\n')
      .filter(Boolean)
      .map((line) => line.slice(66));
    expect(listed).toEqual(listed.toSorted());
    expect(new Set([...listed, 'MANIFEST.sha256'])).toEqual(new Set(filesBelow(folder)));
    expect(readFileSync(join(root, 'standards/versions.yaml'), 'utf8')).toContain('version: "1.0.0-rc.1"');
    expect(versions()).toEqual(['1.0.0-rc.1']);
  });

  test('a trial says what would be frozen and writes nothing', async () => {
    expect(await release('1.0.0-rc.1', true, ports())).toBe(true);
    expect(lines.at(-1)).toMatch(/could be frozen: \d+ files/);
    expect(git(root, 'status', '--porcelain').toString()).toBe('');
  });

  test('a half that an interrupted release left behind is named, and is no version', async () => {
    write(root, { 'standards/versions/.freezing-1.0.0-rc.1/codes.json': '{}\n' });
    commit(root);
    expect(await freeze('1.0.0-rc.1')).toBe(false);
    expect(lines.join('\n')).toMatch(/left by a release that was interrupted/);
  });
});

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );

describe('a version is refused', () => {
  const change = (all: Readonly<Record<string, unknown>>) => (): void => {
    write(root, all);
    commit(root);
  };
  test.each([
    ['for a number that is none', '1.0', (): void => undefined, /is no number of a version/],
    ['for a number of another line than the identities', '1.1.0', (): void => undefined, /the version says urn:jiyue:1.1:/],
    [
      'while the standard is not committed',
      '1.0.0',
      (): void => write(root, { 'standards/model/new.ts': 'export {};\n' }),
      /not committed: standards\/model\/new.ts/,
    ],
    ['without a changeset', '1.0.0', change({ '.changeset/first.md': changeset('major').replace('standards', 'sdk') }), /no changeset of @jiyue\/standards/],
    [
      'without examples',
      '1.0.0',
      (): void => {
        rmSync(join(root, draft, 'examples.json'));
        commit(root);
      },
      /the draft has no examples.json/,
    ],
    [
      'for an identity given twice',
      '1.0.0',
      change({ [`${draft}/schemas/strict/Other.json`]: { $id: 'urn:jiyue:1.0:schema:Note' } }),
      /\$id urn:jiyue:1.0:schema:Note stands in/,
    ],
  ] as const)('%s', async (_what, version, prepare, says) => {
    prepare();
    expect(await freeze(version)).toBe(false);
    expect(lines.join('\n')).toMatch(says);
    expect(versions()).toEqual([]);
  });

  test('while generated files are stale or a gate finds faults, all reasons at once', async () => {
    const no = () => Promise.resolve(false);
    expect(await release('1.0', false, ports({ isCurrent: no, isProven: no }))).toBe(false);
    expect(lines.filter((line) => line.startsWith('refused: '))).toHaveLength(3);
  });
});

describe('after a version is frozen', () => {
  beforeEach(async () => {
    await freeze('1.0.0');
    commit(root);
    lines = [];
  });
  const says = () => lines.join('\n');

  test('its number is taken, and lower ones are too late', async () => {
    expect(await freeze('1.0.0')).toBe(false);
    expect(says()).toMatch(/is there already; a frozen version never changes/);
    expect(await freeze('1.0.0-rc.9')).toBe(false);
    expect(says()).toMatch(/1.0.0-rc.9 is not above 1.0.0/);
  });

  test('a patch takes texts', async () => {
    write(root, files(10, 'A note, described better.'));
    commit(root);
    expect(await freeze('1.0.1'), says()).toBe(true);
  });

  test('a patch does not take a break, and the largest changes are named', async () => {
    write(root, files(5));
    commit(root);
    expect(await freeze('1.0.1')).toBe(false);
    expect(says()).toMatch(/the change against 1.0.0 is major, 1.0.1 allows patch/);
    expect(says()).toMatch(/Note\/properties\/title maxLength/);
  });

  test('a break that no changeset declares is found, whatever the number', async () => {
    write(root, { ...files(5), '.changeset/first.md': changeset('patch') });
    commit(root);
    await freeze('1.0.1');
    expect(says()).toMatch(/the draft differs from 1.0.0 by a major change, but changesets of @jiyue\/standards declare patch/);
  });

  test('a frozen file that was changed gets its row by the verb, and only with the bytes before in history', async () => {
    const path = 'standards/versions/1.0.0/scored-checks.yaml';
    appendFileSync(join(root, path), '# none yet\n');
    expect(await writeErratum('JY-ERR-001', ['--impact', 'none'], ports())).toBe(false);
    expect(says()).toMatch(/reason is missing/);
    expect(await writeErratum('JY-ERR-001', ['--impact', 'none', '--reason', 'said nothing of why it is empty'], ports()), says()).toBe(true);
    expect(readFileSync(join(root, 'standards/versions/errata.yaml'), 'utf8')).toMatch(/- id: JY-ERR-001\n {2}file: 1.0.0\/scored-checks.yaml\n/);
    expect(await writeErratum('JY-ERR-002', ['--impact', 'none', '--reason', 'said nothing of why it is empty'], ports())).toBe(false);
    expect(says()).toMatch(/no frozen file differs/);
  });
});
