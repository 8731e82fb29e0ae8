/** What breaks the rules on kinds and marks (with the place), and what does not. */
import type { RuleCases } from './rule-cases.suite.ts';
import { goodArticle, goodDocument } from '../drafts.suite.ts';

const withIndex = (members: object) => ({ ...goodDocument(), disclosure: members });
const goodGallery = (more: object = {}) => ({
  ...goodArticle(),
  kind: 'gallery',
  attachmentIds: ['att-1'],
  pictures: [{ attachmentId: 'att-1', alternativeText: '江面上的桥' }],
  ...more,
});
const video = { kind: 'video', pictures: undefined, alternativeText: '桥上的车流' };
const goodTopic = (more: object) => ({ ...goodArticle(), kind: 'special-topic', sections: [{ title: '动态', resourceIds: [] }], ...more });
const goodDataset = (download: object) => ({
  ...goodArticle(),
  kind: 'dataset',
  attachmentIds: ['att-1'],
  provider: '虚构省教育厅',
  updateCycle: 'yearly',
  fields: [{ name: 'xxmc', title: '学校名称', fieldType: 'text' }],
  downloads: [download],
});
const goodAttachment = (mediaType: string) => ({
  ...{ id: 'att-1', version: 1, enteredAt: '2026-03-02T09:15:00+08:00', updatedAt: '2026-03-02T09:15:00+08:00', siteId: 'site-province' },
  ...{ title: '附件', fileName: '附件', mediaType, sizeBytes: 1, sm3: '0'.repeat(64), sha256: '0'.repeat(64) },
});
const refusal = (nextAssessmentDate = '2027-01-10') => ({ ground: 'R16-2', assessedDate: '2026-01-10', nextAssessmentDate });

/** Cases by rule. */
export const kindCases: RuleCases = {
  'attachments-listed': {
    breaks: [
      [goodGallery({ attachmentIds: ['att-2'] }), '/pictures/0/attachmentId'],
      [goodGallery({ maps: [{ attachmentId: 'att-9', approvalNumber: '虚S（2026）1号' }] }), '/maps/0/attachmentId'],
      [{ ...goodGallery(), ...video, attachmentIds: [], attachmentId: 'att-1' }, '/attachmentId'],
      [{ ...goodGallery(), ...video, url: 'https://a.example/', subtitlesId: 'att-8' }, '/subtitlesId'],
      [{ ...goodGallery(), ...video, url: 'https://a.example/', poster: { attachmentId: 'att-8', alternativeText: '封面' } }, '/poster/attachmentId'],
    ],
    keeps: [goodGallery(), goodGallery({ attachmentIds: ['att-2', 'att-1'] }), goodArticle()],
  },
  'common-file-formats': {
    type: 'Attachment',
    breaks: [
      [goodAttachment('application/vnd.rar'), '/mediaType'],
      [goodAttachment('application/x-dwg'), '/mediaType'],
    ],
    keeps: ['application/ofd', 'application/pdf', 'application/x-ole-storage', 'video/mp4', 'image/webp', 'text/csv'].map(goodAttachment),
  },
  'dataset-download': {
    breaks: [
      [goodDataset({ format: 'csv' }), '/downloads/0/attachmentId'],
      [goodDataset({ format: 'csv', attachmentId: 'att-1', url: 'https://a.example/' }), '/downloads/0/attachmentId'],
    ],
    keeps: [goodDataset({ format: 'csv', attachmentId: 'att-1' }), goodDataset({ format: 'csv', url: 'https://a.example/' })],
  },
  'map-approval-number': {
    breaks: [
      [goodGallery({ maps: [{ attachmentId: 'att-1', approvalNumber: '2767' }] }), '/maps/0/approvalNumber'],
      [goodGallery({ maps: [{ attachmentId: 'att-1', approvalNumber: 'GS（23）2767号' }] }), '/maps/0/approvalNumber'],
    ],
    keeps: ['GS（2023）2767号', 'GS京(2022)0123号', '虚S〔2026〕001号'].map((approvalNumber) =>
      goodGallery({ maps: [{ attachmentId: 'att-1', approvalNumber }] }),
    ),
  },
  'date-span': {
    breaks: [[goodTopic({ startDate: '2026-05-15', endDate: '2026-05-14' }), '/endDate']],
    keeps: [goodTopic({ startDate: '2026-05-15', endDate: '2026-05-15' }), goodTopic({ endDate: '2026-05-15' }), goodTopic({})],
  },
  'reassessment-date': {
    breaks: [
      [withIndex({ mode: '3' }), '/disclosure/nonDisclosure'],
      [withIndex({ mode: '1', nonDisclosure: refusal() }), '/disclosure/nonDisclosure'],
      [withIndex({ nonDisclosure: refusal() }), '/disclosure/nonDisclosure'],
      [withIndex({ mode: '3', nonDisclosure: refusal('2026-01-10') }), '/disclosure/nonDisclosure/nextAssessmentDate'],
    ],
    keeps: [withIndex({ mode: '3', nonDisclosure: refusal() }), withIndex({ mode: '2' }), withIndex({ mode: '3', nonDisclosure: refusal('2026-01-11') })],
  },
  'video-place': {
    breaks: [[{ ...goodGallery(), ...video, attachmentIds: undefined }, '/attachmentId']],
    keeps: [
      { ...goodGallery(), ...video, attachmentId: 'att-1' },
      { ...goodGallery(), ...video, url: 'https://a.example/' },
    ],
  },
};
