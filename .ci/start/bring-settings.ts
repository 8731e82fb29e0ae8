/**
 * Settings of the demo that came after a data folder was made: each is entered once, where the operator has set nothing of the kind; what was
 * taken out later stays out. The address in letters follows the port, as long as it is the one that a start wrote.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/** A plugin of the registry, as far as this file looks at it. */
interface Entry {
  readonly package: string;
  readonly config?: { readonly [key: string]: unknown };
  readonly grants?: { readonly permissions: readonly string[] };
}
/** What the plugins of this repository ask for now, by package. */
export interface AskedNow {
  readonly [name: string]: readonly string[];
}
type Change = (config: NonNullable<Entry['config']>) => NonNullable<Entry['config']>;

/** Where letters lie in the demo; none is sent. */
export const demoChannels = { demoMail: { from: 'push@xusheng.example' } };

const steps: readonly { readonly id: string; readonly package: string; readonly change: Change }[] = [
  { id: 'demo-mail', package: '@jiyue/plugin-push', change: (config) => ('channels' in config ? config : { ...config, channels: demoChannels }) },
];

/** @param before steps of earlier starts @param address for people, on this machine @returns the entries, and all steps */
export function withSettings<E extends Entry>(
  entries: readonly E[],
  before: readonly string[],
  address: string,
  asked: AskedNow = {},
): { readonly entries: readonly E[]; readonly steps: readonly string[] } {
  const follow: Change = (config) => (/^http:\/\/localhost:\d+$/.test(String(config['publicAddress'])) ? { ...config, publicAddress: address } : config);
  const changed = entries.map((entry) => {
    const left = steps.filter((step) => step.package === entry.package && !before.includes(step.id)).map(({ change }) => change);
    const given = entry.config ?? {};
    const config = [...left, follow].reduce((one, change) => change(one), given);
    const permissions = granted(entry, before, asked);
    return { ...entry, ...(config === given ? {} : { config }), ...(permissions ? { grants: { ...entry.grants, permissions } } : {}) };
  });
  const grants = Object.keys(asked).map((name) => grantStep(name, asked));
  return { entries: changed, steps: [...new Set([...before.filter((step) => !step.startsWith('grants:')), ...steps.map(({ id }) => id), ...grants])] };
}

const grantStep = (name: string, asked: AskedNow) => `grants:${name}:${createHash('sha256').update(JSON.stringify(asked[name])).digest('hex').slice(0, 12)}`;

/** A newer version of our own plugin asks for more: granted once in the demo, where there is nobody to ask. Undefined: nothing changes. */
function granted({ package: name, grants }: Entry, before: readonly string[], asked: AskedNow): readonly string[] | undefined {
  if (!asked[name] || !grants || before.includes(grantStep(name, asked))) return undefined;
  const more = asked[name].filter((one) => !grants.permissions.includes(one));
  return more.length === 0 ? undefined : [...grants.permissions, ...more];
}

/** The same in the operator's file, of a folder with the demo content. @returns all steps */
export function bringSettings(registryFile: string, before: readonly string[], address: string, asked: AskedNow): readonly string[] {
  const text = readFileSync(registryFile, 'utf8');
  let registry: { readonly plugins?: readonly Entry[] };
  try {
    registry = JSON.parse(text) as typeof registry;
  } catch {
    // what is wrong with the operator's file is told by the server, which knows its rules
    return before;
  }
  if (!Array.isArray(registry.plugins)) return before;
  const { entries, steps: done } = withSettings(registry.plugins as readonly Entry[], before, address, asked);
  if (JSON.stringify(entries) !== JSON.stringify(registry.plugins))
    writeFileSync(registryFile, `${JSON.stringify({ ...registry, plugins: entries }, null, 2)}\n`, { flush: true });
  return done;
}
