import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { contentDigestOf, createJsonEncoder } from './json-encoder.ts';

const record = (title: string, reason: string) => {
  const canonical = JSON.stringify({ title });
  const front = `{"id":"r1","withdrawal":{"reason":${JSON.stringify(reason)}},`;
  return { json: front + canonical.slice(1), contentAt: front.length, canonical };
};

test.each([
  ['plain', 'notice', 'gone'],
  ['Chinese in front of the content and in it', '防汛通知', '有误'],
  ['signs of four bytes', '𠮷祥😀', '𠀀'],
  ['longer than the memory that is kept', '汛'.repeat(400_000), '有误'],
])('bytes and digest are those of the text: %s', (_name, title, reason) => {
  const encode = createJsonEncoder();
  for (const { json, contentAt, canonical } of [record(title, reason), record('短', ''), record(title, reason)]) {
    const encoded = encode({ json, contentAt });
    expect(Buffer.from(encoded.bytes).equals(Buffer.from(json))).toBe(true);
    expect(contentDigestOf(encoded)).toBe(hash('sm3', canonical));
  }
});
