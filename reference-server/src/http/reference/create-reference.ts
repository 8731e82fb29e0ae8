/** The reference page of a service, made when first asked for and kept as long as the service. */
import { createHash } from 'node:crypto';
import type { BuiltInNeeds } from '../built-in.ts';
import type { PlatformService } from '../platform-service.ts';
import { referencePage } from './reference-page.ts';
import { referenceStyle } from './reference-style.ts';

/** See `BuiltInNeeds.reference`. */
export function createReference(): BuiltInNeeds['reference'] {
  const made = new WeakMap<PlatformService, ReturnType<BuiltInNeeds['reference']>>();
  return (service) => {
    const known = made.get(service);
    if (known) return known;
    const page = referencePage(service.api.document);
    const etag = `"${createHash('sha256').update(page).update(referenceStyle).digest('base64url').slice(0, 27)}"`;
    const reference = { page, style: referenceStyle, etag };
    made.set(service, reference);
    return reference;
  };
}
