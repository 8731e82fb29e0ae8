/** Judges what the command writes for machines by its published schemas: a document that breaks its own is a fault of ours, not of the user. */

import type { ImportSummary } from '../import/run/import-result.ts';
import { compileSchema } from '../validate/compile-schema.ts';
import type { Finding } from '../validate/finding.ts';
import type { Schema } from '../validate/schema-place.ts';
import { levelOf } from '../diff/compare-versions.ts';
import { levels } from '../diff/change.ts';
import type { DiffReport } from '../diff/report/report.ts';
import diffSchema from './diff-report.schema.json' with { type: 'json' };
import explanationSchema from './explanation.schema.json' with { type: 'json' };
import importSchema from './import-summary.schema.json' with { type: 'json' };
import profileCheckSchema from './profile-check.schema.json' with { type: 'json' };
import pluginCheckSchema from './plugin-check.schema.json' with { type: 'json' };
import type { Report } from './report.ts';
import reportSchema from './report.schema.json' with { type: 'json' };

/** Everything that is wrong with a report; empty when it is fine. Also compares the sums that no schema can. */
export const checkReport = (report: Report): readonly Finding[] => [...judge(reportSchema, report), ...sumFaults(report)];

/** The same for the summary of an import. */
export const checkImportSummary = (summary: ImportSummary): readonly Finding[] => {
  const { read, stored, unchanged, rejected } = summary;
  const isSum = read === stored + unchanged + rejected || summary.failure?.code === 'COUNTS_DIFFER';
  return [...judge(importSchema, summary), ...(isSum ? [] : [{ pointer: '/read', rule: 'sum' }])];
};

/** The same for the answer of `explain --json`. */
export const checkExplanation = (answer: unknown): readonly Finding[] => judge(explanationSchema, answer);

/** The same for the report of a comparison; also that its counts and its outcome follow from its changes. */
export function checkDiffReport(report: DiffReport): readonly Finding[] {
  const { counts, changes, level, allowed, outcome } = report;
  const shape = judge(diffSchema, report);
  if (shape.length > 0) return shape;
  const counted = (wanted: string) => changes.filter((change) => change.exempt === undefined && change.level === wanted).length;
  const isOver = levels.indexOf(level) > levels.indexOf(allowed);
  const claims: readonly (readonly [string, boolean])[] = [
    ['/counts/changes', counts.changes === changes.length],
    ['/counts/major', counts.major === counted('major')],
    ['/counts/minor', counts.minor === counted('minor')],
    ['/counts/patch', counts.patch === counted('patch')],
    ['/counts/exempt', counts.exempt === changes.filter(({ exempt }) => exempt !== undefined).length],
    ['/level', level === levelOf(changes)],
    ['/outcome', outcome === 'nothing-seen' ? changes.length === 0 : (outcome === 'findings') === isOver],
  ];
  return claims.filter(([, holds]) => !holds).map(([pointer]) => ({ pointer, rule: 'sum' }));
}

/** The same for the findings of `plugin check`. */
export const checkPluginReport = (findings: unknown): readonly Finding[] => judge(pluginCheckSchema, findings);

/** The same for the findings of `profile check`. */
export const checkProfileReport = (document: unknown): readonly Finding[] => judge(profileCheckSchema, document);

/** Throws when there are findings: better nothing than a document that its readers cannot rely on. */
export function assertNone(findings: readonly Finding[]): void {
  if (findings.length > 0) throw new Error(`the output breaks its own schema: ${findings.map(({ pointer, rule }) => `${pointer} ${rule}`).join('; ')}`);
}

function judge(schema: Schema, value: unknown): readonly Finding[] {
  const compiled = compileSchema(schema, { closed: true });
  if (!compiled.ok) throw new Error(`${String(schema['$id'])}: ${JSON.stringify(compiled.failure.data)}`);
  return compiled.value(value);
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
