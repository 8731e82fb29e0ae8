/**
 * What a resource says beside title, metadata and body, by its kind (资源种类): labelled parts in reading order. Pages show them, search
 * reads their words, so neither has to know the kinds. Kinds whose whole content is the body have no parts.
 */
import type { DatasetDownload, Picture, Resource } from '@jiyue/standards/model';
import { codeName } from '../codes/code-tables.ts';

/** A label in both languages. */
export interface PartLabel {
  readonly zh: string;
  readonly en: string;
}

/** One part. Texts are plain; line breaks are paragraphs. */
export type KindPart =
  | { readonly as: 'text'; readonly label: PartLabel; readonly text: string }
  | { readonly as: 'code'; readonly label: PartLabel; readonly table: string; readonly code: string }
  | { readonly as: 'date'; readonly label: PartLabel; readonly date: string }
  | { readonly as: 'link'; readonly label: PartLabel; readonly text: string; readonly address: string }
  | { readonly as: 'attachment'; readonly label: PartLabel; readonly attachmentId: string; readonly note?: string }
  | { readonly as: 'picture'; readonly picture: Picture }
  | { readonly as: 'video'; readonly attachmentId: string; readonly alternativeText: string; readonly posterId?: string }
  /** A question with its answer: the question stands in place of a label. */
  | { readonly as: 'question'; readonly question: string; readonly answer: string }
  /** Cells in the order of `head`; an empty one is "". */
  | { readonly as: 'table'; readonly label: PartLabel; readonly head: readonly PartLabel[]; readonly rows: readonly (readonly string[])[] }
  /** Other resources, and a column whose content belongs here too. */
  | { readonly as: 'section'; readonly title: string; readonly resourceIds: readonly string[]; readonly columnId?: string };

/** Parts in reading order; none for kinds that are all body, and for kinds that a later version adds. */
export function kindParts(resource: Resource): readonly KindPart[] {
  const partsOf = table[resource.kind] as ((resource: Resource) => readonly KindPart[]) | undefined;
  return partsOf?.(resource) ?? none;
}

/** The words of the parts as plain text, one part a line: what a search should find. Names of codes are in Chinese. */
export const kindText = (resource: Resource): string => kindParts(resource).map(wordsOf).filter(Boolean).join('\n');

type OfKind<K extends Resource['kind']> = Extract<Resource, { readonly kind: K }>;

const none: readonly KindPart[] = Object.freeze([]);
const label = (zh: string, en: string): PartLabel => ({ zh, en });
const text = (zh: string, en: string, value: string | undefined): readonly KindPart[] =>
  value === undefined ? none : [{ as: 'text', label: label(zh, en), text: value }];
const date = (zh: string, en: string, value: string | undefined): readonly KindPart[] =>
  value === undefined ? none : [{ as: 'date', label: label(zh, en), date: value }];
const picture = (value: Picture | undefined): readonly KindPart[] => (value === undefined ? none : [{ as: 'picture', picture: value }]);

