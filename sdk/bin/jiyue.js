#!/usr/bin/env node
/**
 * The command `jiyue`. Plain JavaScript, so that an old Node can say what it needs instead of failing on syntax.
 * A package runs its build (dist), a checkout its sources, so that it works before and after a build alike.
 */
import { existsSync } from 'node:fs';
import module from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 15)) {
  console.error(`jiyue 需要 Node 24.15 或更新版本，当前为 ${process.versions.node}。 · jiyue needs Node 24.15 or newer, this is ${process.versions.node}.`);
  process.exit(2);
}

// the second start takes a third of the time; kept in the system's folder for temporary files, off with NODE_DISABLE_COMPILE_CACHE=1
module.enableCompileCache();

// a package holds the build alone; in a checkout the sources stand beside it and are never out of date
const places = ['../src/cli/main.ts', '../dist/cli/main.js'].map((path) => new URL(path, import.meta.url));
const entry = places.find((url) => existsSync(url));
if (entry === undefined) {
  console.error(
    'jiyue 的安装不完整：缺少 dist。请重新安装，或先运行 npm run build。 · This installation of jiyue is incomplete: dist is missing. Install it again, or run npm run build first.',
  );
  process.exit(2);
}

const { main } = await import(entry.href);
process.exitCode = await main();
