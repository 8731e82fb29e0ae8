/** The command line of `jiyue plugin`. */

import type { DefineTools } from '../verb.ts';
import { pluginTexts } from './texts.ts';

/** What `jiyue plugin` can do. */
export const authorActions = ['new', 'dev', 'check', 'types', 'pack'] as const;
/** What it hands over to an installed server. */
export const serverActions = [
  'list',
  'status',
  'install',
  'enable',
  'disable',
  'rebuild',
  'restart',
  'grant',
  'usage',
  'export',
  'import',
  'remove',
  'trust',
  'distrust',
] as const;
/** Both. */
export const pluginActions = [...authorActions, ...serverActions] as const;

/** Adds the verb. */
export function definePluginVerb({ verb, text }: DefineTools): void {
  verb('plugin', pluginTexts.verb, async () => (await import('./plugin-verb.ts')).pluginVerb, [
    'jiyue plugin new freshness --title 栏目更新检查',
    'jiyue plugin dev plugins/freshness',
    'jiyue plugin check plugins/freshness',
    'jiyue plugin types plugins/freshness',
    'jiyue plugin pack plugins/freshness --key vendor.pem',
    'jiyue plugin pack plugins/freshness --verify --trust vendor.pub.pem',
    'jiyue plugin install plugin-freshness-0.1.0.tgz --grant all --enable yes',
    'jiyue plugin list',
    'jiyue plugin status --platform http://localhost:8080 --token env:TOKEN',
    'jiyue plugin export freshness --to freshness.ndjson.gz',
  ])
    .argument('<action>', text(pluginTexts.action))
    .argument('[target]', text(pluginTexts.target))
    .option('--title <text>', text(pluginTexts.title))
    .option('--dir <folder>', text(pluginTexts.dir))
    .option('--config <file>', text(pluginTexts.config))
    .option('--format <format>', text(pluginTexts.format), 'pretty')
    .option('--port <port>', text(pluginTexts.port))
    .option('--fail-on <level>', text(pluginTexts.failOn), 'error')
    .option('--compare', text(pluginTexts.compare))
    .option('--key <file>', text(pluginTexts.key))
    .option('--verify', text(pluginTexts.verify))
    .option('--trust <file>', text(pluginTexts.trust))
    .option('--grant <permissions>', text(pluginTexts.grant))
    .option('--permissions <permissions>', text(pluginTexts.permissions))
    .option('--sites <sites>', text(pluginTexts.sites))
    .option('--enable <answer>', text(pluginTexts.enable))
    .option('--name <name>', text(pluginTexts.name))
    .option('--platform <url>', text(pluginTexts.platform))
    .option('--token <source>', text(pluginTexts.token))
    .option('--to <file>', text(pluginTexts.to))
    .option('--from <file>', text(pluginTexts.from))
    .option('--replace <answer>', text(pluginTexts.replace));
}
