/** House rules of the tree: the fixed top level, exact versions, a lock file without addresses, no machine paths, no forbidden spawns. */
import type { SourceFile } from './files.ts';
import { closeGate, type GateResult } from './gate.ts';

const folders = new Set(['standards', 'sdk', 'plugins', 'reference-server', 'examples', 'docs', '.ci', '.changeset']);
const files = new Set([
  'package.json',
  'package-lock.json',
  'README.md',
  'LICENSE',
  'biome.json',
  'vitest.config.ts',
  'tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.check.json',
  '.npmrc',
  '.gitignore',
  '.gitattributes',
  '.editorconfig',
  'typedoc.json',
  'knip.json',
]);

/** Only the agreed folders and tool settings stand at the top. */
export function checkTopLevel(paths: readonly string[]): GateResult {
  const tops = [...new Set(paths.map((path) => path.split('/')[0] ?? ''))];
  const findings = tops
    .filter((top) => !folders.has(top) && !files.has(top))
    .map((top) => `${top}: not one of the agreed top-level names; move it into its room`);
  return closeGate('top-level', tops.length, findings);
}

/** Every dependency has an exact version; ranges only for peers of published plugins and for our own packages. */
export function checkVersions(packages: readonly { readonly path: string; readonly json: Record<string, unknown> }[]): GateResult {
  const findings: string[] = [];
  let subjects = 0;
  for (const { path, json } of packages) {
    for (const key of ['dependencies', 'devDependencies', 'optionalDependencies']) {
      for (const [name, version] of Object.entries((json[key] as Record<string, string> | undefined) ?? {})) {
        subjects += 1;
        if (!/^\d+\.\d+\.\d+([-.][0-9A-Za-z.]+)?$/.test(version)) findings.push(`${path}: ${key}.${name} is "${version}"; write the exact version`);
      }
    }
    if (/"(pre|post)?install"/.test(JSON.stringify(Object.keys((json['scripts'] as object | undefined) ?? {}))))
      findings.push(`${path}: has an install script; none may be needed`);
  }
  return closeGate('versions', subjects, findings);
}

/** The lock file carries integrity and no download addresses. */
export function checkLockFile(text: string): GateResult {
  const lock = JSON.parse(text) as { packages?: Record<string, { resolved?: string; integrity?: string; link?: boolean }> };
  const entries = Object.entries(lock.packages ?? {});
  const findings = entries
    .filter(([, entry]) => entry.resolved !== undefined && /^https?:/.test(entry.resolved))
    .map(([name]) => `package-lock.json: ${name} records a download address; run "npm run relock"`);
  return closeGate('lock-file', entries.length, findings.slice(0, 20));
}

const forbidden: readonly (readonly [RegExp, string])[] = [
  [/\bspawn(Sync)?\(\s*['"`](node|npx|npm)['"`]/, 'starts node by name; use process.execPath and a resolved file'],
  [/npm_node_execpath/, 'reads npm_node_execpath, which holds the bootstrap Node'],
  [/process\.env\[?\.?['"]?NODE['"]?\]?\b(?!_)/, 'reads the variable NODE, which holds the bootstrap Node'],
  [new RegExp(['/wo', 'rk/|/ro', 'ot/|/home/[a-z]'].join('')), 'names a path of one machine'],
];

/** No source starts Node by name or names a machine. */
export function checkSources(sources: readonly SourceFile[]): GateResult {
  const findings = sources
    .filter(({ path }) => !path.startsWith('.ci/gates/'))
    .flatMap(({ path, text }) => forbidden.filter(([pattern]) => pattern.test(text)).map(([, reason]) => `${path}: ${reason}`));
  return closeGate('sources', sources.length, findings);
}
