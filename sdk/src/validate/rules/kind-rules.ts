/** Rules on the business kinds of resources and on their marks: what they show is listed, and what they state agrees. */
import { codeTable } from '../../codes/code-tables.ts';
import { type Breach, noBreach, objectAt, type RecordRule, resourceTypes, type RuleRecord, textAt } from './rule.ts';

type Place = readonly (string | number)[];

const listAt = (record: RuleRecord, member: string): readonly RuleRecord[] => {
  const value = record[member];
  return Array.isArray(value) ? (value as readonly RuleRecord[]) : [];
};

/** Most records: written out, because it is asked of each. */
const namesNoAttachment = ({ pictures, maps, downloads, poster, photo, cover, attachmentId, subtitlesId }: RuleRecord): boolean =>
  (pictures ?? maps ?? downloads ?? poster ?? photo ?? cover ?? attachmentId ?? subtitlesId) === undefined;

/** Each attachment named outside the list, with its place. */
function namedAttachments(record: RuleRecord): readonly (readonly [Place, string])[] {
  const named: (readonly [Place, string])[] = [];
  const look = (place: Place, holder: RuleRecord, member = 'attachmentId') => {
    const id = textAt(holder, member);
    if (id !== undefined) named.push([[...place, member], id]);
  };
  for (const member of ['pictures', 'maps', 'downloads']) for (const [at, item] of listAt(record, member).entries()) look([member, at], item);
  for (const member of ['poster', 'photo', 'cover']) look([member], objectAt(record, member));
  look([], record);
  look([], record, 'subtitlesId');
  return named;
}

/** Pictures, maps, videos and data files are attachments of the resource, so that they become public and are withdrawn with it. */
const attachmentsListed: RecordRule = {
  id: 'attachments-listed',
  on: 'record',
  severity: 'error',
  zh: '用到的附件“{value}”不在附件清单（attachmentIds）中。请把它列入，或改用已列入的附件。',
  en: 'The attachment "{value}" is used and not listed in attachmentIds. List it there, or use one that is.',
  requirement: 'JY-RES-025',
  types: resourceTypes,
  check(record) {
    if (namesNoAttachment(record)) return noBreach;
    const named = namedAttachments(record);
    const listed = new Set(Array.isArray(record['attachmentIds']) ? (record['attachmentIds'] as readonly unknown[]) : []);
    return named.filter(([, id]) => !listed.has(id)).map(([path, value]) => ({ path, value }));
  },
};

/** A video is somewhere. */
const videoPlace: RecordRule = {
  id: 'video-place',
  on: 'record',
  severity: 'error',
  zh: '视频既没有附件（attachmentId），也没有播放网址（url）。请至少填一个。',
  en: 'The video has neither attachmentId nor url. Give at least one of them.',
  requirement: 'JY-FMT-025',
  types: ['VideoDraft', 'Video', 'ResourceDraft', 'Resource'],
  check: (record) =>
    record['kind'] === 'video' && record['attachmentId'] === undefined && record['url'] === undefined ? [{ path: ['attachmentId'] }] : noBreach,
};

/** A data file is at one place. */
const datasetDownload: RecordRule = {
  id: 'dataset-download',
  on: 'record',
  severity: 'error',
  zh: '数据集的每个下载地址应在附件（attachmentId）和网址（url）中填且只填一个。',
  en: 'Each download of a data set is either an attachmentId or a url: give exactly one.',
  requirement: 'JY-FMT-023',
  types: ['DatasetDraft', 'Dataset', 'ResourceDraft', 'Resource'],
  check: (record) =>
    record['downloads'] === undefined
      ? noBreach
      : listAt(record, 'downloads').flatMap((download, at): readonly Breach[] =>
          (download['attachmentId'] === undefined) === (download['url'] === undefined) ? [{ path: ['downloads', at, 'attachmentId'] }] : noBreach,
        ),
};

