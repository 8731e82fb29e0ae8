/** Region of an address by the table of the operator: networks with the code of a province. The address itself is not kept. */
import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** One line of the table. */
export interface NetworkRegion {
  /** "192.0.2.0/24" or "2001:db8::/32". */
  readonly network: string;
  /** Six digits; kept as the province. */
  readonly regionCode: string;
}

/** Tells the region of an address. */
export type RegionOf = (address: string | undefined) => string | undefined;

/** @throws RangeError that names the line which is no network */
export function regionTable(table: readonly NetworkRegion[]): RegionOf {
  const regions = new Map<string, BlockList>();
  for (const { network, regionCode } of table) {
    const [address = '', length = ''] = network.split('/');
    const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : undefined;
    const bits = Number(length);
    if (!family || !/^\d{1,3}$/.test(length) || bits > (family === 'ipv4' ? 32 : 128)) throw new RangeError(`regions: "${network}" is no network`);
    const list = regions.get(regionCode) ?? new BlockList();
    regions.set(regionCode, list);
    list.addSubnet(address, bits, family);
  }
  return (given) => {
    if (!given || regions.size === 0) return undefined;
    const bare = given
      .replace(/^\[|\]$/g, '')
      .replace(/%.*$/, '')
      .replace(/^::ffff:(?=\d+\.)/i, '');
    const family = isIPv4(bare) ? 'ipv4' : isIPv6(bare) ? 'ipv6' : undefined;
    if (!family) return undefined;
    for (const [regionCode, list] of regions) if (list.check(bare, family)) return regionCode;
    return undefined;
  };
}
