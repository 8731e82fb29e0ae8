/** The verb `generate`: writes all generated files of the standard; `npm run generate -- --check` compares only. */
import { node, sourceCondition } from './step.ts';

process.exitCode = await node([sourceCondition, 'standards/scripts/generate.ts', ...process.argv.slice(2)]);
