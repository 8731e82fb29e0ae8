/** Changesets name packages that are published, a bump that exists, and say something; the release tool refuses the whole set otherwise. */
import { closeGate, type GateResult } from './gate.ts';

/** One file of .changeset. */
export interface ChangesetFile {
  readonly path: string;
  readonly text: string;
}

/** @param packages name -> whether it is private */
export function checkChangesets(files: readonly ChangesetFile[], packages: ReadonlyMap<string, boolean>): GateResult {
  const findings = files.flatMap(({ path, text }) => faults(text, packages).map((fault) => `${path}: ${fault}`));
  // right after a release there are no changesets; the packages they could name are subjects too
  return closeGate('changesets', files.length + packages.size, findings);
}

function faults(text: string, packages: ReadonlyMap<string, boolean>): readonly string[] {
  const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  if (head === undefined || body === undefined) return ['has no front matter; begin with --- and a line per package'];
  const lines = head.split('\n').filter((line) => line.trim() !== '');
  const named = lines.flatMap((line) => {
    const [, name, bump] = /^['"]?(@?[\w./-]+)['"]?: (\w+)$/.exec(line) ?? [];
    if (name === undefined || bump === undefined) return [`"${line}" is no line of a package and a bump`];
    if (!packages.has(name)) return [`names ${name}, which is no package of this repository`];
    if (packages.get(name)) return [`names ${name}, which is private and never released; leave it out`];
    return ['major', 'minor', 'patch'].includes(bump) ? [] : [`"${bump}" is no bump; write major, minor or patch`];
  });
  return [
    ...(lines.length === 0 ? ['names no package'] : []),
    ...named,
    ...(body.trim().length < 40 ? ['says too little: what was wrong, what happens now, who must act'] : []),
  ];
}
