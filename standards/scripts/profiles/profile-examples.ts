/**
 * Examples of profiles: profiles/examples/<profile>/<Type>/{valid,invalid}/*.json, in the form of the examples of the standard. An invalid one
 * fits the standard: its one fault is against the profile. A capability document is completed with the modules that its level asks for, but
 * for the one that an invalid example is about: the list grows with each module, and the files hold what the example is there to show.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExampleReason, exampleName } from '../examples.ts';
import { applyPatch, type PatchOperation } from '../json-patch.ts';
import { home } from '../sources.ts';
import { type ProfileSource, readProfiles, referenceOf } from './profile.ts';

/** One example; an invalid one has reason and fix. */
export interface ProfileExample {
  readonly file: string;
  readonly profile: string;
  readonly type: string;
  readonly instance: unknown;
  readonly reason?: ExampleReason;
  readonly fix?: readonly PatchOperation[];
}

/** All of them, in name order. */
export type ProfileExamples = readonly ProfileExample[];

/** Reads them; throws on a file that is neither form. */
export function readProfileExamples(profiles: readonly ProfileSource[] = readProfiles()): ProfileExamples {
  const root = join(home, 'profiles/examples');
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.json'))
    .sort()
    .map((path) => {
      const [profile = '', type = '', kind = ''] = path.split('/');
      const file = `profiles/examples/${path}`;
      const content = JSON.parse(readFileSync(join(root, path), 'utf8')) as ProfileExample;
      const asked = type === 'Capabilities' ? askedModules(profile, profiles) : [];
      if (kind === 'valid') return { file, profile, type, instance: withModules(content, asked) };
      if (kind !== 'invalid' || !content.reason || !content.fix)
        throw new Error(`${file}: is neither valid/<name>.json nor invalid/<name>.json with reason, fix, instance`);
      const { reason, fix } = content;
      return { file, profile, type, instance: withModules(content.instance, asked, fix), reason, fix };
    });
}

/** Modules that a level and its bases ask for, but the capability document itself. */
function askedModules(id: string, profiles: readonly ProfileSource[]): readonly string[] {
  const own = profiles.find(({ doc }) => doc.id === id)?.doc;
  if (!own) return [];
  const base = profiles.find(({ doc }) => referenceOf(doc) === own.base)?.doc.id;
  const names = (own.asks?.modules ?? []).map(({ name }) => name).filter((name) => name !== 'discovery');
  return [...(base === undefined ? [] : askedModules(base, profiles)), ...names];
}

/** Completes a capability document; what a fix adds is what the example lacks. */
function withModules(instance: unknown, asked: readonly string[], fix: readonly PatchOperation[] = []): unknown {
  const { modules } = (instance ?? {}) as { readonly modules?: unknown };
  if (!Array.isArray(modules) || asked.length === 0) return instance;
  const listed = new Set((modules as readonly { readonly name: string }[]).map(({ name }) => name));
  const lacking = new Set(fix.map((step) => ('value' in step ? (step.value as { readonly name?: string } | undefined)?.name : undefined)));
  const added = asked.filter((name) => !listed.has(name) && !lacking.has(name)).map((name) => ({ name, version: '1.0', servedBy: 'core' }));
  return { ...(instance as object), modules: [...(modules as readonly unknown[]), ...added] };
}

/** All as one document, mended instances included. */
export const profileExamplesJson = (examples: ProfileExamples): unknown =>
  examples.map(({ file, profile, type, instance, reason, fix }) => ({
    name: exampleName(file),
    profile,
    type,
    instance,
    ...(reason && fix ? { reason, fixed: applyPatch(instance, fix) } : {}),
  }));
