/**
 * The verb `start`: builds when a source is newer than the build, then runs the platform on the embedded default.
 * Plain JavaScript, so that an old Node can say what it needs instead of failing on syntax.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 15)) {
  console.error(`需要 Node 24.15 或更新版本，当前为 ${process.versions.node}。请先运行 npm ci，再用 npm start 启动。`);
  console.error(`Node 24.15 or newer is needed, this is ${process.versions.node}. Run npm ci first, then npm start.`);
  process.exit(2);
}
const { start } = await import('./start/start.ts');
process.exitCode = await start();
