import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HttpWorld, httpWorld } from './http-world.suite.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(async () => {
  await world.listening.close(0);
});
const post = (body: string | undefined, type?: string) =>
  world.send('/leave', { method: 'POST', headers: type === undefined ? {} : { 'content-type': type }, ...(body === undefined ? {} : { body }) });
const multipart = (parts: readonly string[]) => `${parts.map((part) => `--b\r\nContent-Disposition: form-data; ${part}\r\n`).join('')}--b--\r\n`;

test('the form of one click (RFC 8058) is taken in both of its types, and no form is no fault', async () => {
  const taken = '{"List-Unsubscribe":"One-Click"}';
  expect((await post('List-Unsubscribe=One-Click', 'application/x-www-form-urlencoded')).json['title']).toBe(taken);
  expect((await post(multipart(['name="List-Unsubscribe"\r\n\r\nOne-Click']), 'multipart/form-data; boundary=b')).json['title']).toBe(taken);
  expect((await post(undefined)).json['title']).toBe('"none"');
});

test.each([
  ['JSON', '{}', 'application/json', 415],
  ['a text without type', 'a=b', undefined, 415],
  ['a name twice', 'a=1&a=2', 'application/x-www-form-urlencoded', 400],
  ['a value that is too long', `List-Unsubscribe=${'x'.repeat(21)}`, 'application/x-www-form-urlencoded', 400],
  ['a file', multipart(['name="f"; filename="x.html"\r\nContent-Type: text/html\r\n\r\n<p>']), 'multipart/form-data; boundary=b', 400],
  ['parts that never end', '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx', 'multipart/form-data; boundary=b', 400],
  ['no boundary', 'x', 'multipart/form-data', 400],
  ['more than 64 KiB', `a=${'x'.repeat(66_000)}`, 'application/x-www-form-urlencoded', 413],
] as const)('%s is refused', async (_, body, type, status) => {
  expect((await post(body, type)).status).toBe(status);
});
