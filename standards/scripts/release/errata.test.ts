import { describe, expect, test } from 'vitest';
import { soundFrozen } from '../gates/versions-plants.ts';
import { afterErrata, type Erratum, errataFaults, readErrata } from './errata.ts';
import type { Frozen } from './frozen.ts';
import { isSameMeaning } from './identities.ts';
import { readManifest, sha256 } from './manifest.ts';
import { makeErratum, unexplained } from './write-erratum.ts';

const path = 'schemas/strict/Note.json';
const file = `1.0.1/${path}`;
const old = soundFrozen.versions[1]!.files.get(path)!;
const oldText = Buffer.from(old).toString('utf8');

const changedTo = (text: string): Frozen => ({
  ...soundFrozen,
  versions: soundFrozen.versions.map((one) => (one.name === '1.0.1' ? { ...one, files: new Map(one.files).set(path, Buffer.from(text)) } : one)),
});
const described = changedTo(oldText.replace('"type":"object"', '"type":"object","description":"a note"'));
const widened = changedTo(oldText.replace('"maxLength":10', '"maxLength":20'));
const wish = { id: 'JY-ERR-001', reason: 'the description was missing', wireImpact: 'none' };
const before = (): Uint8Array => old;

describe('writing an erratum', () => {
  test('the row leads from the frozen bytes to those of now', () => {
    expect(makeErratum(described, wish, before)).toEqual({
      row: { ...wish, file, oldSha: sha256(old), newSha: sha256(described.versions[1]!.files.get(path)!) },
    });
  });
  test('then nothing is unexplained any more', () => {
    const result = makeErratum(described, wish, before);
    expect(unexplained({ ...described, errata: 'row' in result ? [result.row] : [] }).size).toBe(0);
  });
  test.each([
    ['nothing has changed', soundFrozen, wish, before, /no frozen file differs/],
    ['the reason is missing', described, { ...wish, reason: undefined }, before, /reason is missing/],
    ['the impact is unknown', described, { ...wish, wireImpact: 'little' }, before, /wireImpact is one of/],
    ['the id is not the next', described, { ...wish, id: 'JY-ERR-002' }, before, /expected JY-ERR-001/],
    ['another file is named', described, { ...wish, file: '1.0.0/codes.json' }, before, /does not differ/],
    ['nobody has the bytes before', described, wish, (): undefined => undefined, /not in the last commit/],
    ['the bytes before are others', described, wish, (): Uint8Array => Buffer.from('{}'), /not in the last commit/],
    ['more than texts differ and the impact is said to be none', widened, wish, before, /more than texts differ/],
  ] as const)('is refused when %s', (_what, frozen, asked, bytes, says) => {
    const result = makeErratum(frozen, asked, bytes);
    expect('refusals' in result ? result.refusals.join('\n') : 'a row').toMatch(says);
  });
  test('more than texts is taken with its impact', () => {
    expect(makeErratum(widened, { ...wish, wireImpact: 'widens' }, before)).toHaveProperty('row.wireImpact', 'widens');
  });
});

describe('the ledger', () => {
  const row = (id: string, oldSha: string, newSha: string): Erratum => ({
    id,
    file,
    oldSha: sha256(oldSha),
    newSha: sha256(newSha),
    reason: 'a good reason',
    wireImpact: 'none',
  });
  test('rows of one file form a chain', () => {
    const chain = [row('JY-ERR-001', 'a', 'b'), row('JY-ERR-002', 'b', 'c')];
    expect(afterErrata(file, sha256('a'), chain)).toEqual({ digest: sha256('c'), faults: [] });
    expect(afterErrata(file, sha256('a'), chain.toReversed()).faults).toHaveLength(2);
    expect(errataFaults(chain)).toEqual([]);
  });
  test('no file is an empty ledger, and what is no list is an error', () => {
    expect(readErrata(undefined)).toEqual([]);
    expect(readErrata('# nothing yet\n')).toEqual([]);
    expect(() => readErrata('id: x\n')).toThrow('no list');
  });
});

test('a member named like a note is no note', () => {
  const schema = (title: object) => ({ title: 'Note', properties: { title }, required: ['title'] });
  expect(isSameMeaning(schema({ type: 'string' }), { ...schema({ type: 'string' }), title: 'Other' })).toBe(true);
  expect(isSameMeaning(schema({ type: 'string' }), schema({ type: 'number' }))).toBe(false);
});

test.each([
  ['a line of another form', 'abc', /is no line/],
  ['a path twice', `${'0'.repeat(64)}  a\n${'0'.repeat(64)}  a\n`, /twice/],
  ['a path out of the folder', `${'0'.repeat(64)}  ../a\n`, /must not/],
  ['no line break at the end', `${'0'.repeat(64)}  a`, /does not end/],
])('a manifest with %s is at fault', (_what, text, says) => {
  expect(readManifest(text).faults.join('\n')).toMatch(says);
});
