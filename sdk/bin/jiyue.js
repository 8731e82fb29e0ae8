#!/usr/bin/env node
/**
 * The command `jiyue`. Plain JavaScript, so that an old Node can say what it needs instead of failing on syntax.
 * Runs the build (dist); in a checkout that has not been built, or under the condition @jiyue/source, the sources themselves.
 */
import { existsSync } from 'node:fs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 15)) {
  console.error(`jiyue 需要 Node 24.15 或更新版本，当前为 ${process.versions.node}。 · jiyue needs Node 24.15 or newer, this is ${process.versions.node}.`);
  process.exit(2);
}

const built = new URL('../dist/cli/main.js', import.meta.url);
const source = new URL('../src/cli/main.ts', import.meta.url);
// the package finds itself by the conditions that Node was started with
const prefersSource = import.meta.resolve('@jiyue/sdk').endsWith('.ts');
const entry = [prefersSource ? source : built, built, source].find((url) => existsSync(url));
if (entry === undefined) {
  console.error(
    'jiyue 的安装不完整：缺少 dist。请重新安装，或先运行 npm run build。 · This installation of jiyue is incomplete: dist is missing. Install again, or run npm run build first.',
  );
  process.exit(2);
}

const { main } = await import(entry.href);
process.exitCode = await main();
