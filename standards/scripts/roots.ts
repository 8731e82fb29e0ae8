/** Types that stand alone on the wire: each gets a schema file, examples and a validator. */
import type { ModelType } from './model-ast.ts';

/** Building blocks that never stand alone. */
const parts = new Set([
  'Common',
  'Stored',
  'ResourceContent',
  'ResourceState',
  'ExtBag',
  'OrganizationParent',
  'SiteOpening',
  'Body',
  'Source',
  'Origin',
  'Withdrawal',
  'ProblemData',
  'ProblemItem',
  'CapabilityDelays',
  'CapabilityLimits',
  'CapabilityModule',
  'CapabilitySoftware',
  'ChangeData',
  'Facet',
  'FacetValue',
  'HighlightPiece',
  'SearchHit',
  'SubmitResult',
  'ClassificationMetadata',
  'DisclosureMetadata',
  'DocumentMetadata',
  'DefinitionEnd',
  'DefinitionReference',
  'DefinitionResult',
  'FieldDefinition',
]);

/** Names of the root types. */
export const rootTypes = (model: ReadonlyMap<string, ModelType>): readonly string[] => [...model.keys()].filter((name) => !parts.has(name)).sort();
