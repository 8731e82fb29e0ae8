/** Import of NDJSON files into a platform: mapping files, transforms, the run itself. */

export { importFile } from './import-file.ts';
export type { ImportStartFailure } from './import-file.ts';
export type { ImportOptions, ImportProgress } from './run/import-options.ts';
export type { ImportCounts, ImportSummary, InputReport, NoteCount, RejectCount, RunFailure } from './run/import-result.ts';
export type { RejectFinding } from './run/rejected-line.ts';
export type { JournalBatch, JournalFailure, JournalHeader } from './run/journal.ts';
export { compileMapping, missingParameters } from './mapping/compile-mapping.ts';
export type { Condition, FieldNote, FieldRule, Mapped, Mapping, MappingRejection, MapRecord, SourceUse, TransformUse } from './mapping/mapping.ts';
export { mappingSchema } from './mapping/mapping-shape.ts';
export { readMapping } from './mapping/read-mapping.ts';
export type { MappingFault } from './mapping/read-mapping.ts';
export { describeLineReason, describeMappingFault, describeNote } from './texts.ts';
