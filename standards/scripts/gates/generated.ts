/** The generated files in the repository are, byte for byte, what the sources give now. */
import { findStale } from '../generate.ts';
import { closeGate, type GateResult } from './gate.ts';
import type { World } from './world.ts';

/** Compares all outputs and looks for files of generated folders that nothing generates. */
export function checkGenerated({ outputs, readText }: World): GateResult {
  const stale = findStale(outputs, readText);
  return closeGate(
    'generated',
    outputs.size,
    stale.map((path) => `${path}: is not what the sources give; run "npm run generate" and commit the result`),
  );
}
