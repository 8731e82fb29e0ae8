#!/usr/bin/env node
/** The command `jiyue-import-log`. A package runs its build (dist), a checkout its sources. */
import { existsSync } from 'node:fs';

const places = ['../src/send-log/main.ts', '../dist/send-log/main.js'].map((path) => new URL(path, import.meta.url));
const entry = places.find((url) => existsSync(url));
if (entry === undefined) {
  console.error('安装不完整：缺少 dist。请先运行 npm run build。 · This installation is incomplete: run npm run build first.');
  process.exit(2);
}
const { main } = await import(entry.href);
const stop = new AbortController();
process.once('SIGINT', () => stop.abort(new Error('已停止 · stopped')));
process.exitCode = await main({
  args: process.argv.slice(2),
  environment: process.env,
  fetch: globalThis.fetch,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
  signal: stop.signal,
});
