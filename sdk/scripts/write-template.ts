/** Writes the template of `jiyue plugin new` from examples/first-plugin, so that what is copied is what the tests run. */
import { writeFileSync } from 'node:fs';
import { readTemplate, templateFile } from './read-template.ts';

writeFileSync(templateFile, `${JSON.stringify(readTemplate(), null, 2)}\n`);
console.log(templateFile);
