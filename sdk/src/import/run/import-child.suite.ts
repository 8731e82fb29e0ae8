/** An importer in a process of its own, for tests that kill it. argv: options of `importFile` as JSON. Prints the summary, or the failure. */
import { importFile } from '../import-file.ts';
import type { ImportOptions } from './import-options.ts';

const outcome = await importFile(JSON.parse(process.argv[2] ?? '{}') as ImportOptions);
process.stdout.write(JSON.stringify(outcome));
