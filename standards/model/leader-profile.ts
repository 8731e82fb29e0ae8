import type { RecordId } from './gen/scalars.ts';
import type { Picture } from './picture.ts';
import type { ResourceContent, ResourceState } from './resource-content.ts';

/** 负责人的内容。
 * @x-jiyue-en Content of a leader. */
export interface LeaderProfileContent extends ResourceContent {
  /** 姓名。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 职务。
   * @x-jiyue-en Post.
   * @minLength 1
   * @maxLength 200 */
  post: string;
  /** 简历，换行即分段。
   * @x-jiyue-en CV; line breaks are paragraphs.
   * @minLength 1
   * @maxLength 20000 */
  resume: string;
  /** 工作分工。
   * @x-jiyue-en Division of work: what this leader answers for.
   * @minLength 1
   * @maxLength 5000 */
  duties: string;
  /** 任职机构；与所属机构相同的不填。
   * @x-jiyue-en Organization where the post is held; absent when it is the owner. */
  organizationId?: RecordId;
  /** 照片；没有则不填。
   * @x-jiyue-en Photo; absent when there is none. */
  photo?: Picture;
  /** 排列次序，小的在前；不排次序的不填。
   * @x-jiyue-en Place in lists, smaller first; absent when there is no order.
   * @TJS-type integer
   * @minimum 1
   * @maximum 10000 */
  rank?: number;
}

/** 负责人草稿。
 * @x-jiyue-en Draft of a leader. */
export interface LeaderProfileDraft extends LeaderProfileContent {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'leader';
}

/** 负责人。
 * @x-jiyue-en A leader.
 * @x-jiyue-requirement JY-FMT-019 */
export interface LeaderProfile extends LeaderProfileContent, ResourceState {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'leader';
}
