/** An importer in a process of its own, so that the story can kill it. argv: options of `importFile` as JSON. Prints a line a batch. */
import { type ImportOptions, importFile } from '@jiyue/sdk/import';

const options = JSON.parse(process.argv[2] ?? '{}') as ImportOptions;
const outcome = await importFile({ ...options, onProgress: ({ read }) => process.stdout.write(`${read}\n`) });
process.exitCode = outcome.ok && outcome.value.isComplete ? 0 : 1;
