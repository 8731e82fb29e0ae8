/** Judges a report by its published schema before it is written: a report that breaks it is a fault of ours, not of the user. */

import { compileSchema } from '../validate/compile-schema.ts';
import type { Finding } from '../validate/finding.ts';
import type { Report } from './report.ts';
import schema from './report.schema.json' with { type: 'json' };

/** Everything that is wrong with a report; empty when it is fine. Also compares the sums that no schema can. */
export function checkReport(report: Report): readonly Finding[] {
  const compiled = compileSchema(schema, { closed: true });
  if (!compiled.ok) throw new Error(`report.schema.json: ${JSON.stringify(compiled.failure.data)}`);
  return [...compiled.value(report), ...sumFaults(report)];
}

function sumFaults({ counts, files, types, findings }: Report): readonly Finding[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const claims: readonly (readonly [string, boolean])[] = [
    ['/counts/files', counts.files === files.length],
    ['/counts/records', counts.records === counts.valid + counts.invalid && counts.records === sum(files.map(({ records }) => records))],
    ['/counts/errors', counts.errors === sum(files.map(({ errors }) => errors))],
    ['/counts/warnings', counts.warnings === sum(files.map(({ warnings }) => warnings))],
    ['/counts/shown', counts.shown === findings.length && counts.shown <= counts.errors + counts.warnings],
    ['/types', sum(types.map(({ records }) => records)) <= counts.records],
  ];
  return claims.filter(([, holds]) => !holds).map(([pointer]) => ({ pointer, rule: 'sum' }));
}
