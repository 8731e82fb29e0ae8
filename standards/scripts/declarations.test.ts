import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { declarations } from './declarations.ts';
import { home } from './sources.ts';

const files = [...declarations().keys()];
const read = (path: string) => JSON.parse(readFileSync(join(home, '..', path), 'utf8')) as unknown;
const words = { zh: expect.any(String), en: expect.any(String) };

/** What the declaration promises, asked of the file itself. */
const promised: Readonly<Record<string, (value: never) => void>> = {
  'asyncapi.json': (document: { channels: object; components: object }) => {
    expect(document).toEqual(expect.objectContaining({ info: expect.objectContaining({ description: expect.any(String) }) }));
    const [changes, described] = [{ messages: expect.any(Object) }, { description: expect.any(String) }].map((one) => expect.objectContaining(one));
    expect(document.channels).toEqual(expect.objectContaining({ changes, webhooks: described }));
    const securitySchemes = expect.objectContaining({ webhookSignature: described });
    expect(document.components).toEqual(expect.objectContaining({ messages: expect.any(Object), schemas: expect.any(Object), securitySchemes }));
  },
  'clauses.json': (files: readonly object[]) => {
    for (const file of files)
      expect(file).toEqual(
        expect.objectContaining({ id: expect.any(String), document: expect.any(Object), sentences: expect.any(Array), headings: expect.any(Array) }),
      );
  },
  'profiles.json': (list: readonly object[]) => {
    for (const one of list) expect(one).toEqual(expect.objectContaining({ id: expect.any(String), version: expect.any(String) }));
  },
  'vectors.json': (list: readonly object[]) => {
    for (const one of list) expect(one).toEqual(expect.objectContaining({ id: expect.any(String) }));
  },
  'examples.json': (types: readonly { valid: object[]; invalid: object[] }[]) => {
    for (const type of types) {
      expect(type).toEqual(expect.objectContaining({ type: expect.any(String), valid: expect.any(Array), invalid: expect.any(Array) }));
      for (const one of [...type.valid, ...type.invalid])
        expect(one).toEqual(expect.objectContaining({ name: expect.any(String), instance: expect.anything() }));
      const reason = expect.objectContaining({ pointer: expect.any(String), keyword: expect.any(String) });
      for (const one of type.invalid) expect(one).toEqual(expect.objectContaining({ reason, fixed: expect.anything() }));
    }
  },
  'openapi.json': (document: { tags: object[]; info: object; components: object }) => {
    expect(document).toEqual(expect.objectContaining({ openapi: expect.any(String), paths: expect.any(Object) }));
    expect(document.info).toEqual(expect.objectContaining({ title: expect.any(String), version: expect.any(String) }));
    expect(document.components).toEqual(expect.objectContaining({ schemas: expect.any(Object), parameters: expect.any(Object) }));
    for (const tag of document.tags) expect(tag).toEqual(expect.objectContaining({ name: expect.any(String), description: expect.any(String) }));
  },
  'record-definitions.json': (list: readonly object[]) => {
    for (const one of list) expect(one).toEqual(expect.objectContaining({ id: expect.any(String), name: expect.any(String) }));
  },
  'scored-checks.json': ({ checks }: { readonly checks: readonly object[] }) => {
    for (const one of checks)
      expect(one).toEqual(
        expect.objectContaining({ check: expect.any(String), kind: expect.any(String), types: expect.any(Array), examples: expect.any(Object) }),
      );
  },
  'requirements.json': (list: readonly object[]) => {
    for (const one of list)
      expect(one).toEqual(expect.objectContaining({ id: expect.any(String), title: words, statement: words, surface: expect.any(Object) }));
  },
};
const bundle = (value: never) => expect(value).toEqual(expect.objectContaining({ $schema: expect.any(String), $defs: expect.any(Object) }));

test.each(files)('%s stands beside its file and promises what is in it', (path) => {
  const data = path.replace(/d\.json\.ts$/, 'json');
  expect(existsSync(join(home, '..', data))).toBe(true);
  const name = data.split('/').at(-1)!;
  (promised[name] ?? bundle)(read(data) as never);
});
