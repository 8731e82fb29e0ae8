/** Headers of an operation whose end is announced (`x-jiyue-deprecated`): Deprecation (RFC 9745), Sunset (RFC 8594) and where to read on. */
import type { OpenApiOperation } from '../host/openapi-document.ts';

/** Empty for an operation that stays. Days begin at 00:00 UTC. */
export function deprecationHeaders({ 'x-jiyue-deprecated': deprecation }: OpenApiOperation): readonly (readonly [string, string])[] {
  if (deprecation === undefined) return [];
  const { fromDate, endDate, use } = deprecation;
  const links = [`</api/>; rel="deprecation"; type="text/html"`, ...(use === undefined ? [] : [`</api/#${use}>; rel="successor-version"; type="text/html"`])];
  return [
    ['deprecation', `@${Date.parse(`${fromDate}T00:00:00Z`) / 1000}`],
    ['sunset', new Date(`${endDate}T00:00:00Z`).toUTCString()],
    ['link', links.join(', ')],
  ];
}
