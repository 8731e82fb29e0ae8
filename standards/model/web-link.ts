import type { WebAddress } from './gen/scalars.ts';
import type { ResourceContent, ResourceState } from './resource-content.ts';

/** 链接的内容。
 * @x-jiyue-en Content of a link. */
export interface WebLinkContent extends ResourceContent {
  /** 链接到的网址。
   * @x-jiyue-en Address it leads to. */
  targetUrl: WebAddress;
  /** 目标网站或系统的名称。
   * @x-jiyue-en Name of the site or system it leads to.
   * @minLength 1
   * @maxLength 200 */
  targetName: string;
}

/** 链接草稿。
 * @x-jiyue-en Draft of a link. */
export interface WebLinkDraft extends WebLinkContent {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'link';
}

/** 链接。
 * @x-jiyue-en A link.
 * @x-jiyue-requirement JY-FMT-026 */
export interface WebLink extends WebLinkContent, ResourceState {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'link';
}
