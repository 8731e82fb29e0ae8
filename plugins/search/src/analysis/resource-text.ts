/** The words of a resource below its title: body, and what its kind says beside it. */
import { kindText } from '@jiyue/sdk';
import type { Resource } from '@jiyue/standards/model';
import { plainText } from './plain-text.ts';

/** Plain text, body first. */
export function resourceText(resource: Resource): string {
  const [body, more] = [plainText(resource.body), kindText(resource)];
  return more === '' ? body : body.trim() === '' ? more : `${body}\n${more}`;
}
