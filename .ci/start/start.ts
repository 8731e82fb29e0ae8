/**
 * `npm start`: builds when a source is newer, prepares the data folder, runs the server as a child, brings the demo content in
 * once, and says where everything is. Flow: options -> build -> folder -> server -> demo content -> banner -> until stopped.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bringSettings } from './bring-settings.ts';
import { banner, mainAddress } from './banner.ts';
import { ensureBuilt } from './build.ts';
import { type Children, createChildren } from './children.ts';
import { awaitSearch, loadProvince, makeTokens, sendTraffic } from './demo-content.ts';
import { type DemoState, readState, stateFile, writeState } from './demo-state.ts';
import { readOptions, serverEnvironment, type StartOptions } from './options.ts';
import { askedNow, localAddress, registerPlugins } from './register-plugins.ts';
import { lines, type TextKey } from './texts.ts';

const exitCodes = { good: 0, wrongUse: 2, couldNotTell: 3, ownFault: 4 } as const;

type Say = (key: TextKey, data?: { readonly [name: string]: string | number }) => void;

/** Runs until the platform is stopped. @returns the exit code */
export async function start(args: readonly string[] = process.argv.slice(2)): Promise<number> {
  const options = readOptions(args, process.env);
  if ('fault' in options) {
    for (const line of lines('wrongUse', 'zh-CN', { reason: options.fault })) console.error(line);
    return exitCodes.wrongUse;
  }
  const { language } = options;
  if (options.isHelp) {
    for (const line of lines('help', language)) console.log(line);
    return exitCodes.good;
  }
  const say: Say = (key, data) => {
    for (const line of lines(key, language, data)) console.error(line);
  };
  if (!(await ensureBuilt(() => say('building')))) {
    say('buildFailed');
    return exitCodes.ownFault;
  }
  const state = prepareFolder(options, say);
  return typeof state === 'number' ? state : run(options, state, say);
}

/** The folder with the registry and our notes in it; an exit code when it cannot be used. */
function prepareFolder(options: StartOptions, say: Say): DemoState | number {
  const { data, registryFile } = options;
  try {
    // drafts and addresses of people stand in it: for its owner alone
    mkdirSync(data, { recursive: true, mode: 0o700 });
    mkdirSync(dirname(registryFile), { recursive: true });
    const before = readState(data);
    // only a folder that nobody used before gets the demo content
    const isUnused = !existsSync(registryFile) && !existsSync(join(data, 'repository.sqlite'));
    const state: DemoState = before ?? { content: isUnused && !options.isEmpty ? 'demo' : 'none', tokens: {}, registered: [] };
    // our notes come first: a start that is cut right after them is gone on with
    if (!before && isUnused) writeState(data, state);
    const { registered, missing } = registerPlugins(registryFile, before || isUnused ? state.registered : undefined, state.content === 'demo');
    for (const name of missing) say('pluginMissing', { package: name });
    const isOurs = state.content === 'demo' && (before !== undefined || isUnused);
    const noted = { ...state, registered, ...(isOurs ? { brought: bringSettings(registryFile, state.brought ?? [], localAddress, askedNow()) } : {}) };
    if (JSON.stringify(noted) !== JSON.stringify(state) || !before) writeState(data, noted);
    return noted;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof SyntaxError) say('stateBroken', { file: stateFile(data) });
    else if (code !== undefined) say('folderUnusable', { folder: data, cause: code });
    else throw error;
    return exitCodes.couldNotTell;
  }
}

async function run(options: StartOptions, prepared: DemoState, say: Say): Promise<number> {
  const children = createChildren();
  const env = serverEnvironment(options);
  const server = children.serve(env);
  const addresses = await server.listening;
  if (!addresses) {
    const code = await server.ended;
    if (code === exitCodes.couldNotTell) say('elsewhere');
    return code;
  }
  const state = await bringContent({ children, options, env, address: mainAddress(addresses), say }, prepared);
  if (state && !children.isStopping()) {
    const facts = { options, addresses, tokens: state.content === 'demo' ? state.tokens : undefined, seconds: process.uptime() };
    for (const line of banner(facts)) console.log(line);
  }
  return server.ended;
}

interface Bringing {
  readonly children: Children;
  readonly options: StartOptions;
  readonly env: NodeJS.ProcessEnv;
  readonly address: string;
  readonly say: Say;
}

/** The demo content complete, where this folder is to have it. What is missing afterwards is told, and the platform runs all the same. */
async function bringContent({ children, options, env, address, say }: Bringing, prepared: DemoState): Promise<DemoState> {
  if (prepared.content === 'none' || prepared.loadedAt !== undefined || options.isEmpty) return prepared;
  say(prepared.tokens.system === undefined ? 'loading' : 'resuming');
  const tokens = await makeTokens(children, prepared.tokens, env);
  if (!tokens) {
    if (!children.isStopping()) say('tokenFailed');
    return prepared;
  }
  const withTokens = { ...prepared, tokens };
  writeState(options.data, withTokens);
  if (!(await loadProvince(children, address, tokens.system!))) {
    say('loadFailed');
    return withTokens;
  }
  if (prepared.registered.includes('@jiyue/plugin-analytics') && !(await sendTraffic(children, address, tokens.system!)) && !children.isStopping())
    say('trafficFailed');
  const loaded = { ...withTokens, loadedAt: new Date().toISOString() };
  writeState(options.data, loaded);
  if (prepared.registered.includes('@jiyue/plugin-search')) {
    say('indexing');
    if (!(await awaitSearch(address, children.signal)) && !children.isStopping()) say('searchBehind');
  }
  return loaded;
}
