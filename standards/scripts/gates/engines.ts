/** Two engines of different make give the same verdict on every example, mended ones included, under both views. */
import { ajvEngine } from '../engines/ajv-engine.ts';
import { hyperjumpEngine } from '../engines/hyperjump-engine.ts';
import { applyPatch } from '../json-patch.ts';
import { closeGate, type GateResult } from './gate.ts';
import type { World } from './world.ts';

/** Judges each example in each view. `format` is a note in both, as it is by default in JSON Schema 2020-12. */
export async function checkEngines({ standard, examples }: World): Promise<GateResult> {
  const instances = [
    ...examples.valid.map(({ file, type, instance }) => ({ file, type, instance })),
    ...examples.invalid.flatMap(({ file, type, instance, fix }) => [
      { file, type, instance },
      { file: `${file} (mended)`, type, instance: patched(instance, fix) },
    ]),
  ].filter(({ type }) => standard.roots.includes(type));
  const findings: string[] = [];
  for (const view of ['strict', 'tolerant'] as const) {
    const first = await ajvEngine(standard.views[view]);
    const second = await hyperjumpEngine(standard.views[view], standard.roots);
    for (const { file, type, instance } of instances) {
      const [one, other] = [first(type, instance), second(type, instance)];
      if (one !== other) findings.push(`${file}: ${view} view: ajv says ${word(one)}, hyperjump says ${word(other)}`);
    }
  }
  return closeGate('engines', 2 * instances.length, findings);
}

const word = (valid: boolean) => (valid ? 'valid' : 'invalid');

/** A fix that does not apply is a finding of the gate "examples"; here the instance stays as it is. */
function patched(instance: unknown, fix: Parameters<typeof applyPatch>[1]): unknown {
  try {
    return applyPatch(instance, fix);
  } catch {
    return instance;
  }
}
