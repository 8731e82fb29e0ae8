import type { RecordId, WebAddress } from './gen/scalars.ts';
import type { Picture } from './picture.ts';
import type { ResourceContent, ResourceState } from './resource-content.ts';

/** 视频的内容。
 * @x-jiyue-en Content of a video. */
export interface VideoContent extends ResourceContent {
  /** 视频文件附件，须列在 attachmentIds 中；视频只在别处的不填。
   * @x-jiyue-en Attachment that is the video, one of attachmentIds; absent when the video is elsewhere. */
  attachmentId?: RecordId;
  /** 视频在别处的播放网址；附件之外没有的不填。
   * @x-jiyue-en Address where it is played elsewhere; absent when there is none. */
  url?: WebAddress;
  /** 画面内容的文字说明，供看不到视频的人阅读。
   * @x-jiyue-en What is shown, for those who cannot see it.
   * @minLength 1
   * @maxLength 2000 */
  alternativeText: string;
  /** 文字稿：视频中的话；没有对白的不填。
   * @x-jiyue-en Words spoken; absent when nothing is said.
   * @minLength 1
   * @maxLength 200000 */
  transcript?: string;
  /** 时长（秒）；不知道则不填。
   * @x-jiyue-en Length in seconds; absent when unknown.
   * @TJS-type integer
   * @minimum 1
   * @maximum 360000 */
  durationSeconds?: number;
  /** 封面图；没有则不填。
   * @x-jiyue-en Poster picture; absent when there is none. */
  poster?: Picture;
  /** 字幕文件附件，须列在 attachmentIds 中；没有则不填。
   * @x-jiyue-en Attachment that holds the subtitles, one of attachmentIds; absent when there is none. */
  subtitlesId?: RecordId;
}

/** 视频草稿。
 * @x-jiyue-en Draft of a video. */
export interface VideoDraft extends VideoContent {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'video';
}

/** 视频。
 * @x-jiyue-en A video.
 * @x-jiyue-requirement JY-FMT-025 */
export interface Video extends VideoContent, ResourceState {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'video';
}
