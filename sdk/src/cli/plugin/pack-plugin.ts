/** `jiyue plugin pack`: writes the digests of what `npm pack` takes, signed where a key is given; --verify compares them. */

import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  comparePluginDigests,
  type DigestFault,
  digestPluginFolder,
  digestsFile,
  isSignedBy,
  keyIdOf,
  readPluginDigests,
  signPluginDigests,
} from '../../packing/plugin-digests.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { nearPath } from '../near-path.ts';
import { writeOutput } from '../outputs.ts';
import type { VerbRun } from '../verb.ts';
import { UsageFault } from '../usage-fault.ts';
import { readTarget } from './read-folder.ts';
import { pluginTexts } from './texts.ts';

/** Writes or verifies. */
export const packPlugin: VerbRun = async (context, [target], flags) => {
  const { plugin } = readTarget(context, target, 'pack');
  const { folder, manifest } = plugin;
  const { text, say } = context;
  if (flags['verify'] === true) return verifyFolder(context, folder, flags['trust']);

  const digests = digestPluginFolder(folder);
  if (!digests.ok) throw new UsageFault(pluginTexts.noManifest, { folder: target, reason: 'package.json' });
  const left = ['plugin.json', ...Object.values(manifest.files)].find((file) => digests.value.files[file] === undefined);
  if (left !== undefined) throw new UsageFault(pluginTexts.packNothing, { file: left });
  const key = keyFrom(context, flags['key'], createPrivateKey);
  const document = key ? signPluginDigests(digests.value, key) : digests.value;
  const path = join(folder, digestsFile);
  await writeOutput(path, `${JSON.stringify(document, null, 2)}\n`, context.folder);
  const count = Object.keys(document.files).length;
  say(
    text(document.signature ? pluginTexts.packed : pluginTexts.packedUnsigned, {
      file: nearPath(path, context.folder),
      count,
      signature: document.signature?.keyId,
    }),
  );
  return exitCodes.pass;
};

function verifyFolder(context: Context, folder: string, trust: unknown): ExitCode {
  const { text, say } = context;
  const read = readPluginDigests(folder);
  if (!read.ok)
    throw new UsageFault(pluginTexts.digestsMissing, { file: digestsFile, reason: `${read.failure.data?.['pointer']} ${read.failure.data?.['rule']}`.trim() });
  const digests = read.value;
  const key = keyFrom(context, trust, createPublicKey);
  const faults = comparePluginDigests(folder, digests).map((fault) =>
    text(faultTexts[fault.kind], fault as DigestFault & { readonly [name: string]: unknown }),
  );
  if (key && !digests.signature) faults.push(text(pluginTexts.signatureMissing));
  else if (key && !isSignedBy(digests, key)) faults.push(text(pluginTexts.signatureInvalid, { keyId: digests.signature?.keyId, trusted: keyIdOf(key) }));
  for (const fault of faults) say(fault);
  if (faults.length > 0) return exitCodes.findings;
  const count = Object.keys(digests.files).length;
  say(text(digests.signature ? pluginTexts.verified : pluginTexts.verifiedUnsigned, { count, signature: digests.signature?.keyId }));
  return exitCodes.pass;
}

const faultTexts = { modified: pluginTexts.fileModified, missing: pluginTexts.fileMissing, unlisted: pluginTexts.fileUnlisted } as const;

function keyFrom({ folder }: Context, file: unknown, read: (pem: Buffer) => KeyObject): KeyObject | undefined {
  if (file === undefined) return undefined;
  const pem = readFileSync(resolve(folder, String(file)));
  try {
    const key = read(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // told below: what the library says of a key file is of no use to a reader
  }
  throw new UsageFault(pluginTexts.keyInvalid, { file });
}
