/** Parameters of a mapping from `--param name=value` and `--site`. */

import { nearNames } from '../../validate/near-names.ts';
import type { Mapping } from '../../import/mapping/mapping.ts';
import { commonTexts } from '../texts.ts';
import { UsageFault } from '../usage-fault.ts';
import { importTexts } from './texts.ts';

/** Values by name; the later of two with one name counts. Throws `UsageFault` for a name that the mapping does not know. */
export function readParameters(given: readonly string[], site: string | undefined, mapping: Mapping): { readonly [name: string]: string } {
  const known = Object.keys(mapping.parameters ?? {});
  const values: Record<string, string> = {};
  for (const text of given) {
    const at = text.indexOf('=');
    if (at < 1) throw new UsageFault(importTexts.paramForm, { met: text });
    const name = text.slice(0, at);
    if (!known.includes(name)) throw unknownName(name, known);
    values[name] = text.slice(at + 1);
  }
  if (site === undefined) return values;
  const name = siteParameter(mapping);
  if (name === undefined) throw new UsageFault(importTexts.siteNotTaken, { known: known.length > 0 ? known : ['-'] });
  return { ...values, [name]: site };
}

/** The parameter that `--site` fills; undefined when the mapping has none. */
export const siteParameter = ({ parameters = {} }: Mapping): string | undefined => ['site', 'siteId'].find((name) => Object.hasOwn(parameters, name));

function unknownName(met: string, known: readonly string[]): UsageFault {
  const near = nearNames(met, known);
  return new UsageFault(importTexts.paramUnknown, { met, known, near }, near.length > 0 ? commonTexts.didYouMean : undefined);
}
