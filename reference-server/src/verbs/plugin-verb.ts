/** `plugin …`: works on the operator's registry; a running platform follows the file. */
import { closestWord, type ServerConfig } from '../config/index.ts';
import { parseOptions } from './parse-options.ts';
import { changePlugin, granting } from './plugin/change-plugin.ts';
import { exportPlugin, measurePlugin } from './plugin/export-plugin.ts';
import { importPluginData } from './plugin/import-plugin.ts';
import { installPlugin } from './plugin/install-plugin.ts';
import { listPlugins } from './plugin/list-plugins.ts';
import { removePlugin } from './plugin/remove-plugin.ts';
import { showStatus } from './plugin/show-status.ts';
import { distrustKey, trustKey } from './plugin/trust-key.ts';
import { say } from './texts.ts';
import { usageOf } from './usage.ts';
import { exitCodes, type Verb, type VerbIo } from './verb.ts';
import { wrongUse } from './wrong-use.ts';

type Action = (name: string, values: { readonly [option: string]: string | undefined }, config: ServerConfig, io: VerbIo) => number | Promise<number>;

const words = (text: string | undefined): readonly string[] => (text ?? '').split(',').filter((word) => word !== '');

/** Actions on one plugin or key, by their first word. */
const actions: { readonly [action: string]: { readonly options: readonly string[]; readonly run: Action } } = {
  enable: {
    options: [],
    run: (name, _values, config, io) =>
      changePlugin(name, { edit: (entry) => ({ ...entry, enabled: true }), word: say('pluginEnabled', config.language) }, config, io),
  },
  disable: {
    options: [],
    run: (name, _values, config, io) =>
      changePlugin(name, { edit: (entry) => ({ ...entry, enabled: false }), word: say('pluginDisabled', config.language) }, config, io),
  },
  rebuild: {
    options: [],
    run: (name, _values, config, io) =>
      changePlugin(name, { edit: (entry) => ({ ...entry, rebuild: new Date().toISOString() }), word: say('pluginRebuild', config.language) }, config, io),
  },
  restart: {
    options: [],
    run: (name, _values, config, io) =>
      changePlugin(name, { edit: (entry) => ({ ...entry, restart: new Date().toISOString() }), word: say('pluginRestart', config.language) }, config, io),
  },
  grant: {
    options: ['permissions', 'sites'],
    run(name, { permissions, sites }, config, io) {
      if (words(permissions).length + words(sites).length === 0) return wrong('--permissions, --sites', config, io);
      return changePlugin(name, { edit: granting(words(permissions), words(sites)), word: say('pluginGranted', config.language) }, config, io);
    },
  },
  install: {
    options: ['grant', 'sites', 'enable'],
    run(name, { grant, sites, enable = 'no' }, config, io) {
      if (enable !== 'yes' && enable !== 'no') return wrong('--enable yes|no', config, io);
      const request = { archive: name, grant: grant === 'all' ? grant : words(grant), sites: words(sites), enable: enable === 'yes' } as const;
      return installPlugin(request, config, io);
    },
  },
  remove: { options: [], run: (name, _values, config, io) => removePlugin(name, config, io) },
  export: { options: ['to'], run: (name, { to }, config, io) => exportPlugin(name, to, config, io) },
  import: {
    options: ['from', 'replace'],
    run(name, { from, replace = 'no' }, config, io) {
      if (from === undefined) return missing('--from', config, io);
      if (replace !== 'yes' && replace !== 'no') return wrong('--replace yes|no', config, io);
      return importPluginData({ name, from, replace: replace === 'yes' }, config, io);
    },
  },
  usage: { options: [], run: (name, _values, config, io) => measurePlugin(name, config, io) },
  trust: { options: ['name'], run: (file, { name = file }, config, io) => trustKey(file, name, config, io) },
  distrust: { options: [], run: (name, _values, config, io) => distrustKey(name, config, io) },
};

const statusOptions = ['platform', 'token', 'format'];

/** Options of each action. */
export const pluginOptions: { readonly [action: string]: readonly string[] } = {
  list: [],
  status: statusOptions,
  ...Object.fromEntries(Object.entries(actions).map(([action, { options }]) => [action, options])),
};

/** Dispatches by its first word. */
export const pluginVerb: Verb = async ([action = 'list', ...args], config, io) => {
  const { language } = config;
  const words = ['plugin', action];
  if (action === 'list') {
    const options = parseOptions(args, [], language, 0);
    return options.ok ? listPlugins(config, io) : wrongUse(options.reason, words, config, io);
  }
  if (action === 'status') return statusVerb(args, config, io);
  const known = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (!known) {
    const word = closestWord(action, Object.keys(pluginOptions));
    const suggestion = word === undefined ? '' : say('didYouMean', language, { word });
    return wrongUse(say('verbUnknown', language, { verb: words.join(' '), suggestion }), ['plugin'], config, io);
  }
  const options = parseOptions(args, known.options, language);
  if (!options.ok) return wrongUse(options.reason, words, config, io);
  const [name] = options.rest;
  if (name === undefined) {
    io.note(usageOf(words, language));
    return exitCodes.wrongUse;
  }
  return known.run(name, options.values, config, io);
};

/** Its plugin may be left out. */
function statusVerb(args: readonly string[], config: ServerConfig, io: VerbIo): number | Promise<number> {
  const options = parseOptions(args, statusOptions, config.language);
  if (!options.ok) return wrongUse(options.reason, ['plugin', 'status'], config, io);
  const { platform, token, format = 'pretty' } = options.values;
  const [name] = options.rest;
  if (format !== 'pretty' && format !== 'json') return wrong('--format pretty|json', config, io);
  if (platform !== undefined && !/^https?:\/\/./.test(platform)) return wrong('--platform http(s)://…', config, io);
  const given = { ...(name !== undefined && { name }), ...(platform !== undefined && { platform }), ...(token !== undefined && { token }) };
  return showStatus({ ...given, isJson: format === 'json' }, config, io);
}

function missing(option: string, { language }: ServerConfig, io: VerbIo): number {
  io.note(say('optionMissing', language, { option }));
  return exitCodes.wrongUse;
}

function wrong(reason: string, { language }: ServerConfig, io: VerbIo): number {
  io.note(say('optionWrong', language, { reason }));
  return exitCodes.wrongUse;
}
