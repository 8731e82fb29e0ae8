/**
 * Enters the plugins of this repository into the operator's registry, with the rights their manifests ask for: what an operator
 * does by hand on a real platform. A plugin is entered once; afterwards the file is the operator's.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../step.ts';
import { type AskedNow, demoChannels } from './bring-settings.ts';

interface Known {
  readonly package: string;
  readonly folder: string;
  readonly mount?: string;
  /** Settings where the demo content is, so that a newcomer sees everything at work. */
  readonly demoConfig?: { readonly [key: string]: string | boolean | object };
}

/** Address of the platform for people, on this machine. */
export const localAddress = `http://localhost:${Number(process.env['PORT']) || 8080}`;

const known: readonly Known[] = [
  { package: '@jiyue/plugin-search', folder: 'plugins/search' },
  {
    package: '@jiyue/plugin-portal',
    folder: 'plugins/portal',
    mount: '/',
    demoConfig: { visitImage: 'api/plugins/analytics/v0/pixel.svg' },
  },
  {
    package: '@jiyue/plugin-analytics',
    folder: 'plugins/analytics',
    demoConfig: {
      publicDashboard: true,
      notice: '示例：一个月的访问和检索由演示程序编写，不是真实访问；您在本机打开的页面也计入。',
      // addresses that are kept for documentation
      regions: [
        { network: '192.0.2.0/24', regionCode: '990000' },
        { network: '2001:db8:99::/48', regionCode: '990000' },
        { network: '198.51.100.0/24', regionCode: '110000' },
        { network: '203.0.113.0/24', regionCode: '440000' },
      ],
    },
  },
  {
    package: '@jiyue/plugin-push',
    folder: 'plugins/push',
    demoConfig: {
      publicAddress: localAddress,
      channels: demoChannels,
    },
  },
];

/** What was found. */
export interface Registered {
  /** Entered, now or before. */
  readonly registered: readonly string[];
  /** Known to us, but without a manifest. */
  readonly missing: readonly string[];
}

/** @param before packages that an earlier start entered; undefined: no start of ours has seen this folder. @param isDemo the folder is to hold the demo content */
export function registerPlugins(registryFile: string, before: readonly string[] | undefined, isDemo: boolean): Registered {
  const has = existsSync(registryFile);
  // a registry that stands without our notes is somebody else's: nothing is added
  if (has && !before) return { registered: known.map((one) => one.package), missing: [] };
  const registry = has ? readRegistry(registryFile) : { plugins: [] };
  // what is wrong with the operator's file is told by the server, which knows its rules
  if (!registry) return { registered: before ?? [], missing: [] };
  const entered = has ? (before ?? []) : [];
  const left = known.filter((one) => !entered.includes(one.package));
  const present = left.filter(({ folder }) => existsSync(join(root, folder, 'plugin.json')));
  const fresh = present.filter((one) => registry.plugins.every((entry) => entry.package !== one.package));
  if (!has || fresh.length > 0)
    writeFileSync(registryFile, `${JSON.stringify({ ...registry, plugins: [...registry.plugins, ...fresh.map((one) => entryOf(one, isDemo))] }, null, 2)}\n`, {
      flush: true,
    });
  return {
    registered: [...entered, ...present.map((one) => one.package)],
    missing: left.filter((one) => !present.includes(one)).map((one) => one.package),
  };
}

/** What the manifests of these plugins ask for now. */
export function askedNow(): AskedNow {
  const present = known.filter(({ folder }) => existsSync(join(root, folder, 'plugin.json')));
  return Object.fromEntries(present.map(({ package: name, folder }) => [name, permissionsOf(folder)]));
}

const permissionsOf = (folder: string) =>
  (JSON.parse(readFileSync(join(root, folder, 'plugin.json'), 'utf8')) as { readonly permissions: readonly string[] }).permissions;

interface Registry {
  readonly plugins: readonly { readonly package: string }[];
}

/** Undefined: no registry that one could add to. */
function readRegistry(file: string): Registry | undefined {
  try {
    const registry = JSON.parse(readFileSync(file, 'utf8')) as Registry;
    return Array.isArray(registry.plugins) ? registry : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function entryOf({ package: name, folder, mount, demoConfig = {} }: Known, isDemo: boolean) {
  return {
    package: name,
    enabled: true,
    required: false,
    ...(mount === undefined ? {} : { mount }),
    grants: { permissions: permissionsOf(folder), sites: ['*'] },
    config: isDemo ? demoConfig : {},
  };
}
