/**
 * What all own blobs have to hold, as cases without a test runner: the same list for the blobs in memory and for each driver of a server.
 * A case throws when something does not hold.
 */
import { deepStrictEqual, rejects } from 'node:assert/strict';
import { blobLimits, type OwnBlobs } from '../plugin/index.ts';

/** Where a case runs. */
export interface BlobTrial {
  /** Of one plugin, with this quota for all blobs together. */
  open(quotaBytes: number): OwnBlobs;
}

/** One case. */
export interface BlobCase {
  readonly title: string;
  run(trial: BlobTrial): Promise<void>;
}

const plenty = 1_073_741_824;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const sha256OfEmpty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const quota = { code: 'STORAGE_QUOTA_EXCEEDED' };
const invalid = { code: 'STORAGE_VALUE_INVALID' };

/** The cases. */
export const blobCases: readonly BlobCase[] = [
  {
    title: 'bytes come back as they were, whole and in part, with their facts',
    async run({ open }) {
      const blobs = open(plenty);
      const bytes = Uint8Array.from({ length: 3_000_000 }, (_, at) => (at * 31 + (at >> 8)) % 256);
      const facts = await blobs.put('图/一.png', bytes, { mediaType: 'image/png' });
      deepStrictEqual({ ...facts, sha256: facts.sha256.length }, { name: '图/一.png', sizeBytes: 3_000_000, sha256: 64, mediaType: 'image/png' });
      deepStrictEqual(await blobs.get('图/一.png'), bytes);
      deepStrictEqual(await blobs.get('图/一.png', { from: 1_048_570, length: 12 }), bytes.slice(1_048_570, 1_048_582));
      deepStrictEqual(await blobs.get('图/一.png', { from: 2_999_999, length: 9 }), bytes.slice(-1));
      deepStrictEqual(await blobs.get('图/一.png', { from: 9_000_000, length: 9 }), new Uint8Array());
      await rejects(blobs.get('图/一.png', { from: -1, length: 1 }), RangeError);
      deepStrictEqual(await blobs.facts('图/一.png'), facts);
      deepStrictEqual([await blobs.get('none'), await blobs.facts('none')], [undefined, undefined]);
    },
  },
  {
    title: 'a second put replaces the first; nothing at all can be kept, too',
    async run({ open }) {
      const blobs = open(plenty);
      await blobs.put('a', bytesOf('one'), { mediaType: 'text/plain; charset=utf-8' });
      const empty = await blobs.put('a', new Uint8Array());
      deepStrictEqual(empty, { name: 'a', sizeBytes: 0, sha256: sha256OfEmpty, mediaType: 'application/octet-stream' });
      deepStrictEqual(await blobs.get('a'), new Uint8Array());
      deepStrictEqual((await blobs.list('')).blobs, [empty]);
    },
  },
  {
    title: 'the same bytes under two names stay until the last name is gone',
    async run({ open }) {
      const blobs = open(plenty);
      await Promise.all(['a', 'b'].map((name) => blobs.put(name, bytesOf('same'))));
      deepStrictEqual(await blobs.remove(['a', 'none']), 1);
      deepStrictEqual([await blobs.get('a'), await blobs.get('b')], [undefined, bytesOf('same')]);
      // removed and put at once, in either order: what is listed can be read
      await Promise.all([blobs.remove(['b']), blobs.put('c', bytesOf('same'))]);
      deepStrictEqual(await blobs.get('c'), bytesOf('same'));
      deepStrictEqual(await blobs.remove(['c']), 1);
      deepStrictEqual((await blobs.list('')).blobs, []);
    },
  },
  {
    title: 'names are listed by prefix in code-unit order, page by page',
    async run({ open }) {
      const blobs = open(plenty);
      const names = Array.from({ length: 1003 }, (_, at) => `p/${String(at).padStart(4, '0')}`);
      const apart = ['p', 'q/1', 'p0', 'P/1', '\u{1F600}', '\uFF01'];
      for (const name of [...names, ...apart].toReversed()) await blobs.put(name, bytesOf('same'));
      const first = await blobs.list('p/');
      deepStrictEqual(
        first.blobs.map(({ name }) => name),
        names.slice(0, blobLimits.pageBlobs),
      );
      const second = await blobs.list('p/', first.next);
      deepStrictEqual([second.blobs.map(({ name }) => name), second.next], [names.slice(blobLimits.pageBlobs), undefined]);
      // a pair of surrogates sorts before the last plane of single code units
      deepStrictEqual(
        (await blobs.list('', 'q/1')).blobs.map(({ name }) => name),
        ['\u{1F600}', '\uFF01'],
      );
      deepStrictEqual((await blobs.list('none')).blobs, []);
    },
  },
  {
    title: 'beyond the quota nothing is kept and what was there stays; what frees space is let through',
    async run({ open }) {
      const blobs = open(10);
      await blobs.put('a', bytesOf('12345678'));
      await rejects(blobs.put('b', bytesOf('123')), quota);
      await rejects(blobs.put('a', bytesOf('12345678901')), quota);
      deepStrictEqual([await blobs.get('a'), await blobs.get('b')], [bytesOf('12345678'), undefined]);
      await blobs.put('a', bytesOf('1234567890'));
      // many at once: the sum counts, not each alone
      await blobs.remove(['a']);
      const tries = await Promise.allSettled(['c', 'd', 'e', 'f'].map((name) => blobs.put(name, bytesOf('1234'))));
      deepStrictEqual(tries.filter(({ status }) => status === 'fulfilled').length, 2);
      deepStrictEqual((await open(5).list('')).blobs.length, 2);
      await rejects(open(5).put('g', bytesOf('1')), quota);
      deepStrictEqual(await open(5).remove(['c', 'd', 'e', 'f']), 2);
    },
  },
  {
    title: 'what is no name, no type and no bytes is refused',
    async run({ open }) {
      const blobs = open(plenty);
      const bytes = bytesOf('x');
      for (const name of ['', 'n'.repeat(blobLimits.nameBytes + 1), '\uD800']) await rejects(blobs.put(name, bytes), invalid);
      for (const mediaType of ['', 'png', 'image/png\n', `a/${'b'.repeat(200)}`]) await rejects(blobs.put('a', bytes, { mediaType }), invalid);
      await rejects(blobs.put('a', JSON.parse('"text"') as Uint8Array), invalid);
      await rejects(blobs.put('a', new Uint8Array(blobLimits.sizeBytes + 1)), invalid);
      // a name is never a path
      await blobs.put('../../up', bytes);
      deepStrictEqual(await blobs.get('../../up'), bytes);
      deepStrictEqual((await blobs.list('')).blobs.length, 1);
    },
  },
];
