/** `plugin status`: states, codes with their data, dead letters and how far each plugin is behind the log. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { codeTable } from '@jiyue/sdk';
import { readSecret, type ServerConfig } from '../../config/index.ts';
import { readRegistry } from '../../host/registry/operator-registry.ts';
import { failureText } from '../failure-text.ts';
import { say } from '../texts.ts';
import { exitCodes, type VerbIo } from '../verb.ts';
import { withStore } from '../with-store.ts';
import { needsCare, type PluginStanding, standingsOfPlatform, standingsOfRegistry } from './plugin-standing.ts';
import { refuse } from './refuse.ts';

/** What was asked. */
export interface StatusRequest {
  /** One plugin by its id; absent: all. */
  readonly name?: string;
  /** Address of a running platform; absent: the registry and the storage beside it. */
  readonly platform?: string;
  /** "env:NAME" or "file:PATH". */
  readonly token?: string;
  readonly isJson: boolean;
}

/** Exit 1 when one of them needs care, 3 when the platform cannot be asked. */
export async function showStatus(request: StatusRequest, config: ServerConfig, io: VerbIo): Promise<number> {
  return request.platform === undefined ? ofRegistry(request, config, io) : ofPlatform(request.platform, request, config, io);
}

async function ofPlatform(url: string, request: StatusRequest, config: ServerConfig, io: VerbIo): Promise<number> {
  const token = readToken(request.token);
  if (request.token !== undefined && token === undefined) {
    io.note(say('optionWrong', config.language, { reason: `--token ${request.token}: env:NAME | file:PATH` }));
    return exitCodes.wrongUse;
  }
  const asked = await standingsOfPlatform(url, token, config.language);
  if (!asked.ok) {
    io.note(`${asked.failure.code} ${failureText(asked.failure, config.language)}`);
    return exitCodes.couldNotTell;
  }
  return show(asked.value, { ...request, source: 'platform' }, config, io);
}

async function ofRegistry(request: StatusRequest, config: ServerConfig, io: VerbIo): Promise<number> {
  const registry = readRegistry(config.registryFile);
  if (!registry.ok) return refuse(registry.failure, config, io);
  const isThere = config.database !== undefined || existsSync(join(config.data, 'repository.sqlite'));
  if (!isThere) return show(await standingsOfRegistry(registry.value, undefined, config), { ...request, source: 'registry' }, config, io);
  return withStore(config, io, async (store) => show(await standingsOfRegistry(registry.value, store, config), { ...request, source: 'registry' }, config, io));
}

function show(
  all: readonly PluginStanding[],
  { name, isJson, source }: StatusRequest & { readonly source: 'platform' | 'registry' },
  config: ServerConfig,
  io: VerbIo,
): number {
  const shown = name === undefined ? all : all.filter(({ id }) => id === name);
  if (name !== undefined && shown.length === 0) return refuse({ code: 'PLUGIN_UNKNOWN', data: { id: name } }, config, io);
  const code = shown.some(needsCare) ? exitCodes.findings : exitCodes.good;
  if (isJson) {
    io.out(JSON.stringify({ schemaVersion: 1, verb: 'plugin status', source, plugins: shown }, null, 2));
    return code;
  }
  const { language } = config;
  if (all.length === 0) io.note(say('pluginsNone', language, { file: config.registryFile }));
  for (const one of shown) showOne(one, config, io);
  if (source === 'registry') io.note(say('statusOfRegistry', language));
  return code;
}

function showOne(
  { id, version = '-', state, isRequired, code, detail, lagEntries, deadLetterCount, deadLetters }: PluginStanding,
  { language }: ServerConfig,
  io: VerbIo,
): void {
  const lag = lagEntries === undefined ? '' : say(lagEntries === 0 ? 'statusUpToDate' : 'statusLag', language, { count: lagEntries });
  io.out([id, version, wordOf(state, language), ...(isRequired ? [say('statusRequired', language)] : []), ...(lag === '' ? [] : [lag])].join('\t'));
  if (code !== undefined || detail !== undefined) io.out(`  ${[code, detail].filter((one) => one !== undefined).join(' ')}`);
  if (deadLetterCount === 0) return;
  io.out(`  ${say('statusDead', language, { count: deadLetterCount, id })}`);
  for (const { seq, type, subject, cause } of deadLetters) io.out(`    ${seq}\t${type}\t${subject}\t${cause ?? say('statusBehind', language)}`);
  if (deadLetterCount > deadLetters.length) io.out(`    ${say('statusMore', language, { count: deadLetterCount - deadLetters.length })}`);
}

/** The word of the code table; "ready" is of the registry, which knows nothing of what runs. */
function wordOf(state: string, language: 'zh-CN' | 'en'): string {
  if (state === 'ready') return say('stateReady', language);
  const member = codeTable('plugin-state')?.members.find(({ code }) => code === state);
  return member?.[language === 'en' ? 'en' : 'zh'] ?? state;
}

function readToken(source: string | undefined): string | undefined {
  const [, kind, place] = /^(env|file):(.+)$/.exec(source ?? '') ?? [];
  if (kind === 'env') return readSecret(place!)?.trim();
  if (kind !== 'file') return undefined;
  try {
    return readFileSync(resolve(place!), 'utf8').trim();
  } catch {
    return undefined;
  }
}
