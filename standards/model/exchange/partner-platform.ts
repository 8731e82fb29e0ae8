import type { ExchangeDirection, ExchangeFamily, ExchangePartner, RegionCode } from '../gen/codes.ts';
import type { Cursor, PlatformUri, RecordId, WebAddress } from '../gen/scalars.ts';
import type { Common, Stored } from '../common.ts';

/** 对接平台登记，由发送方给出的内容。令牌、密钥不在其中，由运营者另行保管。
 * @x-jiyue-en Partner platform as a sender gives it. Tokens and keys are no part of it; the operator keeps them elsewhere. */
export interface PartnerPlatformDraft extends Common {
  /** 平台名称。
   * @x-jiyue-en Name of the platform.
   * @minLength 1
   * @maxLength 200 */
  name: string;
  /** 平台种类。
   * @x-jiyue-en Kind of platform. */
  partnerKind: ExchangePartner;
  /** 平台标识（URI），即其变更事件的 source。
   * @x-jiyue-en The platform as a URI: source of its change events. */
  platform: PlatformUri;
  /** 接口根地址。
   * @x-jiyue-en Address below which its interfaces stand. */
  baseUrl: WebAddress;
  /** 运营该平台的机构。
   * @x-jiyue-en Organization that runs it. */
  organizationId: RecordId;
  /** 所服务的行政区划；跨区划的不填。
   * @x-jiyue-en Division that it serves; absent when it serves several. */
  regionCode?: RegionCode;
  /** 交换方向，从本平台看。
   * @x-jiyue-en Directions of exchange, as seen from here.
   * @minItems 1
   * @maxItems 3
   * @uniqueItems true */
  directions: ExchangeDirection[];
  /** 交换哪些记录族。
   * @x-jiyue-en Families of records that are exchanged.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  families: ExchangeFamily[];
  /** 只交换这些站点的记录；不限站点则不填。
   * @x-jiyue-en Only records of these sites; absent when sites are not limited.
   * @minItems 1
   * @maxItems 1000
   * @uniqueItems true */
  siteIds?: RecordId[];
  /** 每隔多少秒拉取一次；只由对方推送则不填。
   * @x-jiyue-en Seconds between two pulls; absent when the partner only pushes.
   * @TJS-type integer
   * @minimum 1
   * @maximum 86400 */
  pollSeconds?: number;
  /** 对方支持的规范版本。
   * @x-jiyue-en Versions of the standard that the partner speaks.
   * @minItems 1
   * @maxItems 20
   * @items.pattern ^[0-9]+\.[0-9]+$ */
  standardVersions: string[];
  /** 是否已暂停交换。
   * @x-jiyue-en Whether exchange with it is suspended. */
  isSuspended: boolean;
}

/** 对接平台。
 * @x-jiyue-en Partner platform.
 * @x-jiyue-requirement JY-EXC-021 */
export interface PartnerPlatform extends PartnerPlatformDraft, Stored {}

/** 对接平台分页。
 * @x-jiyue-en Page of partner platforms. */
export interface PartnerPlatformPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: PartnerPlatform[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
