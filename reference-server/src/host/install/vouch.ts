/**
 * Who vouches for a package: builtin (part of this release), signed (by a key that the operator trusts), local (nobody).
 * A list of digests that lies with the package, or that the registry names, has to be true to the byte before any code runs.
 */
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { comparePluginDigests, digestsFile, isSignedBy, keyIdOf, readPluginDigests } from '@jiyue/sdk';
import { type Failure, fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { PluginPackage } from '../plugin-package.ts';
import type { TrustedKey } from '../registry/registry-entry.ts';

/** From the most trusted to the least. */
export const trustLevels = ['builtin', 'signed', 'local'] as const;
/** How far a package is vouched for. */
export type TrustLevel = (typeof trustLevels)[number];

/** What is asked of a package. */
export interface TrustDemand {
  /** Digest of the list of digests as the registry has it, "sha256:<64 hexadecimal digits>"; absent: any. */
  readonly digest?: string | undefined;
  readonly trustedKeys: readonly TrustedKey[];
  /** Least level that is run. */
  readonly least: TrustLevel;
}

/** @returns the level, or what is wrong: PLUGIN_FILE_MODIFIED, PLUGIN_SIGNATURE_INVALID, PLUGIN_NOT_TRUSTED */
export function vouchFor({ folder, manifest: { id } }: PluginPackage, { digest, trustedKeys, least }: TrustDemand): Outcome<TrustLevel> {
  const level = levelOf(folder, id, digest, trustedKeys);
  if (!level.ok) return level;
  if (trustLevels.indexOf(level.value) > trustLevels.indexOf(least)) return fail({ code: 'PLUGIN_NOT_TRUSTED', data: { id, level: level.value, least } });
  return level;
}

function levelOf(folder: string, id: string, digest: string | undefined, trustedKeys: readonly TrustedKey[]): Outcome<TrustLevel> {
  const file = join(folder, digestsFile);
  const modified = (fault: { readonly file: string; readonly expected?: string; readonly actual?: string }): Failure => ({
    code: 'PLUGIN_FILE_MODIFIED',
    data: { id, file: fault.file, expected: fault.expected ?? '-', actual: fault.actual ?? '-' },
  });
  if (!existsSync(file)) {
    if (digest !== undefined) return fail(modified({ file: digestsFile, expected: digest }));
    return ok(isBuiltIn(folder) ? 'builtin' : 'local');
  }
  const actual = digestOfList(file);
  if (digest !== undefined && digest !== actual) return fail(modified({ file: digestsFile, expected: digest, actual }));
  const digests = readPluginDigests(folder);
  if (!digests.ok) return digests;
  const [fault] = comparePluginDigests(folder, digests.value);
  if (fault)
    return fail(
      modified(
        fault.kind === 'modified' ? fault : { file: fault.file, [fault.kind === 'missing' ? 'expected' : 'actual']: digests.value.files[fault.file] ?? '?' },
      ),
    );
  const { signature } = digests.value;
  if (!signature) return ok(isBuiltIn(folder) ? 'builtin' : 'local');
  const key = trustedKeys.map(readKey).find((one) => one !== undefined && keyIdOf(one) === signature.keyId);
  // a signature by a key nobody trusts vouches for nothing, but is no forgery
  if (!key) return ok('local');
  if (!isSignedBy(digests.value, key)) return fail({ code: 'PLUGIN_SIGNATURE_INVALID', data: { id, keyId: signature.keyId, reason: 'ed25519' } });
  return ok('signed');
}

/** Digest of a list of digests as the registry writes it. */
export const digestOfList = (file: string): string => `sha256:${createHash('sha256').update(readFileSync(file)).digest('hex')}`;

/** Part of this release: one of our names, found where the server itself finds it. */
function isBuiltIn(folder: string): boolean {
  const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly name?: string };
  if (name === undefined || !/^@jiyue\/plugin-[a-z-]+$/.test(name)) return false;
  try {
    return realpathSync(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))) === realpathSync(folder);
  } catch {
    return false;
  }
}

/** A key of the registry; undefined when it is none. */
export function readKey({ publicKey }: TrustedKey): KeyObject | undefined {
  try {
    const key = createPublicKey(publicKey);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
