/** Everything the gates judge, read once. Gates are pure functions of it, so a test can plant a violation in a copy. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ClauseFile } from '../clauses.ts';
import { readClauseFiles } from '../clauses.ts';
import { type Crosswalk, readCrosswalks } from '../crosswalks.ts';
import { type Examples, readExamples } from '../examples.ts';
import { type IndicatorFile, type OverrideFile, readIndicatorFiles } from '../indicators.ts';
import { type Ledger, readLedger } from '../ledger.ts';
import { modelFiles } from '../model-ast.ts';
import { buildOpenApi } from '../openapi.ts';
import { type ProfileExamples, readProfileExamples } from '../profiles/profile-examples.ts';
import { type ProfileSource, readProfiles } from '../profiles/profile.ts';
import { buildOutputs, modelOutputs, type Outputs } from '../outputs.ts';
import { type Frozen, readFrozen } from '../release/frozen.ts';
import { currentMakers, type Makers } from '../release/generated-by.ts';
import { readRequirementFiles, type Requirement } from '../requirements.ts';
import { readUnscored, type Unscored } from '../scored-checks.ts';
import { type Doc, home, readFolder } from '../sources.ts';
import { readStandard, type Standard } from '../standard.ts';

/** A file of the standard, its path from the folder of the standard. */
export interface Source<T> {
  readonly file: string;
  readonly doc: T;
}

/** The standard with all its sources, and the repository around it. */
export interface World {
  readonly standard: Standard;
  readonly clauses: readonly ClauseFile[];
  readonly requirements: readonly Source<readonly Requirement[]>[];
  readonly codeFiles: readonly Source<unknown>[];
  readonly crosswalks: readonly Source<Crosswalk>[];
  readonly indicators: readonly Source<IndicatorFile | OverrideFile>[];
  readonly profiles: readonly ProfileSource[];
  readonly profileExamples: ProfileExamples;
  /** The merged OpenAPI document. */
  readonly openapi: Doc;
  readonly events: readonly Source<unknown>[];
  readonly pages: readonly Source<unknown>[];
  readonly examples: Examples;
  /** Proven requirements that no check of data judges. */
  readonly unscored: readonly Unscored[];
  readonly ledger: Ledger;
  /** Sources of the model by file name. */
  readonly modelSources: ReadonlyMap<string, string>;
  readonly outputs: Outputs;
  readonly frozen: Frozen;
  /** What makes the files of a version today. */
  readonly makers: Makers;
  /** Text of a file of the repository; undefined when there is none. */
  readonly readText: (path: string) => string | undefined;
  /** Day the gates run on, YYYY-MM-DD: what has an expiry date is judged by it. */
  readonly today: string;
}

const repository = dirname(home);

/** Reads everything. @param now the clock */
export async function readWorld(now: () => Date = () => new Date()): Promise<World> {
  const standard = readStandard();
  return {
    standard,
    clauses: readClauseFiles(),
    requirements: readRequirementFiles(),
    codeFiles: readFolder('codes'),
    crosswalks: readCrosswalks(),
    indicators: readIndicatorFiles(),
    profiles: readProfiles(),
    profileExamples: readProfileExamples(),
    openapi: buildOpenApi(readFolder('openapi'), standard.views.strict),
    events: readFolder('events'),
    pages: readFolder('pages'),
    examples: readExamples(),
    unscored: readUnscored(),
    ledger: readLedger(),
    modelSources: readModelSources(),
    outputs: new Map([...modelOutputs(), ...(await buildOutputs(standard))]),
    frozen: readFrozen(home),
    makers: currentMakers(home),
    readText: (path) => (existsSync(join(repository, path)) ? readFileSync(join(repository, path), 'utf8') : undefined),
    today: now().toISOString().slice(0, 10),
  };
}

const readModelSources = (): ReadonlyMap<string, string> => new Map(modelFiles().map((file) => [file, readFileSync(join(home, 'model', file), 'utf8')]));

/** All requirements, whatever their file. */
export const rowsOf = ({ requirements }: Pick<World, 'requirements'>): readonly Requirement[] => requirements.flatMap(({ doc }) => doc);

/** One operation of the OpenAPI document. */
export interface Operation {
  readonly operationId: string;
  readonly requirements: readonly string[];
  readonly path: string;
  readonly method: string;
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'];

/** All operations. */
export function operationsOf({ openapi }: Pick<World, 'openapi'>): readonly Operation[] {
  const paths = (openapi['paths'] ?? {}) as Record<string, Record<string, Doc>>;
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const requirements = (operation['x-jiyue-requirement'] ?? []) as readonly string[];
      return [{ operationId: String(operation['operationId'] ?? ''), requirements: [requirements].flat(), path, method }];
    }),
  );
}
