import { expect, test } from 'vitest';
import { choiceCookie } from './choice-cookie.ts';

test('a choice is kept with the same value for everybody, and taken back with none', () => {
  const name = 'jiyue-no-statistics';
  expect(choiceCookie(name, true, 'http://a.example')).toBe(`${name}=1; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax`);
  expect(choiceCookie(name, false, 'https://a.example')).toBe(`${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure`);
});

test.each([undefined, 'session', 'jiyue-', 'jiyue-a8f3c2', 'jiyue-no; Domain=x', 'jiyue-reader-47', 'jiyue-No'])(
  'a name that could hold more than a choice is refused: %s',
  (name) => expect(() => choiceCookie(name, true, 'http://a.example')).toThrow(RangeError),
);