const table: { readonly [K in Resource['kind']]: (resource: OfKind<K>) => readonly KindPart[] } = {
  article: () => none,
  'policy-document': () => none,
  interpretation: () => none,
  gallery: ({ pictures }) => pictures.flatMap(picture),
  video: ({ attachmentId, url, alternativeText, transcript, durationSeconds, poster, subtitlesId }) => [
    ...(attachmentId === undefined
      ? picture(poster)
      : [{ as: 'video', attachmentId, alternativeText, ...(poster && { posterId: poster.attachmentId }) } as const]),
    ...(url === undefined ? none : [{ as: 'link', label: label('观看地址', 'Watch at'), text: url, address: url } as const]),
    ...text('画面说明', 'What is shown', alternativeText),
    ...text('时长', 'Length', durationSeconds === undefined ? undefined : clock(durationSeconds)),
    ...text('文字稿', 'Transcript', transcript),
    ...(subtitlesId === undefined ? none : [{ as: 'attachment', label: label('字幕文件', 'Subtitles'), attachmentId: subtitlesId } as const]),
  ],
  link: ({ targetUrl, targetName }) => [{ as: 'link', label: label('前往', 'Go to'), text: targetName, address: targetUrl }],
  leader: ({ name, post, resume, duties, photo }) => [
    ...picture(photo),
    ...text('姓名', 'Name', name),
    ...text('职务', 'Post', post),
    ...text('工作分工', 'Division of work', duties),
    ...text('简历', 'CV', resume),
  ],
  'organization-profile': ({ structure, duties, office, heads, units }) => [
    ...text('主要职责', 'Duties', duties),
    ...text('机构设置', 'Structure', structure),
    ...text('负责人', 'Heads', heads?.join('、')),
    ...text('办公地址', 'Address', office.address),
    ...text('办公时间', 'Office hours', office.hours),
    ...text('办公电话', 'Telephone', office.phone),
    ...text('传真', 'Fax', office.fax),
    ...text('邮政编码', 'Postcode', office.postcode),
    ...text('互联网联系方式', 'Online contact', office.onlineContact),
    ...(units === undefined
      ? none
      : [
          {
            as: 'table',
            label: label('内设机构和直属单位', 'Units'),
            head: [label('名称', 'Name'), label('性质', 'Nature'), label('职责', 'Duties'), label('办公电话', 'Telephone')],
            rows: units.map((unit) => [unit.name, unit.isSubordinate ? '直属单位' : '内设机构', unit.duties ?? '', unit.phone ?? '']),
          } as const,
        ]),
  ],
  dataset: ({ provider, updateCycle, dataDate, recordCount, fields, downloads }) => [
    ...text('提供机构', 'Provider', provider),
    { as: 'code', label: label('更新周期', 'Update cycle'), table: 'dataset-update-cycle', code: updateCycle },
    ...date('数据截至', 'Data up to', dataDate),
    ...text('记录条数', 'Records', recordCount?.toString()),
    ...downloads.flatMap(download),
    {
      as: 'table',
      label: label('字段说明', 'Fields'),
      head: [label('字段名', 'Name'), label('名称', 'Title'), label('类型', 'Type'), label('单位', 'Unit'), label('说明', 'Meaning')],
      rows: fields.map((field) => [
        field.name,
        field.title,
        codeName('metadata-field-type', field.fieldType, 'zh-CN'),
        field.unit ?? '',
        field.description ?? '',
      ]),
    },
  ],
  'special-topic': ({ sections, cover, startDate, endDate }) => [
    ...picture(cover),
    ...date('开始日期', 'From', startDate),
    ...date('结束日期', 'To', endDate),
    ...sections.map(({ title, resourceIds, columnId }) => ({ as: 'section', title, resourceIds, ...(columnId !== undefined && { columnId }) }) as const),
  ],
  faq: ({ questions }) => questions.map(({ question, answer }) => ({ as: 'question', question, answer }) as const),
  'service-guide': ({ itemCode, basis, conditions, materials, procedure, timeLimit, fee, place, hours, phone, applyUrl }) => [
    ...text('受理条件', 'Conditions', conditions),
    ...text('办事材料', 'Materials', materials),
    ...text('办理流程', 'Procedure', procedure),
    ...text('办理时限', 'Time limit', timeLimit),
    ...text('收费标准', 'Fees', fee),
    ...text('设定依据', 'Legal basis', basis),
    ...text('办理地点', 'Place', place),
    ...text('办理时间', 'Office hours', hours),
    ...text('咨询电话', 'Telephone', phone),
    ...text('实施编码', 'Item code', itemCode),
    ...(applyUrl === undefined ? none : [{ as: 'link', label: label('在线办理', 'Apply online'), text: applyUrl, address: applyUrl } as const]),
  ],
  'disclosure-guide': ({ classes, arrangement, waysToGet, office }) => [
    ...text('政府信息的分类', 'Classes of information', classes),
    ...text('编排体系', 'Arrangement', arrangement),
    ...text('获取方式', 'Ways to get it', waysToGet),
    ...text('公开工作机构', 'Office of disclosure', office.name),
    ...text('办公地址', 'Address', office.address),
    ...text('办公时间', 'Office hours', office.hours),
    ...text('联系电话', 'Telephone', office.phone),
    ...text('传真', 'Fax', office.fax),
    ...text('互联网联系方式', 'Online contact', office.onlineContact),
  ],
};

function download({ format, attachmentId, url, note }: DatasetDownload): readonly KindPart[] {
  const [zh, en] = [codeName('file-format', format, 'zh-CN'), codeName('file-format', format, 'en')];
  const named = label(`下载（${zh}）`, `Download (${en})`);
  return [
    ...(attachmentId === undefined ? none : [{ as: 'attachment', label: named, attachmentId, ...(note !== undefined && { note }) } as const]),
    ...(url === undefined ? none : [{ as: 'link', label: named, text: note ?? url, address: url } as const]),
  ];
}

/** 75 → "1:15", 3675 → "1:01:15". */
function clock(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

function wordsOf(part: KindPart): string {
  switch (part.as) {
    case 'text':
      return `${part.label.zh}：${part.text}`;
    case 'code':
      return `${part.label.zh}：${codeName(part.table, part.code, 'zh-CN')}`;
    case 'date':
      return `${part.label.zh}：${part.date}`;
    case 'link':
      return part.text;
    case 'picture':
      return [part.picture.caption, part.picture.alternativeText].filter((words) => words !== undefined).join(' ');
    case 'question':
      return `${part.question}\n${part.answer}`;
    case 'table':
      return part.rows.map((cells) => cells.filter(Boolean).join(' ')).join('\n');
    case 'section':
      return part.title;
    case 'attachment':
      return part.note ?? '';
    // its text is a part of its own
    case 'video':
      return '';
  }
}
