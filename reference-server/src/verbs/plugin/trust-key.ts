/** `plugin trust FILE`: registers a public key whose signatures vouch for plugins; `plugin distrust KEY` takes it back. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { keyIdOf } from '@jiyue/sdk';
import { ok } from '@jiyue/sdk/plugin';
import type { ServerConfig } from '../../config/index.ts';
import { readKey } from '../../host/install/vouch.ts';
import { changeRegistry } from '../../host/registry/operator-registry.ts';
import { say } from '../texts.ts';
import { exitCodes, type VerbIo } from '../verb.ts';
import { refuse } from './refuse.ts';

/** @param file public key, PEM. @param name whose key it is */
export function trustKey(file: string, name: string, config: ServerConfig, io: VerbIo): number {
  const key = { name, publicKey: readText(resolve(file)) };
  const read = readKey(key);
  if (!read) {
    io.note(say('keyWrong', config.language, { file }));
    return exitCodes.wrongUse;
  }
  const keyId = keyIdOf(read);
  const outcome = changeRegistry(config.registryFile, (content) => {
    const others = (content.trustedKeys ?? []).filter((one) => idOf(one) !== keyId);
    return ok({ ...content, trustedKeys: [...others, key] });
  });
  if (!outcome.ok) return refuse(outcome.failure, config, io);
  io.out(say('keyTrusted', config.language, { name, keyId }));
  return exitCodes.good;
}

/** @param named name or id of the key */
export function distrustKey(named: string, config: ServerConfig, io: VerbIo): number {
  let count = 0;
  const outcome = changeRegistry(config.registryFile, (content) => {
    const kept = (content.trustedKeys ?? []).filter((one) => one.name !== named && idOf(one) !== named);
    count = (content.trustedKeys ?? []).length - kept.length;
    return ok({ ...content, trustedKeys: kept });
  });
  if (!outcome.ok) return refuse(outcome.failure, config, io);
  io.out(say('keysDistrusted', config.language, { count, name: named }));
  return count > 0 ? exitCodes.good : exitCodes.findings;
}

const idOf = (key: { readonly name: string; readonly publicKey: string }): string | undefined => {
  const read = readKey(key);
  return read && keyIdOf(read);
};

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
