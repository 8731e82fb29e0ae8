import { expect, test } from 'vitest';
import type { RecordWrite } from '../store.ts';
import { packWrites, unpackWrites } from './pack-writes.ts';

const full: Required<RecordWrite> = {
  id: 'r1',
  version: 3,
  family: 'resource',
  kind: 'article',
  status: 'withdrawn',
  siteId: 's1',
  columnId: 'c1',
  ownerId: 'o1',
  withdrawal: 'vanish',
  sortKey: '2026-01-02T00:00:00.000Z',
  documentNumber: '虚政发〔2026〕1号',
  originSystem: 'old',
  originRecordId: '7',
  digest: 'd'.repeat(64),
  contentAt: 10,
  json: '{"id":"r1","title":"防汛"}',
  goesLive: true,
  links: [{ name: 'attachment', toId: 'a1' }],
  claims: [{ name: 'domain', value: 'x.example' }],
  event: { type: 'record.withdrawn', data: { withdrawal: 'vanish' } },
};

const text = (json: string) => ({ json, contentAt: json.indexOf('"title"') });

test('every member of a version survives the way to the thread, absent ones stay absent, texts come as UTF-8', () => {
  const { links: _, claims: __, ...few } = { ...full, version: 1, event: { type: 'record.drafted' as const } };
  const writes = [full, { ...few, ...text('{"id":"𠮷","title":"😀"}') }, { ...full, ...text('{"title":""}') }];
  const packed = packWrites(writes);
  const arrived = unpackWrites(structuredClone(packed, { transfer: [packed.texts.buffer] }));
  expect(packed.texts).toHaveLength(0);
  expect(arrived.map(({ bytes, contentByte, ...rest }) => ({ ...rest, json: Buffer.from(bytes).toString('utf8') }))).toStrictEqual(writes);
  for (const [place, { bytes, contentByte }] of arrived.entries()) {
    const { json, contentAt } = writes[place]!;
    expect(Buffer.from(bytes).subarray(contentByte).toString('utf8')).toBe(json.slice(contentAt));
  }
  expect(unpackWrites(packWrites([]))).toEqual([]);
});
