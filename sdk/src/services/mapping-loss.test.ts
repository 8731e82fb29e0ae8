import { describe, expect, test } from 'vitest';
import codes from '@jiyue/standards/generated/codes.json' with { type: 'json' };
import crosswalks from '@jiyue/standards/generated/crosswalks.json' with { type: 'json' };
import examples from '@jiyue/standards/generated/examples.json' with { type: 'json' };
import type { ServiceGuideDraft } from '@jiyue/standards/model';
import { validateStrict } from '../validate/validate.ts';
import { serviceMappingLoss } from './mapping-loss.ts';

const guides = (examples.find(({ type }) => type === 'ServiceGuideDraft')?.valid ?? []).map(({ instance }) => instance as ServiceGuideDraft);
const whole = guides.find(({ materials }) => materials.length > 1)!;
const columns = (codes.tables.find(({ id }) => id === 'service-item-field')?.members ?? []) as readonly { readonly column?: string }[];
const fields = (crosswalks.find(({ id }) => id === 'service-items') as { readonly fields: readonly { readonly names: Readonly<Record<string, string>> }[] })
  .fields;

test('every column of the national platform has a place in the record', () => {
  const named = new Set(fields.flatMap(({ names }) => (names['national-row'] ?? '').split(' + ')));
  expect(columns.length).toBeGreaterThan(50);
  expect(columns.filter(({ column = '' }) => !named.has(column))).toEqual([]);
});

describe('what a guide loses is listed', () => {
  test('as a row of the national platform', () => {
    const loss = serviceMappingLoss(whole, 'national-row');
    expect(loss.lost.map(({ field }) => field).sort()).toEqual(['/ext', '/flowChartId', '/locale', '/materials', '/regionCode']);
    expect(validateStrict('ServiceConversionReply', { row: exampleRow(), loss })).toEqual([]);
  });

  test('as linked data: what a duration, a place or a theme cannot say is lost', () => {
    const lost = serviceMappingLoss(whole, 'cpsv-ap', 'en').lost.map(({ field }) => field);
    expect(lost).toEqual(expect.arrayContaining(['/visits', '/supervision', '/legalTerm', '/canBook', '/catalogCode', '/hasPcSignOn']));
    expect(lost).not.toContain('/materials');
    expect(lost).not.toContain('/name');
  });

  test('kept and lost are all that the guide holds, but for what belongs to the base', () => {
    for (const guide of guides) {
      const { kept, lost } = serviceMappingLoss(guide, 'cpsv-ap');
      const own = ['siteId', 'ownerId', 'origin', 'fetchedAt', 'resourceId'].filter((member) => Object.hasOwn(guide, member));
      expect(kept + lost.length).toBe(Object.keys(guide).length - own.length);
    }
  });

  test('a format that nobody described is refused, not called lossless', () => {
    expect(() => serviceMappingLoss(whole, 'excel' as 'cpsv-ap')).toThrow(/names nothing of format "excel"/);
  });
});

const exampleRow = () => (examples.find(({ type }) => type === 'ServiceRow')?.valid ?? [])[0]?.instance;
