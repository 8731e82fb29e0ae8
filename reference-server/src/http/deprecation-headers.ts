/** Headers of an operation whose end is announced (`x-jiyue-deprecated`): Deprecation (RFC 9745), Sunset (RFC 8594) and where to read on. */
import type { PlacedOperation } from '../host/openapi-document.ts';

/** Empty for an operation that stays. Days begin at 00:00 UTC. */
export function deprecationHeaders({ path, operation }: Pick<PlacedOperation, 'path' | 'operation'>): readonly (readonly [string, string])[] {
  const { 'x-jiyue-deprecated': deprecation } = operation;
  if (deprecation === undefined) return [];
  // from the address of the request up to the platform: behind a proxy it may stand below a path
  const top = '../'.repeat(path.split('/').length - 2);
  const { fromDate, endDate, use } = deprecation;
  const links = [
    `<${top}api/>; rel="deprecation"; type="text/html"`,
    ...(use === undefined ? [] : [`<${top}api/#${use}>; rel="successor-version"; type="text/html"`]),
  ];
  return [
    ['deprecation', `@${Date.parse(`${fromDate}T00:00:00Z`) / 1000}`],
    ['sunset', new Date(`${endDate}T00:00:00Z`).toUTCString()],
    ['link', links.join(', ')],
  ];
}
