/**
 * Examples of profiles: profiles/examples/<profile>/<Type>/{valid,invalid}/*.json, in the form of the examples of the standard. An invalid one
 * fits the standard: its one fault is against the profile.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExampleReason, exampleName } from '../examples.ts';
import { applyPatch, type PatchOperation } from '../json-patch.ts';
import { home } from '../sources.ts';

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
export function readProfileExamples(): ProfileExamples {
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
      if (kind === 'valid') return { file, profile, type, instance: content };
      if (kind !== 'invalid' || !content.reason || !content.fix)
        throw new Error(`${file}: is neither valid/<name>.json nor invalid/<name>.json with reason, fix, instance`);
      return { file, profile, type, instance: content.instance, reason: content.reason, fix: content.fix };
    });
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
