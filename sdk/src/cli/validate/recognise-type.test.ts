import examples from '@jiyue/standards/generated/examples.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { typeSchema } from '../../explain/standard.ts';
import { validateStrict } from '../../validate/validate.ts';
import { createRecogniser } from './recognise-type.ts';
import { recordTypes } from './record-types.ts';

interface Examples {
  readonly type: string;
  readonly valid: readonly { readonly name: string; readonly instance: object }[];
  readonly invalid: readonly { readonly name: string; readonly instance: object }[];
}
const all = examples as readonly Examples[];
const recognise = createRecogniser(recordTypes);
/** A union is recognised as itself or as one of its branches. */
const meant = (type: string): readonly string[] => [type, ...branchesOf(type)];
const branchesOf = (type: string) =>
  ((typeSchema(type)?.['oneOf'] ?? []) as readonly { readonly $ref?: string }[]).map(({ $ref = '' }) => $ref.split('/').at(-1)!);
const unionsOf = (type: string) => recordTypes.filter((name) => branchesOf(name).includes(type));

describe('the type of a record is recognised from its members', () => {
  test('there are examples of every type', () => {
    expect(all.map(({ type }) => type).sort()).toEqual([...recordTypes]);
  });

  test.each(all.flatMap(({ type, valid }) => valid.map(({ name, instance }) => ({ type, name, instance }))))('$type $name', ({ type, instance }) => {
    const found = recognise(instance);
    if (found === undefined) {
      // what several types take as it is, an empty page among them, cannot be told from its members, nor what has none
      const others = recordTypes.filter((name) => validateStrict(name, instance).length === 0 && !meant(type).includes(name));
      expect(others.length > 0 || Object.keys(instance).length === 0).toBe(true);
    } else expect(meant(type)).toContain(found);
  });

  test('also of records with a fault, in nearly all cases; else nothing is guessed that has other members', () => {
    const broken = all
      .flatMap(({ type, invalid }) => invalid.map(({ instance }) => ({ type, instance })))
      .filter(({ instance }) => typeof instance === 'object');
    const right = broken.filter(({ type, instance }) => {
      const found = recognise(instance);
      return (
        found !== undefined && (meant(type).includes(found) || unionsOf(type).includes(found) || meant(type).some((name) => unionsOf(name).includes(found)))
      );
    });
    expect(right.length / broken.length).toBeGreaterThan(0.9);
  });

  test.each([
    [
      'an unknown kind is judged by the union, which names the known ones',
      { kind: 'articel', title: 'a', siteId: 's', columnId: 'c', body: {} },
      'ResourceDraft',
    ],
    ['a missing kind, too', { title: 'a', siteId: 's', columnId: 'c', ownerId: 'o', body: {}, source: {} }, 'ResourceDraft'],
    ['a kind alone is enough', { kind: 'article' }, 'ArticleDraft'],
    ['members of nothing', { foo: 1, bar: 2 }, undefined],
    ['no member at all', {}, undefined],
  ])('%s', (_name, record, type) => {
    expect(recognise(record)).toBe(type);
  });
});
