/** Media types of requests: the type itself and its charset. */

/** A media type without parameters, lower case, and its charset when given. */
export interface MediaType {
  readonly type: string;
  readonly charset?: string;
}

const form = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+\/[!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*(?:;(.*))?$/;
const charsetForm = /(?:^|;)[ \t]*charset[ \t]*=[ \t]*("?)([^";\s]+)\1[ \t]*(?:;|$)/i;

/** Undefined for a header that is missing or not a media type. */
export function parseMediaType(header: string | undefined): MediaType | undefined {
  const found = form.exec((header ?? '').trim());
  if (!found) return undefined;
  const charset = charsetForm.exec(found[2] ?? '')?.[2]?.toLowerCase();
  return { type: found[1]!.toLowerCase(), ...(charset === undefined ? {} : { charset }) };
}

/** Whether a JSON body may come so: application/json or a +json type, in UTF-8 or without charset. */
export const isJson = ({ type, charset }: MediaType): boolean =>
  (type === 'application/json' || type.endsWith('+json')) && (charset === undefined || charset === 'utf-8' || charset === 'utf8');
