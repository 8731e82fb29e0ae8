/** All gates of the standard, in the order of their report: from the sources to what is generated from them. */
import { checkAdoptedSources } from './adopted-sources.ts';
import { checkAsyncApi } from './asyncapi-document.ts';
import { checkClassification } from './classification.ts';
import { checkClauseCoverage } from './clause-coverage.ts';
import { checkCodeMembers } from './code-members.ts';
import { checkCodeTables } from './code-tables.ts';
import { checkCrosswalks } from './crosswalks.ts';
import { checkDescriptions } from './descriptions.ts';
import { checkEngines } from './engines.ts';
import { checkDuplicates } from './duplicates.ts';
import { checkExamples } from './examples.ts';
import type { Gate } from './gate.ts';
import { checkGenerated } from './generated.ts';
import { checkIds } from './ids.ts';
import { checkIndicators } from './indicators.ts';
import { checkLedger } from './ledger-kept.ts';
import { checkMemberNames } from './member-names.ts';
import { checkMetaschema } from './metaschema.ts';
import { checkModelSubset } from './model-subset.ts';
import { checkOpenApi } from './openapi-document.ts';
import { checkOracleSchemas } from './oracle-schemas.ts';
import { checkOracleTypes } from './oracle-types.ts';
import { checkPersonalData } from './personal-data.ts';
import { checkPlanned } from './planned.ts';
import { checkPageRules } from './page-rules.ts';
import { checkProfiles } from './profiles.ts';
import { checkRecordDefinitions } from './record-definitions.ts';
import { checkRequirementRows } from './requirement-rows.ts';
import { checkSameNumbers } from './same-numbers.ts';
import { checkScoredChecks } from './scored-checks.ts';
import { checkSentences } from './sentences.ts';
import { checkSlogans } from './slogans.ts';
import { checkSurfaces } from './surfaces.ts';
import { checkTags } from './tags.ts';
import { checkVerification } from './verification.ts';
import { checkFrozenVersions } from './versions.ts';
import { checkViews } from './views.ts';
import { checkVocabulary } from './vocabulary.ts';

/** Gates by name. */
export const gates: Readonly<Record<string, Gate>> = {
  ids: checkIds,
  ledger: checkLedger,
  sentences: checkSentences,
  'clause-coverage': checkClauseCoverage,
  'requirement-rows': checkRequirementRows,
  'adopted-sources': checkAdoptedSources,
  slogans: checkSlogans,
  'same-numbers': checkSameNumbers,
  duplicates: checkDuplicates,
  verification: checkVerification,
  surfaces: checkSurfaces,
  planned: checkPlanned,
  'code-tables': checkCodeTables,
  'code-members': checkCodeMembers,
  classification: checkClassification,
  crosswalks: checkCrosswalks,
  indicators: checkIndicators,
  'page-rules': checkPageRules,
  profiles: checkProfiles,
  vocabulary: checkVocabulary,
  'model-subset': checkModelSubset,
  descriptions: checkDescriptions,
  'member-names': checkMemberNames,
  tags: checkTags,
  'oracle-types': checkOracleTypes,
  'oracle-schemas': checkOracleSchemas,
  views: checkViews,
  'personal-data': checkPersonalData,
  metaschema: checkMetaschema,
  openapi: checkOpenApi,
  asyncapi: checkAsyncApi,
  examples: checkExamples,
  'scored-checks': checkScoredChecks,
  'record-definitions': checkRecordDefinitions,
  engines: checkEngines,
  generated: checkGenerated,
  versions: checkFrozenVersions,
};
