/** Every type that stands alone has enough examples, and each shows what it says: valid, or refused by its one fault and mended by its fix. */
import { type Errors, ajvErrors } from '../engines/ajv-engine.ts';
import type { InvalidExample } from '../examples.ts';
import { applyPatch } from '../json-patch.ts';
import { closeGate, type GateResult, repeated } from './gate.ts';
import { rowsOf, type World } from './world.ts';

const least = { valid: 3, invalid: 5 };

/**
 * Judges counts, verdicts and fixes. That the folded findings are exactly the reason is proven in the SDK, where folding and the rules
 * are (sdk/src/validate/examples.test.ts).
 */
export function checkExamples(world: World): GateResult {
  const { standard, examples } = world;
  const errors = { strict: ajvErrors(standard.views.strict), tolerant: ajvErrors(standard.views.tolerant) };
  const requirementIds = new Set(rowsOf(world).map(({ id }) => id));
  const ruleIds = new Set(rowsOf(world).flatMap(({ surface }) => surface.rules ?? []));
  const findings = [
    ...examples.strange.map(
      (file) => `${file}: is neither model/examples/<Type>/valid/<name>.json nor …/{invalid,warned}/<name>.json with reason, fix and instance`,
    ),
    ...standard.roots.flatMap((type) => countFaults(type, world)),
    ...unseenMembers(world),
  ];
  for (const { file, type, instance } of examples.valid) {
    if (!standard.roots.includes(type)) findings.push(`${file}: ${type} is no type that stands alone`);
    else if (!fits(errors.strict, type, instance)) findings.push(`${file}: is refused: ${firstOf(errors.strict, type, instance)}`);
    else if (!fits(errors.tolerant, type, instance))
      findings.push(`${file}: a sender may send it and a tolerant reader refuses it: ${firstOf(errors.tolerant, type, instance)}`);
  }
  for (const example of examples.warned) {
    const { file, type, instance } = example;
    if (!standard.roots.includes(type)) findings.push(`${file}: ${type} is no type that stands alone`);
    else if (!ruleIds.has(example.reason.keyword))
      findings.push(`${file}: is said to be warned by "${example.reason.keyword}", which is no rule of the registry`);
    else if (!fits(errors.strict, type, instance))
      findings.push(`${file}: a warned one may be sent, and the schema refuses it: ${firstOf(errors.strict, type, instance)}`);
    else findings.push(...invalidFaults(example, errors.strict, ruleIds, requirementIds));
  }
  for (const example of examples.invalid) {
    if (standard.roots.includes(example.type)) findings.push(...invalidFaults(example, errors.strict, ruleIds, requirementIds));
    else findings.push(`${example.file}: ${example.type} is no type that stands alone`);
  }
  return closeGate('examples', examples.valid.length + examples.invalid.length + examples.warned.length, findings);
}

const fits = (errors: Errors, type: string, instance: unknown) => errors(type, instance).length === 0;

function firstOf(errors: Errors, type: string, instance: unknown): string {
  const [error] = errors(type, instance);
  return error ? `${error.instancePath || 'the whole'} ${error.keyword} ${JSON.stringify(error.params)}` : 'nothing';
}

function countFaults(type: string, { examples }: World): readonly string[] {
  const reasons = examples.invalid.filter((example) => example.type === type).map(({ reason }) => `${reason.pointer} ${reason.keyword}`);
  const valid = examples.valid.filter((example) => example.type === type);
  const same = repeated([...valid, ...examples.invalid.filter((example) => example.type === type)].map(({ instance }) => JSON.stringify(instance)));
  return [
    ...(valid.length < least.valid ? [`${type}: has ${valid.length} valid examples, ${least.valid} are needed`] : []),
    ...(new Set(reasons).size < least.invalid
      ? [`${type}: its invalid examples have ${new Set(reasons).size} different reasons, ${least.invalid} are needed`]
      : []),
    ...same.map((text) => `${type}: two examples are equal: ${text.slice(0, 80)}…`),
  ];
}

function invalidFaults(
  { file, type, instance, reason, fix }: InvalidExample,
  strict: Errors,
  rules: ReadonlySet<string>,
  requirements: ReadonlySet<string>,
): readonly string[] {
  const findings: string[] = [];
  const found = strict(type, instance);
  const isRule = rules.has(reason.keyword);
  if (isRule && found.length > 0) findings.push(`${file}: breaks the rule "${reason.keyword}" and the schema too: ${firstOf(strict, type, instance)}`);
  if (!isRule && found.length === 0) findings.push(`${file}: is said to break "${reason.keyword}", which is no rule of the registry, and no schema refuses it`);
  const stray = isRule ? [] : found.filter(({ instancePath }) => instancePath !== reason.pointer && instancePath !== reason.pointer.replace(/\/[^/]*$/, ''));
  if (stray[0]) findings.push(`${file}: is also refused at "${stray[0].instancePath}" (${stray[0].keyword}), beside its reason at "${reason.pointer}"`);
  if (reason.requirement !== undefined && !requirements.has(reason.requirement)) findings.push(`${file}: names ${reason.requirement}, which is no requirement`);
  try {
    const fixed = applyPatch(instance, fix);
    if (!fits(strict, type, fixed)) findings.push(`${file}: is refused after its fix too: ${firstOf(strict, type, fixed)}`);
  } catch (error) {
    findings.push(`${file}: its fix does not apply: ${error instanceof Error ? error.message : String(error)}`);
  }
  return findings;
}

/** Members that no valid example shows: of a type that stands alone in its own examples, of a part in any. */
function unseenMembers({ standard: { model, roots }, examples }: World): readonly string[] {
  const seen = new Set<string>();
  const used = new Set<string>();
  const walk = (typeName: string, value: unknown): void => {
    const type = model.get(typeName);
    if (!type || typeof value !== 'object' || value === null) return;
    used.add(typeName);
    const branch = type.union?.find((name) =>
      model.get(name)?.properties.some((one) => one.name === 'kind' && one.type === `'${String(Reflect.get(value, 'kind'))}'`),
    );
    if (branch) walk(branch, value);
    for (const { name, type: inner, array } of type.properties) {
      if (!Object.hasOwn(value, name)) continue;
      seen.add(`${typeName}.${name}`);
      const member: unknown = Reflect.get(value, name);
      for (const one of array && Array.isArray(member) ? member : [member]) walk(inner, one);
    }
  };
  for (const { type, instance } of examples.valid) walk(type, instance);
  return [...new Set([...used, ...roots])].flatMap((name) =>
    (model.get(name)?.properties ?? []).filter((one) => !seen.has(`${name}.${one.name}`)).map((one) => `${name}.${one.name}: no valid example shows it`),
  );
}
