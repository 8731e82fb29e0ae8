/** The file of `--config`: settings of a plugin as an operator would write them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Json } from '../../plugin/outcome.ts';
import type { Context } from '../context.ts';
import { UsageFault } from '../usage-fault.ts';
import { pluginTexts } from './texts.ts';

/** No file: no settings. Throws `UsageFault` for what is no object. */
export function readSettings({ folder }: Context, file: unknown): object {
  if (file === undefined) return {};
  let value: Json;
  const text = readFileSync(resolve(folder, String(file)), 'utf8');
  try {
    value = JSON.parse(text) as Json;
  } catch {
    throw new UsageFault(pluginTexts.configInvalid, { file });
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new UsageFault(pluginTexts.configInvalid, { file });
  return value;
}
