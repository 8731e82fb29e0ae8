/**
 * Digests of a packed plugin (plugin.digests.json): SHA-256 of every file, and a signature over the list. Checked without any network
 * and before any code of the plugin runs; no signature is bound to an address.
 */
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { canonicalJson } from '../crypto/canonical-json.ts';
import { fail, type Outcome, ok } from '../plugin/outcome.ts';
import { compileSchema } from '../validate/compile-schema.ts';
import { describeFinding } from '../validate/describe-finding.ts';
import schema from './plugin-digests.schema.json' with { type: 'json' };

/** Name of the file in the package. */
export const digestsFile = 'plugin.digests.json';

/** Who vouches for the list. */
export interface DigestsSignature {
  /** SM2 is reserved, not in 1.0. */
  readonly algorithm: 'ed25519';
  /** First 32 hexadecimal digits of the SHA-256 of the public key (SubjectPublicKeyInfo, DER). */
  readonly keyId: string;
  /** Base64 of the signature over the canonical JSON (RFC 8785) of the document without `signature`. */
  readonly value: string;
}

/** The document. */
export interface PluginDigests {
  readonly schemaVersion: 1;
  /** npm name. */
  readonly package: string;
  readonly version: string;
  /** SM3 is reserved, not in 1.0. */
  readonly algorithm: 'sha256';
  /** POSIX path in the package -> digest of its bytes, 64 hexadecimal digits. */
  readonly files: { readonly [path: string]: string };
  readonly signature?: DigestsSignature;
}

/** What is wrong with one file. */
export type DigestFault =
  | { readonly kind: 'modified'; readonly file: string; readonly expected: string; readonly actual: string }
  | { readonly kind: 'missing' | 'unlisted'; readonly file: string };

/** Digests of everything that `npm pack` would take. Fails with PLUGIN_PACKAGE_MISSING when package.json cannot be read. */
export function digestPluginFolder(folder: string): Outcome<PluginDigests> {
  const packed = readPackage(folder);
  if (!packed.ok) return packed;
  const { name, version } = packed.value;
  const files = Object.fromEntries(packedFiles(folder, packed.value).map((path) => [path, digestOf(join(folder, path))]));
  return ok({ schemaVersion: 1, package: name, version, algorithm: 'sha256', files });
}

/** The document with a signature. @param key private ed25519 key */
export function signPluginDigests({ signature: _old, ...unsigned }: PluginDigests, key: KeyObject): PluginDigests {
  const value = sign(null, Buffer.from(canonicalJson(unsigned)), key).toString('base64');
  return { ...unsigned, signature: { algorithm: 'ed25519', keyId: keyIdOf(createPublicKey(key)), value } };
}

/** Whether the list was signed by this key. @param key public ed25519 key */
export function isSignedBy({ signature, ...unsigned }: PluginDigests, key: KeyObject): boolean {
  if (!signature || signature.keyId !== keyIdOf(key)) return false;
  return verify(null, Buffer.from(canonicalJson(unsigned)), key, Buffer.from(signature.value, 'base64'));
}

/** Reads the document of a folder. Fails with PLUGIN_MANIFEST_INVALID. */
export function readPluginDigests(folder: string): Outcome<PluginDigests> {
  const invalid = (pointer: string, rule: string, problem: { readonly 'zh-CN': string; readonly en: string }) =>
    fail({ code: 'PLUGIN_MANIFEST_INVALID', data: { package: folder, file: digestsFile, pointer, rule, value: '', problem } });
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(folder, digestsFile), 'utf8'));
  } catch (error) {
    const rule = (error as NodeJS.ErrnoException).code ?? 'json';
    return invalid('', rule, {
      'zh-CN': `读不了（${rule}）。请用 jiyue plugin pack 重新生成。`,
      en: `It cannot be read (${rule}). Write it anew with jiyue plugin pack.`,
    });
  }
  const check = compileSchema(schema);
  if (!check.ok) throw new Error('the schema of the digests does not compile');
  const [finding] = check.value(value);
  return finding
    ? invalid(finding.pointer, finding.rule, { 'zh-CN': describeFinding(finding, 'zh-CN'), en: describeFinding(finding, 'en') })
    : ok(value as PluginDigests);
}

/** Compares the files of a folder with the list, both ways. The signature is judged apart, see `isSignedBy`. */
export function comparePluginDigests(folder: string, { files }: PluginDigests): readonly DigestFault[] {
  const packed = readPackage(folder);
  const there = packed.ok ? packedFiles(folder, packed.value) : [];
  const listed = Object.entries(files).flatMap(([file, expected]): readonly DigestFault[] => {
    if (!existsSync(join(folder, file))) return [{ kind: 'missing', file }];
    const actual = digestOf(join(folder, file));
    return actual === expected ? [] : [{ kind: 'modified', file, expected, actual }];
  });
  return [...listed, ...there.filter((file) => files[file] === undefined).map((file): DigestFault => ({ kind: 'unlisted', file }))];
}

/** Short name of a key, the same on every machine. */
export const keyIdOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 32);

const digestOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

interface PackageFacts {
  readonly name: string;
  readonly version: string;
  readonly files?: readonly string[];
}

function readPackage(folder: string): Outcome<PackageFacts> {
  try {
    return ok(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFacts);
  } catch (error) {
    return fail({ code: 'PLUGIN_PACKAGE_MISSING', data: { package: folder, from: folder, cause: (error as NodeJS.ErrnoException).code ?? 'package.json' } });
  }
}

/** What goes into the package: `files` of package.json and what is always packed; the digests themselves apart. In code-unit order. */
function packedFiles(folder: string, { files = [] }: PackageFacts): readonly string[] {
  const always = readdirSync(folder).filter((name) => /^(package\.json|readme(\..*)?|licen[cs]e(\..*)?)$/i.test(name));
  const named = files.flatMap((entry) => {
    const path = entry.replace(/^\.?\//, '').replace(/\/$/, '');
    const place = join(folder, path);
    if (!existsSync(place)) return globSync(path, { cwd: folder, dot: true, ignore: ['**/node_modules/**'] });
    return statSync(place).isDirectory() ? globSync(`${path}/**`, { cwd: folder, dot: true, ignore: ['**/node_modules/**'] }) : [path];
  });
  return [...new Set([...always, ...named])].filter((path) => path !== digestsFile).sort();
}
