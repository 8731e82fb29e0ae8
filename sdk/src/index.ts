/**
 * The SDK of 集约 Jiyue: what a vendor, a plugin author or a platform needs to write, check and read records of the standard.
 * Also: `@jiyue/sdk/client` (typed client), `@jiyue/sdk/import` (import of files), `@jiyue/sdk/plugin` (contract of plugins).
 */

// Outcomes and errors: expected failures are values, their texts come from one table
export { fail, ok } from './plugin/outcome.ts';
export type { Failure, Json, Outcome } from './plugin/outcome.ts';
export { errorCodes } from './errors/codes.ts';
export type { ErrorCode, ErrorRow } from './errors/codes.ts';
export { problemItem, problemOf, toProblem } from './errors/to-problem.ts';
export type { CodedFailure, ErrorTable, Language } from './errors/to-problem.ts';
export type { Problem, ProblemItem } from '@jiyue/standards/model';

// Validation (校验): findings with place, rule and sentence
export { describeFinding } from './validate/describe-finding.ts';
export type { Finding, FindingParams, TwoNames } from './validate/finding.ts';
export { findWarnings, validateStrict, validateTolerant } from './validate/validate.ts';
export type { TypeName } from './validate/validate.ts';
export { rules } from './validate/rules/rules.ts';
export { findTogether } from './validate/together/find-together.ts';
export type { TogetherFinding, TypedRecord } from './validate/together/find-together.ts';
export type { RecordSet, SetFamily, SetRecord } from './validate/together/record-set.ts';
export type { SetBreach, SetRule } from './validate/together/set-rule.ts';
export { checkOfProfile, profileCheck, validateProfile } from './profiles/check-profile.ts';
export { compileProfile } from './profiles/compile/compile-profile.ts';
export type { CompiledFile, CompileFailure } from './profiles/compile/compile-profile.ts';
export { describeProfileFault } from './profiles/compile/profile-fault.ts';
export type { ProfileFault, ProfileRule } from './profiles/compile/profile-fault.ts';
export type { CannotJudge, ProfileCheck } from './profiles/check-profile.ts';
export { findProfile, profileReferences } from './profiles/profiles.ts';
export type { Profile, ProfileConstraint, ProfileFailure } from './profiles/profiles.ts';
export type { Breach, RecordRule, Rule, RuleRecord, ValueRule } from './validate/rules/rule.ts';
export { compileSchema } from './validate/compile-schema.ts';
export type { CompileSchemaOptions, SchemaCheck } from './validate/compile-schema.ts';
export type { Schema } from './validate/schema-place.ts';
export { compileSchemas } from './validate/compile-schemas.ts';
export type { OperationContract } from './validate/compile-schemas.ts';
export type { Params, RawParams } from './validate/read-parameters.ts';

// Ingest (入库): the pure steps of a draft's way into the repository
export { prepareDraft } from './ingest/prepare-draft.ts';
export type { PreparedDraft } from './ingest/prepare-draft.ts';
export { parseDraft } from './ingest/parse-draft.ts';
export { normaliseDraft } from './ingest/normalise-draft.ts';
export { normaliseLine, normaliseText } from './ingest/normalise-text.ts';
export { cleanHtml } from './ingest/clean-html.ts';
export { isCleanHtml } from './ingest/is-clean-html.ts';
export { validateDraft } from './ingest/validate-draft.ts';
export { classifyDraft } from './ingest/classify-draft.ts';
export { digestDraft } from './ingest/digest-draft.ts';
export type { ContentDigest } from './ingest/digest-draft.ts';
export { findJsonFault } from './import/lines/json-fault.ts';
export { findRepeatedKey } from './import/lines/exact-json.ts';
export type { JsonFault, JsonFaultKind } from './import/lines/json-fault.ts';
export { firstBadByte } from './import/lines/decode-line.ts';

// Resources (资源): what the kinds say and refer to, for pages, search and stores that need not know the kinds
export { kindParts, kindText } from './resources/kind-parts.ts';
export type { KindPart, PartLabel } from './resources/kind-parts.ts';
export { kindReferences } from './resources/kind-references.ts';
export type { KindReference } from './resources/kind-references.ts';

// Digests of packed plugins, checked before any of their code runs
export { comparePluginDigests, digestPluginFolder, digestsFile, isSignedBy, keyIdOf, readPluginDigests, signPluginDigests } from './packing/plugin-digests.ts';
export type { DigestFault, DigestsSignature, PluginDigests } from './packing/plugin-digests.ts';

// Record definitions (记录定义): what a new version does to the one before
export { compareDefinitions } from './definitions/compare-definitions.ts';
export type { DefinitionComparison, FieldChange } from './definitions/compare-definitions.ts';
export { definitionDigest } from './validate/rules/definition-rules.ts';

// Service guides (办事指南): what another format cannot say
export { serviceMappingLoss } from './services/mapping-loss.ts';

// Digests and ids
export { canonicalJson } from './crypto/canonical-json.ts';
export { sha256, sm3 } from './crypto/digest.ts';
export { newRecordId } from './crypto/new-record-id.ts';

// Code tables (代码表)
export { childCodes, codeMember, codeName, codeTable, codeTables, isAllowedCode, isKnownCode } from './codes/code-tables.ts';
export type { CodeMember, CodeTable } from './codes/code-tables.ts';
export { indexNumberSchemes } from './codes/index-number-schemes.ts';

// Identifiers: site code (网站标识码), credit code (统一社会信用代码), document number (发文字号)
export { siteCodeForm } from './identifiers/site-code.ts';
export type { SiteCodeForm } from './identifiers/site-code.ts';
export { creditCodeCheck, parseCreditCode } from './identifiers/credit-code.ts';
export type { CreditCode, CreditCodeFailure } from './identifiers/credit-code.ts';
export { agenciesOf, formatDocumentNumber, parseDocumentNumber } from './identifiers/document-number.ts';
export type { DocumentNumber, DocumentNumberChange, DocumentNumberFailure, ParsedDocumentNumber } from './identifiers/document-number.ts';

// Working days (工作日): years without a notice are refused
export { createWorkingDayCalendar } from './calendar/working-day-calendar.ts';
export type { CalendarFailure, CalendarOptions, LocalDays, WorkingDayCalendar } from './calendar/working-day-calendar.ts';
export type { CalendarYear, CalendarYearFailure } from './calendar/calendar-year.ts';
export { nationalYears } from './calendar/national-years.ts';
export { dateInChina } from './calendar/calendar-date.ts';
