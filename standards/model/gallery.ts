import type { Picture } from './picture.ts';
import type { ResourceContent, ResourceState } from './resource-content.ts';

/** 图集的内容。
 * @x-jiyue-en Content of a set of pictures. */
export interface GalleryContent extends ResourceContent {
  /** 图片，按显示顺序。
   * @x-jiyue-en Pictures in display order.
   * @minItems 1
   * @maxItems 200 */
  pictures: Picture[];
}

/** 图集草稿。
 * @x-jiyue-en Draft of a set of pictures. */
export interface GalleryDraft extends GalleryContent {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'gallery';
}

/** 图集。
 * @x-jiyue-en A set of pictures.
 * @x-jiyue-requirement JY-FMT-025 */
export interface Gallery extends GalleryContent, ResourceState {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'gallery';
}
