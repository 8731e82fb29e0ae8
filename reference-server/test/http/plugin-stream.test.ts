/** Streams of a plugin on every level of isolation: the way of a piece is the way of a call, so walls change nothing but what a crash ends. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type IsolationLevel, isolationLevels } from '../../src/host/isolation/isolation-level.ts';
import { readStream } from '../../src/http/stream-reader.suite.ts';
import { type PlatformWorld, platformWorld } from './platform-world.ts';

let world: PlatformWorld;
const patient = { timeout: 120_000 };
beforeAll(async () => {
  world = await platformWorld({ JIYUE_PLUGIN_START_MS: '60000', JIYUE_PLUGIN_RESTART_MS: '0' });
  await world.register(...isolationLevels.map((level) => ({ ...entryOf(level), package: writePlugin(level) })));
});
afterAll(async () => {
  await world.server.stop();
});

const entryOf = (isolation: IsolationLevel) => ({ enabled: true, isolation, grants: { permissions: [], sites: [] }, config: {} });

/** Two pieces, then as `mode` says. */
const code = (level: IsolationLevel) => `
const mediaType = 'text/event-stream; charset=utf-8';
const piece = (part, after) => ({ ok: true, value: { mediaType, part, ...(after === undefined ? {} : { after: String(after) }) } });
let made = 0, aborted = 0;
export const plugin = { setup() { return { operations: {
  async ${level}Told() { return { ok: true, value: { made, aborted } }; },
  async ${level}Flow({ params, signal }) {
    const n = Number(params.after ?? 0) + 1;
    made += 1;
    if (params.mode === 'large') return piece('x'.repeat(262144), n);
    if (n <= 2) return piece('data: ' + n + '\\n\\n', n);
    if (params.mode === 'end') return piece('data: last\\n\\n');
    if (params.mode === 'crash') process.exit(7);
    if (params.mode === 'throw') throw new Error('inner secret text');
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    aborted += 1;
    return piece('', n);
  },
} }; } };`;

function writePlugin(level: IsolationLevel): string {
  const folder = join(world.config.data, level);
  const text = (name: string) => ({ name, in: 'query', schema: { type: 'string' } });
  const reply = (type: string, schema: object) => ({ 200: { description: '好', content: { [type]: { schema } } } });
  const paths = {
    '/told': { get: { operationId: `${level}Told`, responses: reply('application/json', { type: 'object' }) } },
    '/flow': {
      get: {
        operationId: `${level}Flow`,
        'x-jiyue-reply': 'stream',
        parameters: [text('after'), text('mode')],
        responses: reply('text/event-stream', { type: 'string' }),
      },
    },
  };
  const manifest = { id: `flow-${level}`, title: { 'zh-CN': '水流' }, version: '1.0.0', contract: '^1.0', specification: {}, permissions: [] };
  mkdirSync(folder);
  const write = (name: string, value: object | string) => writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
  write('package.json', { name: `flow-${level}`, version: '1.0.0', type: 'module' });
  write('plugin.json', { ...manifest, files: { main: 'index.js', api: 'openapi.json' } });
  write('openapi.json', { openapi: '3.1.0', info: { title: '水流', version: '1.0' }, paths });
  write('index.js', code(level));
  return folder;
}

const flow = (level: IsolationLevel, mode: string) => readStream(world.server.port, `/api/plugins/flow-${level}/v1/flow?mode=${mode}`);
const told = async (level: IsolationLevel) => (await world.send<{ made: number; aborted: number }>(`/api/plugins/flow-${level}/v1/told`)).json;
const two = 'data: 1\n\ndata: 2\n\n';

describe.each(isolationLevels)('%s', (level) => {
  test('pieces come one after another, and the last ends the text whole', patient, async () => {
    const reader = flow(level, 'end');
    await reader.until(({ isOver }) => isOver);
    expect(reader.state).toMatchObject({ status: 200, text: `${two}data: last\n\n`, isCut: false });
    expect(reader.state.headers['content-type']).toBe('text/event-stream; charset=utf-8');
  });

  test('the plugin learns that its caller went away', patient, async () => {
    const { aborted } = await told(level);
    const reader = flow(level, 'wait');
    await reader.until(({ text }) => text === two);
    reader.leave();
    await vi.waitFor(async () => expect((await told(level)).aborted).toBe(aborted + 1), patient);
  });

  test('who reads nothing is made no more pieces for', patient, async () => {
    const { made } = await told(level);
    const sent = request({ host: '127.0.0.1', port: world.server.port, path: `/api/plugins/flow-${level}/v1/flow?mode=large`, agent: false });
    sent.on('error', () => undefined);
    const response = await new Promise<IncomingMessage>((resolve) => {
      sent.on('response', resolve);
      sent.end();
    });
    response.pause();
    // what buffers take is made; then two answers of the plugin in a row tell of no further piece
    let before = -1;
    let now = await told(level);
    for (let same = 0; same < 20; same = now.made === before ? same + 1 : 0) {
      before = now.made;
      now = await told(level);
    }
    expect((now.made - made) * 262_144).toBeLessThan(64 * 1024 * 1024);
    const stopped = now.made;
    response.resume();
    await vi.waitFor(async () => expect((await told(level)).made).toBeGreaterThan(stopped), patient);
    sent.destroy();
  });

  test('a throw in the middle cuts the text and writes nothing into it', patient, async () => {
    const reader = flow(level, 'throw');
    await reader.until(({ isOver }) => isOver);
    expect(reader.state).toMatchObject({ text: two, isCut: true });
  });
});

describe.each(['worker', 'process'] as const)('behind the wall of a %s', (level) => {
  test('a crash in the middle cuts the streams of that plugin and of no other, and it serves again', patient, async () => {
    const [bystander, waiting] = [flow('inline', 'wait'), flow(level, 'wait')];
    await Promise.all([bystander, waiting].map((reader) => reader.until(({ text }) => text === two)));
    const crashing = flow(level, 'crash');
    await Promise.all([waiting, crashing].map((reader) => reader.until(({ isOver }) => isOver)));
    for (const { state } of [waiting, crashing]) expect(state).toMatchObject({ status: 200, isCut: true });
    expect(crashing.state.text).toBe(two);
    expect(bystander.state.isOver).toBe(false);
    bystander.leave();
    await vi.waitFor(async () => {
      const again = flow(level, 'end');
      await again.until(({ isOver }) => isOver);
      expect(again.state.text).toBe(`${two}data: last\n\n`);
    }, patient);
  });
});
