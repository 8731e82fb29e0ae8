import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packArchive, type PlantedEntry } from './archive.suite.ts';
import { ArchiveRefused, readPackageArchive } from './read-package-archive.ts';

const good: PlantedEntry = { name: 'package/plugin.json', text: '{}' };

function refusal(bytes: Uint8Array): { readonly rule: string; readonly entry: string } | undefined {
  try {
    readPackageArchive(bytes);
    return undefined;
  } catch (error) {
    if (error instanceof ArchiveRefused) return { rule: error.rule, entry: error.entry };
    throw error;
  }
}

test('plain files below package/ are read with their paths, long names among them', () => {
  const long = `package/${'深'.repeat(60)}.json`;
  const record = (text: string) => {
    let length = Buffer.byteLength(text) + 3;
    while (`${length} ${text}`.length !== length && Buffer.byteLength(`${length} ${text}`) !== length) length += 1;
    return `${length} ${text}`;
  };
  const archive = packArchive([
    { name: 'package/', kind: '5' },
    good,
    { name: 'PaxHeader', kind: 'x', text: record(`path=${long}\n`) },
    { name: 'package/short', text: '长名称' },
    { name: 'package/dist/index.js', text: 'x'.repeat(1000) },
  ]);
  expect(readPackageArchive(archive).map(({ path, bytes }) => [path, bytes.length])).toEqual([
    ['plugin.json', 2],
    [`${'深'.repeat(60)}.json`, 9],
    ['dist/index.js', 1000],
  ]);
});

test.each([
  ['a path upwards', { name: 'package/../evil.js' }, 'path'],
  ['a path upwards at the start', { name: '../package/evil.js' }, 'path'],
  ['an absolute path', { name: '/etc/cron.d/evil' }, 'path'],
  ['an absolute path behind the prefix', { name: 'package//etc/evil' }, 'path'],
  ['a drive', { name: 'package/C:evil.js' }, 'path'],
  ['a backslash', { name: 'package/..\\evil.js' }, 'path'],
  ['dots with a blank', { name: 'package/. ./evil.js' }, 'path'],
  ['dots that end in a blank', { name: 'package/.. /evil.js' }, 'path'],
  ['an empty name', { name: 'package/' }, 'path'],
  ['a symbolic link', { name: 'package/link', kind: '2', linkTo: '/etc/passwd' }, 'kind'],
  ['a hard link', { name: 'package/link', kind: '1', linkTo: 'package/plugin.json' }, 'kind'],
  ['a device', { name: 'package/null', kind: '3' }, 'kind'],
  ['a name that comes twice', { name: 'package/plugin.json' }, 'twice'],
  ['a name that differs in case alone', { name: 'package/PLUGIN.json' }, 'twice'],
  ['a size beyond the archive', { name: 'package/big', size: 99_999 }, 'truncated'],
] as const)('NT-zip-slip: %s refuses the whole archive by name', (_title, entry, rule) => {
  expect(refusal(packArchive([good, entry]))).toEqual({ rule, entry: entry.name });
});

test('NT-zip-slip: an extended head cannot smuggle a path past the check', () => {
  const text = 'path=package/../../evil.js\n';
  const archive = packArchive([{ name: 'x', kind: 'x', text: `${Buffer.byteLength(text) + 3} ${text}` }, good]);
  expect(refusal(archive)).toEqual({ rule: 'path', entry: 'package/../../evil.js' });
});

test('NT-zip-slip: a bomb, a changed head and other files are refused', () => {
  expect(refusal(gzipSync(Buffer.alloc(140_000_000)))).toMatchObject({ rule: 'size' });
  expect(refusal(Buffer.from('PK\u0003\u0004'))).toMatchObject({ rule: 'gzip' });
  const head = Buffer.alloc(1024);
  head.write('package/plugin.json');
  expect(refusal(gzipSync(head))).toMatchObject({ rule: 'checksum' });
  const many = Array.from({ length: 10_001 }, (_, n) => ({ name: `package/${n}` }));
  expect(refusal(packArchive(many))).toEqual({ rule: 'files', entry: 'package/10000' });
});
