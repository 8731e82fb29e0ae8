/** Where results go: `--format pretty,json=FILE,sarif` with `--out FOLDER`. Only one format can have stdout. */

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { choiceFault } from './flag-values.ts';
import { outputTexts } from './output-texts.ts';
import { UsageFault } from './usage-fault.ts';

/** One format and its file; no file means stdout. */
export interface Output<Format extends string> {
  readonly format: Format;
  readonly file: string | undefined;
}

/** What the flags say. */
export interface OutputFlags<Format extends string> {
  /** e.g. "pretty,json=report.json" */
  readonly format: string;
  /** Folder for formats without a file of their own; `pretty` stays on stdout. */
  readonly out: string | undefined;
  /** File names in that folder. */
  readonly fileNames: { readonly [format in Format]: string };
}

/** Throws `UsageFault` for unknown or repeated formats and when two of them want stdout. */
export function readOutputs<Format extends string>({ format, out, fileNames }: OutputFlags<Format>): readonly Output<Format>[] {
  const known = Object.keys(fileNames) as Format[];
  const outputs = format
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part): Output<Format> => {
      const [name = '', ...rest] = part.split('=');
      const found = known.find((one) => one === name);
      if (found === undefined) throw choiceFault('--format', name, known);
      const file = rest.length > 0 ? rest.join('=') : out !== undefined && found !== 'pretty' ? join(out, fileNames[found]) : undefined;
      if (file === '') throw new UsageFault(outputTexts.fileMissing, { format: name });
      return { format: found, file };
    });
  const onStdout = outputs.filter(({ file }) => file === undefined).map((output) => output.format);
  if (outputs.length === 0) throw choiceFault('--format', format, known);
  if (onStdout.length > 1) throw new UsageFault(outputTexts.twoOnStdout, { formats: onStdout });
  const files = outputs.flatMap(({ file }) => file ?? []);
  if (new Set(files).size < files.length) throw new UsageFault(outputTexts.sameFile, { files });
  return outputs;
}

/** Writes a text to its file, making the folder. @param folder that relative paths start from */
export async function writeOutput(file: string, text: string, folder: string): Promise<void> {
  const path = resolve(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
