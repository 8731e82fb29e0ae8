/** Style sheet and icon. Asked for by its version, a file may be kept for good; otherwise it is checked each time. */
import { fail, ok, type Outcome, type PageReply } from '@jiyue/sdk/plugin';
import type { AssetName } from '../assets.ts';
import type { Tools } from '../tools.ts';
import type { PortalCall } from '../types.ts';

export async function asset({ assets }: Tools, { params: { name, v } }: PortalCall<'getAsset'>): Promise<Outcome<PageReply>> {
  if (!Object.hasOwn(assets, name)) return fail({ code: 'PORTAL_ASSET_UNKNOWN', data: { name } });
  const { mediaType, body, version } = assets[name as AssetName];
  return ok({ status: 200, mediaType, body, etag: `"${version}"`, cacheControl: v === version ? 'public, max-age=31536000, immutable' : 'public, no-cache' });
}
