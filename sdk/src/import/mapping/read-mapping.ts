/** Reads a mapping file (YAML or JSON) and names every fault, so that a person corrects the file once. */

import { parseDocument } from 'yaml';
import { codeTable } from '../../codes/code-tables.ts';
import { fail, type Outcome, ok } from '../../plugin/outcome.ts';
import { nearNames } from '../../validate/near-names.ts';
import { transformKinds } from '../transforms/transforms.ts';
import type { Mapping } from './mapping.ts';
import { mappingShape } from './mapping-shape.ts';
import { isObject, pointerStep, type ShapeFault } from './shape.ts';

/** One fault of a mapping file. */
export interface MappingFault {
  /** JSON Pointer into the file. */
  readonly pointer: string;
  readonly rule: ShapeFault['rule'] | 'yaml' | 'code-table' | 'zone' | 'parameter' | 'target';
  readonly met: string;
  readonly expected: readonly string[];
  /** Names close to the one met, best first. */
  readonly near: readonly string[];
  /** UTF-16 offset in the file; only with rule `yaml`. */
  readonly offset?: number;
}

/** Failure: MAPPING_INVALID with `data.faults`, at least one. */
export function readMapping(text: string): Outcome<Mapping, { readonly code: 'MAPPING_INVALID'; readonly data: { readonly faults: readonly MappingFault[] } }> {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true });
  const [broken] = document.errors;
  if (broken) return invalid([{ pointer: '', rule: 'yaml', met: broken.message.split('\n')[0] ?? '', expected: [], near: [], offset: broken.pos[0] }]);
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  const faults = mappingShape
    .check(value, '')
    .map((fault) => ({ ...fault, near: fault.rule === 'unknown-key' || fault.rule === 'enum' ? nearNames(fault.met, fault.expected) : [] }));
  if (faults.length > 0) return invalid(faults);
  const deeper = [
    ...transformFaults(value, ''),
    ...parameterFaults(value, '', Object.keys((value as Mapping).parameters ?? {})),
    ...targetFaults(value as Mapping),
  ];
  return deeper.length > 0 ? invalid(deeper) : ok(value as Mapping);
}

const invalid = (faults: readonly MappingFault[]) => fail({ code: 'MAPPING_INVALID', data: { faults } });

/** Options that fit their shape but name what does not exist, such as a code table. */
function transformFaults(value: unknown, pointer: string): readonly MappingFault[] {
  return within(value, pointer, (key, member, place) => {
    if (key !== 'transforms' || !Array.isArray(member)) return [];
    return member.flatMap((use, index) => {
      if (!isObject(use)) return [];
      const [name, options] = Object.entries(use)[0]!;
      const refused = transformKinds[name]?.refuse?.(options as { readonly [option: string]: unknown }, { codeTable: (id) => codeTable(id)?.members });
      if (!refused) return [];
      const rule = name === 'lookup' ? ('code-table' as const) : ('zone' as const);
      return [{ pointer: `${place}/${index}/${name}`, rule, ...refused, near: nearNames(refused.met, refused.expected) }];
    });
  });
}

/** `param` must be declared: a mistyped one would leave fields empty. */
function parameterFaults(value: unknown, pointer: string, declared: readonly string[]): readonly MappingFault[] {
  return within(value, pointer, (key, member, place) =>
    key === 'param' && typeof member === 'string' && !declared.includes(member)
      ? [{ pointer: place, rule: 'parameter', met: member, expected: declared, near: nearNames(member, declared) }]
      : [],
  );
}

/** Two targets of which one lies inside the other would overwrite it. */
function targetFaults(mapping: Mapping): readonly MappingFault[] {
  const targets = Object.keys(mapping.fields);
  return targets.flatMap((target) => {
    const outer = targets.find((other) => target !== other && target.startsWith(`${other}.`));
    return outer === undefined ? [] : [{ pointer: `/fields/${pointerStep(target)}`, rule: 'target' as const, met: target, expected: [outer], near: [] }];
  });
}

/** Goes through all members, but not into constants: they are data, not rules. */
function within(value: unknown, pointer: string, look: (key: string, member: unknown, pointer: string) => readonly MappingFault[]): readonly MappingFault[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => within(item, `${pointer}/${index}`, look));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const place = `${pointer}/${pointerStep(key)}`;
    return [...look(key, member, place), ...(key === 'value' || key === 'default' || key === 'values' ? [] : within(member, place, look))];
  });
}
