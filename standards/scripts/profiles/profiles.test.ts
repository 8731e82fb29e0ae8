import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readIndicatorFiles } from '../indicators.ts';
import { home } from '../sources.ts';
import { readStandard } from '../standard.ts';
import { compileProfiles } from './compile.ts';
import { differential } from './differential.ts';
import { narrow } from './narrow.ts';
import { slotNotice } from './profile.ts';
import { readProfileWorld } from './read-world.ts';
import { variants } from './variants.ts';

const world = readProfileWorld(readStandard());
const { compiled, faults } = compileProfiles(world);

test('every profile compiles', () => {
  expect(faults).toEqual([]);
  expect([...compiled.keys()].sort()).toEqual([
    'cn-ah@0.1',
    'cn-gx@0.1',
    'cn-hl@0.1',
    'cn-hn@0.1',
    'cn-sd@0.1',
    'cn-xg@1.0',
    'core@1.0',
    'full@1.0',
    'interop@1.0',
  ]);
});

test('each level keeps what its base asks and asks for more', () => {
  const [core, interop, full] = ['core', 'interop', 'full'].map((id) => compiled.get(`${id}@1.0`)!.claims);
  for (const [less, more] of [
    [core!, interop!],
    [interop!, full!],
  ] as const) {
    expect(more.requirements).toEqual(expect.arrayContaining([...less.requirements]));
    expect(more.modules).toEqual(expect.arrayContaining([...less.modules]));
    expect(more.requirements.length).toBeGreaterThan(less.requirements.length);
  }
  expect(core!.operations).not.toContain('search');
  expect(interop!.operations).toContain('search');
});

test('a requirement whose operations come later comes later', () => {
  // JY-PUB-007 binds the change feed alone, which the core level does not have
  expect(compiled.get('core@1.0')!.claims.requirements).not.toContain('JY-PUB-007');
  expect(compiled.get('interop@1.0')!.claims.requirements).toContain('JY-PUB-007');
});

test('a slot has no schema, no requirement and the sentence that says so', () => {
  const slots = [...compiled.values()].filter(({ profile }) => profile.status === 'structure-only');
  expect(slots).toHaveLength(5);
  for (const { profile, types, claims } of slots) {
    expect([types, claims.requirements, profile.notice]).toEqual([{}, [], slotNotice]);
    expect(profile.standards!.length).toBeGreaterThan(0);
  }
});

test('the profile of the fictitious province tightens what its indicator file tightens', () => {
  const file = readIndicatorFiles().flatMap(({ doc }) => (doc.kind === 'override' && doc.id === 'xusheng' ? [doc] : []))[0]!;
  const own = Object.entries(compiled.get('cn-xg@1.0')!.thresholds).flatMap(([indicator, some]) =>
    Object.entries(some).map(([threshold, value]) => ({ indicator, threshold, value })),
  );
  expect(own).toEqual(file.tighten);
});

test('a constraint of a part reaches every record that carries it', () => {
  const { defs } = compiled.get('cn-xg@1.0')!;
  expect(defs['cn-xg.DocumentMetadata']).toEqual({ properties: { validity: { $ref: '#/$defs/cn-xg.DocumentValidity' } } });
  expect(Object.keys(defs)).toEqual(expect.arrayContaining(['cn-xg.Article', 'cn-xg.Resource', 'cn-xg.ResourcePage', 'cn-xg.Withdrawal']));
});

test.each(['core', 'interop', 'full', 'cn-xg', 'cn-sd'])('what %s adds to its base is the page that is published', (id) => {
  const one = [...compiled.values()].find(({ profile }) => profile.id === id)!;
  expect(differential(one, compiled.get(one.profile.base))).toBe(readFileSync(join(home, `generated/profiles/${id}/differential.md`), 'utf8'));
});

describe('narrow', () => {
  const yes = () => true;
  test('hands on a proof for each keyword that the base limits too', () => {
    const base = { type: 'string', pattern: '^[0-9]{4,8}$', maxLength: 8 };
    const { proofs, faults: found } = narrow({ pattern: '^[0-9]{4}$', maxLength: 4, minLength: 2 }, base, 'T.p', yes);
    expect(found).toEqual([]);
    expect(proofs.map(({ place }) => place)).toEqual(['T.p pattern', 'T.p maxLength']);
  });
  test('shows a text that the base would refuse', () => {
    const { faults: found } = narrow({ pattern: '^[0-9]{4}x$' }, { type: 'string', pattern: '^[0-9]+$' }, 'T.p', yes);
    expect(found).toEqual([expect.stringMatching(/^T.p: pattern widens: it takes "\d{4}x"/)]);
  });
  test('wants patterns that say the whole text', () => {
    expect(narrow({ pattern: '[0-9]' }, { type: 'string' }, 'T.p', yes).faults).toEqual([expect.stringContaining('from ^ to $')]);
    expect(narrow({ pattern: '^(+$' }, { type: 'string' }, 'T.p', yes).faults).toEqual([expect.stringContaining('no regular expression')]);
  });
});

test('variants are the same for the same seed and leave their source as it was', () => {
  const pool = [
    { a: 'text 1', b: [1, 2] },
    { a: 'other', c: true },
  ];
  const take = () =>
    Array.from(
      { length: 50 },
      (
        (stream) => () =>
          stream.next().value
      )(variants(pool, 3)),
    );
  expect(take()).toEqual(take());
  expect(pool).toEqual([
    { a: 'text 1', b: [1, 2] },
    { a: 'other', c: true },
  ]);
});
