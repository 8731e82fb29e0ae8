#!/usr/bin/env node
// Plain JavaScript: an old Node must be able to say what it needs instead of failing on syntax or on node:sqlite.
import { setFlagsFromString } from 'node:v8';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 15)) {
  console.error(`需要 Node 24.15 或更新版本，当前为 ${process.versions.node}。 · Node 24.15 or newer is needed, this is ${process.versions.node}.`);
  process.exit(2);
}

// V8 may end the whole process while a thread exchanges the wrapper of a WebAssembly import (fetch's HTTP parser, type stripping) that another
// thread has in use: "Check failed: jit_page.has_value()". Wrappers that are never exchanged never get there.
setFlagsFromString('--wasm-wrapper-tiering-budget=2147483647');

const { runVerb } = await import('@jiyue/reference-server');
process.exitCode = await runVerb(process.argv.slice(2));