// GS（2023）2767号, GS京(2022)0123号, 虚S〔2026〕001号: letters and region, year in any brackets, serial
const approvalForm = /^[\p{Script=Han}A-Z]{1,8}[(（〔[]\d{4}[)）〕\]]\s?\d{1,6}\s?号$/u;

/** The approval number of a map does not look like one. */
const mapApprovalNumber: RecordRule = {
  id: 'map-approval-number',
  on: 'record',
  severity: 'warning',
  zh: '“审图号”(approvalNumber)宜写作“GS（2023）2767号”的形式{received}。请核对。',
  en: 'The "approval number" of a map is best written like GS（2023）2767号{received}. Check it.',
  requirement: 'JY-PUB-017',
  types: resourceTypes,
  check: (record) =>
    listAt(record, 'maps').flatMap((map, at): readonly Breach[] => {
      const value = textAt(map, 'approvalNumber');
      return value === undefined || approvalForm.test(value) ? noBreach : [{ path: ['maps', at, 'approvalNumber'], value }];
    }),
};

/** Codes of mode that mean: not disclosed. */
const notDisclosed = '3';

/** What is not disclosed says why, and when it is looked at again. */
const reassessmentDate: RecordRule = {
  id: 'reassessment-date',
  on: 'record',
  severity: 'error',
  zh: '{fault}。请补齐或改正。',
  en: '{faultEn}. Complete or correct it.',
  requirement: 'JY-PUB-014',
  types: resourceTypes,
  check(record) {
    const disclosure = objectAt(record, 'disclosure');
    const refused = textAt(disclosure, 'mode') === notDisclosed;
    const stated = disclosure['nonDisclosure'] !== undefined;
    const path = ['disclosure', 'nonDisclosure'];
    if (refused && !stated)
      return [
        {
          path,
          params: fault('公开方式是“不予公开”，却没有写明理由和下次评估日期', 'The mode is "not disclosed" and neither ground nor next assessment is stated'),
        },
      ];
    if (!refused && stated)
      return [{ path, params: fault('写明了不予公开的理由，公开方式却不是“不予公开”', 'A ground for not disclosing is stated and the mode is another') }];
    const { assessedDate, nextAssessmentDate } = objectAt(disclosure, 'nonDisclosure') as { assessedDate?: string; nextAssessmentDate?: string };
    if (assessedDate === undefined || nextAssessmentDate === undefined || nextAssessmentDate > assessedDate) return noBreach;
    const params = fault(
      `下次评估日期（${nextAssessmentDate}）应晚于作出结论的日期（${assessedDate}）`,
      `The next assessment (${nextAssessmentDate}) must be after the conclusion (${assessedDate})`,
    );
    return [{ path: [...path, 'nextAssessmentDate'], value: nextAssessmentDate, params }];
  },
};

const fault = (zh: string, en: string) => ({ fault: zh, faultEn: en });

/** Older office files are told apart by their content alone, as one container. */
const oldOffice = 'application/x-ole-storage';

/** Media types that people can open or pages can play: those of table file-format that are no archive. */
const common: ReadonlySet<unknown> = new Set([
  oldOffice,
  ...(codeTable('file-format')?.members ?? []).filter(({ family }) => family !== 'archive').map(({ mediaType }) => mediaType),
]);

/** A file for the public in a format that many cannot open. */
const commonFileFormats: RecordRule = {
  id: 'common-file-formats',
  on: 'record',
  severity: 'warning',
  zh: '附件的格式宜为 OFD、PDF、常用办公格式，或网页可直接显示的图片、音频、视频{received}。请另附一种常用格式。',
  en: 'An attachment is best OFD, PDF, a common office format, or a picture, sound or video that pages show{received}. Add one in such a format.',
  requirement: 'JY-FMT-024',
  types: ['Attachment'],
  check(record) {
    const value = textAt(record, 'mediaType');
    return value === undefined || common.has(value) ? noBreach : [{ path: ['mediaType'], value }];
  },
};

/** All of this file. */
export const kindRules: readonly RecordRule[] = [attachmentsListed, commonFileFormats, datasetDownload, mapApprovalNumber, reassessmentDate, videoPlace];
